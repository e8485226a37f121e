"""A session that is killed while it edits loses the last edit at most. Drives edit_victim (edit_victim.cpp). PLACETIME_KILLS sets how many
times it is killed (25)."""
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

VICTIM = os.environ['EDIT_VICTIM']
KILLS = int(os.environ.get('PLACETIME_KILLS', '25'))


class Victim:
    """A running edit_victim whose acknowledgements are collected."""

    def __init__(self, file, count=1_000_000):
        self.acknowledged = []
        self.process = subprocess.Popen([VICTIM, file, str(count)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.first = threading.Event()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            if line.endswith('\n'):
                self.acknowledged.append(int(line))
                self.first.set()
        self.first.set()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def end(self):
        """Gives exit status and stderr."""
        self.reader.join()
        errors = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait(), errors


class EditCrash(unittest.TestCase):
    def test_killed_at_random_moments_it_lost_the_last_edit_at_most(self):
        with tempfile.TemporaryDirectory(prefix='placetime-edits-') as folder:
            file = pathlib.Path(folder) / 'work.gpkg'
            self.assertEqual(Victim(file, 0).end(), (0, ''))
            chance = random.Random(20261124)
            last = 0
            for _ in range(KILLS):
                victim = Victim(file)
                victim.first.wait()
                self.assertTrue(victim.acknowledged)
                # What was made and not acknowledged may be there, or not.
                self.assertIn(victim.acknowledged[0], (last, last + 1))
                time.sleep(chance.uniform(0, 0.2))
                self.assertEqual(victim.kill(), (-signal.SIGKILL, ''))
                last = victim.acknowledged[-1]
            victim = Victim(file, 1)
            self.assertEqual(victim.end(), (0, ''))
            last = victim.acknowledged[-1]
            database = sqlite3.connect(file)
            numbers = [row[0] for row in database.execute('SELECT number FROM audit WHERE number > 0 ORDER BY number')]
            database.close()
            self.assertEqual(numbers, list(range(1, last + 1)))
            print(f'{KILLS} kills among {last} edits')


if __name__ == '__main__':
    unittest.main()
