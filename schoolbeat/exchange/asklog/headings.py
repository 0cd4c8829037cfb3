"""The headings that name a column of a list of requests, in English and Spanish. Data, no code."""

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

ASKER, TEXT, LANGUAGE, PLACE = "asker", "text", "language", "place"
NAME, REACH, HANDLER = "name", "reach", "handler"
ANSWERED, ENDED = "answered", "ended"

HEADINGS: dict[str, tuple[str, ...]] = {
    DATE: (
        *DAYS, "date asked", "asked on", "asked", "date received", "received", "received on", "date of request",
        "request date", "date requested", "requested on", "date reported", "reported on", "date of call", "call date",
        "date opened", "opened", "opened on", "date of complaint", "complaint date", "date created", "created",
        "fecha de solicitud", "fecha de la solicitud", "fecha de queja", "fecha de recepcion", "recibido",
        "fecha de reporte", "fecha de llamada", "fecha en que se pidio",
    ),
    START: (*TIMES, "time asked", "time received", "time of request", "time of call", "call time", "hora de llamada"),
    KIND: (
        "kind", "type", "category", "request type", "type of request", "request category", "kind of request",
        "complaint type", "type of complaint", "concern type", "type of concern", "issue type", "call type",
        "type of call", "service type", "type of service", "nature", "nature of call", "nature of request", "topic",
        "subject", "reason",
        "tipo", "categoria", "clase", "tipo de solicitud", "tipo de queja", "tipo de servicio", "tema", "asunto",
        "motivo",
    ),
    SCHOOL: SCHOOLS,
    ASKER: (
        "asker", "asked by", "who asked", "requested by", "request by", "requester", "requestor", "reported by",
        "reporter", "reporting party", "caller", "caller type", "type of caller", "requester type", "requestor type",
        "complainant", "complainant type", "source", "initiated by", "referred by", "who", "relationship",
        "quien pide", "quien pidio", "pedido por", "solicitante", "solicitado por", "reportado por", "quien llama",
        "tipo de solicitante", "origen", "iniciado por",
    ),
    TEXT: (
        "text", "request", "what was asked", "what is asked", "asked for", "description", "description of request",
        "request description", "request detail", "detail", "narrative", "summary", "brief description", "concern",
        "complaint", "issue", "problem", "question", "comment", "note", "remark", "message", "additional note",
        "solicitud", "que se pidio", "lo que se pidio", "descripcion", "descripcion de la solicitud", "detalle",
        "narrativa", "resumen", "queja", "problema", "pregunta", "comentario", "nota", "observacion", "observaciones",
        "mensaje",
    ),
    LANGUAGE: (
        "language", "preferred language", "language of asker", "language spoken", "language of request",
        "idioma", "lengua", "idioma preferido",
    ),
    PLACE: (
        "place", "location", "where", "address", "location of request", "address of concern", "street", "intersection",
        "block", "location detail",
        "lugar", "ubicacion", "donde", "direccion", "calle", "cruce",
    ),
    NAME: (
        "name", "caller name", "name of caller", "requester name", "requestor name", "name of requester",
        "complainant name", "reporting party name", "contact name", "contact person", "full name",
        "nombre", "nombre del solicitante", "nombre de quien llama", "nombre completo", "persona de contacto",
    ),
    REACH: (
        "reach", "phone", "phone number", "telephone", "contact", "contact information", "contact info", "email",
        "e mail", "callback", "callback number", "call back number", "phone or email", "how to reach",
        "telefono", "numero de telefono", "correo", "correo electronico", "contacto", "como localizar",
    ),
    HANDLER: (
        "handler", "handled by", "who handled it", "who handled", "resolved by", "closed by", "completed by",
        "responded by", "responder", "responsible", "assigned to", "referred to", "forwarded to",
        "atendido por", "quien lo atendio", "resuelto por", "cerrado por", "responsable", "asignado a", "referido a",
    ),
    OUTCOME: (
        *OUTCOMES, "end", "ending", "how it ended", "how ended", "final disposition", "final status", "final",
        "como termino", "estado", "estatus",
    ),
    ANSWERED: (
        "answered", "answered on", "date answered", "answer date", "responded", "responded on", "response date",
        "date of response", "date responded", "replied", "replied on", "date replied", "called back", "called back on",
        "date called back", "respondido", "respondido el", "fecha de respuesta", "contestado", "contestado el",
    ),
    ENDED: (
        "ended", "ended on", "date ended", "closed", "closed on", "date closed", "close date", "closing date",
        "closed date", "completed", "completed on", "date completed", "completion date", "resolved on",
        "date resolved", "resolution date", "date finished",
        "cerrado", "cerrado el", "fecha de cierre", "terminado", "fecha de termino", "fecha de resolucion",
    ),
}  # fmt: skip

REQUESTS = Columns(
    HEADINGS,
    valued=(KIND, SCHOOL, ASKER, LANGUAGE, HANDLER, OUTCOME),
    defaulted=(TEXT,),
    settings=("sheet", "date_order", "default_start"),
    several=frozenset({TEXT}),
)
"""A list of requests, a row each."""
