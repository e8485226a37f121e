"""Bad input gets one clear sentence that names the file and what to do, a non-zero exit, and nothing lost or half-written."""
import os
import pathlib
import resource
import signal
import subprocess
import unittest

from support import PROGRAM, SAMPLES, ProgramTest

SAMPLE = sorted(SAMPLES.glob('*.txt'))[0]

REPORT = 'Bishkek, 6 October 2020\n\nProtesters stormed the White House in Bishkek on Tuesday, and 120 people were injured.\n'


class Reports(ProgramTest):
    def test_a_missing_file(self):
        self.bad('annotate', self.folder / 'none.txt', says=['none.txt'])

    def test_an_empty_file(self):
        self.bad('annotate', self.file('empty.txt', ''), says=['empty.txt', 'empty'])

    def test_a_file_of_white_space(self):
        self.bad('annotate', self.file('blank.txt', ' \n\t\n'), says=['blank.txt'])

    def test_a_binary_file(self):
        self.bad('annotate', self.file('picture.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + bytes(200)), says=['picture.txt'])

    def test_a_pdf_that_is_not_one(self):
        self.bad('annotate', self.file('no.pdf', 'not a PDF at all'), says=['no.pdf'])

    def test_a_truncated_pdf(self):
        self.bad('annotate', self.file('cut.pdf', '%PDF-1.7\n1 0 obj\n<<'), says=['cut.pdf'])

    def test_html_without_text(self):
        self.bad('annotate', self.file('bare.html', '<html><script>let a = "Osh";</script></html>'), says=['bare.html'])

    def test_scripts_in_html_are_no_text(self):
        page = '<html><body><script>alert("Protesters stormed Osh")</script><p>On 6 October 2020 protesters rallied in Talas.</p></body></html>'
        found = self.json('annotate', self.file('page.html', page))
        self.assertEqual({place['text'] for place in found['places']}, {'Talas'})

    def test_invalid_utf8_is_repaired_and_said(self):
        path = self.file('broken.txt', REPORT.encode().replace(b'White', b'Wh\xff\xfeite') + 'Ош, Бишкек, Каракол.'.encode())
        done = self.run_program('annotate', path)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b'broken.txt', done.stderr)
        self.assertIn(b'Bishkek', done.stdout)

    def test_utf16_is_read(self):
        found = self.json('annotate', self.file('wide.txt', REPORT.encode('utf-16')))
        self.assertIn('Bishkek', {place['text'] for place in found['places']})

    def test_a_line_of_100_megabytes(self):
        line = (REPORT.replace('\n', ' ') * (100_000_000 // len(REPORT) + 1))[:100_000_000]
        self.bad('extract', self.file('long.txt', line), '-o', self.folder / 'out.geojson', says=['long.txt', 'larger', 'jsonl'])

    def test_a_line_of_2_megabytes_is_read(self):
        found = self.json('annotate', self.file('long.txt', 'word ' * 400_000 + 'Protesters rallied in Osh.'))
        self.assertEqual([place['text'] for place in found['places']], ['Osh'])

    def test_the_good_inputs_are_done_when_one_cannot_be_read(self):
        out = self.folder / 'events.geojson'
        done = self.run_program('extract', self.folder / 'none.txt', self.file('good.txt', REPORT), '-o', out)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'none.txt', done.stderr)
        self.assertIn('Bishkek', out.read_text())

    def test_a_bad_line_among_good_ones_is_skipped(self):
        lines = b'{"id":"a","text":"Protesters rallied in Osh on 5 October 2020."}\nnot json\n{"id":"b","text":"Police detained 12 people in Talas on 6 October 2020."}\n'
        out = self.folder / 'events.geojson'
        done = self.run_program('extract', '-', '-o', out, stdin=lines)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn(b'stdin:2', done.stderr)
        self.assertIn('Osh', out.read_text())
        self.assertIn('Talas', out.read_text())

    def test_an_empty_folder(self):
        (self.folder / 'nothing').mkdir()
        self.bad('extract', self.folder / 'nothing', '-o', self.folder / 'out.geojson', says=['nothing'])


class Outputs(ProgramTest):
    def test_a_folder_that_does_not_exist(self):
        self.bad('extract', self.file('r.txt', REPORT), '-o', self.folder / 'no' / 'events.geojson', says=['events.geojson'])

    def test_an_unknown_format(self):
        self.bad('extract', self.file('r.txt', REPORT), '-o', self.folder / 'events.docx', status=2, says=['events.docx'])

    @unittest.skipIf(os.geteuid() == 0, 'root may write everywhere')
    def test_a_read_only_folder(self):
        locked = self.folder / 'locked'
        locked.mkdir(mode=0o555)
        self.bad('extract', self.file('r.txt', REPORT), '-o', locked / 'events.geojson', says=['events.geojson'])

    def test_a_full_disk(self):
        def no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))

        report = self.file('r.txt', REPORT * 20)
        for extension in ('geojson', 'csv', 'gpkg', 'png'):
            with self.subTest(extension):
                out = pathlib.Path(self.file(f'full.{extension}', 'old'))
                command = 'render' if extension == 'png' else 'extract'
                done = subprocess.run([PROGRAM, command, report, '-o', out], capture_output=True, text=True, preexec_fn=no_room, check=False)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn('full.', done.stderr)
                self.assertEqual(out.read_text(), 'old')
        self.assertEqual(len(list(self.folder.iterdir())), 5)

    def test_a_device_that_is_full(self):
        for command in (['annotate', SAMPLE, '-o', '/dev/full'], ['extract', SAMPLE, '-o', '-']):
            with self.subTest(command), open('/dev/full', 'wb') as full:
                done = subprocess.run([PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertIn(b'cannot be written', done.stderr)

    def test_what_was_there_stays_when_nothing_can_be_read(self):
        out = pathlib.Path(self.file('events.geojson', 'precious'))
        self.bad('extract', self.folder / 'none.txt', '-o', out, says=['none.txt'])
        self.assertEqual(out.read_text(), 'precious')

    def test_no_temporary_file_is_left(self):
        self.run_program('extract', self.file('r.txt', REPORT), '-o', self.folder / 'events.gpkg')
        self.assertEqual({p.name for p in self.folder.iterdir()}, {'r.txt', 'events.gpkg'})


class Maps(ProgramTest):
    def render(self, *more, **checks):
        return self.bad('render', self.file('r.txt', REPORT), '-o', self.folder / 'map.png', *more, **checks)

    def test_a_layer_without_crs_that_is_not_in_degrees(self):
        layer = self.file('nocrs.csv', 'x,y\n500000,4600000\n510000,4700000\n')
        self.file('nocrs.csvt', '"CoordX","CoordY"')
        self.render('--layer', layer, says=['nocrs.csv'])

    def test_a_layer_without_geometry(self):
        self.render('--layer', self.file('table.csv', 'name,value\na,1\n'), says=['table.csv'])

    def test_a_layer_that_is_none(self):
        self.render('--layer', self.file('junk.gpkg', 'junk'), says=['junk.gpkg'])

    def test_a_box_with_its_south_above_its_north(self):
        self.render('--bbox', '70,44,80,40', status=2, says=['south'])

    def test_a_box_outside_the_world(self):
        self.render('--bbox', '70,40,80,144', status=2, says=['144'])

    def test_a_projection_that_does_not_exist(self):
        self.render('--projection', 'EPSG:999999', status=2, says=['EPSG:999999'])

    def test_a_window_that_ends_before_it_begins(self):
        self.render('--begin', '2021', '--end', '2020', status=2, says=['--end'])

    def test_a_date_that_is_none(self):
        self.render('--begin', 'yesterday', status=2, says=['yesterday'])

    def test_a_picture_too_small(self):
        self.render('--size', '1x1', status=2, says=['1x1'])


class Names(ProgramTest):
    def test_a_place_that_does_not_exist(self):
        self.bad('geocode', 'Qqxzyzzyx', says=['Qqxzyzzyx'])

    def test_other_names_are_found_beside_it(self):
        done = self.run_program('geocode', 'Qqxzyzzyx', 'Osh')
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'Osh', done.stdout)

    def test_no_name_at_all(self):
        self.bad('geocode', status=2, says=['--reverse'])

    def test_a_country_that_is_no_code(self):
        self.bad('geocode', 'Osh', '--country', 'Kyrgyzstan', status=2, says=['KG'])

    def test_a_position_outside_the_world(self):
        self.bad('geocode', '--reverse', '200,95', status=2, says=['200,95'])

    def test_an_unknown_command(self):
        self.bad('fly', status=2, says=['fly'])


if __name__ == '__main__':
    unittest.main()
