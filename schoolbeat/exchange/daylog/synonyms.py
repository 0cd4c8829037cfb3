"""What other agencies call things, and what it is called here. Data, no code; a map can say otherwise.

The categories are those that agencies publish: Cumberland and DeKalb counties (TN), Davenport (IA), Lincoln (NE),
San Leandro (CA), Pleasant Hill (IA), and the federal survey of schools.
"""

KINDS: dict[str, tuple[str, ...]] = {
    "student-consultation": (
        "consultation", "consultation student", "consultation session student", "student counseling", "counseling",
        "advisory session student", "student contact", "student meeting", "consulta", "consejeria",
        "asesoria a estudiante", "student advisory session", "counseling session", "student consult",
    ),
    "parent-contact": (
        "consultation parent", "consultation session parent", "parent meeting", "parent conference",
        "advisory session parent", "parent consultation", "contact with parent", "consulta con padre",
        "parent advisory session",
    ),
    "staff-consultation": (
        "consultation faculty", "consultation staff", "consultation session faculty", "staff contact", "staff meeting",
        "advisory session teacher or staff", "advisory session staff", "advisory session teacher",
        "faculty consultation",
        "advising on legal definition", "consulta con maestro", "staff consult",
    ),
    "mediation": ("conflict resolution", "peer mediation", "conflict mediation", "resolucion de conflicto"),
    "classroom-lesson": (
        "classroom instruction", "classroom lecture", "class taught", "classroom presentation", "law related education",
        "teaching", "lesson", "presentation", "instruction", "clase", "leccion", "instruccion en el aula",
        "classroom visit", "drug education", "class",
    ),
    "mentoring-session": ("mentoring", "mentor", "mentoria"),
    "event-presence": (
        "extracurricular activity", "special school event", "event presence", "athletic event", "sporting event",
        "school event", "after school event", "sport event", "evento escolar", "evento deportivo",
    ),
    "planning-meeting": (
        "school related meeting", "meeting", "business meeting", "safety meeting", "planning meeting", "reunion",
        "safety planning", "reunion de seguridad",
    ),
    "admin-briefing": ("administration meeting", "meeting with administration", "admin meeting", "briefing"),
    "training-received": ("training", "training and research", "training hour", "capacitacion", "entrenamiento"),
    "staff-training": (
        "training staff", "staff training", "training student parent staff", "capacitacion del personal",
    ),
    "community-talk": ("outreach", "community outreach", "parent night", "community presentation", "community meeting"),
    "visible-patrol": (
        "patrol", "security patrol", "campus patrol", "foot patrol", "hall patrol", "hallway patrol", "walk through",
        "walkthrough", "campus walk through", "high visibility patrol", "patrullaje", "patrulla", "ronda",
        "hallway monitoring", "campus presence", "vigilancia",
    ),
    "arrival-dismissal": (
        "traffic", "traffic control", "arrival", "dismissal", "arrival and dismissal", "bus duty", "car line",
        "drop off", "pick up", "morning traffic", "afternoon traffic", "traffic duty", "crossing", "trafico",
        "entrada y salida", "arrival dismissal",
    ),
    "lunch-duty": ("lunch", "lunch supervision", "cafeteria duty", "cafeteria", "lunchroom", "almuerzo"),
    "positive-contact": ("positive student contact", "student services", "student service", "rapport building"),
    "incident-report": (
        "report", "offense report", "juvenile activity report", "accident report", "crime report", "informe",
        "vandalism",
        "theft", "violence", "weapon", "disorderly", "alcohol related", "violence disorderly theft weapon",
    ),
    "report-writing": ("paperwork", "recording and reporting", "administrative", "documentation"),
    "arrest": ("arrests made", "lodged", "charged incident", "juvenile charged", "custody", "detencion"),
    "citation": (
        "arrest and citation issue", "juvenile petition and citation", "citation issued", "ticket", "petition", "multa",
        "tobacco enforcement",
    ),
    "diversion": ("juvenile court diversion", "counseling in lieu of prosecution", "desvio"),
    "hearing": (
        "disciplinary hearing", "court appearance", "court", "expulsion hearing", "expulsion hearing testimony",
        "attendance review board", "sarb", "audiencia", "corte",
    ),
    "call-for-service": ("call", "calls", "calls for service", "cfs", "dispatched call", "llamada"),
    "assist-agency": (
        "assist deputy", "assist officer", "assist other agency", "assist patrol", "agency assist", "backup",
        "assist detectives", "mutual aid", "apoyo a patrulla",
    ),
    "medical-assist": ("medical", "medical call", "first aid", "emergencia medica"),
    "motorist-assist": ("motorist", "disabled vehicle"),
    "home-visit": ("residence visit", "home check", "visita domiciliaria"),
    "welfare-check": ("wellness check", "check welfare", "welfare"),
    "mental-health-crisis": ("mental health", "crisis", "suicide assessment", "5150", "crisis intervention"),
    "truancy-contact": (
        "truancy", "truancy welfare check", "truancy filed", "truant", "locating and returning truant",
        "attendance", "ausentismo",
    ),
    "curfew-contact": ("curfew", "daytime curfew"),
    "sweep": ("truancy sweep", "sweeps"),
    "threat-assessment": ("threat", "threat investigation", "amenaza"),
    "drill": ("fire drill", "lockdown drill", "lockdown", "evacuation drill", "exercise", "simulacro"),
    "site-safety-walk": ("safety walk", "safety inspection", "site inspection", "security check", "building check"),
    "task-force-liaison": ("task force", "probation liaison", "probation", "probation and child protection work"),
    "tip-handled": ("tip", "tip follow up", "anonymous tip"),
    "visitor-trespass": ("trespass", "trespassing", "trespasser", "visitor"),
    "suspicious-activity": ("suspicious person", "suspicious vehicle", "suspicious"),
    "parking-neighbor-complaint": ("parking complaint", "parking", "neighbor complaint", "estacionamiento"),
    "business-contact": ("business", "business check", "negocio"),
    "interview": ("investigation", "follow up investigation", "investigative follow up", "investigacion"),
    "search": ("search of person", "locker search", "registro"),
    "resource-referral": ("referral", "human service report", "referral to service", "remision"),
    "at-risk-staffing": ("student support team", "sst", "iep meeting", "at risk meeting"),
    "restorative-conference": ("restorative circle", "restorative justice", "circle"),
    "youth-program-session": ("youth program", "explorer", "club", "programa juvenil"),
    "emergency-response": ("emergency", "emergencia"),
}  # fmt: skip

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

PLACES: dict[str, tuple[str, ...]] = {
    "campus": ("campus", "on campus", "school", "at school", "en el plantel", "escuela"),
    "surroundings": ("near campus", "off campus nearby", "surroundings", "neighborhood", "cerca del plantel"),
    "transport": ("bus", "on the way bus", "school bus", "bus stop", "transport", "autobus"),
    "event": ("event", "at an event", "at event", "evento"),
    "business": ("business", "at a business", "store", "negocio"),
    "home": ("home", "at a home", "residence", "student home", "hogar", "casa"),
    "elsewhere": ("elsewhere", "other", "off campus", "station", "court", "otro lugar", "fuera del plantel"),
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
