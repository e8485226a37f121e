"""A project survives being killed while it is saved, a full disk, and two programs on one file. Drives save_victim (save_victim.cpp).
PLACETIME_KILLS sets how many times it is killed (40)."""
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from victim import Victim

VICTIM = os.environ['SAVE_VICTIM']
KILLS = int(os.environ.get('PLACETIME_KILLS', '40'))
ENDLESS = 1_000_000


def start(file, how, count=ENDLESS):
    return Victim(VICTIM, file, how, count)


def look_into(file):
    """The generation that a project holds; fails when the database is not sound."""
    database = sqlite3.connect(file)
    try:
        assert database.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        generations = {int(row[0].split()[1]) for table in ('event_points', 'event_areas', 'events_unplaced')
                       for row in database.execute(f'SELECT title FROM {table}')}
        generations |= {int(row[0]) for row in database.execute("SELECT value FROM view WHERE key = 'generation'")}
        assert len(generations) == 1, generations
        for table in ('event_points', 'event_areas'):
            rows, = database.execute(f'SELECT count(*) FROM {table}').fetchone()
            assert database.execute(f'SELECT count(*) FROM rtree_{table}_geom').fetchone() == (rows,)
            counted, = database.execute('SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?', (table,)).fetchone()
            assert counted in (rows, None), (counted, rows)
        return generations.pop()
    finally:
        database.close()


