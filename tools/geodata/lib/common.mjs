// What the steps share: the packages, TSV and FlatGeobuf output, rounding.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const scratch = path.resolve(process.argv[2]);
export const output = path.resolve(process.argv[3]);

const require = createRequire(path.join(scratch, 'package.json'));

/** A package's file, as text. */
export const readPackage = (name) =>
    fs.readFileSync(path.join(scratch, 'node_modules', name), 'utf8');
export const readPackageJson = (name) => JSON.parse(readPackage(name));

/** A module among the pinned packages (CommonJS or ES). */
export const load = (name) => import(require.resolve(name));

/** Degrees to 5 decimals: 1.1 m at the equator. */
export const round5 = (x) => Math.round(x * 1e5) / 1e5 + 0;
export const roundCoordinates = (c) =>
    typeof c[0] === 'number' ? [round5(c[0]), round5(c[1])] : c.map(roundCoordinates);

/** Lines without points twice in a row, and without those of no length that rounding leaves. */
const properLines = (lines) => lines
    .map((line) => line.filter((p, i) =>
        i === 0 || p[0] !== line[i - 1][0] || p[1] !== line[i - 1][1]))
    .filter((line) => line.length > 1);

/** A table beside the steps: comma separated, no quoting, the first line names the columns. */
export function readTable(name) {
    const file = path.join(path.dirname(new URL(import.meta.url).pathname), '..', name);
    const [head, ...rows] = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    const columns = head.split(',');
    return rows.map((row) => {
        const cells = row.split(',');
        if (cells.length !== columns.length) throw new Error(`${name}: bad row: ${row}`);
        return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
    });
}

/** Compresses the scratch file into the output folder, and says how large it got. */
export function compress(name) {
    const target = path.join(output, `${name}.zst`);
    execFileSync('zstd', ['-q', '-f', '-19', '--long=24', '--no-progress', path.join(scratch, name),
        '-o', target]);
    const size = (bytes) => (bytes / 1e6).toFixed(2).padStart(6);
    console.log(`${size(fs.statSync(path.join(scratch, name)).size)} MB -> ` +
        `${size(fs.statSync(target).size)} MB  ${name}.zst`);
}

/** Writes rows of cells below the column names. Cells hold no tab and no line end. */
export function writeTsv(name, columns, rows) {
    const lines = [columns.join('\t')];
    for (const row of rows) {
        if (row.length !== columns.length || row.some((cell) => /[\t\r\n]/.test(cell)))
            throw new Error(`${name}: bad row: ${row}`);
        lines.push(row.join('\t'));
    }
    fs.writeFileSync(path.join(scratch, name), lines.join('\n') + '\n');
    console.log(`${String(rows.length).padStart(7)} rows`);
    compress(name);
}

/** What MakeValid leaves of a polygon, without the lines and points that it may split off. */
function polygonsOf(geometry) {
    if (geometry.type === 'Polygon') return [geometry.coordinates];
    if (geometry.type === 'MultiPolygon') return geometry.coordinates;
    return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}

const ogr2ogr = (...args) => execFileSync('ogr2ogr', ['-q', ...args], { stdio: 'inherit' });

function makeValid(source) {
    const valid = `${source}.valid`;
    fs.rmSync(valid, { force: true });
    ogr2ogr('-f', 'GeoJSONSeq', valid, `GeoJSONSeq:${source}`, '-makevalid',
        '-lco', 'COORDINATE_PRECISION=12');
    const lines = fs.readFileSync(valid, 'utf8').trimEnd().split('\n').map((line) => {
        const f = JSON.parse(line);
        f.geometry = { type: 'MultiPolygon', coordinates: polygonsOf(f.geometry) };
        return JSON.stringify(f);
    });
    fs.writeFileSync(source, lines.join('\n') + '\n');
    fs.rmSync(valid);
}

/**
 * Writes features as one FlatGeobuf layer in EPSG:4326 with a spatial index.
 * geometry: MULTIPOLYGON (made valid), MULTILINESTRING. All features have the same properties.
 */
export function writeLayer(name, geometry, features) {
    const source = path.join(scratch, `${name}.geojsonl`);
    const target = path.join(scratch, `${name}.fgb`);
    if (geometry === 'MULTILINESTRING')
        for (const { geometry: g } of features)
            g.coordinates = g.type === 'LineString' ? properLines([g.coordinates])[0]
                : properLines(g.coordinates);
    fs.writeFileSync(source, features.map((f) => JSON.stringify(
        { type: 'Feature', properties: f.properties, geometry: f.geometry })).join('\n') + '\n');
    if (geometry === 'MULTIPOLYGON') makeValid(source);
    fs.rmSync(target, { force: true });
    ogr2ogr('-f', 'FlatGeobuf', target, `GeoJSONSeq:${source}`, '-nln', name, '-nlt', geometry,
        '-nlt', 'PROMOTE_TO_MULTI', '-a_srs', 'EPSG:4326', '-lco', 'SPATIAL_INDEX=YES');
    fs.rmSync(source);
    console.log(`${String(features.length).padStart(7)} features`);
    compress(`${name}.fgb`);
}
