// world-atlas keeps polygons whole across the antimeridian and the poles, as d3 draws them; a planar
// reader wants them cut at 180 degrees. Only rings that jump are touched, the rest keep their vertices.
import { load, roundCoordinates } from './common.mjs';

const { geoEquirectangular } = await load('d3-geo');
const { geoProject } = await load('d3-geo-projection');

// y grows southwards here: d3 tells holes from shells by their turn on the screen.
const plate = geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).precision(0);
const jumps = (ring) => ring.some((p, i) => i > 0 && Math.abs(p[0] - ring[i - 1][0]) > 180);
// d3 ends its cuts a hair before the meridian.
const fromPlate = (c) => typeof c[0] === 'number'
    ? [Math.abs(c[0]) > 179.9998 ? Math.sign(c[0]) * 180 : c[0], -c[1]] : c.map(fromPlate);

function cutPolygon(rings) {
    if (!rings.some(jumps)) return [rings];
    const cut = geoProject({ type: 'Polygon', coordinates: rings }, plate);
    const polygons = cut.type === 'Polygon' ? [cut.coordinates] : cut.coordinates;
    return fromPlate(polygons);
}

/** A (multi)polygon cut at the antimeridian, as multipolygon; coordinates to 5 decimals. */
export function cutAtDateline(geometry) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return {
        type: 'MultiPolygon',
        coordinates: roundCoordinates(polygons.flatMap((p) => cutPolygon(roundCoordinates(p)))),
    };
}
