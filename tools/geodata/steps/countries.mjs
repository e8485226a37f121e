// Natural Earth's countries, land and land borders at three scales, from world-atlas.
import { borders, countries, identity } from '../lib/borders.mjs';
import { load, readPackageJson, writeLayer } from '../lib/common.mjs';
import { cutAtDateline } from '../lib/dateline.mjs';
import { firstLevelDivisions, polygonArea, polygonsOf } from '../lib/natural_earth.mjs';

const { feature } = await load('topojson-client');
const divisions = firstLevelDivisions();

/** The outline; of a country that the package's grid of 0.0036 degrees has crushed, its divisions'. */
function outline(topology, country, iso) {
    const whole = cutAtDateline(feature(topology, country).geometry);
    if (polygonsOf(whole).some((rings) => polygonArea(rings) > 0)) return whole;
    return {
        type: 'MultiPolygon',
        coordinates: divisions.filter((d) => d.properties.iso_a2 === iso)
            .flatMap((d) => polygonsOf(d.geometry)),
    };
}

const multiLine = (lines) => ({ type: 'MultiLineString', coordinates: lines });
for (const scale of ['10m', '50m', '110m']) {
    const topology = countries(scale);
    writeLayer(`countries_${scale}`, 'MULTIPOLYGON', topology.objects.countries.geometries
        .map((g) => {
            const properties = identity(g);
            return { properties, geometry: outline(topology, g, properties.iso_a2) };
        }));

    const lines = borders(scale);
    writeLayer(`borders_${scale}`, 'MULTILINESTRING',
        lines.map((b) => ({ properties: b.properties, geometry: multiLine(b.lines) })));
    writeLayer(`borders_rest_${scale}`, 'MULTILINESTRING',
        lines.filter((b) => b.properties.disputed === 2).map((b) => ({
            properties: { ...b.properties, disputed: 0 }, geometry: multiLine(b.rest),
        })));

    // Land, one feature a polygon, so that a reader's spatial filter has something to choose from.
    const land = readPackageJson(`world-atlas/land-${scale}.json`);
    const shapes = feature(land, land.objects.land).features.flatMap((f) =>
        cutAtDateline(f.geometry).coordinates);
    writeLayer(`land_${scale}`, 'MULTIPOLYGON', shapes.map((rings) => ({
        properties: { featurecla: 'Land' },
        geometry: { type: 'Polygon', coordinates: rings },
    })));
}
