// The page: one state, shown by all parts.
const state = { slide: 0, begin: null, end: null, mode: 'window', hidden: new Set(), playing: 0, free: false, wide: false };
const dark = matchMedia('(prefers-color-scheme: dark)');
let theme = dark.matches ? 'dark' : 'light';
const ground = new Ground();
const canvas = make('canvas', { 'aria-hidden': 'true', class: 'ground' });
const map = L.map('map', { zoomControl: false, attributionControl: false, zoomSnap: 0, zoomDelta: 0.7, wheelPxPerZoomLevel: 90, zoomAnimation: false,
    minZoom: 0.5, maxZoom: 13, maxBounds: [[-85, -540], [85, 540]], fadeAnimation: false, markerZoomAnimation: false });
L.control.zoom({ position: 'topright', zoomInTitle: 'Closer', zoomOutTitle: 'Farther' }).addTo(map);
L.control.scale({ position: 'bottomright', imperial: false, maxWidth: 120 }).addTo(map);
map.getContainer().prepend(canvas);
const slide = () => data.slides[state.slide];
const cards = new Card();
let marks = null, timeline = null, story = null, moving = false;

function camera(s) {
    const size = map.getSize(), c = s.camera, lat = clamp(c.center[1], -84, 84);
    const meter = 256 / (40075016.7 * Math.cos(lat * Math.PI / 180));
    const zoom = Math.log2(Math.min(size.x / c.across, size.y / (c.across * 9 / 16)) / meter);
    return { at: L.latLng(lat, c.center[0]), zoom: clamp(zoom, map.getMinZoom(), map.getMaxZoom()) };
}
function view() {
    const size = map.getSize(), c = map.getCenter();
    return new View(size.x, size.y, c.lng, c.lat, map.getZoom(), Math.min(devicePixelRatio || 1, 2));
}

// Events of the slide, whatever the time; those in the window; those whose type is shown.
const ofSlide = (s) => s.events === null ? data.events : s.events.map((i) => data.events[i]);
function inTime(events, begin, end, mode) {
    return events.filter((e) => (end === null || e.b < end) && (mode === 'cumulative' || begin === null || e.e > begin));
}
const timed = () => inTime(ofSlide(slide()), state.begin, state.end, state.mode);
const shown = () => timed().filter((e) => !state.hidden.has(e.t));

// Areas and lines below the symbols, each place once, in the colour of the type that has most of its events.
function shapesOf(events, colors) {
    const places = new Map();
    for (const e of events) if (data.places[e.p].shape) places.set(e.p, [...(places.get(e.p) || []), e]);
    return [...places].map(([place, list]) => {
        const count = new Map();
        list.forEach((e) => count.set(e.t, (count.get(e.t) || 0) + 1));
        const type = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
        return { place, color: colors.types[type], claimed: list.every((e) => e.c), wide: data.places[place].kind === 'wide' };
    });
}

let shapes = [];
function paint() {
    const v = view(), colors = data.themes[theme];
    ground.draw(canvas, v, colors, shapes, slide().layers);
    const { taken, own } = marks.rooms();
    for (const id of ['clock', 'legend', 'tray']) {
        const e = by(id);
        if (e.offsetWidth) taken.push([e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight]);
    }
    ground.names(canvas, v, colors, taken, own);
}

let lastMarks = '';
function show() {
    const events = slide().symbols ? shown() : [], colors = data.themes[theme], v = view();
    const key = `${state.slide} ${v.zoom.toFixed(3)} ${theme} ${events.map((e) => e.i).join()}`;
    if (key !== lastMarks) {
        lastMarks = key;
        shapes = shapesOf(events, colors);
        marks.show(groupsOf(events, v, slide().sizeBy), new Set(slide().select), !state.free);
        tray(events);
        legend();
        if (!by('table').hidden) fillTable();
    }
    by('empty').hidden = events.length > 0 || !slide().symbols || state.playing > 0;
    const begin = state.mode === 'cumulative' ? null : state.begin;
    by('clock').textContent = windowText(begin, state.end);
    timeline.show(state.begin, state.end, state.mode);
    for (const b of document.querySelectorAll('#mode button')) {
        const on = b.dataset.mode === state.mode;
        b.setAttribute('aria-checked', on);
        b.tabIndex = on ? 0 : -1;
    }
    paint();
    tell();
}

// The live region speaks when time rests, not at every step of playing.
let telling = 0;
function tell() {
    clearTimeout(telling);
    telling = setTimeout(() => {
        if (!state.playing) by('live').textContent = `${by('clock').textContent}: ${plural(shown().length, 'event')}`;
    }, 500);
}

