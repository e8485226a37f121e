"""`placetime brief`: what is handed out is opened by programs that are not ours. Pictures and videos are small, so that this is quick; how long large ones take
is in docs/briefings.md."""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest

from support import PROGRAM, SAMPLES, ProgramTest, pixels, share_apart

SCRIPT = '<script>alert(1)</script><b>Osh</b> & "quoted"'
RTL = '\u202eevil\u202c احتجاجات في بيشكيك'
SMALL = ['--size', '640x360']
SHARE = 0.01  # of a picture against another that went through a codec: see share_apart()


def setUpModule():
    global HOLDER, PROJECT
    HOLDER = tempfile.TemporaryDirectory(prefix='placetime-test-')
    PROJECT = str(pathlib.Path(HOLDER.name) / 'events.gpkg')
    subprocess.run([PROGRAM, '-q', 'extract', str(SAMPLES), '-o', PROJECT], check=True)


def tearDownModule():
    HOLDER.cleanup()


def told(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, check=True).stdout.decode()


class BriefTest(ProgramTest):
    def slides(self, *slides, **more):
        return self.file('briefing.json', json.dumps({'version': 1, 'title': 'Test', 'slides': list(slides), **more}))

    def two(self, **more):
        """Two slides that stand and move for two seconds each."""
        return self.slides({'title': 'The first', 'text': 'Words with **weight** and a [link](https://example.org/a).', 'begin': '2010-04-06T00:00:00Z', 'end': '2010-04-16T00:00:00Z', 'seconds': 2},
                           {'title': 'Ош, июнь', 'text': '', 'begin': '2010-06-10T00:00:00Z', 'end': '2010-06-20T00:00:00Z', 'seconds': 2}, **more)

    def brief(self, *arguments):
        return self.good('-q', 'brief', PROJECT, *arguments)


class Pictures(BriefTest):
    def test_a_picture_for_each_slide_named_by_it(self):
        out = self.folder / 'deck'
        self.brief('--briefing', self.two(), '-o', f'{out}/', *SMALL)
        self.assertEqual(sorted(file.name for file in out.iterdir()), ['01-the-first.png', '02-ош-июнь.png'])
        first = (out / '01-the-first.png').read_bytes()
        self.assertEqual(first[16:24], (640).to_bytes(4, 'big') + (360).to_bytes(4, 'big'))
        self.brief('--briefing', self.two(), '-o', f'{out}/', *SMALL)
        self.assertEqual((out / '01-the-first.png').read_bytes(), first)

    def test_themes_differ(self):
        seen = set()
        for theme in 'light', 'dark', 'print', 'contrast', 'safe':
            out = self.folder / f'{theme}.png'
            self.brief('--briefing', self.two(), '-o', out, '--theme', theme, *SMALL)
            seen.add(out.read_bytes())
        self.assertGreaterEqual(len(seen), 4)


class Pdf(BriefTest):
    def test_text_is_text_with_its_fonts_and_an_annex(self):
        out = self.folder / 'deck.pdf'
        self.brief('--briefing', self.two(marking='FOR TRAINING'), '-o', out, '--dpi', '100')
        text = told('pdftotext', '-layout', out, '-')
        for words in 'The first', 'Ош, июнь', 'Words with', 'weight', 'Bishkek', 'Events shown', 'What happened', 'Sources', 'unreviewed', 'do not imply endorsement':
            self.assertIn(words, text)
        self.assertGreaterEqual(text.count('FOR TRAINING'), 6)  # at the top and bottom of three pages
        fonts = told('pdffonts', out)
        self.assertIn('Inter', fonts)
        self.assertNotRegex(fonts, r'(?m) no +(yes|no) +(yes|no) +\d+ +\d+$')
        info = told('pdfinfo', out)
        self.assertIn('Title:           Test', info)
        self.assertIn('841.89 x 595.276', info)
        self.assertIn('Tagged:          yes', info)
        self.assertNotIn('CreationDate', info)
        self.assertIn('https://example.org/a', told('pdfinfo', '-url', out))
        pages = int(re.search(r'Pages: +(\d+)', info)[1])
        self.assertGreaterEqual(pages, 3)
        images = told('pdfimages', '-list', out).splitlines()[2:]
        self.assertEqual(len(images), 2)  # no masks
        again = self.folder / 'again.pdf'
        self.brief('--briefing', self.two(marking='FOR TRAINING'), '-o', again, '--dpi', '100')
        self.assertEqual(out.read_bytes(), again.read_bytes())

    def test_a_page_looks_as_its_slide_does(self):
        """The picture of a wide page and the slide's PNG of the same size: text apart by its edges only."""
        deck, png = self.folder / 'deck.pdf', self.folder / 'deck.png'
        self.brief('--briefing', self.two(), '-o', deck, '-o', png, '--paper', 'wide', '--dpi', '96', '--no-annex', '--size', '1280x720')
        told('pdftoppm', '-r', '96', '-f', '1', '-l', '1', '-singlefile', '-png', deck, self.folder / 'page')
        self.assertLess(share_apart(pixels(self.folder / 'page.png'), pixels(png)), 0.04)

    def test_paper_and_no_annex(self):
        out = self.folder / 'deck.pdf'
        self.brief('--briefing', self.two(), '-o', out, '--dpi', '72', '--paper', 'letter', '--no-annex')
        info = told('pdfinfo', out)
        self.assertIn('792 x 612', info)
        self.assertRegex(info, r'Pages: +2\n')

    def test_the_date_of_making_is_the_one_given(self):
        out = self.folder / 'deck.pdf'
        done = subprocess.run([PROGRAM, '-q', 'brief', PROJECT, '--briefing', self.two(), '-o', out, '--dpi', '72'], check=True,
                              env={**os.environ, 'SOURCE_DATE_EPOCH': '1600000000'})
        self.assertEqual(done.returncode, 0)
        self.assertIn('2020-09-13', told('pdfinfo', '-isodates', out))


