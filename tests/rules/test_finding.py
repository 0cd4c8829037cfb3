"""Finding a person by what somebody typed: the question, its steps and the ranking, over an index in memory."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schoolbeat.work.people.rules import asking
from schoolbeat.work.people.rules.asking import ask
from schoolbeat.work.people.rules.names import Name, parts_of
from schoolbeat.work.people.rules.nearness import MOST_HITS, Candidate, Ranking
from schoolbeat.work.people.rules.slips import Hasher, index_rows, pairs

TODAY = date(2026, 9, 1)
HASHER = Hasher(b"k" * 32, b"agency")


class Index:
    """The two tables of the blind index, and the records, in memory."""

    def __init__(self, people: list[Candidate[int]]) -> None:
        self.people = {one.person: one for one in people}
        self.words: dict[int, set[int]] = defaultdict(set)
        self.names: list[tuple[int, int, int]] = []
        for one in people:
            parts = parts_of(one.name)
            for slip, word in index_rows(parts.given + parts.family, HASHER):
                self.words[slip].add(word)
            self.names += [(one.person, *pair) for pair in sorted(pairs(parts, HASHER))]

    def find(self, typed: str) -> list[str]:
        """Return whom a text finds, as "given family"."""
        return [f"{self.people[one].name.given} {self.people[one].name.family}" for one in self.hits(typed)]

    def hits(self, typed: str) -> list[int]:
        question = ask(typed, HASHER, TODAY)
        if question is None:
            return []
        ranking: Ranking[int] = Ranking(question)
        ranking.take(one for one in self.people.values() if question.born and one.born == question.born)
        slips = question.slips | question.starts
        meant = asking.kinds(question, [(slip, word) for slip in slips for word in self.words.get(slip, ())])
        for step in asking.steps(question, meant):
            if not (step.unless_sure and ranking.is_sure):
                rows = [row for row in self.names if any(self._stands_in(row, pair) for pair in step.pairs)]
                chosen = asking.chosen(rows, meant, step.most)
                ranking.take(self.people[person] for person in chosen)
        return ranking.first()

    @staticmethod
    def _stands_in(row: tuple[int, int, int], pair: tuple) -> bool:
        return all(words is None or word in words for word, words in zip(row[1:], pair, strict=True))


def person(
    number: int, given: str, family: str, born: str = "2011-03-11", preferred: str = ""
) -> Candidate[int]:
    return Candidate(number, Name(given, family, (preferred,) if preferred else ()), date.fromisoformat(born))


TOWN = [
    person(1, "María Fernanda", "García López"),
    person(2, "José Luis", "de la Cruz"),
    person(3, "Mary Ann", "O'Brien"),
    person(4, "Alexander", "Smith", preferred="Lex"),
    person(5, "Alexandra", "Smythe", born="2010-07-04"),
    person(6, "Zoë", "Müller-Lüdenscheidt"),
    person(7, "Иван", "Петров"),
    person(8, "محمد", "الأحمد"),
    person(9, "민수", "김"),
    person(10, "Thuy", "Le"),
    person(11, "Guadalupe", "Vázquez"),
    person(12, "Steven", "Johnson"),
    person(13, "Suharto", ""),
    person(14, "x" * 150, "y" * 150),
    person(15, "Li", "Wu"),
    person(16, "María", "Garza"),
    person(17, "John", "Johnson", born="2012-01-01"),
    person(18, "John", "Johnson", born="2013-12-31"),
    person(19, "J", "Oldman"),
]
INDEX = Index(TOWN)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("María Fernanda García López", 1),
        ("maria garcia", 1),
        ("GARCIA, MARIA", 1),
        ("Garcia Maria", 1),
        ("Maria Lopez", 1),
        ("Fernanda Garcia-Lopez", 1),
        ("María Gacría", 1),
        ("Maria Garcai Lopez", 1),
        ("Marria Garcia", 1),
        ("Marya Garsia", 1),
        ("maria gar", 16),
        ("fernanda ga", 1),
        ("fern garc", 1),
        ("Guada Vázquez", 11),
        ("garcialopez maria", 1),
        ("Garcia Lopez", 1),
        ("Lopez Gacria", 1),
        ("Maria Fernanda", 1),
        ("Jose de la Cruz", 2),
        ("Jose Cruz", 2),
        ("Jose Delacruz", 2),
        ("Luis dela Cruz", 2),
        ("Hose Cruz", 2),
        ("Hose Crus", 2),
        ("Jhon Johnsn", 17),
        ("Gaudalupe Vaz", 11),
        ("Maryann Obrien", 3),
        ("Mary O’Brien", 3),
        ("Ann O Brien", 3),
        ("O'Brian", 3),
        ("Alexander Smith", 4),
        ("Lex Smith", 4),
        ("Smith Lex", 4),
        ("alexandra smyth", 5),
        ("Zoe Mueller", 6),
        ("Zoe Muller Ludenscheidt", 6),
        ("иван петров", 7),
        ("Петров Иван", 7),
        ("محمد الأحمد", 8),
        ("김 민수", 9),
        ("김", 9),
        ("Thuy Le", 10),
        ("Le Thuy", 10),
        ("Wadalupe Basquez", 11),
        ("Stephen Johnson", 12),
        ("Suharto", 13),
        ("Suhatro", 13),
        ("x" * 150 + " " + "y" * 150, 14),
        ("Li Wu", 15),
        ("wu li", 15),
        ("🎉 Li \u202eWu", 15),
        ("J Oldman", 19),
        ("John Johnson 12/31/2013", 18),
        ("Johnson, John 1/1/12", 17),
        ("Jon Johnson 2013-12-31", 18),
        ("7/4/2010", 5),
    ],
)
def test_found_first(typed, first):
    assert INDEX.hits(typed)[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["", " ", "\t\n", "a", "J", ",", "-", "🎉", "\u202e", "J.", "5", "13/45/2011", "A 7"]
)
def test_nothing_is_asked(typed):
    assert ask(typed, HASHER, TODAY) is None


@pytest.mark.parametrize("typed", ["Brandon Whitfield", "zz", "qwertyuiop", "john xxxxx", "9/9/1999"])
def test_nobody_is_found(typed):
    assert INDEX.hits(typed) == []


def test_a_birth_date_shows_nobody_of_another_name():
    """All but three were born that day; a search by a name that none of them bears lists none of them."""
    assert INDEX.hits("Brandon Whitfield 3/11/2011") == []


def test_the_birth_date_goes_before_the_nearer_name():
    crowd = Index([person(1, "Jon", "Doe", born="2012-05-05"), person(2, "John", "Doe", born="2011-05-05")])
    assert crowd.hits("Jon Doe 5/5/2011") == [2, 1]
    assert crowd.hits("Jon Doe") == [1, 2]


def test_initials_beside_a_birth_date_are_no_name():
    assert INDEX.hits("a b c 7/4/2010") == [5]


def test_at_most_ten_are_shown():
    crowd = Index([person(number, "Jose", "Garcia") for number in range(30)])
    assert len(crowd.hits("Jose Garcia")) == MOST_HITS
    assert len(crowd.hits("garcia")) == MOST_HITS


def test_the_frequent_does_not_push_the_rare_out():
    """Three hundred Garcias are as near to what was typed as the one Garca; the exact one comes first all the same."""
    crowd = [person(number, "Jose", "Garcia") for number in range(300)]
    index = Index([*crowd, person(900, "Jose", "Garca"), person(901, "Jose", "Garza")])
    assert index.find("Jose Garca")[:2] == ["Jose Garca", "Jose Garcia"]
    assert index.find("Jose Garzza")[0] == "Jose Garza"


def test_the_choice_of_candidates_takes_one_of_each_name_first():
    crowd = Index([*(person(number, "Jose", "Garcia") for number in range(50)), person(900, "Jose", "Garza")])
    question = ask("Jose Garca", HASHER, TODAY)
    slips = question.slips | question.starts
    meant = asking.kinds(question, [(slip, word) for slip in slips for word in crowd.words.get(slip, ())])
    assert asking.chosen(crowd.names, meant, 2) == [0, 900]
    assert asking.chosen(crowd.names[::-1], meant, 5) == asking.chosen(crowd.names, meant, 5)


def test_ties_do_not_depend_on_the_databases_order():
    people = [person(number, "Jose", "Garcia", born=f"20{number:02}-01-01") for number in range(10, 25)]
    assert Index(people).hits("jose garcia") == Index(people[::-1]).hits("jose garcia") == list(range(10, 20))


def test_the_order_typed_decides_between_equals():
    crowd = Index([person(1, "Thomas", "James"), person(2, "James", "Thomas")])
    assert crowd.hits("James Thomas") == [2, 1]
    assert crowd.hits("James, Thomas") == [1, 2]


def test_a_family_name_that_stands_twice_is_told_from_one_that_stands_once():
    people = [*(person(number, "Luis", "Díaz") for number in range(20)), person(90, "Luis", "Díaz Díaz")]
    assert Index(people).hits("Luis Diaz Diaz")[0] == Index(people).hits("Diaz Diaz, Luis")[0] == 90
    assert Index(people).hits("Luis Diaz")[0] == 0


def test_particles_that_were_typed_decide_among_many():
    many = [person(number, "José", "Cruz") for number in range(100)]
    crowd = Index([*many, person(998, "José", "de la Cruz"), person(999, "José", "Delacruz")])
    assert crowd.hits("jose de la cruz")[0] == 998
    assert crowd.hits("jose delacruz")[:2] == [999, 998]
    assert crowd.hits("jose cruz")[0] == 0


def test_two_given_names_do_not_make_a_full_name():
    crowd = Index([person(1, "Maria Jose", "Kowalski"), person(2, "Maria", "Jose")])
    assert crowd.hits("maria jose")[0] == 2


@settings(max_examples=60)
@given(st.permutations(["maria", "fernanda", "garcia", "lopez"]), st.integers(2, 4))
def test_the_order_of_words_does_not_matter(words, number):
    assert INDEX.hits(" ".join(words[:number]))[0] in (1, 16)
    assert INDEX.hits(" ".join(words))[0] == 1


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_is_too_much(text):
    assert len(INDEX.hits(text)) <= MOST_HITS
    one = Index([Candidate(1, Name(text, text[::-1], (text,)))])
    assert one.hits(f"{text} {text}") in ([], [1])


def test_a_page_that_was_pasted_is_a_short_question():
    question = ask("lorem ipsum dolor " * 5000, HASHER, TODAY)
    assert len(question.words) == 3
    question = ask(" ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}word" for n in range(200)), HASHER, TODAY)
    assert len(question.words) <= asking.MOST_ASKED


def test_digits_that_are_no_date_are_told():
    assert ask("Smith 13/45/2011", HASHER, TODAY).unread == ("13", "45", "2011")
    assert ask("Smith 3/11/2011", HASHER, TODAY).unread == ()