function legend() {
    const count = new Array(data.types.length).fill(0);
    for (const e of timed()) count[e.t] += 1;
    const s = slide(), own = inTime(ofSlide(s), s.begin, s.end, s.mode);
    const present = new Set([...own, ...timed()].map((e) => e.t));
    const active = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.type : undefined;
    const rows = data.types.map((t, i) => {
        if (!present.has(i)) return null;
        const b = make('button', { type: 'button', 'aria-pressed': String(!state.hidden.has(i)), 'data-type': i, 'aria-label': `${t.name}: ${plural(count[i], 'event')}` },
            sign(i, 11), make('span', {}, t.name), make('span', { class: 'number' }, String(count[i])));
        b.addEventListener('click', () => {
            if (!state.hidden.delete(i)) state.hidden.add(i);
            lastMarks = '';
            bars();
            show();
        });
        return b;
    }).filter(Boolean);
    const here = shown(), first = present.size ? [...present][0] : 3;
    const keys = [here.some((e) => data.places[e.p].hollow) && [{ hollow: true }, 'Place known to an area'], here.some((e) => e.c) && [{ claimed: true }, 'Claimed'],
                  here.some((e) => e.u) && [{ dot: true }, 'Not reviewed']].filter(Boolean);
    const size = slide().sizeBy === 'events' ? 'number of events' : slide().sizeBy;
    const layers = s.layers.map((i) => {
        const sample = draw('svg', { width: 22, height: 22, viewBox: '-11 -11 22 22', 'aria-hidden': 'true' },
            draw('line', { x1: -8, x2: 8, y1: 0, y2: 0, stroke: data.layers[i].color || 'var(--accent)', 'stroke-width': 2 }));
        return make('p', { dir: 'auto' }, sample, data.layers[i].name.slice(0, 60));
    });
    by('legend').replaceChildren(...rows, ...layers, ...keys.map(([look, text]) => make('p', {}, sign(first, 11, look), text)),
        make('p', { class: 'size' }, `Area of a symbol: ${size}`));
    if (active !== undefined) {
        const again = by('legend').querySelector(`[data-type="${active}"]`);
        if (again) again.focus({ preventScroll: true });
    }
}

// What has no point on the map: countries and regions as wide.
function tray(events) {
    const places = new Map();
    for (const e of events) if (data.places[e.p].kind === 'wide') places.set(e.p, [...(places.get(e.p) || []), e]);
    const rows = [...places].sort((a, b) => b[1].length - a[1].length).slice(0, 6).map(([place, list]) => {
        const name = data.places[place].name, b = make('button', { type: 'button' }, make('b', { dir: 'auto' }, name), ` ${plural(list.length, 'event')}`);
        b.addEventListener('click', () => cards.open(list, name, b));
        return b;
    });
    by('tray').replaceChildren(...(rows.length ? [make('p', {}, 'Country-wide'), ...rows] : []));
    by('tray').hidden = !rows.length;
}

// The time line looks at the step's window with as much on either side, or at all time.
function range() {
    const s = slide(), [first, last] = data.span;
    const all = s.begin === null || s.end === null || state.wide || (s.end - s.begin) * 4 > last - first;
    by('range').hidden = s.begin === null || s.end === null || (s.end - s.begin) * 4 > last - first;
    by('range').setAttribute('aria-pressed', String(all));
    const room = all ? 0 : (s.end - s.begin) * 0.75;
    timeline.look(...(all ? [first, last] : [Math.max(first, s.begin - room), Math.min(last, s.end + room)]));
    bars();
}
const bars = () => timeline.bars(ofSlide(slide()).filter((e) => !state.hidden.has(e.t)));
function fillTable() {
    const events = shown();
    const close = make('button', { type: 'button', class: 'close' }, 'Close the table');
    close.addEventListener('click', () => toggle('table', false));
    by('table').replaceChildren(make('div', { class: 'card-bar' }, make('h2', {}, 'Events'), close),
        table(events, `${plural(events.length, 'event')}, ${by('clock').textContent || windowText(state.begin, state.end)}; step ${state.slide + 1}: ${slide().title.slice(0, 200)}`));
}
function toggle(id, on) {
    const open = on === undefined ? by(id).hidden : on;
    if (id === 'table' && open) fillTable();
    by(id).hidden = !open;
    by(`${id}-button`).setAttribute('aria-expanded', String(open));
    if (open) by(id).focus({ preventScroll: true });
    else by(`${id}-button`).focus({ preventScroll: true });
}

