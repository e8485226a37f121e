// countries.json: names and facts of the countries, from world-countries (ODbL 1.0). It stays a file
// of its own, so that the licence's share-alike does not reach the others.
import fs from 'node:fs';
import path from 'node:path';
import { compress, readPackageJson, scratch } from '../lib/common.mjs';

const fields = ['cca2', 'cca3', 'ccn3', 'name', 'altSpellings', 'translations', 'demonyms',
    'capital', 'region', 'subregion', 'borders', 'latlng', 'area'];
const rows = readPackageJson('world-countries/countries.json')
    .map((c) => Object.fromEntries(fields.map((f) => [f, c[f]])));
// One country a line.
fs.writeFileSync(path.join(scratch, 'countries.json'),
    `[\n${rows.map((r) => JSON.stringify(r)).join(',\n')}\n]\n`);
console.log(`${String(rows.length).padStart(7)} rows`);
compress('countries.json');
