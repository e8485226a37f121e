"""A session that is killed while it edits loses the last edit at most. Drives edit_victim (edit_victim.cpp). PLACETIME_KILLS sets how many
times it is killed (25)."""
import os
import pathlib
import random
import signal
import sqlite3
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from victim import Victim

VICTIM = os.environ['EDIT_VICTIM']
KILLS = int(os.environ.get('PLACETIME_KILLS', '25'))
ENDLESS = 1_000_000


def start(file, count=ENDLESS):
    return Victim(VICTIM, file, count)


class EditCrash(unittest.TestCase):
    def test_killed_at_random_moments_it_lost_the_last_edit_at_most(self):
        with tempfile.TemporaryDirectory(prefix='placetime-edits-') as folder:
            file = pathlib.Path(folder) / 'work.gpkg'
            self.assertEqual(start(file, 0).end(), (0, ''))
            chance = random.Random(20261124)
            last = 0
            for _ in range(KILLS):
                victim = start(file)
                victim.first.wait()
                self.assertTrue(victim.acknowledged)
                # What was made and not acknowledged may be there, or not.
                self.assertIn(victim.acknowledged[0], (last, last + 1))
                time.sleep(chance.uniform(0, 0.2))
                self.assertEqual(victim.end(kill=True), (-signal.SIGKILL, ''))
                last = victim.acknowledged[-1]
            victim = start(file, 1)
            self.assertEqual(victim.end(), (0, ''))
            last = victim.acknowledged[-1]
            database = sqlite3.connect(file)
            numbers = [row[0] for row in database.execute('SELECT number FROM audit WHERE number > 0 ORDER BY number')]
            database.close()
            self.assertEqual(numbers, list(range(1, last + 1)))
            print(f'{KILLS} kills among {last} edits')


if __name__ == '__main__':
    unittest.main()
