// Natural Earth's first-level divisions: the polygons, a version for small scales whose neighbours do
// not gape, and the lines between divisions of one country at both.
import { load, roundCoordinates, writeLayer } from './common.mjs';
import { firstLevelDivisions, polygonArea, polygonsOf } from './natural_earth.mjs';

const { topology } = await load('topojson-server');
const { feature, mesh, neighbors } = await load('topojson-client');
const { presimplify, simplify } = await load('topojson-simplify');

// An arc's point is dropped where it turns by a triangle of less than this, in square degrees: at
// 1:50m (0.5 mm on the map is 25 km) nothing is seen of it.
const kLeastTriangle = 0.0015;
// Islands below this, in square degrees (about 4 km x 4 km), are dropped at small scales, unless a
// division has no larger part.
const kLeastIsland = 0.0015;

const divisions = firstLevelDivisions().map((f) => ({
    type: 'Feature', properties: f.properties,
    geometry: { type: f.geometry.type, coordinates: roundCoordinates(f.geometry.coordinates) },
}));
writeLayer('admin1', 'MULTIPOLYGON', divisions);

const full = topology({ admin1: { type: 'FeatureCollection', features: divisions } });
const coarse = simplify(presimplify(full), kLeastTriangle);

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
        // A division too small for this scale keeps its true outline.
        let parts = withoutSpecks(f.geometry);
        if (!(polygonArea(parts[0]) > 1e-4)) parts = polygonsOf(divisions[i].geometry);
        return {
            properties: Object.fromEntries(kept.map((k) => [k, f.properties[k]])),
            geometry: { type: 'MultiPolygon', coordinates: roundCoordinates(parts) },
        };
    }));

/** The merged line between each two neighbours within one country. */
function innerLines(arcs, detail) {
    const { geometries } = arcs.objects.admin1;
    const lines = [];
    neighbors(geometries).forEach((others, i) => others.filter((j) => j > i).forEach((j) => {
        const [a, b] = [geometries[i].properties, geometries[j].properties]
            .sort((p, q) => (p.iso_3166_2 < q.iso_3166_2 ? -1 : 1));
        if (a.adm0_a3 !== b.adm0_a3) return;
        const both = { type: 'GeometryCollection', geometries: [geometries[i], geometries[j]] };
        const line = mesh(arcs, both, (p, q) => p !== q);
        if (line.coordinates.length > 0)
            lines.push({
                properties: { iso_a2: a.iso_a2, left: a.iso_3166_2, right: b.iso_3166_2, detail },
                geometry: { type: line.type, coordinates: roundCoordinates(line.coordinates) },
            });
    }));
    return lines;
}
writeLayer('admin1_lines', 'MULTILINESTRING',
    [...innerLines(full, '10m'), ...innerLines(coarse, '50m')]);
