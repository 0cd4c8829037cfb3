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

PLACES: dict[str, tuple[str, ...]] = {
    "campus": ("campus", "on campus", "school", "at school", "en el plantel", "escuela"),
    "surroundings": ("near campus", "off campus nearby", "surroundings", "neighborhood", "cerca del plantel"),
    "transport": ("bus", "on the way bus", "school bus", "bus stop", "transport", "autobus"),
    "event": ("event", "at an event", "at event", "evento"),
    "business": ("business", "at a business", "store", "negocio"),
    "home": ("home", "at a home", "residence", "student home", "hogar", "casa"),
    "elsewhere": ("elsewhere", "other", "off campus", "station", "court", "otro lugar", "fuera del plantel"),
}  # fmt: skip
