"""The forms by which evidence is added, its file opened, and a piece goes from hand to hand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.ledger.envelope import Envelope
from schoolbeat.web.desk.encrypting import NO_ROOM, TOO_LONG, EncryptedUpload
from schoolbeat.web.desk.uploads import no_room
from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, a_moment, area, choice
from schoolbeat.work.incidents.rules.evidence import LARGEST, PASSED, STEP_LABELS
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME


def too_long() -> str:
    """Return what is said of a file that is too large."""
    return gettext("A file has %(n)s MB at most.") % {"n": LARGEST // (1024 * 1024)}


class AddEvidenceForm(ChoosingForm):
    """A piece of evidence, with or without a file.

    `whole` comes after the file: where a connection broke off in between, it is not there, and half a file is refused.
    """

    what = area(gettext_lazy("What is it, or what does it show?"), rows=2)
    source = forms.CharField(
        label=gettext_lazy("Who took, found or gave it?"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Staff and officers by name. Of a child, what was seen or said. No name."),
    )
    at = a_moment(gettext_lazy("When was it taken, found or given?"))
    place = a_line(
        gettext_lazy("Where does the piece itself lie?"),
        LONGEST_NAME,
        help_text=gettext_lazy("A locker, a shelf, the number of a bag. Needed where there is no file."),
    )
    file = forms.FileField(label=gettext_lazy("File, if there is one"), required=False)
    clear = forms.BooleanField(
        label=gettext_lazy("This file shows no nude or sexual image of anybody under 18"), required=False
    )
    whole = forms.CharField(
        widget=forms.HiddenInput,
        initial="1",
        error_messages={"required": gettext_lazy("The file did not come in whole. Choose it again.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext(
            "Any kind, %(n)s MB at most. It is kept exactly as it is."
        ) % {"n": LARGEST // (1024 * 1024)}

    def clean_file(self) -> EncryptedUpload | None:
        """Refuse what was too large, or what the disk did not take."""
        file = self.cleaned_data["file"]
        if isinstance(file, EncryptedUpload) and file.coming.fault:
            raise ValidationError({TOO_LONG: too_long, NO_ROOM: no_room}[file.coming.fault]())
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for the tick with a file, and for the place without one."""
        values = super().clean() or {}
        if values.get("file") and not values.get("clear"):
            self.add_error(
                "clear", gettext("Tick it only if it is so. A file that shows such a thing is not uploaded.")
            )
        if not values.get("file") and not values.get("place") and "file" not in self.errors:
            self.add_error("place", gettext("Say where the piece lies, or choose a file."))
        return values

    @property
    def upload(self) -> EncryptedUpload | None:
        """Return the file that came along."""
        file = self.cleaned_data.get("file")
        return file if isinstance(file, EncryptedUpload) else None

    def payload(self) -> dict[str, Any]:
        """Return the piece, as the payload has it."""
        said = self.plain()
        for name in ("file", "clear", "whole"):
            said.pop(name, None)
        upload = self.upload
        if upload is None or upload.coming.written is None:
            return said
        written = upload.coming.written
        # What cannot be typed cannot be said either: of the name what can be seen is kept.
        name = "".join(one for one in upload.name or "" if one.isprintable())[:LONGEST_NAME]
        file = {"sha256": written.sha256, "size": written.size, "clear": True, "name": name}
        return said | {"file": file}

    def envelope_of(self, payload: dict[str, Any]) -> Envelope:
        """Return the envelope, with what opens the file enclosed: the ledger keeps no key."""
        told = self.told("incidents.add_evidence", payload)
        enclosed = self.upload.coming.kept if self.upload else None
        return Envelope(told.verb, told.happened_at, told.payload, id=told.id, enclosed=enclosed)


class OpenEvidenceForm(ChoosingForm):
    """Why a file is opened."""

    why = area(gettext_lazy("Why do you open it?"), rows=2)


class PassEvidenceForm(ChoosingForm):
    """What became of a piece."""

    step = choice(gettext_lazy("What became of it?"))
    at = a_moment(gettext_lazy("When?"))
    to_whom = a_line(
        gettext_lazy("To whom"), LONGEST_NAME, help_text=gettext_lazy("Needed where it was handed or given.")
    )
    place = a_line(
        gettext_lazy("Where it lies now"),
        LONGEST_NAME,
        help_text=gettext_lazy("Needed where it was moved or came back."),
    )
    why = area(gettext_lazy("Why?"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("step", words_of(STEP_LABELS, *PASSED))
