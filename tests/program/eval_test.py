"""`placetime eval`: scores by kind, and the page of what is wrong (opened in a browser where one is installed)."""
import json
import unittest

import browser
from support import ProgramTest

PLACES = [
    {'id': 'one', 'text': 'Talks were held in Oslo and in Paris, and again in Oslo.', 'toponyms': [
        {'start': 19, 'end': 23, 'text': 'Oslo', 'lat': 59.91, 'lon': 10.75, 'geonameid': 3143244, 'kind': 'Literal'},
        {'start': 31, 'end': 36, 'text': 'Paris', 'lat': 33.66, 'lon': -95.56, 'kind': 'Literal'},
        {'start': 51, 'end': 55, 'text': 'Oslo', 'lat': 0.5, 'lon': -150, 'kind': 'Literal'}]},
    {'id': '</title><script>document.title="taken over"</script>', 'text': 'We like <b>Bishkek</b> & "paris".', 'toponyms': [
        {'start': 26, 'end': 31, 'text': 'paris', 'lat': 48.85, 'lon': 2.35}]}]
TIMES = [{'id': 'one', 'text': 'They met on 4 October 2020 and on Tuesday.', 'dct': '2020-10-07', 'timexes': [
    {'start': 12, 'end': 26, 'text': '4 October 2020', 'type': 'DATE', 'value': '2020-10-05'},
    {'start': 0, 'end': 4, 'text': 'They', 'type': 'SET', 'value': 'P1D'}]}]


class Eval(ProgramTest):
    def gold(self, name, records):
        return self.file(name, ''.join(json.dumps(record) + '\n' for record in records))

    def test_the_keys_of_the_contract_come_with_kinds_and_causes(self):
        scores = self.json('eval', '--places', self.gold('places.jsonl', PLACES))
        self.assertLessEqual({'documents', 'mentions', 'tagging', 'resolution', 'end_to_end', 'seconds', 'mb_per_s'}, set(scores))
        self.assertEqual(scores['mentions'], 4)
        self.assertEqual(scores['mention_kinds']['Literal']['mentions'], 3)
        self.assertEqual({kind: scores['feature_kinds'][kind]['mentions'] for kind in ('city', 'unknown')}, {'city': 3, 'unknown': 1})
        self.assertEqual(scores['causes']['gazetteer lacks it'], {'misses': 1, 'cost': 1})
        self.assertEqual(scores['causes']['wrong place'], {'misses': 1, 'cost': 1})
        self.assertEqual(scores['causes']['not recognised'], {'misses': 1, 'cost': 1})
        times = self.json('eval', '--times', self.gold('times.jsonl', TIMES))
        self.assertLessEqual({'strict', 'relaxed', 'value'}, set(times))
        self.assertEqual(times['types']['SET'], {'expressions': 1, 'strict_recall': 0, 'value_recall': 0, 'found': 0, 'value_precision': None})
        self.assertEqual({cause: entry['misses'] for cause, entry in times['causes'].items()},
                         {'not recognised': 1, 'wrong value': 1, 'false positive': 1})

    def test_the_page_is_the_same_every_time_and_holds_no_markup_of_the_corpus(self):
        gold, page = self.gold('hostile.jsonl', PLACES), self.folder / 'page.html'
        self.good('eval', '--places', gold, '--errors', page)
        first = page.read_text()
        self.good('eval', '--places', gold, '--errors', page)
        self.assertEqual(first, page.read_text())
        self.assertNotIn('<script', first)
        self.assertNotIn('<b>Bishkek', first)
        self.assertIn('&lt;b&gt;', first)
        self.assertEqual(first.count('<article'), 4)

    @unittest.skipUnless(browser.is_installed(), 'no browser')
    def test_the_page_filters_by_cause_and_asks_the_network_for_nothing(self):
        page = self.folder / 'page.html'
        self.good('eval', '--places', self.gold('corpus.jsonl', PLACES), '--errors', page)
        with browser.Browser(1280, 900) as window:
            window.open(page)
            self.assertEqual(window.run('return document.title'), 'Places missed in corpus')
            shown = "return [...document.querySelectorAll('.cause')].filter(s => s.offsetHeight > 0).map(s => s.querySelector('h2').textContent)"
            self.assertEqual(len(window.run(shown)), 4)
            window.run("[...document.querySelectorAll('nav label')].find(l => l.textContent.startsWith('wrong place')).click()")
            self.assertEqual(window.run(shown), ['Wrong place ×1'])
            # Both marks and the line between them lie on the map, and the ground is drawn below.
            inside = window.run("""const map = document.querySelector('.cause:nth-of-type(n) article .map .between').closest('svg'), box = map.getBoundingClientRect();
                return ['.gold-mark', '.found-mark', '.between'].every(mark => { const b = map.querySelector(mark).getBoundingClientRect();
                    return b.width > 4 && b.left >= box.left && b.right <= box.right && b.top >= box.top && b.bottom <= box.bottom; })""")
            self.assertTrue(inside)
            self.assertEqual(window.run("return document.documentElement.scrollWidth <= innerWidth"), True)
            self.assertEqual([url for url in window.requests() if not url.startswith('file:')], [])
            self.assertEqual(window.log('browser'), [])

    def test_what_cannot_be_done_is_said(self):
        gold = self.gold('places.jsonl', PLACES)
        self.bad('eval', '--errors', 'page.html', '--pairs', gold, status=2, says=['--errors'])
        self.bad('eval', '--places', gold, '--errors', self.folder / 'no' / 'page.html', says=['page.html'])
        self.bad('eval', '--places', self.folder / 'none.jsonl', '--errors', self.folder / 'page.html', says=['none.jsonl'])
        self.assertFalse((self.folder / 'page.html').exists())


if __name__ == '__main__':
    unittest.main()
