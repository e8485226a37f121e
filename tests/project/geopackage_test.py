"""The project is a GeoPackage by OGC's rules that GDAL opens without a word, and QGIS with symbols and the time axis on: new, after saves, and migrated."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'program'))
from check_geopackage import check
from support import SAMPLES, ProgramTest

VICTIM = os.environ['SAVE_VICTIM']
TABLES = '''placetime_project event_points event_areas event_lines events_unplaced claims reports mentions candidates layers slides view audit
layer_styles gazetteer distinct_pairs shapes'''.split()
EVENT_TABLES = ('event_points', 'event_areas', 'event_lines', 'events_unplaced')


class GeoPackage(ProgramTest):
    def extract(self):
        file = self.folder / 'work.gpkg'
        self.good('extract', SAMPLES, '-o', file)
        return file

    def saved(self, how, count):
        file = self.folder / 'work.gpkg'
        subprocess.run([VICTIM, file, how, str(count)], check=True, capture_output=True)
        return file

    def sound(self, file):
        self.assertEqual(check(file), [])
        if not shutil.which('ogrinfo'):
            return ''
        info = subprocess.run(['ogrinfo', '-ro', '-al', '-so', file], capture_output=True, text=True, check=True)
        self.assertEqual(info.stderr, '')
        self.assertNotRegex(info.stdout, 'Warning|ERROR')
        for table in TABLES:
            self.assertIn(f'Layer name: {table}\n', info.stdout)
        return info.stdout

    def test_what_extract_writes(self):
        self.sound(self.extract())

    def test_after_saves_in_place(self):
        self.sound(self.saved('changes', 5))

    def test_after_a_save_as_a_whole(self):
        self.sound(self.saved('whole', 2))

    def test_after_a_migration(self):
        for version in (1, 2):
            with self.subTest(version):
                file = self.saved('changes', 2)
                database = sqlite3.connect(file)
                self.back_to_schema_2(database)
                if version == 1:
                    self.back_to_schema_1(database)
                database.commit()
                database.close()
                self.saved('changes', 1)
                self.sound(file)
                old = self.folder / f'work.v{version}.gpkg'
                self.assertEqual(check(old), [])
                old.unlink()
                file.unlink()

    def back_to_schema_2(self, database):
        for table in ('gazetteer', 'distinct_pairs', 'shapes'):
            database.execute(f'DROP TABLE {table}')
            for register in ('gpkg_contents', 'gpkg_ogr_contents'):
                database.execute(f'DELETE FROM {register} WHERE table_name = ?', (table,))
        columns = {table: 'source_reliability information_credibility' for table in EVENT_TABLES}
        columns['claims'] = 'number claim_id title type begin end place source_reliability information_credibility feature'
        columns['audit'] = 'number kind summary who why undoes redoes before after'
        for table, names in columns.items():
            for column in names.split():
                database.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
        database.execute('UPDATE placetime_project SET schema_version = 2')

    def back_to_schema_1(self, database):
        for index, in database.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE '%\\_by\\_%' ESCAPE '\\'").fetchall():
            database.execute(f'DROP INDEX "{index}"')
        for table in EVENT_TABLES:
            for column in ('place_index', 'time_index'):
                database.execute(f'ALTER TABLE {table} DROP COLUMN {column}')
        database.execute('ALTER TABLE placetime_project DROP COLUMN revision')
        database.execute('UPDATE placetime_project SET schema_version = 1')

    def test_the_checker_sees_what_is_wrong(self):
        file = self.extract()
        database = sqlite3.connect(file)
        database.execute('CREATE TABLE stray (a TEXT)')
        database.execute("UPDATE gpkg_contents SET last_change = 'yesterday', max_x = -179 WHERE table_name = 'event_points'")
        database.execute("UPDATE claims SET reported = '2021-01-01'")
        database.execute('DELETE FROM rtree_event_areas_geom')
        database.execute('PRAGMA application_id = 0')
        database.commit()
        database.close()
        wrong = '\n'.join(check(file))
        for requirement in ('118', '15', '13', '5', '77', '2'):
            self.assertIn(f'requirement {requirement}:', wrong)

    def test_qgis_finds_a_default_style_with_the_time_axis_on_for_each_layer(self):
        database = sqlite3.connect(self.extract())
        for table, symbol in (('event_points', 'marker'), ('event_areas', 'fill'), ('event_lines', 'line')):
            # how QGIS 3.22 asks for it
            found = database.execute("SELECT styleQML FROM layer_styles WHERE f_table_catalog = '' AND f_table_schema = '' AND f_table_name = ? "
                                     "AND f_geometry_column = 'geom' ORDER BY CASE WHEN useAsDefault THEN 1 ELSE 2 END, update_time DESC LIMIT 1", (table,)).fetchall()
            self.assertEqual(len(found), 1)
            root = xml.etree.ElementTree.fromstring(found[0][0])
            self.assertEqual(root.tag, 'qgis')
            temporal = root.find('temporal')
            self.assertEqual({key: temporal.get(key) for key in ('enabled', 'mode', 'startField', 'endField', 'limitMode')},
                             {'enabled': '1', 'mode': '2', 'startField': 'begin', 'endField': 'end', 'limitMode': '0'})
            self.assertIn('Temporal', root.get('styleCategories'))
            self.assertEqual(len(root.findall('renderer-v2/categories/category')), 10)
            self.assertEqual({part.get('type') for part in root.findall('renderer-v2/symbols/symbol')}, {symbol})
        database.close()

    def test_what_a_user_adds_survives_a_save(self):
        file = self.saved('changes', 1)
        database = sqlite3.connect(file)
        database.execute('CREATE TABLE notes (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, note TEXT)')
        database.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('notes', 'attributes', 'notes')")
        database.execute("INSERT INTO notes (note) VALUES ('ask Aida')")
        database.execute('ALTER TABLE claims ADD COLUMN checked TEXT')
        database.execute("UPDATE claims SET checked = 'by me'")
        database.commit()
        database.close()
        self.saved('changes', 2)
        self.sound(file)
        database = sqlite3.connect(file)
        self.assertEqual(database.execute('SELECT note FROM notes').fetchall(), [('ask Aida',)])
        # event-23 goes and comes back
        self.assertEqual(database.execute("SELECT DISTINCT checked FROM claims WHERE event_id <> 'event-23'").fetchall(), [('by me',)])
        database.close()


if __name__ == '__main__':
    unittest.main()