class Video(BriefTest):
    def test_an_mp4_has_its_length_and_the_frames_of_the_pictures(self):
        out, frame = self.folder / 'deck.mp4', self.folder / 'frame.png'
        for at in 0.5, 3.9:
            self.brief('--briefing', self.two(), '-o', out, '-o', frame, '--at', at, '--fps', '10', *SMALL)
            stream = json.loads(told('ffprobe', '-v', 'error', '-count_frames', '-show_streams', '-of', 'json', out))['streams'][0]
            self.assertEqual((stream['codec_name'], stream['pix_fmt'], stream['width'], stream['height'], stream['nb_read_frames']), ('h264', 'yuv420p', 640, 360, '40'))
            self.assertAlmostEqual(float(stream['duration']), 4, places=2)
            self.assertLess(share_apart(pixels(out, '-ss', str(at)), pixels(frame)), SHARE)
        data = out.read_bytes()
        self.assertLess(data.index(b'moov'), data.index(b'mdat'))  # starts before all of it is there
        self.assertIn('Test', told('ffprobe', '-v', 'error', '-show_format', out))

    def test_frames_are_the_same_from_run_to_run(self):
        for suffix in 'mp4', 'webm', 'gif':
            hashes = set()
            for i in range(2):
                out = self.folder / f'{i}.{suffix}'
                self.brief('--briefing', self.two(), '-o', out, '--fps', '5', '--seconds', '1', *SMALL)
                hashes.add(told('ffmpeg', '-loglevel', 'error', '-i', out, '-f', 'framemd5', '-'))
            self.assertEqual(len(hashes), 1, suffix)

    def test_webm_and_gif(self):
        webm, gif = self.folder / 'deck.webm', self.folder / 'deck.gif'
        self.brief('--briefing', self.two(), '-o', webm, '-o', gif, '--fps', '10', '--seconds', '1', *SMALL)
        for out, codec, count in (webm, 'vp9', '20'), (gif, 'gif', '20'):
            stream = json.loads(told('ffprobe', '-v', 'error', '-count_frames', '-show_streams', '-of', 'json', out))['streams'][0]
            self.assertEqual((stream['codec_name'], stream['nb_read_frames']), (codec, count))

    def test_data_time_a_second(self):
        out = self.folder / 'deck.mp4'
        self.brief('--briefing', self.two(), '-o', out, '--rate', '5d', '--fps', '5', *SMALL)
        seconds = float(told('ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', out))
        self.assertGreater(seconds, 4)  # ten days a slide, and the flight

    def test_without_ffmpeg_it_says_what_to_install(self):
        empty = self.folder / 'bin'
        empty.mkdir()
        done = subprocess.run([PROGRAM, 'brief', PROJECT, '--briefing', self.two(), '-o', self.folder / 'deck.mp4', '-o', self.folder / 'deck.png', *SMALL],
                              env={**os.environ, 'PATH': str(empty)}, capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'apt install ffmpeg', done.stderr)
        self.assertFalse((self.folder / 'deck.mp4').exists())
        self.assertTrue((self.folder / 'deck.png').exists())  # the others are made

    def test_an_ffmpeg_without_the_encoder(self):
        other = self.file('bin/ffmpeg', '#!/bin/sh\necho " V..... gif  GIF"\n')
        os.chmod(other, 0o755)
        done = subprocess.run([PROGRAM, 'brief', PROJECT, '--briefing', self.two(), '-o', self.folder / 'deck.mp4', *SMALL],
                              env={**os.environ, 'PATH': f'{pathlib.Path(other).parent}:{os.environ["PATH"]}'}, capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'libx264', done.stderr)


