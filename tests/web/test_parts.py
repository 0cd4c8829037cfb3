"""The shared parts, the pages of errors: from invented values, without a database."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation

import schoolbeat.web.shared
from schoolbeat.web.shared import parts
from schoolbeat.web.shared.download import csv_file, safe
from schoolbeat.web.shared.icons import ICONS, KIND_ICONS, MARKS
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags import house

SHARED = Path(schoolbeat.web.shared.__file__).parent
STYLES = (SHARED / "static/shared/schoolbeat.css").read_text()


def part(name, **context):
    return render_to_string(f"shared/parts/{name}.html", context)


class TestStylesheet:
    def test_under_30_kb(self):
        assert len(STYLES.encode()) < 30_000

    def test_no_address_is_fetched(self):
        assert "url(" not in STYLES
        assert "@import" not in STYLES

    @pytest.mark.parametrize(
        "query", ["dark", "forced-colors:active", "prefers-contrast", "reduced-motion", "print"]
    )
    def test_each_way_of_looking_is_served(self, query):
        assert query in STYLES

    def test_every_token_used_is_defined(self):
        assert set(re.findall(r"var\((--[\w-]+)\)", STYLES)) <= {*re.findall(r"(--[\w-]+):", STYLES)}


class TestTemplates:
    templates = sorted((SHARED.parent).glob("*/templates/**/*.html"))

    def test_there_are_some(self):
        assert len(self.templates) > 30

    @pytest.mark.parametrize("path", templates, ids=lambda path: path.name)
    def test_no_inline_style_script_or_handler(self, path):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*src=)|javascript:", text)

    @pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
    def test_errors_say_what_happened_what_was_kept_what_to_do(self, code):
        html = render_to_string(f"{code}.html")
        assert len(re.findall(r"<p>[^<]{20,}</p>", html)) == 2
        assert 'href="/"' in html
        assert "911" in html


class TestPictograms:
    def test_every_icon_and_mark_is_well_formed(self):
        from xml.etree import ElementTree

        for shape in (*ICONS.values(), *MARKS.values()):
            ElementTree.fromstring(f"<g>{shape}</g>")

    def test_every_kind_of_the_packs_has_its_icon(self):
        from schoolbeat.jurisdictions.loader import pack_for

        used = {row["icon"] for row in pack_for("us-ca").rows("activity_kinds")}
        assert used
        assert used <= set(KIND_ICONS)

    def test_an_unknown_icon_is_a_star_and_an_unknown_pillar_is_loud(self):
        assert house.icon("no-such") == house.icon("star")
        with pytest.raises(KeyError):
            house.mark("no-such")

    def test_a_pillar_is_never_hue_alone(self):
        assert len({MARKS[pillar.slug] for pillar in PILLARS}) == 4
        for pillar in PILLARS:
            assert str(pillar.word) in house.pillar(pillar.slug)


class TestWords:
    @pytest.mark.parametrize(
        ("value", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (145, "2 h 25"), (125, "2 h 05")]
    )
    def test_minutes(self, value, words):
        assert house.minutes(value) == words

    def test_thousands_are_parted_alike_in_both_languages(self):
        with translation.override("es"):
            assert house.count(1234567) == "1,234,567"

    @pytest.mark.parametrize(
        ("value", "words"), [(0, "0%"), (0.003, "under half a percent"), (0.333, "33%"), (1, "100%")]
    )
    def test_share(self, value, words):
        assert house.share(value) == words

    @pytest.mark.parametrize(
        ("value", "words"), [(12.5, "12.5%"), (100.0, "100%"), (0.0, "0%"), (33.333333, "33.33%")]
    )
    def test_percent_of_an_attribute(self, value, words):
        assert house.pct(value) == words


def table(**more):
    columns = (
        parts.Column("School", href="?sort=school", sort="ascending"),
        parts.Column("Charged", numeric=True),
    )
    row = parts.Row((parts.Cell("Hart <High>", head=True), parts.Cell(withheld="under 10")))
    return parts.Table("Outcomes", columns, (parts.RowGroup((row,), "High", 1),), **more)


class TestParts:
    def test_table_names_rows_groups_and_order(self):
        html = part("table", table=table())
        assert 'aria-sort="ascending"' in html
        assert '<th scope="row">Hart &lt;High&gt;</th>' in html
        assert 'scope="rowgroup"' in html
        assert '<td class="withheld"><span>under 10</span></td>' in html

    def test_an_empty_table_says_what_will_be_here(self):
        empty = parts.Table("Log", (parts.Column("Day"),), (), empty="Entries will stand here.")
        html = part("table", table=empty)
        assert "<table" not in html
        assert "Entries will stand here." in html

    def test_a_figure_carries_everything_that_makes_it_honest(self):
        figure = parts.Figure(
            "roles", "Teaching took 12%", "each kind has one role.", "2025-26.", "6,900 hours.", "Role",
            table=table(), csv="/roles.csv", records="/log/",
        )  # fmt: skip
        html = part("figure", figure=figure)
        for words in (
            "Teaching took 12%",
            "each kind has one role.",
            "2025-26.",
            "6,900 hours.",
            "/roles.csv",
            "/log/",
        ):
            assert words in html
        assert 'type="radio"' not in html, "without a chart there is nothing to change places with"

    def test_sorting_turns_round_and_forgets_the_page(self):
        column = parts.sortable(
            parts.Column("Day"), "day", "/desk/log/", {"sort": "day", "page": 3, "kind": "x"}
        )
        assert column.sort == "ascending"
        assert column.href == "/desk/log/?sort=-day&kind=x"
        assert parts.sortable(parts.Column("Day"), "day", "/", {"sort": "-day"}).href == "/?sort=day"
        assert parts.sortable(parts.Column("Day"), "day", "/", {}).sort == ""

    def test_pager_keeps_the_filters(self):
        made = parts.pager(Paginator(range(120), 50).page(2), "/desk/log/", {"kind": ["a", "b"], "page": 2})
        assert (made.first, made.last, made.total) == (51, 100, 120)
        assert made.next == "/desk/log/?kind=a&kind=b&page=3"
        html = part("pager", pager=made)
        assert "51 to 100 of 120" in html
        assert parts.pager(Paginator(range(3), 50).page(1), "/", {}).next == ""

    def test_field_ties_label_hint_and_error_to_its_control(self):
        class Small(forms.Form):
            name = forms.CharField(label="Name", help_text="As printed.")

        form = Small({"name": ""})
        html = part("field", field=form["name"])
        described = re.search(r'aria-describedby="([^"]+)"', html)[1].split()
        assert described
        for identity in described:
            assert f'id="{identity}"' in html
        assert 'aria-invalid="true"' in html
        assert '<label for="id_name">' in html
        assert "#id_name" in part("faults", form=form)

    def test_no_faults_no_box(self):
        assert "faults" not in part("faults", form=forms.Form({}))

    def test_toast_offers_undo_by_post(self):
        toast = parts.Toast(
            "Saved", "15 min", "/entry/1/withdraw/", "id-1", "2026-11-19T12:47:00-08:00", "/entry/1/"
        )
        html = part("toast", toast=toast)
        assert 'method="post" action="/entry/1/withdraw/"' in html
        assert 'name="envelope" value="id-1"' in html
        assert 'role="status"' in html

    def test_a_number_without_area_code_is_no_link(self):
        phones = (parts.Phone("Office", "555-0110"), parts.Phone("Line", "(619) 555-0100", "+16195550100"))
        html = part("phones", phones=phones)
        assert html.count("tel:") == 1

    def test_nav_marks_where_one_is(self):
        nav = (parts.NavGroup((parts.NavItem("Due", "/desk/", 0, True), parts.NavItem("Schools", "/x/"))),)
        html = part("nav", nav=nav)
        assert html.count('aria-current="page"') == 1
        assert html.count("<span>") == 1, "a count of zero is shown, no count is not"

    def test_synthetic_is_the_same_word_in_every_language(self):
        for language in ("en", "es"):
            with translation.override(language):
                assert "SYNTHETIC" in part("synthetic")


class TestDownload:
    def test_a_cell_is_never_a_formula(self):
        assert [safe(cell) for cell in ("=1+1", "@x", "-2", "a", 5, -5)] == [
            "'=1+1",
            "'@x",
            "'-2",
            "a",
            5,
            -5,
        ]

    def test_invented_data_says_so_in_name_and_rows(self):
        response = csv_file("log", ["Day"], [["2026-11-19"]], True)
        body = b"".join(response).decode("utf-8-sig")
        assert "SYNTHETIC-log.csv" in response["Content-Disposition"]
        assert all(line.startswith("SYNTHETIC,") for line in body.splitlines())
        assert "SYNTHETIC" not in b"".join(csv_file("log", ["Day"], [], False)).decode()


def test_a_pillar_page_without_kinds_says_who_adds_them():
    page = SimpleNamespace(pillar="education", kinds=(), back="/today/")
    bar = SimpleNamespace(current="today", todo=0)
    html = render_to_string("field/kinds.html", {"page": page, "bar": bar, "synthetic": True})
    assert "The sergeant adds them" in html
    assert "SYNTHETIC" in html
