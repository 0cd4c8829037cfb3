"""Where the marks of the charts stand: sums, emptiness, one huge value, zero; and that they draw as they should."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.web.shared import charts, strips
from schoolbeat.web.shared.charts import Series, Words
from schoolbeat.web.shared.pillars import PILLARS

WORDS = Words("Entries by month", "Busiest in October.")
SERIES = [Series(pillar.slug, str(pillar.word), pillar.fill) for pillar in PILLARS]
DAY = (405, 900)  # 06:45 to 15:00
amounts = st.one_of(st.integers(0, 10**7), st.floats(0, 10**7, allow_nan=False))


def month(*values):
    return dict(zip((one.key for one in SERIES), values, strict=True))


def span(start, end, key="prevention", **more):
    return strips.Span(start, end, key, "url(#f-p)", "P", "Prevention", **more)


def drawn(chart, **context):
    """The chart's SVG, parsed: it is well-formed, or this fails."""
    html = render_to_string(chart.template, {"chart": chart, "id": "c", **context})
    return ElementTree.fromstring(f"<div>{html}</div>"), html


class TestStacked:
    def test_bars_stand_on_each_other_and_make_the_total(self):
        chart = charts.stacked([("Aug", month(370, 150, 80, 70)), ("Sep", month(10, 0, 5, 0))], SERIES, WORDS)
        august, september = chart.stacks
        assert august.total == 670
        assert [bar.amount for bar in september.bars] == [10, 5], "a pillar without entries has no bar"
        assert august.bars[0].y > august.bars[1].y > august.bars[2].y > august.bars[3].y
        assert august.top == august.bars[3].y
        assert [amount for _, amount in chart.key] == [380, 150, 85, 70]

    def test_height_is_in_proportion(self):
        chart = charts.stacked([("a", month(400, 0, 0, 0)), ("b", month(100, 0, 0, 0))], SERIES, WORDS)
        tall, low = (chart.base - stack.top for stack in chart.stacks)
        assert tall == pytest.approx(4 * low)

    def test_nothing_at_all_has_an_axis_and_no_bar(self):
        for columns in ([], [("Aug", month(0, 0, 0, 0))], [("Aug", {})]):
            chart = charts.stacked(columns, SERIES, WORDS)
            assert not any(stack.bars for stack in chart.stacks)
            assert chart.ticks[0].amount == 0
            drawn(chart)

    def test_one_huge_value_leaves_the_small_ones_visible_at_the_axis(self):
        chart = charts.stacked([("a", month(10**7, 0, 0, 0)), ("b", month(1, 0, 0, 0))], SERIES, WORDS)
        small = chart.stacks[1].bars[0]
        assert 0 < small.height < 1
        assert chart.stacks[0].top >= 0

    @given(st.lists(st.tuples(amounts, amounts, amounts, amounts), min_size=1, max_size=14))
    def test_every_bar_is_inside_the_plot(self, rows):
        chart = charts.stacked([(str(n), month(*row)) for n, row in enumerate(rows)], SERIES, WORDS)
        for stack in chart.stacks:
            assert stack.total == pytest.approx(sum(bar.amount for bar in stack.bars))
            for bar in stack.bars:
                assert -0.001 <= bar.y <= bar.y + bar.height <= chart.base + 0.001
                assert 0 <= bar.x < bar.x + bar.width <= 100.001

    @given(amounts)
    def test_ticks_are_even_whole_and_hold_the_largest(self, largest):
        ceiling = charts.nice_ceiling(largest)
        ticks = charts.ticks_of(ceiling)
        assert ceiling >= largest
        assert ceiling == int(ceiling)
        assert (ticks[0], ticks[-1]) == (0, ceiling)
        steps = {round(after - before, 6) for before, after in pairwise(ticks)}
        assert len(steps) == 1

    def test_a_ceiling_wastes_at_most_half(self):
        assert [charts.nice_ceiling(n) for n in (0, 1, 7, 10, 1010, 1064, 1900)] == [
            1,
            1,
            8,
            10,
            1200,
            1200,
            2000,
        ]

    def test_drawing_has_title_description_and_no_inline_style(self):
        tree, html = drawn(charts.stacked([("Aug", month(1, 2, 3, 4))], SERIES, WORDS))
        svg = next(node for node in tree.iter("svg") if node.get("role") == "img")
        assert svg.get("aria-labelledby") == "c-t c-d"
        assert svg.find("title").text == WORDS.title
        assert "style=" not in html
        assert len(list(svg.iter("rect"))) == 4

    def test_numbers_in_attributes_never_take_the_comma_of_a_language(self):
        from django.utils import translation

        with translation.override("es"):
            tree, _ = drawn(charts.stacked([(m, month(1, 2, 3, 4)) for m in "abc"], SERIES, WORDS))
        for node in tree.iter():
            for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2"):
                assert "," not in node.get(name, "")


class TestBars:
    tone = Series("hours", "Hours", css="t-1")

    def test_widths_share_one_scale(self):
        chart = charts.bars([("a", 300, "300 h", self.tone), ("b", 75, "75 h", self.tone)], WORDS)
        assert [line.width for line in chart.lines] == [100, 25]

    def test_a_larger_scale_can_be_given(self):
        chart = charts.bars([("a", 300, "300 h", self.tone)], WORDS, largest=600)
        assert chart.lines[0].width == 50

    def test_zero_keeps_its_line_and_draws_no_bar(self):
        chart = charts.bars([("a", 0, "0 h", self.tone), ("b", 0, "0 h", self.tone)], WORDS)
        tree, html = drawn(chart)
        assert "0 h" in html
        assert not list(tree.iter("rect"))

    def test_empty(self):
        drawn(charts.bars([], WORDS))


