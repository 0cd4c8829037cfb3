"""Which records may be of one person: record linkage after Fellegi and Sunter, by splink, in memory alone.

Nothing is trained: an agency's records are few, and what is suggested must be the same tomorrow. The probabilities
below are fixed and written out. `m` is how often two records of one person look so, `u` how often two records of two
persons do; both are estimates for students of one city (names: common ones of a few percent; birth dates: 18 years;
schools: about seven), chosen so that the golden pairs of `tests/rules/test_likeness.py` come out as a reader would
have it. They order and cut what is shown to somebody; nothing is ever decided by them, and nobody sees a score.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any
from uuid import UUID

from schoolbeat.work.people.rules.agreement import digits
from schoolbeat.work.people.rules.names import parts_of
from schoolbeat.work.people.rules.slips import sounds
from schoolbeat.work.people.rules.words import Words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink import SettingsCreator

ALIKE = 0.9
"""Words from this Jaro-Winkler similarity on are one word with a slip."""
MOST_OF_A_KEY = 200
"""What more records than this have in common (a school's telephone, an invented birth date) brings nobody together."""
_MOST_WORDS = 4
_MEMORY = "1GB"
_AMONG = 50_000
"""Of so many pairs that are compared one is of one person, before anything is known of it."""

_SAME, _TURNED, _NEAR, _INITIAL, _GIVEN, _FAMILY, _NOTHING = (
    (0.70, 0.00002),
    (0.03, 0.000002),
    (0.20, 0.0001),
    (0.0549, 0.0003),
    (0.005, 0.005),
    (0.0001, 0.01),
    (0.01, 0.984578),
)
"""Names (m, u). That the family name alone agrees speaks for a brother or sister: it counts against."""
_BORN, _BORN_SLIP, _BORN_OTHER = (0.949, 0.0002), (0.05, 0.003), (0.001, 0.9968)
_PLACE, _PLACE_OTHER = (0.8, 0.15), (0.2, 0.85)
_PHONE, _PHONE_OTHER = (0.4, 0.01), (0.6, 0.99)
"""A family shares its telephone, so that it says less than a number of one's own would."""


@dataclass(frozen=True)
class Filed:
    """A record as it is compared: only with those of the same `group` (its hat and kind)."""

    id: UUID
    group: str
    words: Words
    schools: frozenset[UUID] = frozenset()


class NotCompared(Exception):
    """The comparison broke off; it names the kind of error alone, as the error's own words may hold a name."""


def likely(filed: Sequence[Filed]) -> list[tuple[UUID, UUID]]:
    """Return pairs of records that may be of one person, the likeliest first; each pair in the order of its ids.

    The same records give the same pairs in the same order. Raises NotCompared.
    """
    ordered = sorted(filed, key=lambda one: one.id)
    table = _table(ordered)
    if not any(table["keys"]):
        return []
    fault = ""
    try:
        found = _linked(table)
    except Exception as error:
        fault = type(error).__name__
    if fault:
        # Raised out here, so that nothing leads back to an error that may quote what was compared.
        raise NotCompared(fault)
    return [(ordered[one].id, ordered[other].id) for one, other in found]


def _table(filed: Sequence[Filed]) -> dict[str, list[Any]]:
    """Return the records as columns of plain texts; a key that too many share is left out, as is one of nobody else."""
    keys = [frozenset(_keys(one)) for one in filed]
    shared = Counter(key for some in keys for key in some)
    number = {key: place for place, (key, count) in enumerate(shared.items()) if 1 < count <= MOST_OF_A_KEY}
    parts = [parts_of(one.words.as_filed) for one in filed]
    return {
        "unique_id": list(range(len(filed))),
        "keys": [sorted(number[key] for key in some if key in number) for some in keys],
        "given": [list(one.all_given) or None for one in parts],
        "family": [list(one.all_family) or None for one in parts],
        "initials": [sorted({word[0] for word in one.given}) or None for one in parts],
        "born": [one.words.born.isoformat() if one.words.born else None for one in filed],
        "schools": [sorted(str(school) for school in one.schools) or None for one in filed],
        "phones": [sorted(filter(None, map(digits, one.words.phones))) or None for one in filed],
    }


_Key = tuple[str, str | date | tuple[str, ...]]


def _keys(one: Filed) -> Iterator[_Key]:
    """Yield what a record may share with another of its person: the birth date, a telephone, how the name sounds."""
    if one.words.born:
        yield one.group, one.words.born
    for phone in filter(None, map(digits, one.words.phones)):
        yield one.group, phone
    parts = parts_of(one.words.as_filed)
    given, family = parts.all_given[:_MOST_WORDS], parts.all_family[:_MOST_WORDS]
    for pair in product(given or ("",), family or ("",)):
        # In either order: given and family name are written the wrong way round.
        for heard in product(*map(_heard, pair)):
            yield one.group, tuple(sorted(heard))


def _heard(word: str) -> Iterable[str]:
    return sounds(word) or (word,)


def _linked(table: dict[str, list[Any]]) -> list[tuple[int, int]]:
    """Return the places of records that may be of one person, the likeliest first."""
    # Imported here: a web server that never compares does not pay for it.
    import pyarrow as pa
    from splink import DuckDBAPI, Linker

    with closed_memory() as connection:
        types = [(name, _column_type(name)) for name in table]
        shown = DuckDBAPI(connection).register(pa.table(table, schema=pa.schema(types)))
        # With a level of its own, splink would print to the error output.
        linker = Linker(shown, _settings(), log_level=None, validate_settings=False)
        pairs = linker.inference.predict(threshold_match_weight=0, warning_mode="never")
        rows = connection.sql(
            f"SELECT unique_id_l, unique_id_r FROM {pairs.physical_name} "  # noqa: S608 (a name of splink's own)
            "ORDER BY round(match_weight, 6) DESC, unique_id_l, unique_id_r"
        ).fetchall()
    return [(min(pair), max(pair)) for pair in rows]


def closed_memory() -> "DuckDBPyConnection":
    """Return an empty database in memory that opens no file and no network, and spills nothing on the disk."""
    import duckdb

    closed: dict[str, Any] = {
        "enable_external_access": False,
        "autoload_known_extensions": False,
        "autoinstall_known_extensions": False,
        "temp_directory": "",
        "memory_limit": _MEMORY,
        "threads": 1,
        "lock_configuration": True,
    }
    return duckdb.connect(":memory:", config=closed)


def _column_type(name: str) -> Any:
    import pyarrow as pa

    plain = {"unique_id": pa.int32(), "keys": pa.list_(pa.int32()), "born": pa.string()}
    return plain.get(name, pa.list_(pa.string()))


def _settings() -> "SettingsCreator":
    """Return the model: what brings two records together, what is compared, and what each agreement weighs."""
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=1 / _AMONG,
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        comparisons=[
            _names(),
            _births(),
            _shared("schools", _PLACE, _PLACE_OTHER),
            _shared("phones", _PHONE, _PHONE_OTHER),
        ],
        retain_matching_columns=False,
    )


