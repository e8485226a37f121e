// What all parts share: the data, elements made without markup, dates written out.
const data = JSON.parse(document.getElementById('data').textContent);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const by = (id) => document.getElementById(id);

// An element; what is text stays text, whatever it holds.
function make(tag, attributes, ...children) {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
        if (value !== null && value !== undefined && value !== false)
            e.setAttribute(name, value === true ? '' : value);
    e.append(...children.filter((c) => c !== null && c !== undefined && c !== ''));
    return e;
}

function draw(tag, attributes, ...children) {
    const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes || {})) e.setAttribute(name, value);
    e.append(...children);
    return e;
}

const plural = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many || one + 's'}`;
const clamp = (v, least, most) => Math.min(Math.max(v, least), most);

// The sign of a type: `size` across as everywhere in Placetime, the width of the circle of its area.
function sign(type, size, look) {
    const { hollow, claimed, dot } = look || {};
    const room = size * 1.65 + 6, edge = Math.max(1.6, size * 0.14);
    const shape = (attributes) => draw('path', { d: data.types[type].path, transform: `scale(${size / 2})`, ...attributes });
    const s = draw('svg', { width: room, height: room, viewBox: `${-room / 2} ${-room / 2} ${room} ${room}`, 'aria-hidden': 'true', class: `sign t${type}` });
    s.append(shape({ class: 'halo', 'stroke-width': 2.5 }));
    if (hollow || claimed) {
        s.append(shape({ class: 'soft', 'fill-opacity': hollow ? 0.16 : 0.3 }),
                 shape({ class: 'edge', 'stroke-width': edge, ...(claimed ? { 'stroke-dasharray': `${edge * 1.7} ${edge * 1.1}` } : {}) }));
    } else s.append(shape({ class: 'full' }));
    if (dot) s.append(draw('circle', { r: Math.max(1.15, size * 0.15), class: hollow || claimed ? 'full' : 'hole' }));
    return s;
}

// Dates: seconds since 1970, UTC. The end of a window is not in it: the last day named is the last touched.
const kDay = 86400;
const kMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (n) => String(n).padStart(2, '0');
const parts = (t) => {
    const d = new Date(t * 1000);
    return { y: d.getUTCFullYear(), m: d.getUTCMonth(), d: d.getUTCDate(), time: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}` };
};
const written = (p) => `${p.d} ${kMonths[p.m]} ${p.y}`;

function windowText(begin, end) {
    if (begin === null && end === null) return 'All dates, UTC';
    if (begin === null) return `Up to ${momentText(end)}, UTC`;
    if (end === null) return `From ${momentText(begin)}, UTC`;
    const whole = begin % kDay === 0 && end % kDay === 0;
    const a = parts(begin), b = parts(whole ? end - 1 : end);
    if (!whole) {
        const same = a.y === b.y && a.m === b.m && a.d === b.d;
        return `${written(a)}, ${a.time} to ${same ? '' : written(b) + ', '}${b.time}, UTC`;
    }
    if (a.y !== b.y) return `${written(a)} to ${written(b)}, UTC`;
    if (a.m !== b.m) return `${a.d} ${kMonths[a.m]} to ${written(b)}, UTC`;
    return a.d === b.d ? `${written(a)}, UTC` : `${a.d} to ${written(b)}, UTC`;
}
// An end at midnight is the day before's.
function momentText(t) {
    return t % kDay === 0 ? written(parts(t - 1)) : `${written(parts(t))}, ${parts(t).time}`;
}
