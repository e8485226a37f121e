// disputed_*.fgb: the lines to be drawn dashed, named by geodata/disputed.csv, found by
// disputed_edges.csv in the borders between countries and between first-level divisions.
import fs from 'node:fs';
import path from 'node:path';
import { borders } from '../lib/borders.mjs';
import { output, readTable, writeLayer } from '../lib/common.mjs';
import { arcsOf, coarser, firstLevelDivisions, lineAround } from '../lib/natural_earth.mjs';

const [head, ...rows] = fs.readFileSync(path.join(output, 'disputed.csv'), 'utf8').trimEnd()
    .split('\n').map((line) => line.split(','));
if (head.join() !== 'id,name,claimants,note,source' || rows.some((r) => r.length !== 5))
    throw new Error('disputed.csv: five columns without quotes expected');
const disputes = new Map(rows.map(([id, name, claimants, note]) => [id, { name, claimants, note }]));

const lines = []; // {id, detail, lines}
for (const detail of ['10m', '50m', '110m'])
    for (const border of borders(detail))
        lines.push(...border.disputes.map((d) => ({ ...d, detail })));

const edges = readTable('disputed_edges.csv');
const divisions = firstLevelDivisions();
for (const { dispute, a } of edges.filter((e) => e.layer === 'admin1')) {
    const country = divisions.find((d) => d.properties.iso_3166_2 === a).properties.adm0_a3;
    const arcs = arcsOf(divisions.filter((d) => d.properties.adm0_a3 === country));
    for (const [detail, topology] of [['10m', arcs], ['50m', coarser(arcs)]])
        lines.push({ id: dispute, detail, lines: lineAround(topology, a) });
}

for (const { dispute } of edges)
    if (!disputes.has(dispute)) throw new Error(`disputed.csv lacks ${dispute}`);
const key = (l) => `${l.id} ${l.detail}`;
const merged = new Map();
for (const l of lines)
    merged.set(key(l), { ...l, lines: [...(merged.get(key(l))?.lines ?? []), ...l.lines] });
for (const detail of ['10m', '50m', '110m'])
    writeLayer(`disputed_${detail}`, 'MULTILINESTRING', [...merged.values()]
        .filter((l) => l.detail === detail).sort((a, b) => (a.id < b.id ? -1 : 1)).map((l) => ({
            properties: { id: l.id, ...disputes.get(l.id), detail },
            geometry: { type: 'MultiLineString', coordinates: l.lines },
        })));
