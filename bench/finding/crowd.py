"""A crowd of invented persons with names as they are spread in the United States and along the Mexican border.

A head of frequent names is written out; the long tail is made of syllables, so that every name has near neighbors as
real names do. Frequencies follow Zipf and Mandelbrot: the first family name is borne by some two in a hundred.
"""

import random
from bisect import bisect
from itertools import accumulate

from schoolbeat.work.people.rules.names import Name

_SPANISH_FAMILY = """
García Hernández Martínez López González Rodríguez Pérez Sánchez Ramírez Flores Torres Rivera Gómez Díaz Reyes
Morales Cruz Ortiz Gutiérrez Chávez Ramos Ruiz Álvarez Mendoza Castillo Jiménez Vásquez Romero Moreno Herrera
Medina Aguilar Garza Castro Vargas Fernández Guzmán Vázquez Muñoz Méndez Salazar Soto Delgado Rojas Núñez Peña
Contreras Ríos Guerrero Ortega Estrada Luna Valdez Domínguez Espinoza Maldonado Juárez Silva Sandoval Ávila
Padilla Ayala Figueroa Cabrera Acosta Márquez Campos Molina Cortez Ibarra Montoya Cervantes Navarro Solís
Robles Orozco Trejo Yáñez Zúñiga Villa Barajas Rangel Lara Meza Nava Bautista Salinas Zamora Macías Escobar
Valencia Galván Rosales Cisneros Quintero Velázquez Arellano Beltrán Bravo Cárdenas Carrillo Duarte Esparza
Félix Gallegos Huerta Leyva Mejía Murillo Ochoa Pacheco Rosas Tapia Uribe Villarreal Zavala Llamas Xicotencatl
Becerra Bernal Bonilla Camacho Cano Cuevas Enríquez Franco Lozano Magaña
"""
_SPANISH_GIVEN = """
José María Juan Luis Jesús Guadalupe Carlos Alejandro Miguel Francisco Diego Daniel Sofía Valentina Camila
Ximena Isabella Mateo Santiago Sebastián Emiliano Leonardo Ángel David Gabriel Fernando Ricardo Eduardo Jorge
Antonio Manuel Rafael Andrés Adrián Iván Óscar Héctor Raúl Sergio Víctor Rubén Arturo Ana Gabriela Daniela
Andrea Fernanda Mariana Valeria Natalia Lucía Elena Rosa Carmen Teresa Verónica Patricia Leticia Alicia
Beatriz Concepción Dolores Esperanza Graciela Inés Jazmín Karla Lorena Mónica Nayeli Paola Rocío Silvia
Yolanda Xóchitl Abigail Brenda Cecilia Javier Joaquín Julián Lázaro Marcos Nicolás Omar Pablo Ramiro Salvador
Tomás Ulises Vicente Xavier Yahir Zoé Renata Regina Romina Itzel Marisol
"""
_ENGLISH_FAMILY = """
Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee
Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker
Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook
Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett
Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Fisher Henderson Cole West
Jordan Owens Reynolds Hamilton Graham Kim Wallace Nguyen Tran Pham Le Patel Singh Chen Wang Li Wu Liu Yang
Khan Ali Santos Reyes O'Brien O'Connor O'Neill McDonald MacKenzie Schmidt Schultz Meyer Hoffman Becker Novak
Kowalski Petersen Hansen Olsen Larsen Kelley Burke Walsh Quinn Flynn Byrne Doyle Shaw Ford Wells Webb
"""
_ENGLISH_GIVEN = """
Liam Noah Oliver James William Elijah Henry Lucas Benjamin Theodore Jack Levi Alexander Jackson Mason Michael
Ethan Jacob Logan Owen Samuel Matthew Joseph John Luke Asher Carter Julian Grayson Leo Jayden Isaac Lincoln
Anthony Hudson Dylan Ezra Thomas Charles Christopher Jaxon Maverick Josiah Isaiah Andrew Elias Joshua Nathan
Caleb Ryan Aaron Olivia Emma Charlotte Amelia Ava Sophia Isabella Mia Evelyn Harper Luna Camila Gianna
Elizabeth Eleanor Ella Abigail Scarlett Emily Aria Penelope Chloe Layla Mila Nora Hazel Madison Ellie Lily
Nova Isla Grace Violet Aurora Riley Zoey Willow Emilia Stella Zoe Victoria Hannah Addison Leah Lucy Eliana Ivy
Everly Lillian Paisley Elena Naomi Maya Natalie Kinsley Stephen Steven Philip Catherine Kathryn Sean Shawn
Geoffrey Jeffrey Brian Bryan Eric Erik Sara Sarah Rachel Rebecca Megan Meghan Brianna Caitlin
"""
_SPANISH_SYLLABLES = """
a ba be bo ca ce cha co cu da de du e fa fe fi ga go gue gui ha he i ja je ji la le li lla llo lu ma me mi mo
na ne no o pa pe pi que qui ra re ri ro sa se so su ta te ti to tre u va ve vi vo xi ya yo za zo bra cla fra
gri pla tri
"""
_SPANISH_CLOSINGS = "r n s l m z"
_ENGLISH_SYLLABLES = """
a ba be bra bu ca cha cla co da de do e fa fle fo ga ge gra ha he ho i ja jo ka ke kno la le lo ma me mo na ne
o pa phi pla po qua ra re ro sa schu sha sla ste sto ta the tho tra u va ve wa we whi wi ya ye za
"""
_ENGLISH_CLOSINGS = "r n s l m ck ll t th rd gh nd"
_ENDS = {
    "spanish family": "ez es ano ero illo ada al osa eda uela era ía ón as i oza",
    "spanish given": "a o ela isa ina ito io ia el é ys án",
    "english family": "son ton ford man er ley well wood berg s field worth ski ie y ing ham",
    "english given": "a n lyn ie y den leigh ton ette elle ah er ey ia us",
}
# Added to the rank, and its power: given names are fewer and more alike than family names.
_SPREAD = {
    "spanish family": (3, 1.0),
    "spanish given": (10, 1.2),
    "english family": (10, 1.0),
    "english given": (15, 1.2),
}