class TestPartition:
    parts = [Series(str(n), str(n), css=f"t-{n}") for n in (1, 2, 3)]

    def test_parts_fill_the_bar_without_gap(self):
        chart = charts.partition(list(zip((64, 36, 0), self.parts, strict=True)), WORDS)
        assert chart.bars[0].width + chart.bars[1].width == pytest.approx(100)
        assert chart.bars[1].x == chart.bars[0].width
        assert chart.missing == 0
        assert [bar.share for bar in chart.bars] == pytest.approx([0.64, 0.36, 0])

    def test_parts_that_do_not_make_the_total_say_so(self):
        chart = charts.partition(list(zip((60, 30, 0), self.parts, strict=True)), WORDS, total=100)
        assert chart.missing == 10
        _, html = drawn(chart)
        assert "do not make the total of 100" in html
        _, agreed = drawn(charts.partition([(1, self.parts[0])], WORDS, total=1))
        assert "do not make" not in agreed

    def test_parts_larger_than_the_total_stay_inside(self):
        chart = charts.partition([(80, self.parts[0]), (80, self.parts[1])], WORDS, total=100)
        assert sum(bar.width for bar in chart.bars) == pytest.approx(100)
        assert chart.missing == -60

    def test_nothing(self):
        chart = charts.partition([(0, self.parts[0])], WORDS)
        assert chart.bars[0].width == 0
        drawn(chart)


class TestDayStrip:
    def strip(self, spans, now=None):
        return strips.day_strip(spans, DAY, now, WORDS)

    def test_entries_and_gaps_cover_the_day_up_to_now(self):
        chart = self.strip([span(405, 500), span(520, 600)], now=660)
        assert chart.open_minutes == ((500, 520), (600, 660))
        assert chart.unlogged == 80
        covered = sum(block.width for block in chart.blocks) + sum(gap.width for gap in chart.gaps)
        assert covered == pytest.approx(chart.now)

    def test_a_day_without_entries_is_one_gap(self):
        chart = self.strip([], now=None)
        assert chart.unlogged == 495
        assert len(chart.gaps) == 1
        assert chart.now is None

    def test_before_the_day_begins_nothing_is_missing(self):
        chart = self.strip([], now=300)
        assert (chart.unlogged, chart.gaps, chart.now) == (0, (), None)

    def test_the_axis_widens_for_an_evening_event(self):
        chart = self.strip([span(1080, 1290)], now=1300)
        assert chart.hours[-1].words == "21:30"
        assert all(0 <= block.x <= block.x + block.width <= 100.001 for block in chart.blocks)

    def test_overlapping_entries_make_no_negative_gap(self):
        chart = self.strip([span(405, 600), span(450, 500), span(590, 700)], now=700)
        assert chart.unlogged == 0

    def test_an_entry_that_ends_before_it_begins_is_not_drawn(self):
        assert self.strip([span(600, 500), span(500, 500)]).blocks == ()

    def test_letters_keep_clear_of_each_other(self):
        chart = self.strip([span(405 + n * 6, 410 + n * 6, key) for n, key in enumerate("abababab")], now=900)
        middles = [run.middle for run in chart.letters]
        assert all(after - before >= 5 for before, after in pairwise(middles))

    def test_runs_of_one_pillar_share_a_letter(self):
        assert len(self.strip([span(405, 449), span(450, 500)]).letters) == 1

    def test_the_new_entry_is_outlined(self):
        _, html = drawn(self.strip([span(405, 449), span(450, 500, new=True)]))
        assert html.count('class="new"') == 1

    @given(
        st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=20),
        st.one_of(st.none(), st.integers(0, 1439)),
    )
    def test_never_outside_and_never_more_unlogged_than_the_day(self, entries, now):
        chart = self.strip([span(start, start + length) for start, length in entries], now)
        for mark in (*chart.blocks, *chart.gaps):
            assert -0.001 <= mark.x <= mark.x + mark.width <= 100.001
        assert 0 <= chart.unlogged <= 1440
        assert chart.unlogged == sum(end - start for start, end in chart.open_minutes)
        drawn(chart)


class TestTour:
    def test_half_way(self):
        chart = strips.tour_line(date(2024, 1, 1), date(2026, 1, 1), date(2025, 1, 1), WORDS)
        assert chart.done == pytest.approx(50, abs=0.2)
        assert chart.years == pytest.approx((50,), abs=0.2)

    def test_before_and_after_stay_on_the_line(self):
        before = strips.tour_line(date(2024, 1, 1), date(2026, 1, 1), date(2020, 1, 1), WORDS)
        after = strips.tour_line(date(2024, 1, 1), date(2026, 1, 1), date(2030, 1, 1), WORDS)
        assert (before.done, after.done) == (0, 100)

    def test_leap_day_and_a_tour_of_no_days(self):
        assert strips.tour_line(date(2024, 2, 29), date(2028, 2, 29), date(2026, 1, 1), WORDS).years
        drawn(strips.tour_line(date(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29), WORDS))
