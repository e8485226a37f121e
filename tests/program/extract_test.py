"""`placetime annotate`, `extract` and `render` on the samples, by the contract."""
import csv
import json
import struct
import subprocess
import sys
import unittest

from support import SAMPLES, SOURCE, ProgramTest, pixels, share_apart

PROPERTIES = '''title type subtype status attribution background begin end time_zone date_precision date_text place place_text place_id place_kind
country countries admin1 place_precision_m place_role actor1 actor2 killed_min killed_max injured_min injured_max displaced_min displaced_max
detained_min detained_max participants_min participants_max figures_text figures_cumulative reported source_id source_title source_url publisher
source_start source_end source_quote source_count confidence place_confidence date_confidence review
source_reliability information_credibility'''.split()
TYPES = {'Battles', 'Explosions/Remote violence', 'Violence against civilians', 'Protests', 'Riots', 'Strategic developments', 'Politics',
         'Security measures', 'Diplomacy', 'Humanitarian'}
STATUSES = {'asserted', 'claimed', 'denied', 'planned', 'conditional', 'negated'}


class Samples(ProgramTest):
    def extract(self, name, *more):
        out = self.folder / name
        self.good('extract', SAMPLES, '-o', out, *more)
        return out

    def test_every_property_of_the_contract_is_there_in_order(self):
        collection = json.loads(self.extract('events.geojson').read_text())
        self.assertGreater(len(collection['features']), 20)
        for feature in collection['features']:
            self.assertEqual(list(feature['properties']), PROPERTIES)
            self.assertIn(feature['properties']['type'], TYPES)
            self.assertIn(feature['properties']['status'], STATUSES)
            self.assertNotIn('', feature['properties'].values())

    def test_ids_are_unique(self):
        ids = [f['id'] for f in json.loads(self.extract('events.geojson').read_text())['features']]
        self.assertEqual(len(ids), len(set(ids)))

    def test_it_passes_rfc_7946(self):
        check = SOURCE / 'tests' / 'exchange' / 'check_rfc7946.py'
        subprocess.run([sys.executable, check, self.extract('events.geojson')], check=True)
        subprocess.run([sys.executable, check, self.extract('points.geojson', '--points')], check=True)

    def test_ogrinfo_types_begin_and_end_as_datetime(self):
        info = subprocess.run(['ogrinfo', '-so', '-al', self.extract('events.geojson')], capture_output=True, text=True, check=True).stdout
        self.assertIn('begin: DateTime', info)
        self.assertIn('end: DateTime', info)

    def test_a_qml_lies_beside_the_geojson(self):
        self.extract('events.geojson')
        self.assertIn('startField="begin"', (self.folder / 'events.qml').read_text())

    def test_quotes_are_the_text_at_their_offsets(self):
        for report in sorted(SAMPLES.glob('*.txt')):
            text = report.read_text(encoding='utf-8')
            for event in self.json('annotate', report)['events']:
                self.assertEqual(text[event['source_start']:event['source_end']], event['source_quote'])

    def test_explain_gives_the_share_of_each_feature(self):
        report = self.folder / 'why.txt'
        report.write_text('Police in Osh, Kyrgyzstan, stopped a bus on Friday. The Russian president was told.')
        self.assertNotIn('explain', self.json('annotate', report))
        found = self.json('annotate', report, '--explain')
        names = {name['text']: name for name in found['explain']['names']}
        self.assertTrue({'Osh', 'Kyrgyzstan'} <= set(names))
        for name in names.values():
            odds = sum(name['document'].values())
            self.assertAlmostEqual(name['probability'], 1 / (1 + 2.718281828 ** -odds), delta=0.01)
            self.assertAlmostEqual(name['document']['own'] > 0, sum(name['own'].values()) > 0)
            for candidate in name['candidates']:
                self.assertAlmostEqual(candidate['score'], sum(candidate['shares'].values()), delta=0.02)
        best = names['Osh']['candidates'][0]
        self.assertEqual((best['name'], best['country']), ('Osh', 'KG'))
        self.assertGreater(best['shares']['contained'], 1)
        demonym = found['explain']['demonyms'][0]
        self.assertEqual((demonym['text'], demonym['country']), ('Russian', 'RU'))
        self.assertGreater(demonym['modifier'], 0.5)

    def test_mentions_are_the_text_at_their_offsets(self):
        for report in sorted(SAMPLES.glob('*.txt')):
            text = report.read_text(encoding='utf-8')
            found = self.json('annotate', report)
            for mention in found['places'] + found['times']:
                self.assertEqual(text[mention['start']:mention['end']], mention['text'])

    def test_intervals_are_half_open_and_not_empty(self):
        for feature in json.loads(self.extract('events.geojson').read_text())['features']:
            begin, end = feature['properties']['begin'], feature['properties']['end']
            self.assertEqual(begin is None, end is None)
            if begin:
                self.assertLess(begin, end)

    def test_the_samples_name_the_places_of_the_mission(self):
        names = set()
        for report in sorted(p for p in SAMPLES.iterdir() if p.name != 'README.md'):
            names |= {place['name'] for place in self.json('annotate', report)['places']}
        for name in ('Bishkek', 'Osh', 'Jalal-Abad', 'Taraz', 'Fergana Valley', 'Kyrgyzstan', 'Kazakhstan', 'Uzbekistan', 'China'):
            self.assertIn(name, names)

    def test_output_does_not_depend_on_the_run(self):
        self.assertEqual(self.extract('a.geojson').read_bytes(), self.extract('b.geojson').read_bytes())

    def test_a_project_is_a_geopackage_that_ogrinfo_reads(self):
        info = subprocess.run(['ogrinfo', '-so', self.extract('events.gpkg')], capture_output=True, text=True, check=True).stdout
        for table in ('event_points', 'event_areas', 'event_lines'):
            self.assertIn(table, info)

    def test_a_csv_has_a_row_for_each_event(self):
        csv.field_size_limit(1 << 30)  # the outline of a country is a long field
        with open(self.extract('events.csv'), newline='', encoding='utf-8') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), len(json.loads(self.extract('events.geojson').read_text())['features']))

    def test_a_map_of_the_size_asked_for(self):
        out = self.folder / 'map.png'
        self.good('render', SAMPLES, '-o', out, '--size', '640x360')
        header = out.read_bytes()[:24]
        self.assertEqual(header[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual(struct.unpack('>II', header[16:24]), (640, 360))

    def test_the_map_of_a_geojson_is_the_map_of_the_project(self):
        self.good('render', self.extract('events.geojson'), '-o', self.folder / 'a.png', '--size', '640x360', '--title', 'T')
        self.good('render', self.extract('events.gpkg'), '-o', self.folder / 'b.png', '--size', '640x360', '--title', 'T')
        # Coordinates of GeoJSON have five decimals: a label may come to lie on the pixel beside.
        a, b = pixels(self.folder / 'a.png'), pixels(self.folder / 'b.png')
        self.assertEqual(len(a), len(b))
        self.assertLess(share_apart(a, b), 0.005)


if __name__ == '__main__':
    unittest.main()
