"""A presentation as other programs read it: its package by the rules of ECMA-376, and LibreOffice, which makes a PDF of it.

What needs LibreOffice is skipped, and said so, where it is not installed."""
import os
import pathlib
import posixpath
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

FOLDER = tempfile.TemporaryDirectory(prefix="placetime-pptx-")
OFFICE = shutil.which("soffice")
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# What ECMA-376 asks of the order of these elements' children.
ORDERS = {
    "sld": ["cSld", "clrMapOvr", "transition", "timing", "extLst"],
    "presentation": ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle"],
    "sldMaster": ["cSld", "clrMap", "sldLayoutIdLst", "transition", "timing", "hf", "txStyles"],
    "sp": ["nvSpPr", "spPr", "style", "txBody"], "pic": ["nvPicPr", "blipFill", "spPr"], "cxnSp": ["nvCxnSpPr", "spPr"],
    "spPr": ["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln"], "txBody": ["bodyPr", "lstStyle", "p"],
    "pPr": ["lnSpc", "spcBef", "spcAft", "buFont", "buNone", "buAutoNum", "buChar", "tabLst"], "rPr": ["ln", "noFill", "solidFill", "hlinkClick"],
    "tcPr": ["lnL", "lnR", "lnT", "lnB", "noFill"], "tbl": ["tblPr", "tblGrid", "tr"], "theme": ["themeElements", "objectDefaults", "extraClrSchemeLst"],
}


def name(element):
    return element.tag.rsplit("}", 1)[-1]


class Package:
    def __init__(self, file):
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            self.infos = archive.infolist()
            self.parts = {info.filename: archive.read(info) for info in self.infos}
        self.trees = {part: ElementTree.fromstring(data) for part, data in self.parts.items() if part.endswith((".xml", ".rels"))}

    def relations(self, part):
        folder, leaf = posixpath.split(part)
        rels = self.trees.get(posixpath.join(folder, "_rels", leaf + ".rels"))
        return {} if rels is None else {r.get("Id"): r for r in rels.iter(RELATION)}

    def target(self, part, relation):
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), relation.get("Target"))).lstrip("/")

    def slides(self):
        root = self.trees["ppt/presentation.xml"]
        relations = self.relations("ppt/presentation.xml")
        return [self.target("ppt/presentation.xml", relations[s.get(R + "id")]) for s in root.iter(P + "sldId")]

    def text(self, part):
        return " ".join(t.text or "" for t in self.trees[part].iter(A + "t"))