class BadInput(BriefTest):
    def left(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_hostile_words(self):
        long = 'word ' * 2000
        events = self.file('events.geojson', json.dumps({'type': 'FeatureCollection', 'features': [
            {'type': 'Feature', 'id': str(i), 'geometry': {'type': 'Point', 'coordinates': [74.6 + i, 42.9]},
             'properties': {'title': title, 'begin': '2020-10-06', 'type': 'Protests', 'source_quote': quote, 'publisher': title, 'source_url': 'javascript:alert(1)'}}
            for i, (title, quote) in enumerate([(SCRIPT, SCRIPT), (RTL, RTL), (long, long), ('x' * 10000, 'y' * 10000), ('\x07bell\x1b[31m', 'a\nb')])]}))
        slides = self.slides({'title': SCRIPT, 'text': SCRIPT, 'selected': ['0', '1', '2', '3', '4']}, {'title': RTL, 'text': RTL, 'notes': RTL},
                             {'title': long, 'text': long}, {'title': 'x' * 10000, 'text': 'y' * 10000, 'source': long}, marking=long)
        deck = self.folder / 'deck.pdf'
        done = self.run_program('brief', events, '--briefing', slides, '-o', deck, '-o', f'{self.folder}/pictures/', '-o', self.folder / 'deck.mp4', '--dpi', '72', '--fps', '2', '--seconds', '1', *SMALL)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn(b'slide 3', done.stderr)  # its words have no room
        text = told('pdftotext', deck, '-')
        self.assertIn('<script>alert(1)</script>', text)
        self.assertNotIn('javascript', told('pdfinfo', '-url', deck))
        self.assertEqual(len(list((self.folder / 'pictures').iterdir())), 4)

    def test_what_a_briefing_names_and_the_data_lack_is_said(self):
        slides = self.slides({'title': 'One', 'selected': ['nobody'], 'layers': ['roads']})
        done = self.run_program('brief', PROJECT, '--briefing', slides, '-o', self.folder / 'deck.png', *SMALL)
        self.assertEqual(done.returncode, 0)
        for words in 'slide 1 (One)', 'nobody', 'roads':
            self.assertIn(words, done.stderr.decode())

    def test_a_briefing_that_is_none(self):
        for name, content, says in (('none.json', None, 'none.json'), ('empty.json', '', 'empty.json'), ('cut.json', '{"version":1,"slides":[{"ti', 'cut.json'),
                                    ('new.json', '{"version":99,"slides":[{}]}', '99'), ('bare.json', '{"version":1,"slides":[]}', 'slides'), ('list.json', '[]', 'list.json')):
            with self.subTest(name):
                path = self.folder / name if content is None else self.file(name, content)
                self.bad('brief', PROJECT, '--briefing', path, '-o', self.folder / 'deck.pdf', says=[says])
        self.assertFalse((self.folder / 'deck.pdf').exists())

    def test_wrong_usage(self):
        self.bad('brief', PROJECT, '-o', self.folder / 'deck.docx', status=2, says=['deck.docx', '.pptx', '.mp4'])
        self.bad('brief', PROJECT, status=2, says=['-o'])
        self.bad('brief', '-o', 'deck.pdf', status=2, says=['brief'])
        self.bad('brief', PROJECT, '-o', 'a.mp4', '--rate', '5 parsecs', status=2, says=['parsecs', '1d'])
        self.bad('brief', PROJECT, '-o', 'a.pdf', '--at', '1', status=2, says=['--at', '.png'])
        self.bad('brief', PROJECT, '-o', 'a.pdf', '-o', './a.pdf', status=2, says=['twice'])
        self.bad('brief', PROJECT, '-o', self.folder / 'a.mp4', '--size', '641x360', '--briefing', self.two(), status=2, says=['even'])
        self.bad('brief', PROJECT, '-o', self.folder / 'a.mp4', '--rate', '1s', '--briefing', self.two(), status=2, says=['minutes'])
        self.assertEqual(self.left(), ['briefing.json'])

    def test_a_target_that_cannot_be_written(self):
        briefing = self.two()
        self.file('file.png', 'here')
        for out in self.folder / 'none' / 'deck.pdf', self.folder / 'none' / 'deck.mp4', self.folder / 'none' / 'deck.png', f'{self.folder}/file.png/':
            self.bad('-q', 'brief', PROJECT, '--briefing', briefing, '-o', out, *SMALL, says=['none/deck' if 'none' in str(out) else 'file.png'])
        self.assertEqual(self.left(), ['briefing.json', 'file.png'])

    def test_a_full_disk(self):
        """A limit on the size of files stands for it."""
        briefing = self.two()

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for name in 'deck.pdf', 'deck.mp4', 'deck.webm', 'deck.gif', 'deck.png':
            done = subprocess.run([PROGRAM, '-q', 'brief', PROJECT, '--briefing', briefing, '-o', self.folder / name, '--dpi', '72', '--fps', '5', *SMALL],
                                  preexec_fn=limited, capture_output=True, check=False)
            message = done.stderr.decode()
            self.assertEqual(done.returncode, 1, message)
            self.assertIn(name, message)
            self.assertEqual(message.count('\n'), 1, message)
        self.assertEqual(self.left(), ['briefing.json'])

    def test_a_proposal_is_made_where_there_are_no_slides(self):
        done = self.run_program('brief', PROJECT, '-o', self.folder / 'deck.png', *SMALL)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b'proposed', done.stderr)
        self.assertEqual(self.left(), ['deck.png'])


if __name__ == '__main__':
    if not shutil.which('ffmpeg'):
        raise SystemExit('ffmpeg is missing: tools/install_dependencies')
    unittest.main()
