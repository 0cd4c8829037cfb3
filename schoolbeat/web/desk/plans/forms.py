"""The forms about plans, files for responders and walks: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.encrypting import TOO_LONG, EncryptedUpload
from schoolbeat.web.desk.incidents.evidence_forms import no_room
from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, area, choice
from schoolbeat.work.preparedness.rules.holding import LONGEST_LINE
from schoolbeat.work.preparedness.rules.plans import (
    LARGEST,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_VOTES,
    WRITABLE,
)
from schoolbeat.work.preparedness.vocabulary import (
    FILE_KIND_LABELS,
    SECTION_STATUS_LABELS,
    VISIBILITY_LABELS,
    Visibility,
)

NO_NAMES = gettext_lazy("No names of students.")
WHO = gettext_lazy("Who writes it: a name or an office")


def _owed(label: Any, longest: int = LONGEST_LINE, **more: Any) -> forms.CharField:
    field = a_line(label, longest, **more)
    field.required = True
    return field


def _votes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_VOTES)


def readers(circle: bool) -> list[tuple[str, str]]:
    """Return who may read a section; that it can be for responders alone is offered to their circle."""
    others = [] if circle else [Visibility.RESPONDERS]
    return words_of(VISIBILITY_LABELS, *(one for one in Visibility if one not in others))


class OpenForm(ChoosingForm):
    """A school's first plan here."""

    school = choice(gettext_lazy("School"))
    year = choice(gettext_lazy("For which school year?"))
    school_opened = a_day(
        gettext_lazy("A new school: when did it open?"),
        required=False,
        help_text=gettext_lazy("Only of a school that opened within the last two years."),
    )

    def __init__(self, schools: Pairs, years: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools)
        self.choose("year", years)

    def payload(self) -> dict[str, Any]:
        """Return the plan, as the payload has it."""
        said = self.plain()
        return said | {"year": int(said["year"])}