class Presentation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(FOLDER.name)
        film = []
        if shutil.which("ffmpeg"):
            film = [str(folder / "film.mp4")]
            subprocess.run(["ffmpeg", "-y", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=1", "-pix_fmt", "yuv420p",
                            *film], check=True)
        subprocess.run([os.environ["PUBLISH_SAMPLES"], FOLDER.name, *film], check=True)
        cls.film = bool(film)
        cls.files = {kind: folder / f"{kind}.pptx" for kind in ("sample", "hostile")}
        cls.packages = {kind: Package(file) for kind, file in cls.files.items()}

    def each(self):
        for kind, package in self.packages.items():
            with self.subTest(kind):
                yield package

    def test_content_types_name_every_part(self):
        for package in self.each():
            self.assertEqual(package.infos[0].filename, "[Content_Types].xml")
            types = package.trees["[Content_Types].xml"]
            defaults = {d.get("Extension") for d in types.iter(TYPES + "Default")}
            overrides = [o.get("PartName").lstrip("/") for o in types.iter(TYPES + "Override")]
            self.assertEqual(len(overrides), len(set(overrides)))
            self.assertEqual([o for o in overrides if o not in package.parts], [])
            for part in package.parts:
                if part != "[Content_Types].xml":
                    self.assertTrue(part in overrides or part.rsplit(".", 1)[-1] in defaults - {"xml"}, part)

    def test_every_relationship_resolves_and_every_part_is_related(self):
        for package in self.each():
            reached = set()
            for part in ["", *package.parts]:
                relations = package.relations(part)
                for relation in relations.values():
                    if relation.get("TargetMode") == "External":
                        self.assertRegex(relation.get("Target"), r"^(https?|mailto):")
                        continue
                    target = package.target(part, relation)
                    self.assertIn(target, package.parts)
                    reached.add(target)
                if part in package.trees and not part.endswith(".rels"):
                    used = {v for e in package.trees[part].iter() for k, v in e.attrib.items() if k.startswith(R) and v}
                    self.assertEqual(used - set(relations), set(), part)
            self.assertEqual({p for p in package.parts if not p.endswith(".rels") and p != "[Content_Types].xml"} - reached, set())

    def test_ids_are_unique_and_elements_in_order(self):
        for package in self.each():
            for part, tree in package.trees.items():
                ids = [e.get("id") for e in tree.iter(P + "cNvPr")]
                self.assertEqual(len(ids), len(set(ids)), part)
                for element in tree.iter():
                    order = ORDERS.get(name(element))
                    if order:
                        places = [order.index(name(child)) for child in element]
                        self.assertEqual(places, sorted(places), f"{part}: {name(element)}")
                for size in tree.iter(A + "ext"):
                    if size.get("cx") is not None:
                        self.assertGreaterEqual(min(int(size.get("cx")), int(size.get("cy"))), 0, part)
            master = package.trees["ppt/slideMasters/slideMaster1.xml"]
            self.assertEqual([e.get("id") for e in master.iter(P + "sldLayoutId")], ["2147483649"])
            self.assertIn("ppt/theme/theme2.xml", package.parts)

    def test_every_slide_has_a_title_and_every_page_its_notes(self):
        package = self.packages["sample"]
        titles = []
        for slide in package.slides():
            shapes = [s for s in package.trees[slide].iter(P + "sp") if any(ph.get("type") == "title" for ph in s.iter(P + "ph"))]
            self.assertEqual(len(shapes), 1, slide)
            titles.append("".join(t.text for t in shapes[0].iter(A + "t")))
        self.assertEqual(titles[:4], ["Ten days in October", "The night on the square", "Up to the ninth", "Events shown"])
        if self.film:
            self.assertEqual(titles[4:], ["The briefing as a video"])
        for number in (1, 2, 3):
            notes = package.text(f"ppt/notesSlides/notesSlide{number}.xml")
            self.assertIn("Sources of the events shown:", notes)
            self.assertIn("Test News", notes)
        self.assertIn("Speak slowly.", package.text("ppt/notesSlides/notesSlide1.xml"))

    def test_words_lie_on_the_slide(self):
        for package in self.each():
            for slide in package.slides():
                for shape in package.trees[slide].iter():
                    place = shape.find(f"{P}spPr/{A}xfrm")
                    if place is None:
                        continue
                    x, y = (int(place.find(A + "off").get(k)) for k in "xy")
                    width, height = (int(place.find(A + "ext").get(k)) for k in ("cx", "cy"))
                    self.assertTrue(x >= 0 and y >= 0 and x + width <= 12192000 + 1 and y + height <= 6858000 + 1, (slide, x, y, width, height))

    def test_files_have_one_date(self):
        for package in self.each():
            self.assertEqual({info.date_time for info in package.infos}, {(1980, 1, 1, 0, 0, 0)})

    @unittest.skipUnless(OFFICE, "LibreOffice is not installed")
    def test_libreoffice_opens_it(self):
        profile = pathlib.Path(FOLDER.name, "profile").as_uri()
        for kind, file in self.files.items():
            subprocess.run([OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", FOLDER.name, file],
                           check=True, capture_output=True, timeout=240)
            text = subprocess.run(["pdftotext", file.with_suffix(".pdf"), "-"], check=True, capture_output=True, text=True).stdout
            pages = text.count("\f")
            self.assertEqual(pages, len(self.packages[kind].slides()))
            text = re.sub(r"\s+", " ", text)
            if kind == "sample":
                for words in ("Ten days in October", "FOR TRAINING", "Events shown", "Protests", "A march in the south", "So it is told of Osh."):
                    self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
