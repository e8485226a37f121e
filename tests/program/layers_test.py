"""`placetime layers info` on vector files and rasters."""
import subprocess
import unittest

from support import ProgramTest

PLACE = ['-a_srs', 'EPSG:32643', '-a_ullr', '493950', '4653826', '506050', '4645726']


class LayersTest(ProgramTest):
    def raster(self, name, *options):
        grey = self.file('grey.pgm', b'P5\n4 4\n255\n' + bytes(range(16)))
        path = str(self.folder / name)
        subprocess.run(['gdal_translate', '-q', *options, grey, path], check=True, capture_output=True)
        return path

    def test_a_raster_is_described(self):
        told = self.good('layers', 'info', self.raster('map.tif', *PLACE))
        self.assertIn('driver   GTiff', told)
        self.assertIn('CRS      WGS 84 / UTM zone 43N', told)
        self.assertIn('size     4 x 4 pixels', told)
        self.assertIn('bands    1 of Byte', told)
        self.assertIn('extent   74.92', told)

    def test_a_raster_without_a_place_is_refused_with_what_to_run(self):
        self.bad('layers', 'info', self.raster('photo.png', '-of', 'PNG'), says=['where on the globe', 'gdal_translate -a_srs'])

    def test_a_vector_file_is_described(self):
        told = self.good('layers', 'info', self.file('a.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature",'
                         '"properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[74,42]}}]}'))
        self.assertIn('driver   GeoJSON', told)
        self.assertIn('field    name', told)


if __name__ == '__main__':
    unittest.main()
