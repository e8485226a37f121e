"""The web page of a briefing in headless Chromium, offline: steps, time, cards, types, table, themes, print, names for screen readers, hostile text.

Skipped (77) where Chromium or chromedriver is not installed."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from browser import Browser, is_installed

FOLDER = tempfile.TemporaryDirectory(prefix="placetime-page-")
SAMPLE = pathlib.Path(FOLDER.name) / "sample.html"
HOSTILE = pathlib.Path(FOLDER.name) / "hostile.html"
CLOCK = "document.getElementById('clock').textContent"
MARKS = "document.querySelectorAll('.mark').length"
END = "Number(document.getElementById('end').getAttribute('aria-valuenow'))"


def middle(browser, selector):
    return browser.run("const r = document.querySelector(arguments[0]).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2];", selector)


class WebPage(unittest.TestCase):
    """One browser for all; it asks for no motion, so that a step is there at once."""

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(1366, 768, calm=True)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def setUp(self):
        self.browser.resize(1366, 768)
        self.browser.open(SAMPLE)
        self.browser.until(f"{MARKS} > 0", "symbols")

    def tearDown(self):
        # Nothing is asked for but the page, and nothing is complained of.
        self.assertEqual({url.split("#")[0] for url in self.browser.requests()} - {SAMPLE.as_uri(), HOSTILE.as_uri()}, set())
        self.assertEqual(self.browser.log("browser"), [])

    def step(self, number):
        self.browser.run("document.querySelectorAll('#steps-nav button')[arguments[0] - 1].click()", number)
        self.browser.until(f"document.getElementById('where-we-are').textContent === '{number} / 3'", f"step {number}")

    def test_a_page_says_what_where_and_when(self):
        b = self.browser
        self.assertEqual(b.run("return document.title"), "October 2020")
        self.assertEqual(b.run(f"return {CLOCK}"), "1 to 31 October 2020, UTC")
        self.assertEqual(b.run("return [...document.querySelectorAll('.marking')].map((e) => e.textContent)"), ["FOR TRAINING"] * 2)
        self.assertIn("Unreviewed machine extraction", b.run("return document.querySelector('.bar').textContent"))
        foot = b.run("return document.querySelector('.foot').textContent")
        for words in ("do not imply endorsement", "machine-coded", "Natural Earth", "GeoNames"):
            self.assertIn(words, foot)
        self.assertIn("Kyrgyzstan 1 event", b.run("return document.getElementById('tray').textContent"))
        self.assertEqual(b.run("return document.querySelectorAll('#step-1 strong').length"), 1)
        self.assertIn("A road", b.run("return document.getElementById('legend').textContent"))

    def test_the_map_is_drawn(self):
        colors = self.browser.run("""const c = document.querySelector('canvas.ground'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set(); for (let i = 0; i < d.length; i += 4 * 97) seen.add(`${d[i]},${d[i + 1]},${d[i + 2]}`); return [...seen];""")
        self.assertIn("245,243,238", colors)  # land
        self.assertGreater(len(colors), 20)

    def test_steps_go_by_buttons_keys_and_scrolling(self):
        b = self.browser
        b.run("document.getElementById('next').click()")
        self.assertEqual(b.run(f"return {CLOCK}"), "5 to 6 October 2020, UTC")
        self.assertEqual(b.run("return document.querySelectorAll('.mark.ringed').length"), 1)
        b.run("document.activeElement.blur()")
        b.keys("n")
        self.assertEqual(b.run(f"return {CLOCK}"), "Up to 9 October 2020, UTC")
        self.assertTrue(b.run("return document.getElementById('begin').hidden"))
        self.assertTrue(b.run("return document.getElementById('next').disabled"))
        b.keys("p", "p")
        self.assertEqual(b.run("return document.querySelector('#steps-nav [aria-current]').textContent"), "1")
        b.run("return new Promise((done) => setTimeout(done, 1000))")  # a step gone to keeps the scroll for a moment
        b.run("document.getElementById('steps').scrollTop = 1e6")
        b.until("document.getElementById('where-we-are').textContent === '3 / 3'", "the step that is scrolled to")

    def test_space_plays_and_pauses(self):
        b = self.browser
        b.run("document.body.focus()")
        whole = b.run(f"return {END}")
        b.keys(" ")
        b.until("document.getElementById('play').getAttribute('aria-label') === 'Pause'", "playing")
        b.until(f"{END} < {whole}", "time begins")
        first = b.run(f"return {END}")
        b.until(f"{END} > {first}", "time goes on")
        b.keys(" ")
        b.until("document.getElementById('play').getAttribute('aria-label') === 'Play'", "paused")
        at = b.run(f"return {END}")
        b.run("return new Promise((done) => setTimeout(done, 300))")
        self.assertEqual(b.run(f"return {END}"), at)
        b.run("document.getElementById('play').click()")
        b.until("document.getElementById('play').getAttribute('aria-label') === 'Play'", "played to the end")
        self.assertEqual(b.run(f"return {CLOCK}"), "1 to 31 October 2020, UTC")

    def test_time_is_scrubbed_by_keys(self):
        b = self.browser
        self.step(3)
        b.run("document.getElementById('end').focus()")
        before = b.run(f"return {MARKS}")
        b.keys("ArrowLeft", "ArrowLeft")
        self.assertIn("Up to 7 October 2020", b.run(f"return {CLOCK}"))
        self.assertLess(b.run(f"return {MARKS}"), before)
        b.keys("ArrowRight")
        self.assertIn("Up to 8 October 2020", b.run(f"return {CLOCK}"))
        b.keys("Home")
        self.assertIn("Up to 1 October 2020", b.run(f"return {CLOCK}"))
        b.keys("End")
        self.assertIn("Up to 31 October 2020", b.run(f"return {CLOCK}"))
        b.until("document.getElementById('live').textContent.includes('Up to 31 October 2020, UTC: 5 events')", "the live region")

    def test_time_is_scrubbed_by_the_mouse(self):
        b = self.browser
        self.step(3)
        x, y = middle(b, "#end")
        left = b.run("return document.getElementById('track').getBoundingClientRect().x")
        b.drag((x, y), ((x + left) / 2, y), (left + 5, y))
        self.assertIn("Up to 1 October 2020", b.run(f"return {CLOCK}"))
        self.step(2)
        x, y = middle(b, "#begin")
        b.drag((x, y), (x + 200, y))
        self.assertNotEqual(b.run(f"return {CLOCK}"), "5 to 6 October 2020, UTC")

    def test_a_card_opens_and_gives_the_focus_back(self):
        b = self.browser
        self.step(2)
        b.run("document.querySelector('.mark.ringed').focus()")
        b.keys("Enter")
        card = b.run("return document.getElementById('card').innerText")
        for words in ("The White House is stormed", "known to the day", "within 3 km", "So it is told of Bishkek.", "at least 600 injured",
                      "Claimed by opposition", "Unreviewed", "Test News"):
            self.assertIn(words, card)
        self.assertEqual(b.run("return document.querySelector('#card a').rel"), "noopener noreferrer")
        self.assertTrue(b.run("return document.getElementById('card').contains(document.activeElement)"))
        b.keys("Escape")
        self.assertTrue(b.run("return document.getElementById('card').hidden && document.activeElement.classList.contains('ringed')"))
        x, y = middle(b, ".mark.ringed")
        b.drag((x, y), (x, y))
        self.assertFalse(b.run("return document.getElementById('card').hidden"))

    def test_the_legend_hides_and_shows_types(self):
        b = self.browser
        before = b.run(f"return {MARKS}")
        b.run("document.querySelector('#legend [data-type=\"3\"]').click()")
        self.assertLess(b.run(f"return {MARKS}"), before)
        self.assertEqual(b.run("return document.querySelector('#legend [data-type=\"3\"]').getAttribute('aria-pressed')"), "false")
        b.run("document.querySelector('#legend [data-type=\"3\"]').click()")
        self.assertEqual(b.run(f"return {MARKS}"), before)

    def test_the_table_says_the_same_as_the_map(self):
        b = self.browser
        b.run("document.body.focus()")
        b.keys("t")
        self.assertEqual(b.run("return document.querySelectorAll('#table tbody tr').length"), 5)
        self.assertIn("5 events, 1 to 31 October 2020", b.run("return document.querySelector('#table caption').textContent"))
        b.keys("Escape")
        self.assertTrue(b.run("return document.getElementById('table').hidden"))

    def test_light_and_dark(self):
        b = self.browser
        panel = "return getComputedStyle(document.body).backgroundColor"
        light = b.run(panel)
        b.run("document.getElementById('theme-button').click()")
        dark = b.run(panel)
        self.assertEqual((light, dark), ("rgb(255, 255, 255)", "rgb(35, 42, 49)"))
        b.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        b.open(SAMPLE)
        self.assertEqual(b.run(panel), dark)
        b.devtools("Emulation.setEmulatedMedia", features=[])

    def test_every_control_has_a_name_and_roles_are_right(self):
        b = self.browser
        self.step(2)
        b.run("document.querySelector('.mark').click()")
        nodes = b.devtools("Accessibility.getFullAXTree")["nodes"]
        kinds = {"button", "link", "slider", "radio", "checkbox", "textbox", "combobox", "ToggleButton", "table", "region", "group", "radiogroup"}
        named = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n.get("ignored") and n["role"]["value"] in kinds]
        self.assertEqual([n for n in named if not n[1].strip() and n[0] not in ("group",)], [])
        roles = {role for role, _ in named}
        self.assertLessEqual({"button", "slider", "radio", "link", "region"}, roles)
        self.assertIn(("slider", "End of the time window"), named)
        self.assertTrue(any(n["role"]["value"] == "status" for n in nodes))
        # Tab goes from the skip link on, through the page's head.
        b.run("document.getElementById('card').querySelector('.close').click(); document.activeElement.blur()")
        b.open(SAMPLE)
        b.keys("Tab")
        self.assertEqual(b.run("return document.activeElement.textContent"), "Skip to the story")

    def test_a_phone_shows_all_without_scrolling_sideways(self):
        b = self.browser
        b.resize(390, 844)
        b.open(SAMPLE)
        b.until(f"{MARKS} > 0", "symbols")
        self.assertLessEqual(b.run("return document.documentElement.scrollWidth"), 390)
        for part in ("map", "time", "steps", "play", "next"):
            box = b.run("const r = document.getElementById(arguments[0]).getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom, r.height];", part)
            self.assertTrue(box[0] >= 0 and box[1] >= 0 and box[2] <= 390 and box[3] <= 844 and box[4] > 20, (part, box))

    def test_on_paper_there_are_all_steps_and_all_events(self):
        b = self.browser
        file = pathlib.Path(FOLDER.name) / "page.pdf"
        b.pdf(file)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
        for words in ("FOR TRAINING", "Ten days in October", "The night on the square", "Up to the ninth", "A march in the south", "So it is told of Osh",
                      "do not imply endorsement"):
            self.assertIn(words, re.sub(r"\s+", " ", text))
        self.assertGreaterEqual(b.run("return document.querySelectorAll('canvas.still').length"), 3)

    def test_hostile_text_stays_text(self):
        b = self.browser
        b.open(HOSTILE)
        b.until(f"{MARKS} > 0", "symbols")
        for number in (1, 2):
            b.run("document.querySelectorAll('#steps-nav button')[arguments[0] - 1].click()", number)
            for mark in range(b.run(f"return {MARKS}")):
                b.run("document.querySelectorAll('.mark')[arguments[0]].click()", mark)
        b.run("document.getElementById('table-button').click()")
        self.assertIsNone(b.run("return window.broken || null"))
        self.assertEqual(b.run("return document.querySelectorAll('img, iframe, object, embed, a[href^=\"java\"]').length"), 0)
        self.assertEqual(b.run("return document.scripts.length"), 2)
        self.assertIn("<script>window.broken", b.run("return document.querySelector('#table tbody th').textContent"))
        self.assertLessEqual(b.run("return document.documentElement.scrollWidth"), 1366)
        # What is drawn lies where it should: long words break.
        for part in ("story", "stage", "time"):
            box = b.run("const r = document.getElementById(arguments[0]).getBoundingClientRect(); return [r.left, r.right, r.bottom];", part)
            self.assertTrue(box[0] >= 0 and box[1] <= 1366 and box[2] <= 768, (part, box))


if __name__ == "__main__":
    if not is_installed():
        print("skipped: Chromium or chromedriver is not installed")
        sys.exit(77)
    subprocess.run([os.environ["PUBLISH_SAMPLES"], FOLDER.name], check=True)
    unittest.main()
