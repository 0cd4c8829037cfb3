"""The law page tells of broken prepared letters those who can mend them."""

from tests.factories import roster as make
from tests.towns import alder, moment
from tests.web.test_law import look

__all__ = ["alder", "look", "moment"]


def broken(folder, place, text="{{chief}}"):
    there = folder / "packs" / "letters" / place
    there.mkdir(parents=True)
    (there / "removal-parent.en.md").write_text(text, "utf-8")


def test_a_broken_letter_is_shown_by_file_and_line_to_who_can_mend_it(look, settings, tmp_path, alder):
    settings.DATA_DIR = tmp_path
    assert "Prepared letters that are broken" not in look().content.decode()
    for place in ("us-ca", "alder", "alder-unified", "bay"):
        broken(tmp_path, place)
    make.district(alder)
    for who in ("sergeant", "it"):
        html = look(who=who).content.decode()
        for place in ("us-ca", "alder", "alder-unified"):
            assert f"packs/letters/{place}/removal-parent.en.md" in html, (who, place)
        assert "letters/bay/" not in html, "another agency's letters are not ours to mend"
        assert "line 1: expected front matter between two lines of ---" in html
        assert "{{chief}}" not in html
    assert "Prepared letters that are broken" not in look(who="principal").content.decode()
    assert "Prepared letters that are broken" not in look("place=us-ca").content.decode()
