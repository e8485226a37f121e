// places.tsv: every populated place of GeoNames' cities500, with its alternate names.
import { writeTsv } from '../lib/common.mjs';
import { populatedPlaces } from '../lib/geonames.mjs';

const columns = ['geonameid', 'name', 'asciiname', 'alternatenames', 'latitude', 'longitude',
    'feature_code', 'country_code', 'admin1_code', 'admin2_code', 'population', 'timezone'];
// Where they stand among the 19 columns of a GeoNames dump.
const positions = [0, 1, 2, 3, 4, 5, 7, 8, 10, 11, 14, 17];

writeTsv('places.tsv', columns, populatedPlaces().map((row) => positions.map((i) => row[i])));
