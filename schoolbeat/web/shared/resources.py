"""Words for a resource in the reader's language, for every door that shows one."""

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, gettext

from schoolbeat.web.shared.parts import Words
from schoolbeat.web.shared.words import label
from schoolbeat.work.resources.queries.views import AddressView, HoursView, PhoneView, ServiceLine
from schoolbeat.work.resources.vocabulary import DAY_LABELS, NEED_LABELS, STATUS_LABELS, WHICH_LABELS

SPOKEN = ("en", "es", "ar", "ase", "fa", "fil", "hmn", "ko", "ru", "so", "uk", "vi", "zh")
"""The languages that a form offers; others stand where a set brought them."""


def not_given() -> str:
    """Return what stands for what nobody said."""
    return gettext("Not given")


def language_name(code: str) -> str:
    """Return a language's name in the reader's language; a word that is no code stands as it is."""
    try:
        named = Locale.parse(code.replace("-", "_")).get_display_name(get_language() or "en")
    except (UnknownLocaleError, ValueError, TypeError):
        named = None
    return (named or code).capitalize()


def language_names(codes: Iterable[str]) -> str:
    """Return languages in a line."""
    return ", ".join(language_name(code) for code in codes)


def need_names(needs: Iterable[str]) -> str:
    """Return needs in a line."""
    return ", ".join(label(NEED_LABELS, need) for need in needs)


def status_name(status: str) -> str:
    """Return whether a service is to be had, in words."""
    return label(STATUS_LABELS, status)


def ages(least: float | None, most: float | None) -> str:
    """Return for which ages a service is."""
    if least is None and most is None:
        return gettext("Age not given")
    if most is None:
        return gettext("From %(least)s years") % {"least": f"{least:g}"}
    if least is None:
        return gettext("Up to %(most)s years") % {"most": f"{most:g}"}
    return gettext("%(least)s to %(most)s years") % {"least": f"{least:g}", "most": f"{most:g}"}


def _day_words(day: str) -> str:
    """Return a day of a calendar's rule in words: TU, or 2TU for the second Tuesday of a month (RFC 5545, BYDAY)."""
    which, name = day[:-2].removeprefix("+"), label(DAY_LABELS, day[-2:]) if day[-2:] in DAY_LABELS else ""
    if not name or (which and which not in WHICH_LABELS):
        return day
    if not which:
        return name
    # Inside a line Spanish writes its days small.
    named = name.lower() if (get_language() or "").startswith("es") else name
    return gettext("%(which)s %(day)s of the month") % {"which": label(WHICH_LABELS, which), "day": named}


def hours_line(hours: HoursView) -> str:
    """Return hours in words; what a calendar's rule says beyond them is told as its source told it."""
    days = ", ".join(map(_day_words, hours.days))
    times = ""
    if hours.closed:
        times = gettext("Closed")
    elif hours.opens and hours.closes:
        times = gettext("%(opens)s to %(closes)s") % {"opens": hours.opens, "closes": hours.closes}
    period = ""
    if (hours.first or hours.last) and not hours.weekly:
        period = " – ".join(part for part in (hours.first, hours.last) if part)
    seldom = gettext("not every week, ask first") if hours.seldom and not hours.words else ""
    return "; ".join(part for part in (days, times, period, hours.words, seldom) if part)


def phone_line(phone: PhoneView) -> str:
    """Return a number with its extension and what it is for."""
    number = phone.number
    if phone.extension:
        number = gettext("%(number)s, extension %(extension)s") % {
            "number": number,
            "extension": phone.extension,
        }
    return f"{number} ({phone.description})" if phone.description else number


def address_line(address: AddressView) -> str:
    """Return an address in a line."""
    town = " ".join(part for part in (address.state, address.postal_code) if part)
    return ", ".join(part for part in (address.street, address.city, town) if part)


def open_words(line: ServiceLine) -> Words:
    """Return whether a service is open now."""
    if line.open_now is None:
        return gettext("Hours not given")
    return gettext("Open now") if line.open_now else gettext("Closed now")


def miles_words(miles: float | None) -> str:
    """Return how far something is."""
    return "" if miles is None else gettext("%(miles)s miles") % {"miles": f"{miles:.1f}"}
