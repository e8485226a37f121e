#!/usr/bin/env python3
"""The real window, on a virtual display, driven as by a person: it opens the samples, takes keys, clicks and drags, is at rest when nothing
happens, remembers, and ends with status 0. Needs Xvfb, xdotool and import (ImageMagick). PLACETIME names the program."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PLACETIME = os.environ['PLACETIME']
SIZE = (1280, 800)


def ticks(pid):
    """Processor time of a process in clock ticks."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return int(fields[11]) + int(fields[12])


class Display:
    """An X server of its own, on a number that it chooses itself."""
    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', f'{SIZE[0]}x{SIZE[1]}x24', '-nolisten', 'tcp'],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ':' + number.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Window(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.display = Display()
        self.addCleanup(self.home.cleanup)
        self.addCleanup(self.display.close)
        folder = self.home.name
        self.environment = {**os.environ, 'DISPLAY': self.display.name, 'HOME': folder, 'XDG_CONFIG_HOME': folder + '/config',
                            'XDG_STATE_HOME': folder + '/state'}
        self.environment.pop('WAYLAND_DISPLAY', None)

    def start(self, *arguments):
        program = subprocess.Popen([PLACETIME, *arguments], env=self.environment, stderr=subprocess.PIPE)
        self.addCleanup(lambda: program.poll() is None and program.kill())
        self.addCleanup(program.stderr.close)
        return program

    def do(self, *command):
        return subprocess.run(['xdotool', *map(str, command)], env=self.environment, check=True, capture_output=True, text=True).stdout.strip()

    def drag(self, start, end, steps=8):
        self.do('mousemove', *start, 'mousedown', 1)
        for step in range(1, steps + 1):
            self.do('mousemove', *(a + (b - a) * step // steps for a, b in zip(start, end)))
            time.sleep(0.02)
        time.sleep(0.2)
        self.do('mouseup', 1)

    def picture(self):
        """Three bytes for each pixel of the display."""
        return subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'], env=self.environment, check=True,
                              capture_output=True).stdout

    def settled(self, seconds=30):
        """The picture once it does not change any more and shows more than a plain ground."""
        last, end = None, time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.picture()
            if now == last and len(set(now)) > 100:
                return now
            last = now
            time.sleep(0.4)
        self.fail('the picture does not come to rest')

    def changed(self, before, after):
        """The share of bytes that differ."""
        return sum(a != b for a, b in zip(before[::7], after[::7])) / len(before[::7])

    def wait_for(self, condition, what, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail(what)
            time.sleep(0.2)

    def window_name(self):
        try:
            return self.do('search', '--onlyvisible', '--class', 'placetime', 'getwindowname')
        except subprocess.CalledProcessError:
            return ''

    def test_a_session_at_the_window(self):
        program = self.start()
        self.wait_for(lambda: 'Sample reports' in self.window_name(), 'the samples do not open')
        samples = self.settled()

        # At rest no frame is drawn.
        before = ticks(program.pid)
        time.sleep(3)
        share = (ticks(program.pid) - before) / os.sysconf('SC_CLK_TCK') / 3
        print(f'idle: {share:.2%} of a processor', file=sys.stderr)
        self.assertLess(share, 0.05)

        # A key of the menu: the dark theme.
        self.do('mousemove', 700, 300)
        self.do('key', 'ctrl+t')
        dark = self.settled()
        self.assertGreater(self.changed(samples, dark), 0.5)

        # The map is dragged.
        self.drag((700, 300), (860, 340))
        dragged = self.settled()
        self.assertGreater(self.changed(dark, dragged), 0.02)

        # A click on a row of the list selects its event: the details open.
        self.do('mousemove', 150, 480, 'click', 1)
        selected = self.settled()
        self.assertGreater(self.changed(dragged, selected), 0.02)

        # The begin of the time window is dragged to the middle of the axis: the events of 2010 leave map and list.
        self.do('key', 'Escape')
        all_events = self.settled()
        self.drag((42, SIZE[1] - 143), (640, SIZE[1] - 143))
        self.assertGreater(self.changed(all_events, self.settled()), 0.01)

        # And by keys: to the start, and two steps longer.
        self.do('key', 'Home')
        earlier = self.settled()
        self.do('key', 'bracketright', 'bracketright')
        self.assertGreater(self.changed(earlier, self.settled()), 0.0005)

        self.do('key', 'ctrl+q')
        self.assertEqual(program.wait(timeout=20), 0, program.stderr.read().decode())
        self.assertTrue(pathlib.Path(self.home.name, 'config/placetime/settings.json').exists())

    def test_slides_are_presented_by_keys(self):
        program = self.start()
        self.wait_for(lambda: 'Sample reports' in self.window_name(), 'the samples do not open')
        self.settled()
        # Three slides: all there is, then two windows of time.
        self.do('mousemove', 900, 300)
        self.do('key', 'ctrl+b')
        self.settled()
        for _ in range(2):
            self.do('key', 'bracketleft', 'Right')
            self.do('key', 'ctrl+b')
            self.settled()
        explored = self.settled()
        self.do('key', 'F5')
        slide = self.settled()
        self.assertGreater(self.changed(explored, slide), 0.2)
        for _ in range(2):
            self.do('key', 'Next')
            after = self.settled()
            self.assertGreater(self.changed(slide, after), 0.001)
            slide = after
        # Black, the presenter's view beside it, and back.
        self.do('key', 'b')
        self.wait_for(lambda: len(set(self.picture()[:SIZE[0] * SIZE[1]])) < 20, 'the screen is not black')
        self.do('key', 'b')
        self.settled()
        self.do('key', 'n')
        self.wait_for(lambda: self.presenters_view() != '', 'the presenter\'s view does not open')
        self.do('key', 'n')
        self.wait_for(lambda: self.presenters_view() == '', 'the presenter\'s view does not close')
        self.do('key', 'Home')
        self.settled()
        self.do('key', 'Escape')
        self.assertLess(self.changed(explored, self.settled()), 0.2)
        self.do('key', 'ctrl+q')
        self.leave(program)

    def presenters_view(self):
        try:
            return self.do('search', '--onlyvisible', '--name', "Presenter's view")
        except subprocess.CalledProcessError:
            return ''

    def leave(self, program):
        """Unsaved slides are asked about: the second answer leaves without them."""
        time.sleep(1)
        if program.poll() is None:
            self.do('key', 'Right', 'Return')
        self.assertEqual(program.wait(timeout=20), 0, program.stderr.read().decode())

    def test_text_in_the_search_box_is_no_command(self):
        program = self.start()
        self.wait_for(lambda: 'Sample reports' in self.window_name(), 'the samples do not open')
        self.settled()
        self.do('key', 'slash')
        time.sleep(0.3)
        self.do('type', '--delay', '40', 'osh')
        found = self.settled()
        self.assertGreater(len(set(found)), 100)
        self.do('key', 'Escape', 'Escape')
        self.settled()
        self.do('key', 'ctrl+q')
        self.assertEqual(program.wait(timeout=20), 0)


class NoDisplay(unittest.TestCase):
    def test_without_a_display_a_sentence_names_render(self):
        environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        with tempfile.TemporaryDirectory() as home:
            environment['HOME'] = home
            done = subprocess.run([PLACETIME, 'view'], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, '')
        self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
        self.assertIn('placetime render', done.stderr)


if __name__ == '__main__':
    missing = [tool for tool in ('Xvfb', 'xdotool', 'import') if shutil.which(tool) is None]
    if missing:
        sys.exit(f'window_test: needs {", ".join(missing)}; tools/install_dependencies installs them')
    unittest.main()
