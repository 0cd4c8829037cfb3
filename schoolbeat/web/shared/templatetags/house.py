"""Template tags of the house: pictograms, marks, and how figures and times are written."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, pgettext

from schoolbeat.web.shared.icons import ICONS, MARKS
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS

register = template.Library()

# The one word that is the same in both languages: tests, files and answers look for it.
SYNTHETIC = "SYNTHETIC"


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A pictogram; it never carries the meaning alone, so it is hidden from screen readers."""
    shape = ICONS.get(name) or ICONS["star"]
    return format_html(
        '<svg class="ic {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        size,
        mark_safe(shape),  # noqa: S308
    )


@register.simple_tag
def mark(pillar: str) -> SafeString:
    """The mark of a pillar: disc, diamond, square or shield in its hue."""
    return format_html(
        '<svg class="mark {}" viewBox="0 0 12 12" aria-hidden="true">{}</svg>',
        BY_SLUG[pillar].css,
        mark_safe(MARKS[pillar]),  # noqa: S308
    )


@register.simple_tag
def pillar(slug: str) -> SafeString:
    """The mark of a pillar with its word."""
    return format_html('<span class="pillar">{}{}</span>', mark(slug), BY_SLUG[slug].word)


@register.simple_tag
def pillar_word(slug: str) -> str:
    """The word of a pillar."""
    return str(BY_SLUG[slug].word)


@register.simple_tag
def pillars() -> tuple[Any, ...]:
    """The four pillars in the order in which they are always shown."""
    return PILLARS


@register.simple_tag
def synthetic_word() -> str:
    """The word that marks invented data, the same in every language."""
    return SYNTHETIC


@register.filter
def css_of(slug: str) -> str:
    """The class that gives a part the hue of a pillar."""
    return BY_SLUG[slug].css


@register.filter
def minutes(value: int) -> str:
    """A length of time: 45 min, 2 h, 2 h 25."""
    hours, rest = divmod(int(value), 60)
    if not hours:
        return gettext("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return gettext("%(hours)s h") % {"hours": f"{hours:,}"}
    return gettext("%(hours)s h %(minutes)02d") % {"hours": f"{hours:,}", "minutes": rest}


@register.filter
def count(value: int | float) -> str:
    """A whole number with its thousands parted, as both languages write it in the United States."""
    return f"{value:,.0f}"


@register.filter
def entries(value: int) -> str:
    """How many entries, in words."""
    return ngettext("%(count)s entry", "%(count)s entries", value) % {"count": count(value)}


@register.filter
def pct(value: float) -> str:
    """A percent for an SVG attribute: always a point, never a comma."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


@register.filter
def px(value: float) -> str:
    """A vertical place for an SVG attribute: always a point, never a comma."""
    return f"{value:.1f}".removesuffix(".0")


@register.filter
def nth(items: Sequence[Any], index: int) -> Any:
    """The item at a place, for tables whose cells follow their columns."""
    return items[index]


@register.filter
def share(value: float) -> str:
    """A share from 0 to 1 as whole percent; what is less than half a percent says so."""
    if 0 < value < 0.005:
        return gettext("under half a percent")
    return f"{value * 100:.0f}%"


@register.filter
def clock(value: datetime) -> str:
    """The local time of day, 14:05, in the zone that the view has activated."""
    return formats.date_format(timezone.localtime(value), "H:i")


@register.filter
def day(value: date | datetime) -> str:
    """A day near today: Thu, Nov 19."""
    # Translators: a Django date format; Spanish: "D j \\d\\e M"
    return formats.date_format(_local(value), pgettext("date format of a near day", "D, M j"))


@register.filter
def full_day(value: date | datetime) -> str:
    """A day with its year: Nov 19, 2026."""
    # Translators: a Django date format; Spanish: "j \\d\\e M \\d\\e Y"
    return formats.date_format(_local(value), pgettext("date format with year", "M j, Y"))


@register.filter
def field_kind(bound: Any) -> str:
    """What sort of control a form field is drawn as: `checkbox`, `group` or `line`."""
    kind = getattr(bound.field.widget, "input_type", "")
    if bound.use_fieldset:
        return "group"
    return "checkbox" if kind == "checkbox" else "line"


@register.filter
def length_css(value: str) -> str:
    """The class of a choice of length that is wider than the others."""
    return value if value in {"since", "span"} else ""


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value
