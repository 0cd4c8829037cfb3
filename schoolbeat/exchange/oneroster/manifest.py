"""manifest.csv: which OneRoster this is, and for each file whether it is all there is, what changed, or not there."""

from dataclasses import dataclass

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster.columns import MANIFEST, READ, STANDARD, VERSIONS
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault, Faults
from schoolbeat.exchange.oneroster.heads import find_table, missing
from schoolbeat.exchange.oneroster.source import Meter, Source
from schoolbeat.foundation.text import gettext_noop as _

BULK, DELTA, ABSENT = "bulk", "delta", "absent"
_MODES = frozenset({BULK, DELTA, ABSENT})
_MOST = 200
_VERSION, _ONEROSTER = "manifest.version", "oneroster.version"


@dataclass(frozen=True)
class Manifest:
    """What a set says of itself; `modes` has each file that is read, and the rest as far as they are named."""

    version: str
    modes: dict[str, str]
    system_name: str
    system_code: str


def guessed_version(source: Source) -> str:
    """Return the version that a set without a manifest may be meant in: only 1.2 has roles.csv."""
    return "1.2" if "roles.csv" in source.sizes else "1.1"


def read_manifest(source: Source, meter: Meter, faults: Faults) -> Manifest | None:
    """Return the manifest; None, with the faults told, for one that is missing or says what it may not."""
    before = faults.number
    if MANIFEST not in source.sizes:
        faults.add(
            Fault(
                MANIFEST,
                0,
                "",
                shown(", ".join(sorted(set(source.sizes) & STANDARD)), LONGEST_SHOWN),
                _(
                    "a manifest.csv with the columns propertyName,value and the rows manifest.version (1.0),"
                    " oneroster.version (1.1 or 1.2), and for each file file.orgs, file.users ... (bulk, delta or"
                    " absent)"
                ),
            )
        )
        return None
    found, lines = _properties(source, meter, faults)
    if faults.number == before:
        _check(found, lines, faults)
    if faults.number > before:
        return None
    modes = {f"{name[5:]}.csv": mode for name, mode in found.items() if name.startswith("file.")}
    _compare(source, modes, lines, faults)
    if faults.number > before:
        return None
    return Manifest(
        found[_ONEROSTER],
        modes,
        found.get("source.systemName", "")[:LONGEST_SHOWN],
        found.get("source.systemCode", "")[:LONGEST_SHOWN],
    )


def _properties(source: Source, meter: Meter, faults: Faults) -> tuple[dict[str, str], dict[str, int]]:
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    lacking = missing(source, MANIFEST, VERSIONS[0])
    for fault in lacking:
        faults.add(fault)
    if lacking:
        return found, lines
    table = find_table(source, MANIFEST, VERSIONS[0], meter)
    for line, cells in table.cells(("propertyName", "value"), faults):
        name, value = cells[0].strip(), cells[1].strip()
        if name in found:
            expected = _("a property once; it stands in line %(line)d too")
            faults.add(
                Fault(
                    MANIFEST,
                    line,
                    "propertyName",
                    shown(name, LONGEST_SHOWN),
                    expected,
                    {"line": lines[name]},
                )
            )
        if len(found) == _MOST:
            faults.add(Fault(MANIFEST, line, "", "", _("a manifest of 200 properties at most")))
            break
        found[name], lines[name] = value, line
    return found, lines


def _check(found: dict[str, str], lines: dict[str, int], faults: Faults) -> None:
    def wrong(name: str, expected: str) -> None:
        faults.add(
            Fault(MANIFEST, lines.get(name, 0), name, shown(found.get(name, ""), LONGEST_SHOWN), expected)
        )

    if found.get(_VERSION) != "1.0":
        wrong(_VERSION, _("1.0, exactly; a spreadsheet may have made it 1"))
    if found.get(_ONEROSTER) not in VERSIONS:
        wrong(_ONEROSTER, _("1.1 or 1.2"))
    needed = [f"file.{name.removesuffix('.csv')}" for name in READ.get(found.get(_ONEROSTER, ""), ())]
    named = [name for name in found if name.startswith("file.") and name not in needed]
    for name in (*needed, *named):
        if found.get(name) not in _MODES:
            wrong(name, _("bulk, delta or absent"))


def _compare(source: Source, modes: dict[str, str], lines: dict[str, int], faults: Faults) -> None:
    """Tell where manifest and files do not agree."""
    for name in sorted(STANDARD):
        said, there = modes.get(name, ABSENT) != ABSENT, name in source.sizes
        place = f"file.{name.removesuffix('.csv')}"
        if said and not there:
            near = [other for other in source.sizes if other.casefold() == name.casefold()]
            faults.add(
                Fault(name, 0, "", ", ".join(near), _("this file; the manifest says that it is there"))
            )
        elif there and not said:
            expected = _("bulk or delta; the file is there, but the manifest says that it is not")
            faults.add(Fault(MANIFEST, lines.get(place, 0), place, modes.get(name, ""), expected))
