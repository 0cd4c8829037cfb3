"""The headings that name a column, in English and Spanish, as forms and spreadsheets have them. Data, no code."""

from schoolbeat.exchange.spreadsheets.columns import (
    DATE,
    DAYS,
    KIND,
    OUTCOME,
    OUTCOMES,
    SCHOOL,
    SCHOOLS,
    START,
    TIMES,
    Columns,
)

END, MINUTES, OFFICER, LOCATION = "end", "minutes", "officer", "location"
INITIATOR, NOTE = "initiator", "note"
AUDIENCES = ("student", "parent", "staff", "neighbor", "business", "other")
MONTH, AMOUNT = "month", "amount"

HEADINGS: dict[str, tuple[str, ...]] = {
    DATE: (
        *DAYS, "activity date", "date of activity", "fecha de actividad", "fecha de la actividad",
    ),
    START: (*TIMES, "time of activity"),
    END: (
        "end", "end time", "time ended", "time out", "finish", "finish time", "finished", "to", "stop", "stop time",
        "ended", "time end", "time to", "end date time", "departure time",
        "fin", "final", "hora de fin", "hora final", "hora de termino", "hora de salida", "hasta", "hora fin",
    ),
    MINUTES: (
        "duration", "minutes", "hours", "length", "time spent", "total time", "elapsed", "elapsed time", "how long",
        "duration minutes", "duration hours", "duration in minutes", "duration in hours", "mins", "min", "hrs",
        "total minutes", "total hours", "number of minutes", "number of hours", "time spent minutes",
        "time spent hours", "length of time", "length of contact", "hours spent", "minutes spent",
        "duracion", "minutos", "horas", "tiempo", "duracion minutos", "duracion horas", "duracion en minutos",
        "duracion en horas", "tiempo total", "tiempo dedicado",
    ),
    SCHOOL: SCHOOLS,
    OFFICER: (
        "officer", "sro", "officer name", "name of officer", "sro name", "officer s name", "officers name", "deputy",
        "deputy name", "resource officer", "school resource officer", "logged by", "completed by", "reporting officer",
        "assigned officer", "badge", "badge number", "officer id", "officer badge", "officer email",
        "oficial", "agente", "nombre del oficial", "nombre del agente", "policia", "placa", "numero de placa",
    ),
    KIND: (
        "activity", "type", "category", "kind", "activity type", "type of activity", "activity category",
        "kind of activity", "type of contact", "contact type", "call type", "type of call", "service type",
        "type of service", "event type", "task", "duty", "function", "service", "reason", "nature", "nature of call",
        "incident type", "what", "activity code",
        "actividad", "tipo", "categoria", "clase", "tipo de actividad", "tipo de contacto", "categoria de actividad",
        "tipo de servicio", "funcion", "tarea", "tipo de evento",
    ),
    LOCATION: (
        "location", "place", "where", "place on campus", "location on campus", "address",
        "lugar", "ubicacion", "donde", "sitio del evento", "direccion",
    ),
    INITIATOR: (
        "initiated by", "initiator", "who initiated", "requested by", "request by", "referred by", "referral source",
        "called by", "caller", "who called", "source", "origin", "source of call", "reported by", "who began it",
        "iniciado por", "quien inicio", "solicitado por", "referido por", "origen", "reportado por", "quien lo inicio",
    ),
    OUTCOME: OUTCOMES,
    NOTE: (
        "note", "comment", "remark", "description", "narrative", "detail", "summary", "brief description",
        "additional note", "additional comment", "activity description", "other information", "memo",
        "description of activity", "details of activity",
        "nota", "comentario", "observacion", "observaciones", "descripcion", "detalle", "narrativa", "resumen",
        "notas adicionales",
    ),
    "student": (
        "student", "number of student", "of student", "student count", "student contacted", "student reached",
        "student served", "student contact", "how many student", "no of student", "student involved", "youth",
        "estudiante", "alumno", "numero de estudiante", "numero de alumno", "cantidad de estudiante",
    ),
    "parent": (
        "parent", "number of parent", "of parent", "parent count", "parent contacted", "parent guardian", "guardian",
        "parent contact", "how many parent", "parent reached",
        "padre", "padres", "numero de padre", "padre o tutor", "tutor", "madre y padre", "padre y madre",
    ),
    "staff": (
        "staff", "number of staff", "of staff", "staff count", "staff contacted", "faculty", "teacher", "faculty staff",
        "staff member", "staff contact", "how many staff", "staff reached",
        "personal", "maestro", "docente", "personal escolar", "numero de personal", "numero de maestro",
    ),
    "neighbor": (
        "neighbor", "community", "community member", "number of neighbor", "resident",
        "vecino", "comunidad", "numero de vecino",
    ),
    "business": ("business", "business owner", "number of business", "negocio", "comercio", "numero de negocio"),
    "other": ("other", "other people", "number of other", "other contacted", "otro", "otra persona"),
    MONTH: ("month", "reporting month", "report month", "mes", "mes del informe"),
    AMOUNT: (
        "count", "number", "total", "amount", "quantity", "qty", "how many", "times", "number of activity",
        "number of event", "occurrence",
        "cantidad", "numero", "cuenta", "veces", "conteo", "cuantos",
    ),
}  # fmt: skip

HOURS = frozenset({"hour", "hr", "hora", "h"})
"""A heading with one of these words counts hours; with one of the next, minutes."""
MINUTE = frozenset({"minute", "min", "minuto", "m"})

LOG = Columns(
    HEADINGS,
    valued=(KIND, SCHOOL, OFFICER, INITIATOR, LOCATION, OUTCOME),
    defaulted=(MONTH,),
    settings=("shape", "sheet", "date_order", "duration", "default_start", "default_minutes", "year"),
    several=frozenset({NOTE}),
    months=True,
)
"""A day log, or a tally of one."""
