"""Runs the real program for the tests of the command line. The program's path comes from the environment variable PLACETIME, else it is that of the release build."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get('PLACETIME', str(SOURCE / 'build' / 'release' / 'bin' / 'placetime'))
SAMPLES = SOURCE / 'samples'


def pixels(file, *options):
    """RGB of a picture or of a frame, by ffmpeg."""
    return subprocess.run(['ffmpeg', '-loglevel', 'error', *options, '-i', str(file), '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
                          capture_output=True, check=True).stdout


def share_apart(a, b, far=48):
    """The share of channels of one picture that are farther than so much from the other's."""
    return sum(abs(x - y) > far for x, y in zip(a, b)) / max(len(a), 1)


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix='placetime-test-')
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run_program(self, *arguments, stdin=None, timeout=120):
        return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout, check=False)

    def good(self, *arguments, stdin=None):
        """Runs, expects success, gives stdout as text."""
        done = self.run_program(*arguments, stdin=stdin)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def json(self, *arguments, stdin=None):
        return json.loads(self.good(*arguments, stdin=stdin))

    def bad(self, *arguments, status=1, says=(), stdin=None):
        """Runs, expects one clear sentence on stderr that holds each of `says`, and the exit status; gives the sentence."""
        done = self.run_program(*arguments, stdin=stdin)
        message = done.stderr.decode()
        self.assertEqual(done.returncode, status, message)
        self.assertTrue(message.startswith('placetime: '), message)
        self.assertEqual(message.count('placetime: '), 1, message)
        for part in says:
            self.assertIn(part, message)
        return message
