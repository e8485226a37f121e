// Which of many polygons holds a point (even-odd rule, in plane degrees).
import { polygonsOf } from './natural_earth.mjs';

function holds(rings, x, y) {
    let inside = false;
    for (const ring of rings)
        for (let i = 1; i < ring.length; i++) {
            const [a, b] = [ring[i - 1], ring[i]];
            if ((a[1] > y) !== (b[1] > y)
                && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
        }
    return inside;
}

/** A grid of one degree over the boxes of all polygon parts. */
export class Locator {
    constructor(geometries) {
        this.cells = new Map();
        geometries.forEach((geometry, index) => polygonsOf(geometry).forEach((rings) => {
            const [xs, ys] = [rings[0].map((p) => p[0]), rings[0].map((p) => p[1])];
            const least = (v) => v.reduce((a, b) => Math.min(a, b));
            const most = (v) => v.reduce((a, b) => Math.max(a, b));
            const part = { index, rings, box: [least(xs), least(ys), most(xs), most(ys)] };
            for (let x = Math.floor(part.box[0]); x <= part.box[2]; x++)
                for (let y = Math.floor(part.box[1]); y <= part.box[3]; y++) {
                    const key = x * 1000 + y;
                    if (!this.cells.has(key)) this.cells.set(key, []);
                    this.cells.get(key).push(part);
                }
        }));
    }

    /** The index of the geometry that holds the point, -1 if none does. */
    find(x, y) {
        for (const { index, rings, box } of this.cells.get(Math.floor(x) * 1000 + Math.floor(y)) ?? [])
            if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && holds(rings, x, y))
                return index;
        return -1;
    }
}
