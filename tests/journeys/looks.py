"""How a page is looked at: by axe, on a narrow screen, and with a thumb."""

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
SMALL = """least => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, summary, textarea')]
  .filter(e => !e.closest('.vh, .skip, figcaption, dd, p'))
  .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
  .filter(([e, box]) => box.width && box.height && Math.min(box.width, box.height) < least - 0.5)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""


def faults(page, least, rules=RULES):
    """What axe finds, what runs out of the screen, what is too small to hit."""
    # A click waits until the next page has begun, not until it is there.
    page.wait_for_load_state()
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in Axe().run(page, options=rules).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wide} px too wide"] if wide > 0 else []), *page.evaluate(SMALL, least)]


def walk(page, paths, places, least, status=200):
    """Look at each page, and return what is wrong with any, and their titles."""
    # As high as it takes: what scrolls under a bar is reached by scrolling, and is not too small for that.
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 1600})
    wrong, titles = {}, {}
    for path in paths:
        answer = page.goto(path.format(**places))
        assert answer.status == status, path
        if found := faults(page, least):
            wrong[path] = found
        titles[path.split("?")[0]] = page.title()
    return wrong, titles


def opened(page, path, least=24):
    """Open a page and look at it."""
    answer = page.goto(path)
    assert answer.status == 200, path
    assert faults(page, least) == [], path
    return page
