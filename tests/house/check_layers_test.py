#!/usr/bin/env python3
"""Shows that the layer check finds each kind of breach, in a small tree of its own."""
import pathlib
import tempfile
import unittest

from check_layers import check

TABLE = '| level | module | what | uses |\n|---|---|---|---|\n| 0 | base | b | |\n| 1 | geo | g | base |\n| 1 | time | t | base |\n'


class LayerCheck(unittest.TestCase):
    def breaches(self, files, table=TABLE):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            base = {'src/README.md': table, 'src/base/CMakeLists.txt': 'placetime_module(base)\n',
                    'src/geo/CMakeLists.txt': 'placetime_module(geo DEPENDS base)\n'}
            for name, text in {**base, **files}.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding='utf-8')
            return check(root)

    def test_a_tree_in_order_has_no_breach(self):
        self.assertEqual(self.breaches({'src/geo/a.cpp': '#include "base/error.h"\n#include <vector>\n'}), [])

    def test_an_include_that_is_not_declared_fails(self):
        self.assertIn('src/geo/a.cpp:1', self.breaches({'src/geo/a.cpp': '#include "time/x.h"\n', 'src/time/x.h': ''})[0])

    def test_an_include_upwards_fails(self):
        self.assertIn('src/base/a.cpp:2', self.breaches({'src/base/a.cpp': '\n#include "geo/x.h"\n'})[0])

    def test_a_sealed_header_fails_outside_its_folder(self):
        self.assertIn('gdal_priv.h', self.breaches({'src/geo/a.cpp': '#include <gdal_priv.h>\n'})[0])

    def test_arrows_that_differ_between_cmake_and_the_table_fail(self):
        self.assertTrue(self.breaches({'src/geo/CMakeLists.txt': 'placetime_module(geo)\n'}))

    def test_an_arrow_to_the_same_level_fails(self):
        self.assertTrue(self.breaches({}, TABLE.replace('| g | base |', '| g | base time |')))

    def test_a_folder_outside_the_table_fails(self):
        self.assertTrue(self.breaches({'src/odd/a.cpp': ''}))


if __name__ == '__main__':
    unittest.main()
