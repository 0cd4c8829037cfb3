"""What cities call what is asked of them, and what it is called here. Data, no code; a map can say otherwise."""

from schoolbeat.exchange.spreadsheets.synonyms import INITIATORS, OUTCOMES

KINDS: dict[str, tuple[str, ...]] = {
    "officer": (
        "officer requested", "request for officer", "officer request", "request an officer", "need an officer",
        "extra patrol", "patrol request", "request for patrol", "patrol", "close patrol", "call for service",
        "solicitud de agente", "patrullaje",
    ),
    "parking": (
        "parking complaint", "parking issue", "illegal parking", "illegally parked car", "blocked driveway",
        "parking or neighbor complaint", "abandoned vehicle", "estacionamiento ilegal", "estacionado", "aparcamiento",
    ),
    "traffic": (
        "traffic complaint", "traffic issue", "traffic concern", "traffic control", "traffic safety", "speeding",
        "speeding vehicle", "speeding car", "reckless driving", "school zone speeding", "crosswalk", "car line",
        "drop off traffic", "pick up traffic", "arrival and dismissal", "crossing guard", "transito",
        "exceso de velocidad", "velocidad",
    ),
    "suspicious": (
        "suspicious", "suspicious person", "suspicious vehicle", "suspicious circumstance", "loitering",
        "trespassing", "trespass", "trespasser", "sospechoso", "persona sospechosa", "vehiculo sospechoso",
        "merodeo",
    ),
    "business-conduct": (
        "business complaint", "business contact", "conduct at a business", "student conduct in store",
        "student conduct at business", "students at a store", "shoplifting", "merchant complaint",
        "queja de negocio", "conducta en negocio",
    ),
    "class-talk": (
        "class talk", "classroom talk", "classroom presentation", "presentation", "presentation request", "speaker",
        "guest speaker", "speaker request", "class visit", "classroom lesson", "lesson", "assembly", "career day",
        "safety talk", "charla", "presentacion", "platica", "visita a clase",
    ),
    "rights-question": (
        "legal question", "question of law", "question about law", "question about rights", "rights question",
        "legal advice", "law question", "pregunta legal", "duda legal", "asesoria legal",
    ),
    "family-advice": (
        "family advice", "family matter", "family issue", "domestic issue", "domestic matter", "domestic",
        "neighbor complaint", "neighbor dispute", "neighbor matter", "parent advice", "consejo familiar",
        "asunto familiar", "asunto domestico", "queja de vecino", "problema entre vecinos",
    ),
    "attendance": (
        "truancy", "truant", "absence", "chronic absence", "truancy concern", "attendance concern", "school attendance",
        "ausentismo", "ausencia", "faltas",
    ),
    "noise": ("noise complaint", "loud music", "loud party", "disturbance", "ruido", "musica alta", "queja de ruido"),
    "graffiti": ("graffiti removal", "tagging", "vandalism graffiti", "grafitis", "pinta", "pintas"),
    "signage": (
        "sign", "signs", "signage", "signs and markings", "street sign", "road marking", "missing sign", "curb paint",
        "red curb", "signal timing", "letrero", "senalamiento", "senalizacion",
    ),
    "something-else": ("other", "misc", "miscellaneous", "general", "general inquiry", "otro", "otros", "varios"),
}  # fmt: skip

ASKERS: dict[str, tuple[str, ...]] = {
    **INITIATORS,
    "parent": (*INITIATORS["parent"], "mother", "father", "grandparent", "grandmother", "mama", "papa", "abuela"),
    "neighbor": (*INITIATORS["neighbor"], "homeowner", "tenant", "nearby resident", "vecina", "residente"),
    "business": (*INITIATORS["business"], "store", "store manager", "store owner", "merchant", "comercio", "tienda"),
    "other": (*INITIATORS["other"], "anonymous", "anonimo", "passerby", "city council", "council office"),
}  # fmt: skip

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("eng", "ingles"),
    "es": ("spa", "espanol", "castellano", "esp"),
}  # fmt: skip

HANDLERS: dict[str, tuple[str, ...]] = {
    "officer": (
        "officer", "sro", "police", "pd", "police department", "school resource officer", "deputy", "sheriff",
        "sergeant", "agente", "oficial", "policia",
    ),
    "school": (
        "school", "school staff", "school administration", "administration", "principal", "vice principal", "district",
        "school district", "school office", "counselor", "escuela", "direccion", "administracion", "distrito",
        "director", "directora",
    ),
    "others": (
        "others", "other", "other agency", "another agency", "other department", "city", "county", "public work",
        "code enforcement", "parks", "parks and recreation", "animal control", "fire", "fire department",
        "traffic division", "traffic engineering", "traffic unit", "engineering", "planning department", "patrol",
        "parking enforcement", "caltrans", "transit", "highway patrol", "social service", "child protective service",
        "cps", "probation", "otros", "otra agencia", "otro departamento", "ciudad", "condado", "obras publicas",
        "bomberos",
    ),
}  # fmt: skip

OUTCOMES_AND_STATES: dict[str, tuple[str, ...]] = {
    **OUTCOMES,
    "resolved": (
        *OUTCOMES["resolved"], "complete", "completed", "done", "finished", "fixed", "answered", "informed", "advised",
        "addressed", "terminado", "completado", "atendido", "respondido",
    ),
    "others": (
        "others", "other agency", "referred", "referred out", "referred to other agency", "referred to another agency",
        "forwarded", "passed on", "transferred", "remitido", "referido", "enviado a otra agencia",
    ),
    "open": (
        "open", "still open", "pending", "in progress", "new", "ongoing", "active", "assigned", "waiting",
        "under review", "not answered", "unanswered", "abierto", "pendiente", "en curso", "en proceso", "nuevo",
    ),
}  # fmt: skip
