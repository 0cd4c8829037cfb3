"""Names folded for comparing, and the hashes by which a slip is forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schoolbeat.work.people.rules import slips
from schoolbeat.work.people.rules.names import LONGEST_WORD, MOST_WORDS, Name, normalize, parts_of
from schoolbeat.work.people.rules.slips import NONE, Hasher, index_rows, pairs

HASHER = Hasher(b"k" * 32, b"agency")
letters = st.sampled_from("abcdefghijlmnoprstuvz")
words = st.text(letters, min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("José Núñez", "jose nunez"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("O´Brien", "obrien"),
        ("D‘Angelo Kaʻiulani", "dangelo kaiulani"),
        ("García-López", "garcia lopez"),
        ("García–López", "garcia lopez"),
        ("de la Cruz", "de la cruz"),
        ("Łukasz Øre Đoàn Straße", "lukasz ore doan strasse"),
        ("ÆGIR Þór Œuvre", "aegir thor oeuvre"),
        ("İpek Işık", "ipek isik"),
        ("MCDONALD", "mcdonald"),
        ("J.R. Smith, Jr.", "j r smith jr"),
        ("Ａｎａ 𝐋𝐞𝐞", "ana lee"),
        ("Ana\u200d\u00ad\u202e\ufeff", "ana"),
        ("👩‍👧 Ana 🎉", "ana"),
        ("A\u20ddna\ufe0f", "ana"),
        ("🎉", ""),
        ("   \t\n ", ""),
        ("\u202e\u202c", ""),
        ("Мария Чехов", "мария чехов"),
        ("محمّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("김민수 王", "김민수 王"),
        ("がく", "がく"),
        ("प्रिया", "प्रिया"),
        ("-", ""),
    ],
)
def test_folded(written, folded):
    assert normalize(written) == tuple(folded.split())


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    once = normalize(text)
    assert normalize(" ".join(once)) == once
    assert all(word and " " not in word for word in once)


@given(st.text(st.sampled_from("aeéñçöłøßœ'’-. \u0301IİıZ"), max_size=30))
def test_case_does_not_matter(text):
    assert normalize(text.casefold()) == normalize(text)


def test_the_parts_of_a_name():
    parts = parts_of(Name("Mary Ann", "de la Cruz García-López", preferred=("Molly",)))
    assert parts.given == ("mary", "ann", "molly")
    assert parts.joined_given == ("maryann",)
    assert parts.family == ("cruz", "garcia", "lopez", "delacruzgarcialopez"[:LONGEST_WORD])
    assert parts_of(Name("José", "de la Cruz")).family == ("cruz", "delacruz")
    assert parts_of(Name("Ana", "García-López")).joined_family == ("garcialopez",)
    assert parts_of(Name("Thuy", "Le")).family == ("le",)


def test_a_long_name_makes_few_rows():
    parts = parts_of(Name(" ".join(f"name{number}" for number in range(90)), "x" * 300))
    assert len(parts.given) == MOST_WORDS
    assert len(pairs(parts, HASHER)) <= MOST_WORDS + 1 + MOST_WORDS * (MOST_WORDS - 1) // 2
    assert len(HASHER.slips("abcdefghij" * 30)) <= 63
    assert HASHER.word("x" * 300) == HASHER.word("x" * LONGEST_WORD)


def test_who_has_one_name_has_a_row():
    assert pairs(parts_of(Name("Suharto", "")), HASHER) == {(HASHER.word("suharto"), NONE)}
    assert pairs(parts_of(Name("", "Suharto")), HASHER) == {(NONE, HASHER.word("suharto"))}
    assert pairs(parts_of(Name(" ", "🎉")), HASHER) == frozenset()


def test_rows_are_pairs_of_words_of_both_kinds_or_one_and_not_of_two_joined_ones():
    found = pairs(parts_of(Name("Mary Ann", "García-López")), HASHER)
    word = HASHER.word
    assert found == {
        *((word(one), word(other)) for one in ("mary", "ann", "maryann") for other in ("garcia", "lopez")),
        *((word(one), word("garcialopez")) for one in ("mary", "ann")),
        (word("mary"), word("ann")),
        (word("garcia"), word("lopez")),
    }


def test_hashes_are_the_keys_and_the_agencys_own():
    word = "garcia"
    one = HASHER.slips(word)
    assert one == Hasher(b"k" * 32, b"agency").slips(word)
    assert not one & Hasher(b"k" * 32, b"another").slips(word)
    assert not one & Hasher(b"q" * 32, b"agency").slips(word)
    assert all(-(2**63) <= slip < 2**63 and slip != NONE for slip in one)


def test_a_beginning_is_not_taken_for_a_word():
    """What is typed finds the beginnings of words only where beginnings are asked for."""
    asked = HASHER.asked("gar")
    assert asked.start in HASHER.slips("garcia")
    assert not (asked.slips | asked.sounds) & HASHER.slips("garcia")


def test_a_hasher_does_not_show_its_key_or_its_words():
    hasher = Hasher(b"secret-key", b"agency")
    hasher.slips("garcia")
    assert "secret" not in repr(hasher)
    assert "garcia" not in repr(hasher)


def test_index_rows_lead_from_each_slip_to_its_word():
    rows = index_rows(["garcia", "garcia", "lopez"], HASHER)
    assert {word for _slip, word in rows} == {HASHER.word("garcia"), HASHER.word("lopez")}
    assert {slip for slip, word in rows if word == HASHER.word("lopez")} == HASHER.slips("lopez")


def swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def dropped(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def doubled(word: str, at: int) -> str:
    return word[: at + 1] + word[at:]


def replaced(word: str, at: int) -> str:
    return word[:at] + ("x" if word[at] != "x" else "k") + word[at + 1 :]


def put_in(word: str, at: int) -> str:
    return word[:at] + "w" + word[at:]


@settings(max_examples=60)
@given(words, st.data())
@pytest.mark.parametrize("slip", [swapped, dropped, doubled, replaced, put_in])
def test_every_slip_of_one_letter_is_found(slip, word, data):
    typed = slip(word, data.draw(st.integers(0, len(word) - 2)))
    assert HASHER.asked(typed).slips & HASHER.slips(word)


@given(st.text(min_size=1, max_size=40))
def test_every_word_is_found_as_it_is(text):
    for word in normalize(text):
        assert HASHER.asked(word).word == HASHER.word(word)
        assert HASHER.word(word) in HASHER.slips(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("philip", "filip"),
        ("stephen", "steven"),
        ("catherine", "kathryn"),
        ("geoffrey", "jeffrey"),
        ("vazquez", "basques"),
        ("vasquez", "bazques"),
        ("jimenez", "himenes"),
        ("jimenez", "gimenes"),
        ("ximena", "jimena"),
        ("hernandez", "ernandes"),
        ("llamas", "yamas"),
        ("jesus", "hesuz"),
        ("guillermo", "guiyermo"),
        ("guadalupe", "wadaluppe"),
        ("zuniga", "suniga"),
        ("cesar", "sezar"),
        ("schultz", "shultz"),
        ("thomas", "tomas"),
    ],
)
def test_what_sounds_alike_is_found(one, other):
    assert (HASHER.asked(one).sounds | HASHER.asked(one).slips) & HASHER.slips(other)


@pytest.mark.parametrize(("one", "other"), [("garcia", "lopez"), ("maria", "jose"), ("smith", "johnson")])
def test_what_does_not_sound_alike_is_not_found(one, other):
    asked = HASHER.asked(one)
    assert not (asked.slips | asked.sounds | {asked.start}) & HASHER.slips(other)


def test_other_scripts_have_no_sound():
    assert slips.sounds("мария") == slips.sounds("김민수") == slips.sounds("smith2") == frozenset()
