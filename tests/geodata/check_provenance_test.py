#!/usr/bin/env python3
"""The guard of geodata/ finds what it is there for."""
import hashlib
import pathlib
import tempfile
import unittest

import check_provenance

HEAD = '| file | what | source | licence | command |\n|---|---|---|---|---|\n'


class Guard(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.geodata = self.root / 'geodata'
        (self.geodata / 'curated').mkdir(parents=True)
        self.write('a.zst', 'data')
        self.write('SHA256SUMS', f'{hashlib.sha256(b"data").hexdigest()}  a.zst\n')
        self.write('curated/places.csv', 'name,source\nManas,GeoNames 1\n')
        self.readme = ('| `a.zst` | w | s | l | c |\n| `SHA256SUMS` | w | s | l | c |\n'
                       '| `curated/*.csv` | w | s | l | c |\n')
        self.write('README.md', HEAD + self.readme)

    def write(self, name, text):
        (self.geodata / name).write_text(text, encoding='utf-8')

    def breaches(self):
        return ' '.join(check_provenance.check(self.root))

    def test_a_folder_in_order_passes(self):
        self.assertEqual(self.breaches(), '')

    def test_a_file_that_the_readme_does_not_name(self):
        self.write('b.tsv', '')
        self.assertIn('b.tsv: not named', self.breaches())

    def test_a_file_named_without_licence(self):
        self.write('README.md', HEAD + self.readme.replace('| s | l |', '| s |  |', 1))
        self.assertIn('a.zst has no licence', self.breaches())

    def test_a_named_file_that_is_missing(self):
        self.write('README.md', HEAD + self.readme + '| `gone.zst` | w | s | l | c |\n')
        self.assertIn('gone.zst, which does not exist', self.breaches())

    def test_a_curated_row_without_source(self):
        self.write('curated/places.csv', 'name,source\nManas,GeoNames 1\nKant,\n')
        self.assertIn('curated/places.csv:3: row without a source', self.breaches())

    def test_a_generated_file_that_was_edited(self):
        self.write('a.zst', 'other')
        self.assertIn('a.zst: not the file', self.breaches())

    def test_too_large_a_folder(self):
        check_provenance.MOST_BYTES, most = 10, check_provenance.MOST_BYTES
        self.addCleanup(setattr, check_provenance, 'MOST_BYTES', most)
        self.assertIn('at most', self.breaches())


if __name__ == '__main__':
    unittest.main()
