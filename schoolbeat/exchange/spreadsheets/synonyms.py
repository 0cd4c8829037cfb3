"""What people write for who asks, how it ended, months, ranks and schools, in English and Spanish. Data, no code."""

INITIATORS: dict[str, tuple[str, ...]] = {
    "officer": ("officer", "sro", "self", "self initiated", "officer initiated", "proactive", "deputy", "oficial"),
    "administrator": (
        "administrator", "admin", "administration", "principal", "vice principal", "assistant principal", "ap", "vp",
        "director", "directora", "administrador", "administracion", "dean", "school administration",
    ),
    "teacher": (
        "teacher", "staff", "teacher or staff", "faculty", "counselor", "school staff", "maestro", "maestra",
        "personal",
        "consejero", "school",
    ),
    "student": ("student", "estudiante", "alumno", "youth"),
    "parent": ("parent", "guardian", "parent guardian", "padre", "madre", "tutor", "family"),
    "dispatch": ("dispatch", "911", "radio", "call for service", "cad", "despacho", "communications"),
    "neighbor": ("neighbor", "community", "community member", "resident", "citizen", "public", "vecino", "comunidad"),
    "business": ("business", "business owner", "negocio"),
    "other": ("other", "someone else", "other agency", "otro", "otra persona", "n a", "unknown"),
}  # fmt: skip

OUTCOMES: dict[str, tuple[str, ...]] = {
    "school": (
        "school", "handled by school", "handled by the school", "school discipline", "referred to school",
        "referred to administration", "returned to school", "atendido por la escuela", "escuela",
    ),
    "resolved": (
        "resolved", "resolved by officer", "resolved by an officer", "handled by officer", "closed", "counseled",
        "warned", "warning", "settled", "resuelto", "resuelto por un agente", "cerrado",
    ),
    "diverted": ("diverted", "diversion", "juvenile court diversion", "referred to diversion", "derivado"),
    "charged": ("charged", "arrest", "arrested", "cited", "citation", "petition", "lodged", "acusado", "arrestado"),
}  # fmt: skip

TOTALS = frozenset(
    {
        "total", "totals", "grand total", "sub total", "subtotal", "sum", "page total", "monthly total", "total hours",
        "total general", "totales", "suma", "total del mes", "average", "promedio", "total minutes", "report total",
    }
)  # fmt: skip

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre set",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = frozenset(
    {
        "monday", "mon", "tuesday", "tue", "tues", "wednesday", "wed", "thursday", "thu", "thur", "thurs",
        "friday", "fri", "saturday", "sat", "sunday", "sun", "lunes", "martes", "miercoles", "miércoles",
        "jueves", "viernes", "sabado", "sábado", "domingo", "lun", "mar", "mie", "mié", "jue", "vie", "sab",
        "sáb", "dom",
    }
)  # fmt: skip

RANKS = frozenset(
    {
        "officer", "ofc", "off", "sro", "deputy", "dep", "sergeant", "sgt", "corporal", "cpl", "detective", "det",
        "agent", "agente", "oficial", "of",
        "lieutenant", "lt", "police", "policia", "sargento",
        "cabo", "po", "patrolman",
    }
)  # fmt: skip

SCHOOL_SHORT: dict[str, str] = {
    "elem": "elementary", "el": "elementary", "es": "elementary school", "ms": "middle school", "hs": "high school",
    "jr": "junior", "sr": "senior", "st": "saint", "mt": "mount", "jhs": "junior high school", "acad": "academy",
    "primaria": "elementary", "secundaria": "middle", "preparatoria": "high", "escuela": "school",
    "int": "intermediate",    "cont": "continuation", "alt": "alternative", "sch": "school",
}  # fmt: skip