def _level(level: Any, weighs: tuple[float, float]) -> Any:
    """Return a level with its fixed probabilities (m, u)."""
    m, u = weighs
    return level.configure(m_probability=m, u_probability=u)


def _names() -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    near = [levels.CustomLevel(_near(name)) for name in _NAMES]
    same = [levels.ArrayIntersectLevel(name) for name in _NAMES]
    turned = "list_has_any(given_l, family_r) AND list_has_any(family_l, given_r)"
    initial = levels.And(levels.ArrayIntersectLevel("initials"), near[1])
    nothing = levels.And(*(levels.NullLevel(name) for name in _NAMES))
    return comparisons.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            nothing.configure(is_null_level=True),
            _level(levels.And(*same), _SAME),
            _level(levels.CustomLevel(turned), _TURNED),
            _level(levels.And(*near), _NEAR),
            _level(initial, _INITIAL),
            _level(same[0], _GIVEN),
            _level(same[1], _FAMILY),
            _level(levels.ElseLevel(), _NOTHING),
        ],
    )


_NAMES = ("given", "family")


def _near(name: str) -> str:
    """Return the condition that some word of one record is like some word of the other.

    Splink's own level for it is written with an arrow that DuckDB 2 no longer reads.
    """
    words = "lambda word: jaro_winkler_similarity(each, word)"
    return f"list_max(list_transform({name}_l, lambda each: list_max(list_transform({name}_r, {words})))) >= {ALIKE}"


def _births() -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    turned = (
        "substr(born_l, 1, 4) = substr(born_r, 1, 4) AND substr(born_l, 6, 2) = substr(born_r, 9, 2) "
        "AND substr(born_l, 9, 2) = substr(born_r, 6, 2)"
    )
    slip = levels.Or(levels.DamerauLevenshteinLevel("born", 1), levels.CustomLevel(turned))
    return comparisons.CustomComparison(
        output_column_name="born",
        comparison_levels=[
            levels.NullLevel("born"),
            _level(levels.ExactMatchLevel("born"), _BORN),
            _level(slip, _BORN_SLIP),
            _level(levels.ElseLevel(), _BORN_OTHER),
        ],
    )


def _shared(name: str, shares: tuple[float, float], other: tuple[float, float]) -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    return comparisons.CustomComparison(
        output_column_name=name,
        comparison_levels=[
            levels.NullLevel(name),
            _level(levels.ArrayIntersectLevel(name), shares),
            _level(levels.ElseLevel(), other),
        ],
    )
