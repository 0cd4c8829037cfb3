"""What the demo's portals say that no source prints: invented, in both languages, and said to be so."""

from typing import Any

ENGLISH = {
    "limits": """\
Invented for this demonstration. By the agreement, the officers do not:

- discipline students for breaking school rules
- search or question a student for school discipline
- arrest a student in front of others where it can wait
- ask about immigration""",
    "records": """\
Invented for this demonstration.

What we write down: what an officer did, where, for how long, and with how many people. Names stand only in records \
that must have one, such as a report or a referral.

Who reads it: the officer, the program's sergeant, and the keeper of records. The school reads figures, not police \
records. Immigration is never asked about and never written down.

To ask what we keep about you or your child: write to the keeper of records, or ask at the front desk of the police \
department. You get an answer within ten days.

To correct or contest it: say what is wrong and how you know. Your words are kept with the record, also where we do \
not agree; a refusal says why and who decides next.""",
    "complaint": """\
Invented for this demonstration. Ask for the professional standards desk by telephone, or at the front desk of the \
police department, in any language. You get a receipt with a number, and an answer within thirty days. The officer \
whom it is about does not receive it.""",
    "school-complaint": """\
Invented for this demonstration. You may also complain to the school's administrator or to the district's office; the \
district's uniform complaint form is at each school.""",
    "commendation": """\
Invented for this demonstration. Tell the school's office or the program's sergeant what the officer did, and when. It \
goes to the officer and into the personnel file.""",
    "agreement": """\
Invented for this demonstration. What the officers do and do not do at school is written down, and looked at again \
every year. Anybody may ask the district or the police department for a copy.""",
}
SPANISH = {
    "limits": """\
Inventado para esta demostración. Según el convenio, los oficiales no:

- castigan a los estudiantes por faltar a las reglas de la escuela
- catean ni interrogan a un estudiante por disciplina escolar
- arrestan a un estudiante delante de otros si se puede esperar
- preguntan por la situación migratoria""",
    "records": """\
Inventado para esta demostración.

Qué anotamos: qué hizo un oficial, dónde, cuánto tiempo y con cuántas personas. Solo hay nombres en los registros que \
deben tenerlos, como un reporte o una remisión.

Quién lo lee: el oficial, el sargento del programa y la persona a cargo de los registros. La escuela lee cifras, no \
registros policiales. Nunca se pregunta ni se anota nada sobre inmigración.

Para saber qué guardamos de usted o de su hijo o hija: escriba a la persona a cargo de los registros o pregunte en la \
recepción de la policía. Recibirá una respuesta en diez días.

Para corregirlo o impugnarlo: diga qué está mal y cómo lo sabe. Sus palabras se guardan con el registro, también si no \
estamos de acuerdo; una negativa dice por qué y quién decide después.""",
    "complaint": """\
Inventado para esta demostración. Pida hablar con la oficina de asuntos internos por teléfono o en la recepción de la \
policía, en cualquier idioma. Recibirá un comprobante con un número, y una respuesta en treinta días. El oficial de \
quien se trata no la recibe.""",
    "school-complaint": """\
Inventado para esta demostración. También puede quejarse ante la dirección de la escuela o la oficina del distrito; el \
formulario de quejas del distrito está en cada escuela.""",
    "commendation": """\
Inventado para esta demostración. Cuente a la oficina de la escuela o al sargento del programa qué hizo el oficial y \
cuándo. Llega al oficial y a su expediente.""",
    "agreement": """\
Inventado para esta demostración. Lo que los oficiales hacen y no hacen en la escuela está escrito y se revisa cada \
año. Cualquiera puede pedir una copia al distrito o a la policía.""",
}
YOUTH = {
    "chula-vista": (
        "SROs build relationships with these children through programs such as Safety Patrol, Shoe and Sock Drive, "
        "and Red Ribbon Week, to name a few."
    ),
    "policy-16-00-090": "Participate in extra-curricular school sponsored activities and youth programs.",
}
"""The source's own words about youth programs, where it has any."""
ANONYMOUS: dict[str, dict[str, Any]] = {
    "chula-vista": {
        "heading": "P3Tips",
        "text": "The program's page names P3Tips among its resources and says no more about it. Invented for this "
        "demonstration: here the agency would say, in its own words, how it is reached and who answers.",
    }
}
ANONYMOUS_ES = {
    "chula-vista": {
        "heading": "P3Tips",
        "text": "La página del programa nombra P3Tips entre sus recursos y no dice más. Inventado para esta "
        "demostración: aquí la policía diría, con sus palabras, cómo se llega a ella y quién responde.",
    }
}
INVENTED_LINES = {
    "chowchilla": ("(559) 555-0100", "+15595550100"),
    "el-cerrito": ("(510) 555-0100", "+15105550100"),
    "policy-16-00-090": ("(360) 555-0100", "+13605550100"),
    "rancho-cordova": ("(916) 555-0100", "+19165550100"),
}
"""Where the source prints no whole number for when it is no emergency: one that is reserved for fiction."""
ACCENTS = {
    "chowchilla": "green",
    "el-cerrito": "teal",
    "policy-16-00-090": "slate",
    "rancho-cordova": "purple",
}
LANGUAGES = (
    ("English", "Spanish"),
    ("English",),
    ("English", "Tagalog"),
    ("English", "Spanish", "Portuguese"),
)
OWN_WORDS = (
    (
        "I grew up near here. Ask me anything about your rights, also what you would not ask an officer.",
        "Crecí cerca de aquí. Pregúnteme sobre sus derechos, también lo que no le preguntaría a un oficial.",
    ),
    (
        "A question today is worth more than a report tomorrow. Come by, or let the office find me.",
        "Una pregunta hoy vale más que un reporte mañana. Acérquese, o pida a la oficina que me busque.",
    ),
    (
        "I teach as much as I patrol. Tell me what your class would like to know.",
        "Enseño tanto como patrullo. Dígame qué le gustaría saber a su clase.",
    ),
)