def _spelled_otherwise(name: str, chance: random.Random) -> str:
    """Return a name as some parents write it: one letter put in or changed (Erik, Erick)."""
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice("aeiouynlshrkz") + name[at + chance.randrange(2) :]


class Names:
    """One kind of name with its frequencies."""

    def __init__(self, chance: random.Random, head: str, kind: str, size: int) -> None:
        """Make `size` names, the written ones first."""
        spanish = kind.startswith("spanish")
        syllables = (_SPANISH_SYLLABLES if spanish else _ENGLISH_SYLLABLES).split()
        closings = (_SPANISH_CLOSINGS if spanish else _ENGLISH_CLOSINGS).split()
        ends = _ENDS[kind].split()
        names = dict.fromkeys(head.split())
        head_names = list(names)
        while len(names) < size:
            if chance.random() < 0.15:
                names[_spelled_otherwise(chance.choice(head_names), chance)] = None
                continue
            stem = "".join(chance.choice(syllables) for _syllable in range(chance.choice((1, 1, 2, 2, 2, 3))))
            if chance.random() < 0.6:
                stem += chance.choice(closings)
            names[(stem + chance.choice(ends)).capitalize()] = None
        self.names = list(names)
        flat, steep = _SPREAD[kind]
        self._sums = list(accumulate((rank + flat) ** -steep for rank in range(size)))
        self._chance = chance

    def draw(self) -> str:
        """Return a name, the frequent ones more often."""
        return self.names[bisect(self._sums, self._chance.random() * self._sums[-1])]


class Crowd:
    """Draws persons: half with Spanish names, most of those with two family names."""

    def __init__(self, seed: int) -> None:
        """Make the names; the same seed makes the same crowd."""
        self.chance = random.Random(seed)
        self._given = Names(self.chance, _SPANISH_GIVEN, "spanish given", 12_000)
        self._family = Names(self.chance, _SPANISH_FAMILY, "spanish family", 25_000)
        self._english_given = Names(self.chance, _ENGLISH_GIVEN, "english given", 20_000)
        self._english_family = Names(self.chance, _ENGLISH_FAMILY, "english family", 50_000)

    def draw(self) -> Name:
        """Return the name of one more person."""
        return self._spanish() if self.chance.random() < 0.5 else self._english()

    def _spanish(self) -> Name:
        draw = self.chance.random
        given = self._given.draw()
        if draw() < 0.35:
            given += " " + self._given.draw()
        family = self._family.draw()
        if draw() < 0.04:
            family = self.chance.choice(("de la ", "de ", "De los ", "del ")) + family
        if draw() < 0.6:
            family += self.chance.choice((" ", " ", "-")) + self._family.draw()
        preferred = (self._given.draw(),) if draw() < 0.05 else ()
        return Name(given, family, preferred)

    def _english(self) -> Name:
        draw = self.chance.random
        given = self._english_given.draw()
        if draw() < 0.25:
            given += " " + self._english_given.draw()
        family = self._english_family.draw()
        if draw() < 0.04:
            family += "-" + self._english_family.draw()
        preferred = (self._english_given.draw(),) if draw() < 0.05 else ()
        return Name(given, family, preferred)
