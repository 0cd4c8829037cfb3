"""What officers of the demo add to a month's letter in their own words: about their work, and about nobody."""

from random import Random

FALL, WINTER, SPRING, SUMMER = "fall", "winter", "spring", "summer"
SEASONS = {
    **dict.fromkeys((8, 9, 10), FALL),
    **dict.fromkeys((11, 12, 1), WINTER),
    **dict.fromkeys((2, 3, 4, 5), SPRING),
    **dict.fromkeys((6, 7), SUMMER),
}
OPENINGS = {
    "en": {
        FALL: (
            "The first weeks of a school year are about names and faces, so I spent most of my time in the halls.",
            "Mornings at the gate have settled since September, and most cars now use the lane that was painted.",
        ),
        WINTER: (
            "It gets dark early, so I moved my walk around the fence to the last half hour of the school day.",
            "Rain sent everybody under one roof at lunch this month, and the halls were louder than usual.",
        ),
        SPRING: (
            "Longer days bring more people to the fields after school, so I stayed for several practices and games.",
            "This month I went back to the classes I had visited in the fall and asked what they still remembered.",
        ),
        SUMMER: (
            "With classes over, I walked the whole site with the custodian and wrote down what wants repair.",
            "The last days were about saying goodbye, and about getting the grounds ready for a quiet summer.",
        ),
    },
    "es": {
        FALL: (
            "Las primeras semanas del año escolar son para conocer nombres y caras; por eso pasé mucho tiempo en "
            "los pasillos.",
            "Las mañanas en la entrada están más tranquilas desde septiembre, y casi todos los autos usan el "
            "carril pintado.",
        ),
        WINTER: (
            "Oscurece temprano, así que ahora recorro la cerca en la última media hora del día escolar.",
            "La lluvia nos reunió a todos bajo el mismo techo a la hora del almuerzo, y hubo más ruido que antes.",
        ),
        SPRING: (
            "Con los días más largos hay más gente en las canchas después de clases, así que me quedé a varios "
            "entrenamientos.",
            "Este mes volví a las clases que visité en el otoño y pregunté qué recordaban todavía.",
        ),
        SUMMER: (
            "Terminadas las clases, recorrí toda la escuela con el conserje y anoté lo que hay que reparar.",
            "Los últimos días fueron para despedirnos y para dejar la escuela lista para un verano tranquilo.",
        ),
    },
}
MIDDLES = {
    "en": (
        "Lunch is still the best hour of my day: people come over with a question, and it is seldom the one they "
        "came with.",
        "The lessons went well; the part about what an officer may search brought more hands up than I could take.",
        "We practiced clearing the building, and the last door closed sooner than it did the time before.",
        "Two lights behind the gym were out when I walked the site; the office has asked for them to be replaced.",
        "I stood at the crossing on most mornings, and drivers slow down when somebody in a vest waves at them.",
        "Teachers asked me how to report a worry early, and I went through the sheet with the numbers to call.",
        "The side gate was found propped open again; please let it close behind you, even when hands are full.",
        "I am trying to be seen at different hours, so if you miss me, the office knows where I am.",
    ),
    "es": (
        "El almuerzo sigue siendo mi mejor hora: alguien se acerca con una pregunta, y casi nunca es la única.",
        "Las lecciones salieron bien; la parte sobre lo que un oficial puede catear hizo levantar muchas manos.",
        "Practicamos la evacuación del edificio, y la última puerta se cerró antes que la vez anterior.",
        "Había dos luces apagadas detrás del gimnasio; la oficina ya pidió que las cambien.",
        "Casi todas las mañanas estuve en el cruce; los conductores frenan cuando alguien con chaleco los saluda.",
        "Varios maestros me preguntaron cómo avisar a tiempo de una preocupación, y repasamos la hoja de teléfonos.",
        "La puerta lateral apareció abierta otra vez; por favor deje que se cierre, aunque lleve las manos ocupadas.",
    ),
}
CLOSINGS = {
    "en": (
        "Thank you for the coffee, and for telling me early when something does not look right.",
        "If there is something you would like me to bring to a class next month, leave word at the office.",
        "Thank you to everybody who greets me by name; I am still learning all of yours.",
    ),
    "es": (
        "Gracias por avisarme a tiempo cuando algo no se ve bien.",
        "Si quiere que lleve algún tema a una clase el próximo mes, deje un recado en la oficina.",
        "Gracias a quienes me saludan por mi nombre; yo todavía estoy aprendiendo los suyos.",
    ),
}
REMARKS = (
    "",
    "",
    "Thank you. This reads well.",
    "Fine by me. The gate has been fixed since.",
    "Please bring the drill up again at our next meeting.",
)
UNSEEN = (
    "Read to the principal by phone.",
    "The principal is on leave; the assistant principal has read it.",
    "The principal was at a course; the front office has a printed copy.",
)


def own_words(month: int, language: str, chance: Random) -> str:
    """Return an officer's 60 to 100 words about a month (1 to 12), in two paragraphs, in "en" or "es"."""
    opening = chance.choice(OPENINGS[language][SEASONS[month]])
    first, second, *more = chance.sample(MIDDLES[language], chance.choice((2, 2, 3)))
    return f"{opening} {first}\n\n{' '.join((second, *more))} {chance.choice(CLOSINGS[language])}"
