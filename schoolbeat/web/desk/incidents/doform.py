"""What was done, where the place has lists for it: the basis of a search, what it found, and the kind of force."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from schoolbeat.ledger.envelope import Result
from schoolbeat.web.desk.incidents.forms import DoForm
from schoolbeat.web.desk.incidents.words import Names
from schoolbeat.web.shared.choosing import Pairs, choice
from schoolbeat.work.incidents.rules.listed import SEARCHED
from schoolbeat.work.incidents.vocabulary import Deed


class ListedDoForm(DoForm):
    """One thing that was done; where the place has no list, in words."""

    found = choice(gettext_lazy("If a search: what was found?"), required=False)
    force = choice(gettext_lazy("If force: of which kind?"), required=False)

    def __init__(self, parties: Pairs, tasks: Pairs, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(parties, tasks, *args, **kwargs)
        self.listed: set[str] = set()
        for name, table in (("basis", "search_bases"), ("found", "search_results"), ("force", "force_kinds")):
            self._offer(name, names.listed(table))
        if "found" in self.listed:
            self.fields["result"].label = gettext("The number, if one was given")

    def _offer(self, name: str, pairs: Pairs) -> None:
        """Offer the words of a list of the place; without one the basis stays in words, and the others go."""
        if pairs:
            self.listed.add(name)
            self.fields[name] = choice(self.fields[name].label, required=False)
            self.choose(name, pairs, gettext("Not said"))
        elif name != "basis":
            self.without(name)

    def clean(self) -> dict[str, Any]:
        """Refuse what is chosen of another deed, so that nothing that was typed gets lost."""
        values = super().clean()
        what = values.get("what")
        for name in self.listed:
            fits = what == Deed.FORCE if name == "force" else what in SEARCHED
            if values.get(name) and not fits:
                of_force, of_search = gettext("Say this of a use of force."), gettext("Say this of a search.")
                self.add_error(name, of_force if name == "force" else of_search)
        if "found" in self.listed and what in SEARCHED and values.get("result"):
            self.add_error(
                "result", gettext("Choose what was found from the list; more goes into the words.")
            )
        return values

    def payload(self) -> dict[str, Any]:
        """Return what was done, as the payload has it: what a search found is its result."""
        said = super().payload()
        found = said.pop("found", "")
        return said | ({"result": found} if found else {})

    def refuse(self, result: Result, field: str | None = None) -> None:
        """Put a refusal; one of what a search found stands at the list that it is chosen from."""
        chosen = "found" in self.listed and self.cleaned_data.get("what") in SEARCHED
        super().refuse(result, "found" if chosen and field == "result" else field)
