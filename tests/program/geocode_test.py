"""`placetime geocode` by the contract."""
import json
import unittest

from support import ProgramTest

KEYS = {'id', 'name', 'kind', 'country', 'admin1', 'lat', 'lon', 'bbox', 'population', 'precision_m', 'score'}


class Geocode(ProgramTest):
    def first(self, *arguments):
        found = self.json('geocode', *arguments, '--json')
        self.assertTrue(found['candidates'])
        return found['candidates'][0]

    def test_the_keys_of_the_contract(self):
        self.assertEqual(set(self.first('Osh')), KEYS)
        self.assertEqual(set(self.first('Osh', '--geometry')), KEYS | {'geometry'})

    def test_the_places_of_the_issue_come_first(self):
        for name, country in [('Bishkek', 'KG'), ('Osh', 'KG'), ('Jalal-Abad', 'KG'), ('Джалал-Абад', 'KG'), ('Jalalabad', 'AF'),
                              ('Jeruy', 'KG'), ('Taraz', 'KZ'), ('Бишкек', 'KG'), ('Frunze', 'KG'), ('Bishkeck', 'KG'),
                              ('Tashkient', 'UZ'), ('Samarkhand', 'UZ')]:
            with self.subTest(name):
                self.assertEqual(self.first(name)['country'], country)
        self.assertEqual(self.first('Frunze')['name'], 'Bishkek')
        self.assertEqual(self.first('Jalalabad', '--country', 'KG')['country'], 'KG')
        self.assertEqual(self.first('Manas', '--near', '74.6,42.9')['kind'], 'airbase')

    def test_a_valley_is_an_area_and_a_border_is_a_line(self):
        self.assertIn('Polygon', self.first('Fergana Valley', '--geometry')['geometry']['type'])
        for other, code in [('China', 'CN'), ('Uzbekistan', 'UZ'), ('Kazakhstan', 'KZ'), ('Tajikistan', 'TJ')]:
            with self.subTest(other):
                border = self.first(f'border with {other}', '--country', 'KG', '--geometry')
                self.assertEqual(border['id'], 'border:' + '-'.join(sorted((code, 'KG'))))
                self.assertIn('LineString', border['geometry']['type'])

    def test_names_from_stdin_give_a_line_each(self):
        lines = self.good('geocode', '-', '--json', stdin='Osh\nTalas\n'.encode()).splitlines()
        self.assertEqual([json.loads(line)['query'] for line in lines], ['Osh', 'Talas'])

    def test_reverse(self):
        found = self.json('geocode', '--reverse', '72.8,40.53', '--json')
        self.assertIn('Osh', [candidate['name'] for candidate in found['candidates']])

    def test_the_limit_is_kept(self):
        self.assertEqual(len(self.json('geocode', 'Springfield', '--limit', '3', '--json')['candidates']), 3)


if __name__ == '__main__':
    unittest.main()