// Playing: the window of the step grows from its begin to its end; one that was moved by hand moves on through all time.
function play(on) {
    cancelAnimationFrame(state.playing);
    state.playing = 0;
    const s = slide();
    if (on) {
        const grow = !state.free || state.mode === 'cumulative', all = timeline.span;
        const from = state.begin === null ? all[0] : state.begin, length = (state.end === null ? all[1] : state.end) - from;
        const stop = state.free ? all[1] : s.end === null ? all[1] : s.end;
        const start = state.free ? (state.end === null || state.end >= all[1] ? (grow ? all[0] : all[0] + length) : state.end) : state.mode === 'cumulative' && s.begin === null ? all[0] : from;
        const seconds = state.free ? 20 : clamp(s.seconds, 3, 30), share = state.free ? (stop - start) / (all[1] - all[0]) : 1;
        const began = performance.now();
        const tick = (now) => {
            const t = clamp((now - began) / (seconds * 1000 * share), 0, 1);
            const now_ = start + (stop - start) * t, unit = stop - start > 3 * kDay ? kDay : stop - start > 6 * 3600 ? 3600 : 60;
            state.end = t === 1 ? stop : clamp(Math.ceil(now_ / unit) * unit, start, stop);
            if (!grow) state.begin = state.end - length;
            state.playing = t < 1 ? requestAnimationFrame(tick) : 0;
            if (t === 1 && !state.free) [state.begin, state.end] = [s.begin, s.end];
            show();
            sign_();
        };
        state.playing = requestAnimationFrame(tick);
    }
    sign_();
    tell();
}
function sign_() {
    by('play').setAttribute('aria-label', state.playing ? 'Pause' : 'Play');
    by('play-sign').setAttribute('d', state.playing ? 'M5 4h3.6v12H5zM11.4 4H15v12h-3.6z' : 'M6 4l10 6-10 6z');
}

function enter(index) {
    state.slide = index;
    const s = slide();
    play(false);
    cards.close();
    Object.assign(state, { begin: s.begin, end: s.end, mode: s.mode, free: false });
    state.hidden.clear();
    lastMarks = '';
    range();
    const c = camera(s), runs = () => { if (s.plays && !calm.matches && state.slide === index && !state.free) play(true); };
    if (moving) map.stop();
    const near = map.latLngToContainerPoint(c.at).distanceTo(map.getSize().divideBy(2)) < 2 && Math.abs(map.getZoom() - c.zoom) < 0.01;
    if (calm.matches || near || !ready) map.setView(c.at, c.zoom, { animate: false });
    else map.flyTo(c.at, c.zoom, { duration: 1.6 });
    show();
    clearTimeout(enter.later);
    enter.later = setTimeout(runs, calm.matches || near || !ready ? 400 : 1800);
}
let ready = false;

function wear(name) {
    theme = name;
    document.documentElement.dataset.theme = name;
    const colors = data.themes[name], root = document.documentElement.style;
    for (const [key, value] of Object.entries(colors)) if (key !== 'types') root.setProperty(`--${key.replace(/_/g, '-')}`, value);
    colors.types.forEach((value, i) => root.setProperty(`--t${i}`, value));
    data.themes.print.types.forEach((value, i) => root.setProperty(`--p${i}`, value));
    by('theme-button').querySelector('span').textContent = name === 'dark' ? 'Light' : 'Dark';
    by('theme-button').setAttribute('aria-label', name === 'dark' ? 'Light colours' : 'Dark colours');
    lastMarks = '';
    if (ready) show();
}

