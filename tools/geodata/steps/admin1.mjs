// Natural Earth's first-level divisions: the polygons, a version for small scales whose neighbours do
// not gape, and the lines between divisions of one country at both.
import { load, roundCoordinates, writeLayer } from '../lib/common.mjs';
import {
    arcsOf, coarser, firstLevelDivisions, innerLines, polygonArea, polygonsOf,
} from '../lib/natural_earth.mjs';

const { feature } = await load('topojson-client');

// Islands below this, in square degrees (about 4 km x 4 km), are dropped at small scales, unless a
// division has no larger part.
const kLeastIsland = 0.0015;

const divisions = firstLevelDivisions().map((f) => ({
    properties: f.properties,
    geometry: { type: f.geometry.type, coordinates: roundCoordinates(f.geometry.coordinates) },
}));
writeLayer('admin1', 'MULTIPOLYGON', divisions);

const full = arcsOf(divisions);
const coarse = coarser(full);

function withoutSpecks(geometry) {
    const parts = polygonsOf(geometry);
    const areas = parts.map(polygonArea);
    const largest = areas.indexOf(Math.max(...areas));
    return parts.filter((_, i) => i === largest || areas[i] >= kLeastIsland);
}

const kept = ['iso_3166_2', 'adm1_code', 'iso_a2', 'adm0_a3', 'admin', 'name', 'name_en', 'type_en',
    'labelrank', 'unrecognized_by'];
writeLayer('admin1_50m', 'MULTIPOLYGON', coarse.objects.admin1.geometries
    .map((g) => feature(coarse, g)).map((f, i) => {
        let parts = withoutSpecks(f.geometry);
        // A division too small for this scale keeps its true outline.
        if (!parts.some((rings) => polygonArea(rings) > 1e-4))
            parts = polygonsOf(divisions[i].geometry);
        return {
            properties: Object.fromEntries(kept.map((k) => [k, f.properties[k]])),
            geometry: { type: 'MultiPolygon', coordinates: roundCoordinates(parts) },
        };
    }));

for (const [arcs, detail] of [[full, '10m'], [coarse, '50m']])
    writeLayer(`admin1_lines_${detail}`, 'MULTILINESTRING',
        innerLines(arcs).map(({ a, b, lines }) => ({
            properties: { iso_a2: a.iso_a2, left: a.iso_3166_2, right: b.iso_3166_2, detail },
            geometry: { type: 'MultiLineString', coordinates: lines },
        })));
