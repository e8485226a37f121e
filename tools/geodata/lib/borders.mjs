// The land borders between world-atlas' countries, and which stretches of them are disputed.
import { load, readPackageJson, readTable, roundCoordinates } from './common.mjs';

const { mesh, neighbors } = await load('topojson-client');

// ISO 3166 codes are facts; of the (ODbL) country list nothing else is used here.
const codes = new Map(readPackageJson('world-countries/countries.json')
    .filter((c) => c.ccn3).map((c) => [c.ccn3, c]));
const territories = new Map(readTable('territories.csv').map((t) => [t.name, t]));
const edges = readTable('disputed_edges.csv').filter((e) => e.layer === 'countries');

export const countries = (scale) => readPackageJson(`world-atlas/countries-${scale}.json`);

/** Codes of a country's geometry; empty where ISO 3166 has none. */
export function identity(geometry) {
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

/** Cuts lines into the stretches whose segments the predicate takes, and the rest. */
function cut(lines, takes) {
    const [taken, rest] = [[], []];
    for (const line of lines) {
        let last = null;
        for (let i = 1; i < line.length; i++) {
            const [a, b] = [line[i - 1], line[i]];
            const target = takes([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ? taken : rest;
            if (last === target) target.at(-1).push(b);
            else target.push([a, b]);
            last = target;
        }
    }
    return { taken, rest };
}

const inBox = (edge) => ([x, y]) => edge.west === ''
    || (x >= +edge.west && x <= +edge.east && y >= +edge.south && y <= +edge.north);

/**
 * Each pair of neighbours once, in alphabetical order of their codes, with all that they share as
 * merged lines, the disputed stretches of these by dispute, and the undisputed rest.
 */
export function borders(scale) {
    const topology = countries(scale);
    const { geometries } = topology.objects.countries;
    const found = [];
    neighbors(geometries).forEach((others, i) => others.filter((j) => j > i).forEach((j) => {
        const pair = [identity(geometries[i]), identity(geometries[j])]
            .sort((a, b) => a.iso_a2 < b.iso_a2 ? -1 : a.iso_a2 > b.iso_a2 ? 1
                : a.name < b.name ? -1 : 1);
        const both = { type: 'GeometryCollection', geometries: [geometries[i], geometries[j]] };
        const lines = roundCoordinates(mesh(topology, both, (a, b) => a !== b).coordinates);
        if (lines.length === 0) return; // they touch in a point
        const names = pair.map((p) => p.name);
        let rest = lines;
        const disputes = [];
        for (const edge of edges.filter((e) => names.includes(e.a) && names.includes(e.b))) {
            const parts = cut(rest, inBox(edge));
            if (parts.taken.length > 0) disputes.push({ id: edge.dispute, lines: parts.taken });
            rest = parts.rest;
        }
        found.push({
            properties: {
                a2_left: pair[0].iso_a2, a2_right: pair[1].iso_a2,
                name_left: pair[0].name, name_right: pair[1].name,
                disputed: disputes.length === 0 ? 0 : rest.length === 0 ? 1 : 2,
            },
            lines, disputes, rest,
        });
    }));
    const key = ({ properties: p }) => [p.a2_left, p.a2_right, p.name_left, p.name_right].join();
    return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