// What is printed: each step with a still of its map, then all events.
function printed() {
    document.querySelectorAll('.still').forEach((e) => e.remove());
    // Of thousands of events a table takes a second: it is made when there is a printer.
    if (!by('annex').querySelector('table')) by('annex').append(table(data.events, plural(data.events.length, 'event')));
    data.slides.forEach((s, i) => {
        const still = make('canvas', { class: 'still', role: 'img', 'aria-label': `Map: ${s.title}` }), colors = data.themes.print;
        const meter = 256 / (40075016.7 * Math.cos(clamp(s.camera.center[1], -84, 84) * Math.PI / 180));
        const v = new View(960, 540, s.camera.center[0], s.camera.center[1], Math.log2(960 / s.camera.across / meter), 2);
        const events = s.symbols ? inTime(ofSlide(s), s.begin, s.end, s.mode) : [], groups = groupsOf(events, v, s.sizeBy);
        ground.draw(still, v, colors, shapesOf(events, colors), s.layers);
        const taken = [], own = [];
        for (const g of groups) {
            const [x, y] = v.at(g.lon, g.lat);
            own.push({ text: data.places[g.places[0]].name, x, y, reach: g.radius });
            for (const p of g.petals) taken.push([x + p.dx - p.reach, y + p.dy - p.reach, 2 * p.reach, 2 * p.reach]);
        }
        ground.names(still, v, colors, taken, own);
        const c = still.getContext('2d');
        c.lineJoin = 'round';
        for (const g of groups)
            for (const p of g.petals) {
                const [x, y] = v.at(g.lon, g.lat), k = p.size / 2, path = new Path2D();
                path.addPath(new Path2D(data.types[p.type].path), new DOMMatrix([2 * k, 0, 0, 2 * k, 2 * (x + p.dx), 2 * (y + p.dy)]));
                c.strokeStyle = colors.halo;
                c.lineWidth = 5;
                c.stroke(path);
                c.fillStyle = c.strokeStyle = colors.types[p.type];
                c.globalAlpha = p.hollow ? 0.16 : p.claimed ? 0.3 : 1;
                c.fill(path);
                c.globalAlpha = 1;
                if (!p.hollow && !p.claimed) continue;
                c.lineWidth = 3.2;
                c.setLineDash(p.claimed ? [6, 4] : []);
                c.stroke(path);
                c.setLineDash([]);
            }
        story.steps[i].querySelector('h2').after(still);
    });
}

function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target, busy = on.closest('button, a, [role="slider"], input, select');
    if (event.key === 'Escape') {
        if (cards.shown) cards.close();
        else if (!by('table').hidden) toggle('table', false);
        else if (!by('keys').hidden) toggle('keys', false);
        return;
    }
    if (event.key === ' ' && (!busy || on.closest('[role="slider"]'))) { event.preventDefault(); play(!state.playing); return; }
    const letter = event.key.toLowerCase();
    if (letter === 'n' || letter === 'p') story.go(state.slide + (letter === 'n' ? 1 : -1));
    else if (letter === 't') toggle('table');
    else if (letter === 'd') wear(theme === 'dark' ? 'light' : 'dark');
    else if (event.key === '?') toggle('keys');
    else if (!busy && !on.closest('#map, #table, #card, #steps')) timeline.key(event, 'end');
}

function begin() {
    marks = new Marks(map, (events, name, from) => cards.open(events, name, from));
    timeline = new Timeline((b, e) => {
        play(false);
        clearTimeout(enter.later);
        Object.assign(state, { begin: b, end: e, free: true });
        show();
    });
    wear(theme);
    const c = camera(data.slides[0]);
    map.setView(c.at, c.zoom, { animate: false });
    story = new Story(enter, (events, name, from) => cards.open(events, name, from));
    map.on('movestart', () => { moving = true; });
    map.on('move', () => { if (ready) { marks.place(); paint(); } });
    map.on('moveend', () => { moving = false; if (ready) show(); });
    by('play').addEventListener('click', () => play(!state.playing));
    const modes = [...document.querySelectorAll('#mode button')];
    modes.forEach((b, i) => {
        const pick = () => {
            state.mode = b.dataset.mode;
            if (state.mode === 'window' && state.begin === null) state.begin = timeline.span[0];
            state.free = true;
            show();
        };
        b.addEventListener('click', pick);
        b.addEventListener('keydown', (e) => {
            if (!/^Arrow/.test(e.key)) return;
            e.preventDefault();
            e.stopPropagation();
            modes[1 - i].click();
            modes[1 - i].focus();
        });
    });
    by('range').addEventListener('click', () => {
        state.wide = !state.wide;
        range();
        show();
    });
    by('table-button').addEventListener('click', () => toggle('table'));
    by('keys-button').addEventListener('click', () => toggle('keys'));
    by('keys').querySelector('.close').addEventListener('click', () => toggle('keys', false));
    by('theme-button').addEventListener('click', () => wear(theme === 'dark' ? 'light' : 'dark'));
    dark.addEventListener('change', (e) => wear(e.matches ? 'dark' : 'light'));
    document.addEventListener('keydown', keys);
    addEventListener('beforeprint', printed);
    new ResizeObserver(() => {
        map.invalidateSize({ animate: false, pan: false });
        if (!state.free) map.setView(camera(slide()).at, camera(slide()).zoom, { animate: false });
        bars();
        show();
    }).observe(by('map-frame'));
    story.enter(0);
    ready = true;
    lastMarks = '';
    show();
}
begin();
