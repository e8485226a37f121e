// Symbols of events: one flower for each place, places that would cover each other share one.
function symbolSize(values, sizeBy) {
    const t = data.tokens;
    if (sizeBy === 'events') return t.one * Math.sqrt(values.length);
    const known = values.map((e) => e.v && e.v[sizeBy]).filter((v) => v > 0);
    const most = data.most[sizeBy] || 1;
    return known.length ? t.max * Math.sqrt(known.reduce((a, b) => a + b, 0) / most) : t.plain;
}

// Groups of `events`: { x, y (pixels of the world at this zoom), places, petals, radius }
function groupsOf(events, view, sizeBy) {
    const places = new Map();
    for (const e of events) {
        if (data.places[e.p].kind === 'wide') continue;
        if (!places.has(e.p)) places.set(e.p, { places: [e.p], events: [] });
        places.get(e.p).events.push(e);
    }
    let groups = [...places.values()].map((g) => {
        const [lon, lat] = data.places[g.places[0]].at;
        return { ...g, lon, lat, x: unitX(lon) * view.world, y: unitY(lat) * view.world, most: g.events.length };
    }).sort((a, b) => b.events.length - a.events.length || a.places[0] - b.places[0]);
    groups.forEach((g) => flower(g, sizeBy));
    for (let again = true; again;) {
        again = false;
        const kept = [];
        for (const g of groups) {
            const host = kept.find((o) => Math.hypot(o.x - g.x, o.y - g.y) < (o.radius + g.radius) * 0.8 + 1);
            if (!host) { kept.push(g); continue; }
            host.places.push(...g.places);
            host.events.push(...g.events);
            flower(host, sizeBy);
            again = true;
        }
        groups = kept;
    }
    return groups;
}

function flower(g, sizeBy) {
    const t = data.tokens, types = new Map();
    // What is known to an area only has a sign of its own beside what is known to a point.
    for (const e of g.events) {
        const key = e.t + (data.places[e.p].hollow ? 0.5 : 0);
        types.set(key, [...(types.get(key) || []), e]);
    }
    const petals = [...types].map(([key, events]) => ({ type: Math.floor(key), hollow: key % 1 > 0, events })).sort((a, b) => b.events.length - a.events.length || a.type - b.type);
    const largest = petals.length === 1 ? t.max : 26;
    for (const p of petals) {
        p.size = clamp(symbolSize(p.events, sizeBy), petals.length === 1 ? t.min : t.plain, largest);
        p.reach = p.size / 2 * data.types[p.type].reach + 1;
        p.claimed = p.events.every((e) => e.c);
        p.dot = p.events.length === 1 && p.events[0].u;
    }
    if (petals.length === 1) Object.assign(petals[0], { dx: 0, dy: 0 });
    else {
        const round = petals.reduce((sum, p) => sum + 2 * p.reach + 1.5, 0);
        const largestReach = Math.max(...petals.map((p) => p.reach));
        const ring = petals.length === 2 ? round / 4 : Math.max(round / (2 * Math.PI), largestReach * 1.15);
        let along = petals.length === 2 ? -(petals[0].reach + 0.75) : 0;
        petals.forEach((p) => {
            const angle = petals.length === 2 ? null : (along + p.reach) / round * 2 * Math.PI - Math.PI / 2;
            p.dx = angle === null ? (p === petals[0] ? -(p.reach + 0.75) : petals[1].reach + 0.75) : Math.cos(angle) * ring;
            p.dy = angle === null ? 0 : Math.sin(angle) * ring;
            along += 2 * p.reach + 1.5;
        });
    }
    g.petals = petals;
    g.radius = Math.max(...petals.map((p) => Math.hypot(p.dx, p.dy) + p.reach));
}

function groupName(g) {
    const names = [...new Set(g.places.map((i) => data.places[i].name))];
    return names.length > 2 ? `${names[0]} and ${names.length - 1} places near` : names.join(' and ');
}

// The buttons over the map, in Leaflet's own pane so that they move with it.
class Marks {
    constructor(map, open) {
        this.map = map;
        this.open = open;
        this.pane = map.createPane('marks');
        this.pane.classList.add('marks');
        this.groups = [];
    }
    // Drawn anew only when what is shown changes.
    show(groups, selected, story) {
        this.groups = groups;
        const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.mark : null;
        const fresh = [];
        for (const g of groups) {
            g.petals.forEach((p) => {
                const ringed = p.events.some((e) => selected.has(e.i));
                const label = p.events.length === 1
                    ? `${p.events[0].ti}. ${p.events[0].when}, ${data.places[p.events[0].p].name}`
                    : `${data.types[p.type].name}: ${plural(p.events.length, 'event')}, ${groupName(g)}`;
                const button = make('button', { type: 'button', class: `mark${ringed ? ' ringed' : selected.size && story ? ' back' : ''}`,
                    'aria-label': label.slice(0, 300), title: label.slice(0, 300), 'data-mark': `${g.places[0]}-${p.type}-${p.hollow}` });
                const s = sign(p.type, p.size, { hollow: p.hollow, claimed: p.claimed, dot: p.dot });
                button.append(s);
                if (p.events.length > 1 && p.size >= 16) button.append(make('span', { class: p.hollow || p.claimed ? 'count dark' : 'count', 'aria-hidden': 'true' }, String(p.events.length)));
                const room = Math.max(p.reach * 2, 12);
                button.style.width = button.style.height = `${room}px`;
                button.style.setProperty('--ring', `${p.reach * 2 + 5}px`);
                button.addEventListener('click', () => this.open(p.events, groupName(g), button));
                p.button = button;
                fresh.push(button);
            });
        }
        this.pane.replaceChildren(...fresh);
        if (focused) {
            const again = fresh.find((b) => b.dataset.mark === focused);
            if (again) again.focus({ preventScroll: true });
        }
        this.place();
    }
    place() {
        for (const g of this.groups) {
            const at = this.map.latLngToLayerPoint([g.lat, g.lon]);
            for (const p of g.petals) L.DomUtil.setPosition(p.button, L.point(at.x + p.dx, at.y + p.dy));
        }
    }
    // Rectangles on the canvas that names keep clear of, and the names of the places themselves.
    rooms() {
        const taken = [], own = [];
        for (const g of this.groups) {
            const at = this.map.latLngToContainerPoint([g.lat, g.lon]);
            for (const p of g.petals) taken.push([at.x + p.dx - p.reach, at.y + p.dy - p.reach, 2 * p.reach, 2 * p.reach]);
            const ringed = g.petals.some((p) => p.button.classList.contains('ringed'));
            own.push({ text: data.places[g.places[0]].name, x: at.x, y: at.y, reach: g.radius + (ringed ? 4 : 0) });
        }
        return { taken, own };
    }
}