class Crash(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix='placetime-crash-')
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.file = self.folder / 'work.gpkg'

    def run_victim(self, *arguments, status=0, **more):
        done = subprocess.run([VICTIM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def copy(self):
        """As the file system has it: with the journal that a kill left."""
        copy = self.folder / 'copy'
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for suffix in ('', '-journal'):
            if os.path.exists(f'{self.file}{suffix}'):
                shutil.copy(f'{self.file}{suffix}', copy)
        return copy / self.file.name

    def test_killed_at_random_moments_it_holds_the_last_save_or_the_one_before(self):
        self.run_victim(self.file, 'changes', 0)
        chance = random.Random(20261124)
        last, journals, later, saves = 0, 0, 0, 0
        for number in range(KILLS):
            victim = start(self.file, 'whole' if number % 4 == 3 else 'changes')
            victim.first.wait()
            self.assertTrue(victim.acknowledged, 'the lock of a killed program must be free')
            self.assertIn(victim.acknowledged[0], (last, last + 1))
            time.sleep(chance.uniform(0, 0.15))
            status, errors = victim.end(kill=True)
            self.assertEqual((status, errors), (-signal.SIGKILL, ''))
            saves += len(victim.acknowledged) - 1
            last = victim.acknowledged[-1]
            copy = self.copy()
            journals += os.path.exists(f'{copy}-journal')
            held = look_into(copy)
            self.assertIn(held, (last, last + 1))
            later += held == last + 1
        self.run_victim(self.file, 'whole', 1)
        left = {path.name for path in self.folder.iterdir()}
        self.assertEqual(left, {'work.gpkg', 'copy'})
        print(f'{KILLS} kills among {saves} saves: {journals} left a journal, {later} were saved and not yet acknowledged')

    def test_one_that_only_reads_rolls_back_what_a_kill_left(self):
        self.run_victim(self.file, 'changes', 0)
        chance = random.Random(7)
        for _ in range(200):
            victim = start(self.file, 'changes')
            victim.first.wait()
            time.sleep(chance.uniform(0, 0.1))
            victim.end(kill=True)
            if os.path.exists(f'{self.file}-journal'):
                break
        last = victim.acknowledged[-1]
        done = self.run_victim(self.file, 'read', 0)
        self.assertIn(int(done.stdout), (last, last + 1))

    def test_a_journal_in_a_place_where_nothing_may_be_written_is_rolled_back_in_a_copy(self):
        self.run_victim(self.file, 'changes', 2)
        journal = self.interrupt()
        before = self.file.read_bytes()
        self.file.chmod(0o444)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        reads = {'preexec_fn': lambda: os.setuid(65534)} if os.geteuid() == 0 else {}
        done = self.run_victim(self.file, 'read', 0, **reads)
        self.assertEqual(int(done.stdout), 2)
        self.assertEqual(self.file.read_bytes(), before)
        self.assertTrue(journal.exists())

    def interrupt(self):
        """Leaves the file as a program that dies in the middle of writing pages does."""
        journal = pathlib.Path(f'{self.file}-journal')
        database = sqlite3.connect(self.file, isolation_level=None)
        database.execute('PRAGMA cache_size = 1')
        database.execute('BEGIN')
        for trigger, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree%'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE event_points SET source_quote = hex(randomblob(1500)), title = 'generation 99'")
        kept = {path: path.read_bytes() for path in (self.file, journal)}
        database.execute('ROLLBACK')
        database.close()
        for path, content in kept.items():
            path.write_bytes(content)
        # The last header of the journal may not be on disk yet: then SQLite ignores it.
        self.assertGreater(len(kept[journal]), 512)
        return journal

    def test_a_second_program_reads_and_does_not_write(self):
        first = start(self.file, 'changes')
        first.first.wait()
        done = self.run_victim(self.file, 'changes', 1, status=3)
        self.assertIn(f'process {first.process.pid} on ', done.stderr)
        self.assertIn('read-only', done.stderr)
        self.assertEqual(done.stderr.count('\n'), 1)
        done = self.run_victim(self.file, 'read', 20)  # each time one generation, whole
        read = [int(line) for line in done.stdout.split()]
        self.assertEqual(read, sorted(read))
        status, errors = first.end(kill=True)
        self.assertEqual((status, errors), (-signal.SIGKILL, ''))
        self.assertIn(look_into(self.file), (first.acknowledged[-1], first.acknowledged[-1] + 1))
        self.run_victim(self.file, 'changes', 1)

    def test_two_programs_that_start_at_once_do_not_both_write(self):
        self.run_victim(self.file, 'changes', 0)
        for _ in range(5):
            running = [start(self.file, 'changes', 3) for _ in range(3)]
            statuses = sorted(victim.end()[0] for victim in running)
            self.assertIn(statuses[0], (0,))
            self.assertTrue(set(statuses) <= {0, 3}, statuses)
            look_into(self.file)

    def small_disk(self):
        disk = self.folder / 'disk'
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=3m', 'none', disk], capture_output=True, check=False).returncode != 0:
            self.skipTest('nothing can be mounted here')
        self.addCleanup(subprocess.run, ['umount', disk], check=True)
        return disk

    def test_on_a_read_only_file_system_it_opens_read_only(self):
        disk = self.small_disk()
        file = disk / 'work.gpkg'
        self.run_victim(file, 'changes', 1)
        subprocess.run(['mount', '-o', 'remount,ro', disk], check=True)
        done = self.run_victim(file, 'changes', 1, status=3)
        self.assertEqual(done.stderr, f'{file}: lies on a read-only file system; it is opened read-only\n')
        self.assertEqual(self.run_victim(file, 'read', 0).stdout, '1\n')

    def test_a_disk_that_fills_up_loses_nothing_that_was_saved(self):
        disk = self.small_disk()
        file, filler = disk / 'work.gpkg', disk / 'filler'
        self.run_victim(file, 'changes', 2)
        for spare in (0, 20_000, 60_000):
            for how in ('changes', 'whole'):
                with self.subTest(how, spare=spare):
                    held = look_into(file)
                    self.fill(filler, spare)
                    done = self.run_victim(file, how, 1, status=1)
                    self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
                    self.assertTrue(done.stderr.startswith(f'{file}: cannot be written: '), done.stderr)
                    self.run_victim(file, 'read', 0)
                    filler.unlink()
                    self.assertEqual(look_into(file), held)
                    self.assertEqual({path.name for path in disk.iterdir()}, {'work.gpkg'})
        self.run_victim(file, 'whole', 1)
        self.run_victim(file, 'changes', 1)

    def fill(self, filler, spare):
        descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
        try:
            while True:
                os.write(descriptor, bytes(4096))
        except OSError:
            os.ftruncate(descriptor, os.fstat(descriptor).st_size - spare)
        finally:
            os.close(descriptor)


if __name__ == '__main__':
    unittest.main()
