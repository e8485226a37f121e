// Natural Earth's countries, land and land borders at three scales, from world-atlas.
import { load, readPackageJson, readTable, roundCoordinates, writeLayer } from './common.mjs';
import { cutAtDateline } from './dateline.mjs';

const { feature, mesh, neighbors } = await load('topojson-client');

// ISO 3166 codes are facts; of the (ODbL) country list nothing else is used here.
const codes = new Map(readPackageJson('world-countries/countries.json')
    .filter((c) => c.ccn3).map((c) => [c.ccn3, c]));
const territories = new Map(readTable('territories.csv').map((t) => [t.name, t]));
const disputedPairs = new Set(readTable('disputed_edges.csv').filter((e) => e.layer === 'countries')
    .map((e) => [e.a, e.b].sort().join('|')));

function identity(geometry) {
    const { name } = geometry.properties;
    const territory = territories.get(name);
    const country = codes.get(geometry.id);
    if (!country && !territory) throw new Error(`no code and no row in territories.csv: ${name}`);
    return {
        iso_n3: country?.ccn3 ?? '',
        iso_a2: territory?.iso_a2 ?? country.cca2,
        iso_a3: territory?.iso_a3 ?? country.cca3,
        name,
        territory_of: territory?.territory_of ?? '',
    };
}

/** Each pair of neighbours once, with all that they share as one merged line. */
function borders(topology, geometries) {
    const found = [];
    neighbors(geometries).forEach((others, i) => others.filter((j) => j > i).forEach((j) => {
        const pair = [identity(geometries[i]), identity(geometries[j])]
            .sort((a, b) => a.iso_a2 < b.iso_a2 ? -1 : a.iso_a2 > b.iso_a2 ? 1
                : a.name < b.name ? -1 : 1);
        const both = { type: 'GeometryCollection', geometries: [geometries[i], geometries[j]] };
        const line = mesh(topology, both, (a, b) => a !== b);
        if (line.coordinates.length === 0) return; // they touch in a point
        found.push({
            properties: {
                a2_left: pair[0].iso_a2, a2_right: pair[1].iso_a2,
                name_left: pair[0].name, name_right: pair[1].name,
                disputed: disputedPairs.has(pair.map((p) => p.name).sort().join('|')) ? 1 : 0,
            },
            geometry: { type: line.type, coordinates: roundCoordinates(line.coordinates) },
        });
    }));
    const key = ({ properties: p }) => [p.a2_left, p.a2_right, p.name_left, p.name_right].join();
    return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

for (const scale of ['10m', '50m', '110m']) {
    const topology = readPackageJson(`world-atlas/countries-${scale}.json`);
    const { geometries } = topology.objects.countries;
    writeLayer(`countries_${scale}`, 'MULTIPOLYGON', geometries
        .filter((g) => g.type).map((g) => ({
            properties: identity(g),
            geometry: cutAtDateline(feature(topology, g).geometry),
        })));
    writeLayer(`borders_${scale}`, 'MULTILINESTRING', borders(topology, geometries));

    // Land, one feature a polygon, so that a reader's spatial filter has something to choose from.
    const land = readPackageJson(`world-atlas/land-${scale}.json`);
    const shapes = feature(land, land.objects.land).features.flatMap((f) =>
        cutAtDateline(f.geometry).coordinates);
    writeLayer(`land_${scale}`, 'MULTIPOLYGON', shapes.map((rings) => ({
        properties: { featurecla: 'Land' },
        geometry: { type: 'Polygon', coordinates: rings },
    })));
}