class AddSectionForm(ChoosingForm):
    """A section of the school's own."""

    title = _owed(gettext_lazy("What is the section called?"), LONGEST_TITLE)
    visibility = choice(gettext_lazy("Who may read it?"))
    owner = a_line(WHO, LONGEST_LINE)
    due = a_day(gettext_lazy("By which day?"), required=False)

    def __init__(self, circle: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("visibility", readers(circle))


class WriteForm(ChoosingForm):
    """What a section says."""

    text = area(
        gettext_lazy("What the section says"),
        rows=12,
        required=False,
        longest=LONGEST_TEXT,
        help_text=NO_NAMES,
    )
    base = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.UUIDField(widget=forms.HiddenInput)

    def plain(self) -> dict[str, Any]:
        """Return what it says, as the payload has it; no words are words too."""
        base, seen = self.cleaned_data["base"], self.cleaned_data["seen"]
        said = {"text": self.cleaned_data["text"], "base": str(base) if base else None}
        return said | {"seen": str(seen)}


class SetForm(ChoosingForm):
    """Whose a section is, by when, how it stands, and who reads it."""

    status = choice(gettext_lazy("How does it stand?"))
    visibility = choice(gettext_lazy("Who may read it?"))
    owner = a_line(WHO, LONGEST_LINE)
    due = a_day(gettext_lazy("By which day?"), required=False)
    seen = forms.UUIDField(widget=forms.HiddenInput)

    def plain(self) -> dict[str, Any]:
        """Return how it is to stand, as the payload has it."""
        return super().plain() | {"seen": str(self.cleaned_data["seen"])}

    def __init__(self, circle: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("status", words_of(SECTION_STATUS_LABELS, *WRITABLE))
        self.choose("visibility", readers(circle))


class ReviewForm(ChoosingForm):
    """A plan was gone through."""

    day = a_day(gettext_lazy("On which day?"))
    present = _owed(gettext_lazy("Who went through it, and which responders were asked?"))
    note = area(gettext_lazy("What is to change?"), rows=2, required=False, help_text=NO_NAMES)


class NoticeForm(ChoosingForm):
    """Somebody whom the law names was told of the public meeting."""

    to = choice(gettext_lazy("Who was told?"))
    day = a_day(gettext_lazy("On which day?"))
    how = _owed(gettext_lazy("How, and in which languages"))

    def __init__(self, told: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("to", told)


class AdoptForm(ChoosingForm):
    """A council adopted the plan."""

    body = _owed(gettext_lazy("Which council or committee adopted it?"))
    day = a_day(gettext_lazy("On which day?"))
    yes = _votes(gettext_lazy("How many were for it?"))
    no = _votes(gettext_lazy("How many were against it?"))
    abstained = _votes(gettext_lazy("How many abstained?"))
    meeting_on = a_day(gettext_lazy("The day of the public meeting at the school"))

    def plain(self) -> dict[str, Any]:
        """Return the adoption, as the payload has it; nobody against it is a number too."""
        numbers = {name: self.cleaned_data[name] for name in ("yes", "no", "abstained")}
        return super().plain() | numbers


class NextForm(ChoosingForm):
    """The next version."""

    year = choice(gettext_lazy("For which school year?"))

    def __init__(self, years: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("year", years)

    def plain(self) -> dict[str, Any]:
        """Return the year, as the payload has it."""
        return {"year": int(self.cleaned_data["year"])}


def too_long() -> str:
    """Return what is said of a file that is too large."""
    return gettext("A file for responders is not empty and has %(n)s MB at most. Nothing was kept of it.") % {
        "n": LARGEST // (1024 * 1024)
    }


class FileForm(ChoosingForm):
    """A file for responders; `whole` comes after it, so that half a file is refused."""

    kind = choice(gettext_lazy("What does it show?"))
    title = _owed(gettext_lazy("What is it called?"), LONGEST_TITLE)
    file = forms.FileField(label=gettext_lazy("File"))
    whole = forms.CharField(
        widget=forms.HiddenInput,
        initial="1",
        error_messages={"required": gettext_lazy("The file did not come in whole. Choose it again.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("kind", words_of(FILE_KIND_LABELS))
        self.fields["file"].help_text = gettext("PDF, PNG or JPEG, %(n)s MB at most.") % {
            "n": LARGEST // (1024 * 1024)
        }

    def clean_file(self) -> EncryptedUpload:
        """Refuse what was too large, or what the disk did not take."""
        file = self.cleaned_data["file"]
        if not isinstance(file, EncryptedUpload) or file.coming.fault:
            fault = getattr(getattr(file, "coming", None), "fault", TOO_LONG)
            raise forms.ValidationError(too_long() if fault == TOO_LONG else no_room())
        return file

    def payload(self) -> dict[str, Any]:
        """Return the file, as the payload has it."""
        said = {name: self.cleaned_data[name] for name in ("kind", "title")}
        upload = self.cleaned_data["file"]
        written = upload.coming.written
        assert written is not None
        # What cannot be typed cannot be said either: of the name what can be seen is kept.
        name = "".join(one for one in upload.name or "" if one.isprintable())[:LONGEST_TITLE]
        return said | {"sha256": written.sha256, "size": written.size, "name": name}


class PressForm(ChoosingForm):
    """A button and no more."""


class WalkForm(ChoosingForm):
    """Somebody walks over a site."""

    school = choice(gettext_lazy("School"))
    day = a_day(gettext_lazy("On which day?"))
    along = a_line(gettext_lazy("Who walks along"), LONGEST_LINE)

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools)


class FindForm(ChoosingForm):
    """Something to put right."""

    what = area(gettext_lazy("What is to be put right?"), rows=2, help_text=NO_NAMES)
    spot = _owed(gettext_lazy("Where is it?"))
    photo = forms.FileField(
        label=gettext_lazy("Photo, if it helps"),
        required=False,
        help_text=gettext_lazy(
            "No faces. JPEG, PNG or WebP; it is made anew without what a camera hides in it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    owner = _owed(gettext_lazy("Who puts it right: a name or an office"), 120)
    due = a_day(gettext_lazy("By which day?"))


class CloseForm(ChoosingForm):
    """It is put right."""

    finding = choice(gettext_lazy("Which?"))
    done = area(gettext_lazy("What was done about it?"), rows=2)

    def __init__(self, findings: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("finding", findings)
