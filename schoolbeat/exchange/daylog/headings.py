"""The headings that name a column, in English and Spanish, as forms and spreadsheets have them. Data, no code."""

DATE, START, END, MINUTES = "date", "start", "end", "minutes"
SCHOOL, OFFICER, KIND, LOCATION = "school", "officer", "kind", "location"
INITIATOR, OUTCOME, NOTE = "initiator", "outcome", "note"
AUDIENCES = ("student", "parent", "staff", "neighbor", "business", "other")
MONTH, AMOUNT = "month", "amount"
FIELDS = (
    DATE, START, END, MINUTES, SCHOOL, OFFICER, KIND, LOCATION, INITIATOR, OUTCOME, NOTE, *AUDIENCES, MONTH, AMOUNT,
)  # fmt: skip

HEADINGS: dict[str, tuple[str, ...]] = {
    DATE: (
        "date", "day", "activity date", "date of activity", "date of service", "date of event", "date of contact",
        "event date", "incident date", "service date", "log date", "contact date", "start date", "date started",
        "date and time", "date time", "datetime", "start date time", "start datetime", "when",
        "fecha", "dia", "fecha de actividad", "fecha de la actividad", "fecha del evento", "fecha y hora",
        "fecha de inicio",
    ),
    START: (
        "start", "start time", "time", "time started", "begin", "begin time", "beginning time", "time in", "from",
        "time of day", "time of activity", "started", "arrival time", "time start", "time from",
        "hora", "inicio", "hora de inicio", "hora inicial", "hora de comienzo", "desde", "hora inicio",
    ),
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
    SCHOOL: (
        "school", "site", "campus", "school site", "school name", "name of school", "school location", "facility",
        "school campus", "which school", "assigned school",
        "escuela", "plantel", "sitio", "nombre de la escuela", "centro escolar", "colegio", "campo escolar",
    ),
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
    OUTCOME: (
        "outcome", "disposition", "result", "resolution", "action taken", "how resolved", "status",
        "resultado", "disposicion", "resolucion", "desenlace", "accion tomada",
    ),
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
