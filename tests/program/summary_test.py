"""`placetime summary`, `placetime export` and what was known when, through the real program."""
import csv
import io
import json
import struct
import unittest
import xml.dom.minidom

from support import ProgramTest

HEAD = 'id,title,type,subtype,status,background,begin,end,date_precision,place,place_id,place_kind,place_precision_m,country,reported,publisher,killed_min,killed_max,lon,lat\r\n'


def row(name, begin, place, lon, lat, kind='Protests', status='asserted', reported='2020-10-07', killed='', precision=2000, place_kind='city', title='=Crowd gathers'):
    low, high = (killed, killed) if killed else ('', '')
    return f'{name},"{title}",{kind},,{status},false,{begin},,day,{place},test:{place},{place_kind},{precision},KG,{reported},Daily,{low},{high},{lon},{lat}\r\n'


class SummaryTest(ProgramTest):
    def table(self):
        rows = [row('a', '2020-10-05', 'Bishkek', 74.59, 42.87, killed='1'),
                row('b', '2020-10-05', 'Bishkek', 74.59, 42.87, kind='Riots', reported='2020-10-05'),
                row('c', '2020-10-06', 'Osh', 72.8, 40.53, killed='2', reported='2020-10-06'),
                row('d', '2020-10-07', 'Osh', 72.8, 40.53, status='denied'),
                row('e', '2020-10-07', 'Naryn', 76.0, 41.43),
                row('f', '2020-10-08', 'Kyrgyzstan', 74.7, 41.5, place_kind='country', precision=500000),
                row('g', '2020-10-08', '', '', '', reported='')]
        return self.file('events.csv', HEAD + ''.join(rows))

    def test_text_tells_counts_and_what_is_left_out(self):
        told = self.good('summary', self.table(), '--by', 'day,type,admin1')
        self.assertIn('6 events, beginning 2020-10-05 to 2020-10-08', told)
        self.assertIn('1 unplaced', told)
        self.assertIn('1 denied', told)
        self.assertIn('Bishkek', told)
        self.assertIn('Osh Region', told)
        self.assertIn('country-wide', told)
        self.assertRegex(told, r'Events by day\n.*\n +2020-10-05 +2 ')
        self.assertIn('3 (given by 2 events)', told)
        self.assertIn('machine-coded', told)

    def test_every_line_of_the_head_parts_its_word_from_what_it_tells(self):
        table = self.file('crowd.csv', 'id,type,begin,lon,lat,participants_min,participants_max\r\na,Protests,2020-10-05,74.59,42.87,200,200\r\n')
        told = self.good('summary', table)
        self.assertRegex(told, r'(?m)^participants +200 \(given by 1 event\)$')

    def test_json_is_one_documented_object(self):
        told = self.json('summary', self.table(), '--by', 'day,type+admin1', '--json')
        self.assertEqual(told['events'], 6)
        self.assertEqual(told['unplaced'], 1)
        self.assertEqual(told['left_out']['denied'], 1)
        self.assertEqual(told['figures']['killed'], {'min': 3, 'max': 3, 'events': 2, 'same_sentence': 0, 'cumulative': 0, 'highest_cumulative': None})
        self.assertIsNone(told['figures']['injured']['min'])
        days = told['tables'][0]['groups']
        self.assertEqual([group['events'] for group in days], [2, 1, 1, 2])
        self.assertEqual(days[0]['keys'][0]['begin'], '2020-10-05T00:00:00Z')
        self.assertEqual(days[0]['keys'][0]['end'], '2020-10-06T00:00:00Z')
        self.assertEqual(sum(group['events'] for group in told['tables'][1]['groups']), 6)
        kinds = {group['keys'][1]['kind'] for group in told['tables'][1]['groups']}
        self.assertEqual(kinds, {'value', 'country_wide', 'unknown'})

    def test_the_same_twice(self):
        table = self.table()
        self.assertEqual(self.good('summary', table, '--json'), self.good('summary', table, '--json'))

    def test_csv_is_read_by_readers_of_csv_and_runs_no_formula(self):
        path = self.file('f.csv', HEAD + row('a', '2020-10-05', 'Bishkek', 74.59, 42.87).replace('Daily', '"=HYPERLINK(""x"")"'))
        text = self.good('summary', path, '--by', 'source,type', '--csv')
        rows = list(csv.DictReader(io.StringIO(text)))
        sources = [r for r in rows if r['table'] == 'source']
        self.assertEqual(sources[0]['name1'], "'=HYPERLINK(\"x\")")
        self.assertEqual(sources[0]['events'], '1')
        self.assertTrue(all(len(r) == len(rows[0]) and None not in r for r in rows))
        self.assertEqual([r['events'] for r in rows if r['table'] == 'total'], ['1'])
        self.assertIn('denied', [r['id1'] for r in rows if r['table'] == 'left_out'])

    def test_windows_and_filters_are_honoured(self):
        table = self.table()
        told = self.json('summary', table, '--begin', '2020-10-05', '--end', '2020-10-06', '--json')
        self.assertEqual(told['events'], 2)
        self.assertEqual(self.json('summary', table, '--bbox', '72,40,73,41', '--json')['events'], 1)
        told = self.json('summary', table, '--bbox', '72,40,73,41', '--json')
        self.assertEqual(told['left_out']['unplaced'], 1)
        self.assertEqual(self.json('summary', table, '--type', 'riots', '--json')['events'], 1)

    def test_known_at_counts_what_had_been_reported(self):
        told = self.json('summary', self.table(), '--known-at', '2020-10-06', '--json')
        self.assertEqual(told['events'], 3)  # b, c, and g, whose report has no date
        self.assertEqual(told['unknown_report_date'], 1)
        self.assertEqual(told['selection']['known_at'], '2020-10-06T00:00:00Z')

    def test_two_periods_are_compared(self):
        told = self.json('summary', self.table(), '--by', 'type', '--compare', '2020-10-05', '2020-10-06/2020-10-09', '--json')
        compared = told['comparison']
        self.assertEqual((compared['all']['first'], compared['all']['second']), (2, 4))
        self.assertAlmostEqual(compared['all']['first_per_day'], 2)
        self.assertAlmostEqual(compared['all']['ratio'], 4 / 3 / 2)
        self.assertFalse(compared['all']['differs'])
        text = self.good('summary', self.table(), '--by', 'type', '--compare', '2020-10-05', '2020-10-06/2020-10-09')
        self.assertIn('all events', text)
        self.assertIn('Benjamini-Hochberg', text)
        self.good('summary', self.table(), '--compare', '2020-10-05', '2020-10-06', '--csv')

    def test_hot_spots_need_events_enough(self):
        told = self.json('summary', self.table(), '--hot-spots', '--json')['hot_spots']
        self.assertIn('too few events', told['problem'])
        self.assertEqual(told['cells'], [])
        self.assertIn('too few events', self.good('summary', self.table(), '--hot-spots', 'divisions'))

    def test_hot_spots_are_found(self):
        rows = [row(f'c{i}', '2020-10-05', f'P{i}', 74.4 + i % 7 * 0.05, 42.7 + i % 5 * 0.05) for i in range(80)]
        rows += [row(f's{i}', '2020-10-05', f'Q{i}', 70 + i % 9, 39.7 + i // 9 * 0.6) for i in range(45)]
        told = self.json('summary', self.file('many.csv', HEAD + ''.join(rows)), '--hot-spots', '--cell-km', '40', '--json')['hot_spots']
        self.assertIsNone(told['problem'])
        hot = [cell for cell in told['cells'] if cell['verdict'] == 'hot']
        self.assertTrue(hot)
        for cell in hot:
            self.assertLess(abs(cell['lon'] - 74.55), 1)
            self.assertLess(abs(cell['lat'] - 42.8), 1)
            self.assertLessEqual(cell['q'], 0.05)

    def test_charts_are_written_as_png_and_svg(self):
        png, svg = self.folder / 'c.png', self.folder / 'c.svg'
        self.good('summary', self.table(), '--chart', png, '--chart', svg, '--size', '800x450')
        self.assertEqual(struct.unpack('>II', png.read_bytes()[16:24]), (800, 450))
        document = xml.dom.minidom.parse(str(svg))
        words = ' '.join(''.join(node.data for node in text.childNodes) for text in document.getElementsByTagName('text'))
        self.assertIn('Events by', words)
        self.assertIn('machine-coded, unreviewed', words)
        self.assertIn('events.csv', words)
        for of in ['type', 'admin1', 'country', 'source', 'status']:
            self.good('summary', self.table(), '--chart', svg, '--chart-of', of)
        self.good('summary', self.table(), '--chart', svg, '--growth', 'killed')
        self.good('summary', self.table(), '--chart', svg, '--compare', '2020-10-05', '2020-10-06', '--by', 'admin1')

    def test_wrong_options_are_one_sentence(self):
        table = self.table()
        self.bad('summary', table, '--by', 'moon', status=2, says=['moon', 'admin1'])
        self.bad('summary', table, '--chart', 'x.pdf', status=2, says=['.png', '.svg'])
        self.bad('summary', table, '--chart', str(self.folder / 'x.svg'), '--chart-of', 'growth', status=2, says=['--growth'])
        self.bad('summary', table, '--compare', '2020-10', 'soon', status=2, says=['soon'])
        self.bad('summary', table, '--compare', '2020-10', '2020-11/2020-10', status=2, says=['after'])
        self.bad('summary', table, '--begin', '2020-10', '--end', '2020-09', status=2, says=['--end'])
        self.bad('summary', str(self.folder / 'none.csv'), says=['does not exist'])

    def test_an_empty_table_is_counted_as_nothing(self):
        told = self.good('summary', self.file('none.csv', HEAD))
        self.assertIn('0 events', told)


class ExportTest(ProgramTest):
    table = SummaryTest.table

    def test_geojson_tells_what_was_chosen(self):
        out = self.folder / 'o.geojson'
        self.good('export', self.table(), '-o', out, '--begin', '2020-10-05', '--end', '2020-10-07', '--type', 'protests')
        written = json.loads(out.read_text())
        self.assertEqual([f['id'] for f in written['features']], ['a', 'c'])
        told = written['provenance']
        self.assertEqual(told['events'], 2)
        self.assertEqual(told['events_in_sources'], 7)
        self.assertEqual(told['selection']['types'], ['Protests'])
        self.assertEqual(told['selection']['begin'], '2020-10-05T00:00:00Z')
        self.assertTrue(told['sources'][0].endswith('events.csv'))
        self.assertIn('Placetime', written['generator'])
        self.assertTrue((self.folder / 'o.qml').exists())

    def test_csv_has_its_provenance_beside_it(self):
        out = self.folder / 'o.csv'
        self.good('export', self.table(), '-o', out, '--known-at', '2020-10-06')
        rows = list(csv.DictReader(io.StringIO(out.read_text())))
        self.assertEqual([r['id'] for r in rows], ['b', 'c', 'g'])
        self.assertEqual(rows[0]['title'], "'=Crowd gathers")
        beside = json.loads((self.folder / 'o.csv-metadata.json').read_text())
        self.assertEqual(beside['dc:provenance']['selection']['known_at'], '2020-10-06T00:00:00Z')
        self.assertEqual(beside['url'], 'o.csv')

    def test_what_is_exported_is_read_again(self):
        out = self.folder / 'o.geojson'
        self.good('export', self.table(), '-o', out)
        self.assertEqual(self.json('summary', out, '--json')['events'], 6)

    def test_stdout_is_geojson(self):
        self.assertEqual(len(json.loads(self.good('export', self.table(), '-o', '-', '--bbox', '72,40,73,41'))['features']), 2)

    def test_points_and_formats(self):
        self.good('export', self.table(), '-o', self.folder / 'p.geojson', '--points')
        self.bad('export', self.table(), '-o', self.folder / 'p.kml', status=2, says=['.geojson'])
        self.bad('export', self.table(), '-o', self.folder / 'p.csv', '--bbox', '1,5,2,3', status=2, says=['south'])


class KnownTest(ProgramTest):
    """Two reports of the same hours, the later one with more."""

    def reports(self):
        first = '{"id":"one","title":"Crowds in Bishkek","date":"2020-10-05","text":"On 5 October 2020 protesters gathered in Bishkek. Police detained 10 people in Osh on 5 October 2020."}\n'
        second = '{"id":"two","title":"Clashes in Naryn","date":"2020-10-07","text":"On 6 October 2020 clashes in Naryn left 3 people dead. Protesters rallied in Talas on 6 October 2020."}\n'
        return self.file('reports.jsonl', first + second)

    def test_reports_of_later_days_are_not_known(self):
        reports = self.reports()
        early = self.json('summary', reports, '--known-at', '2020-10-05', '--json')['events']
        late = self.json('summary', reports, '--known-at', '2020-10-07', '--json')['events']
        self.assertGreater(early, 0)
        self.assertGreater(late, early)

    def test_maps_say_as_known_when(self):
        pictures = []
        for moment in ['2020-10-05', '2020-10-07']:
            out = self.folder / f'{moment}.png'
            self.good('render', self.reports(), '-o', out, '--known-at', moment, '--map-only', '--size', '640x400')
            pictures.append(out.read_bytes())
        self.assertNotEqual(*pictures)

    def test_choropleths_are_drawn(self):
        plain, tinted, alone = (self.folder / name for name in ['a.png', 'b.png', 'c.png'])
        self.good('render', self.reports(), '-o', plain, '--size', '640x400')
        self.good('render', self.reports(), '-o', tinted, '--size', '640x400', '--choropleth', 'admin1')
        self.good('render', self.reports(), '-o', alone, '--size', '640x400', '--choropleth', 'country', '--no-symbols')
        self.assertEqual(len({plain.read_bytes(), tinted.read_bytes(), alone.read_bytes()}), 3)
        self.bad('render', self.reports(), '-o', plain, '--choropleth', 'moon', status=2, says=['moon'])


if __name__ == '__main__':
    unittest.main()
