"""`placetime extract` into a project that is there: what an analyst did stays, one transaction, and the project's own names count."""
import json
import sqlite3
import sys
import unittest

from support import SOURCE, ProgramTest

sys.path.insert(0, str(SOURCE / 'tests' / 'project'))
from check_geopackage import check  # noqa: E402

REPORT = '''Date: 2021-05-05

Miners went on strike in Karaganda on 3 May 2021. Police arrested ten people in Almaty on 4 May 2021.

A bomb exploded at Zzyx Bazaar on 4 May 2021, killing three people.
'''
OTHER = 'Protesters clashed with police in Osh on 1 May 2021.\n'
TABLES = ('event_points', 'events_unplaced')


class Again(ProgramTest):
    def setUp(self):
        super().setUp()
        self.report = self.file('strike.txt', REPORT)
        self.other = self.file('other.txt', OTHER)
        self.project = self.folder / 'work.gpkg'
        self.good('extract', self.report, self.other, '-o', self.project)

    def sql(self, *statements):
        database = sqlite3.connect(self.project)
        for function in ('IsEmpty', 'MinX', 'MaxX', 'MinY', 'MaxY'):  # the triggers of the spatial index name them; no shape changes here
            database.create_function(f'ST_{function}', 1, lambda shape: 0)
        for statement in statements:
            rows = database.execute(statement).fetchall()
        database.commit()
        database.close()
        return rows

    def events(self):
        return {row[0]: row[1:] for table in TABLES for row in self.sql(
            f'SELECT id, title, type, review, place, place_id, source_id, seq FROM {table}')}

    def again(self, *reports):
        done = self.run_program('extract', *reports, '-o', self.project)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(check(self.project), [])
        return done.stderr.decode()

    def test_nothing_changes_when_nothing_is_new(self):
        before, audit = self.events(), self.sql('SELECT count(*) FROM audit')
        self.assertIn('nothing to change', self.again(self.report, self.other))
        self.assertEqual(self.events(), before)
        self.assertEqual(self.sql('SELECT count(*) FROM audit'), audit)

    def test_what_an_analyst_did_stays_and_the_rest_follows_the_report(self):
        before = self.events()
        edited, = [id for id, event in before.items() if event[3] == 'Karagandy']
        for table in TABLES:
            self.sql(f"UPDATE {table} SET title = 'By hand', review = 'edited' WHERE id = '{edited}'",
                     f"UPDATE {table} SET title = 'A draft' WHERE id <> '{edited}'")
        said = self.again(self.report)
        after = self.events()
        self.assertEqual(set(after), set(before))
        self.assertEqual(after[edited][0], 'By hand')
        for id, event in after.items():
            if event[5] == 'strike' and id != edited:
                self.assertEqual(event, before[id])
            elif event[5] == 'other':
                self.assertEqual(event[0], 'A draft')
        self.assertRegex(said, r'0 events added, \d+ replaced, 0 removed, 0 as they were, 1 kept as an analyst left them of 1 reports')
        action, detail = self.sql('SELECT action, detail FROM audit ORDER BY fid DESC LIMIT 1')[0]
        self.assertEqual(action, 'extract')
        self.assertIn('1 kept', detail)

    def test_a_report_that_changed_brings_and_takes_events(self):
        rejected, = [id for id, event in self.events().items() if event[3] == 'Karagandy']
        self.sql(f"UPDATE event_points SET review = 'rejected' WHERE id = '{rejected}'")
        self.file('strike.txt', 'Soldiers opened fire on a crowd in Shymkent on 2 May 2021. '
                  'Miners went on strike in Karaganda on 3 May 2021.\n')
        self.again(self.report)
        after = self.events()
        places = sorted(event[3] for event in after.values() if event[5] == 'strike')
        self.assertEqual(places, ['Karagandy', 'Shymkent'])
        self.assertEqual(after[rejected][2], 'rejected')
        text, = self.sql("SELECT text FROM reports WHERE id = 'strike'")[0]
        start, end, quote = self.sql(f"SELECT source_start, source_end, source_quote FROM event_points WHERE id = '{rejected}'")[0]
        self.assertEqual(text[start:end], quote)

    def test_the_projects_own_names_place_events(self):
        self.sql("INSERT INTO gazetteer (name, place_id, place, kind, country, lon, lat, precision_m) "
                 "VALUES ('Zzyx Bazaar', 'own:1', 'Zzyx market', 'landmark', 'KZ', 76.95, 43.25, 200)")
        self.again(self.report)
        placed = [event for event in self.events().values() if event[4] == 'own:1']
        self.assertEqual(len(placed), 1)
        self.assertEqual(placed[0][3], 'Zzyx market')
        mention = self.sql("SELECT name, lon, lat, precision_m, confidence FROM mentions WHERE place_id = 'own:1'")
        self.assertEqual(mention, [('Zzyx market', 76.95, 43.25, 200, 1)])
        self.assertIn('nothing to change', self.again(self.report))

    def test_layers_view_slides_and_what_a_user_added_stay(self):
        self.sql("INSERT INTO layers (position, name, source, visible, opacity) VALUES (0, 'Rivers', 'rivers.fgb', 1, 0.5)",
                 "INSERT INTO view (key, value) VALUES ('theme', 'dark')",
                 "INSERT INTO slides (position, title) VALUES (0, 'One')",
                 'ALTER TABLE event_points ADD COLUMN checked TEXT',
                 "UPDATE event_points SET checked = 'yes', title = 'A draft'")
        self.again(self.report)
        self.assertEqual(self.sql('SELECT name FROM layers'), [('Rivers',)])
        self.assertEqual(self.sql('SELECT value FROM view'), [('dark',)])
        self.assertEqual(self.sql('SELECT title FROM slides'), [('One',)])
        self.assertEqual(self.sql('SELECT DISTINCT checked FROM event_points'), [('yes',)])

    def test_a_report_that_cannot_be_read_leaves_the_project_as_it_was(self):
        before = self.project.read_bytes()
        done = self.run_program('extract', self.file('empty.txt', ''), '-o', self.project)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.project.read_bytes(), before)

    def test_a_project_that_may_not_be_written_is_refused(self):
        self.project.chmod(0o444)
        before = self.project.read_bytes()
        self.bad('extract', self.report, '-o', self.project, says=['is marked read-only'])
        self.assertEqual(self.project.read_bytes(), before)
        self.assertEqual({path.name for path in self.folder.iterdir()}, {'strike.txt', 'other.txt', 'work.gpkg'})

    def test_the_claims_of_a_merged_event_are_not_added_again(self):
        ids = [id for id, event in self.events().items() if event[5] == 'strike' and event[3]]
        collection = json.loads(self.good('extract', self.report, '-o', '-'))
        claims = [json.dumps(feature) for feature in collection['features'] if feature['id'] in ids]
        self.assertGreater(len(claims), 1)
        self.sql(*[f"DELETE FROM event_points WHERE id = '{id}'" for id in ids[1:]],
                 *[f"DELETE FROM claims WHERE event_id = '{id}'" for id in ids])
        database = sqlite3.connect(self.project)
        for number, claim in enumerate(claims):
            database.execute('INSERT INTO claims (event_id, number, feature) VALUES (?, ?, ?)', (ids[0], number, claim))
        database.commit()
        database.close()
        before = self.events()
        self.assertIn('1 kept', self.again(self.report))
        self.assertEqual(self.events(), before)


if __name__ == '__main__':
    unittest.main()
