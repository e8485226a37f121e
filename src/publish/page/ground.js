// The ground: land, borders and names on one canvas, drawn anew for every view, from shapes that are inside the page.
const unitX = (lon) => (lon + 180) / 360;
const unitY = (lat) => {
    const s = Math.sin(clamp(lat, -85.0511, 85.0511) * Math.PI / 180);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
};

// Differences of whole numbers in base 64, as in Google's encoded polylines; the first are positions.
function decode(text, unit) {
    const out = [];
    let at = 0, x = 0, y = 0;
    const next = () => {
        let shift = 0, value = 0, byte;
        do {
            byte = text.charCodeAt(at++) - 63;
            value += (byte & 31) * 2 ** shift;
            shift += 5;
        } while (byte >= 32);
        return value % 2 ? -(value + 1) / 2 : value / 2;
    };
    while (at < text.length) {
        x += next();
        y += next();
        out.push(x * unit, y * unit);
    }
    return out;
}

// Paths are kept in their own numbers near zero: `origin` and `size` place them in the unit square.
class Sheet {
    constructor(source, origin, size) {
        this.unit = source.unit;
        this.origin = origin;
        this.size = size;
        this.box = source.box || null;
        this.zoom = source.zoom || 0;
        for (const name of ['land', 'lakes', 'wide'])
            if (source[name]) this[name] = this.area(source[name]);
        for (const name of ['rivers', 'first', 'borders', 'disputed'])
            if (source[name]) this[name] = this.lines(source[name]);
    }
    put(path, positions, i, move) {
        const x = (unitX(positions[i]) - this.origin[0]) * this.size, y = (unitY(positions[i + 1]) - this.origin[1]) * this.size;
        if (move) path.moveTo(x, y);
        else path.lineTo(x, y);
    }
    // The edge leaves out what only closes an area where the map or this sheet is cut.
    area(rings) {
        const fill = new Path2D(), edge = [];
        for (const ring of rings) {
            const p = decode(ring, this.unit);
            const line = this.piece();
            let broken = true;
            for (let i = 0; i < p.length; i += 2) {
                this.put(fill, p, i, i === 0);
                if (i > 0 && this.onCut(p, i)) broken = true;
                else if (i > 0) {
                    if (broken) this.put(line.path, p, i - 2, true);
                    this.put(line.path, p, i, false);
                    broken = false;
                }
                this.reach(line, p, i);
            }
            fill.closePath();
            edge.push(line);
        }
        return { fill, edge };
    }
    lines(list) {
        return { edge: list.map((text) => {
            const p = decode(text, this.unit), line = this.piece();
            for (let i = 0; i < p.length; i += 2) {
                this.put(line.path, p, i, i === 0);
                this.reach(line, p, i);
            }
            return line;
        }) };
    }
    piece() { return { path: new Path2D(), west: 999, east: -999, south: 999, north: -999 }; }
    reach(line, p, i) {
        line.west = Math.min(line.west, p[i]);
        line.east = Math.max(line.east, p[i]);
        line.south = Math.min(line.south, p[i + 1]);
        line.north = Math.max(line.north, p[i + 1]);
    }
    onCut(p, i) {
        const near = (a, b, edge) => Math.abs(a - edge) < 2e-3 && Math.abs(b - edge) < 2e-3;
        const w = this.box || [-180, -90, 180, 90];
        return near(p[i], p[i - 2], w[0]) || near(p[i], p[i - 2], w[2]) || near(p[i + 1], p[i - 1], w[1]) ||
               near(p[i + 1], p[i - 1], w[3]) || near(p[i], p[i - 2], -180) || near(p[i], p[i - 2], 180);
    }
}

// A view: what a canvas shows. Zoom as Leaflet counts it; x and y are CSS pixels from the middle.
class View {
    constructor(width, height, lon, lat, zoom, density) {
        Object.assign(this, { width, height, lon, zoom, density, x: unitX(lon), y: unitY(lat), world: 256 * 2 ** zoom });
    }
    at(lon, lat) {
        return [this.width / 2 + (unitX(lon) - this.x) * this.world, this.height / 2 + (unitY(lat) - this.y) * this.world];
    }
    // The places of the world side by side that it shows.
    *worlds() {
        const half = this.width / 2 / this.world;
        for (let k = Math.floor(this.x - half); k <= Math.floor(this.x + half); ++k) yield k;
    }
    shows(line, k) {
        const [w, n] = this.at(line.west + 360 * k, line.north), [e, s] = this.at(line.east + 360 * k, line.south);
        return e > -20 && w < this.width + 20 && s > -20 && n < this.height + 20;
    }
}

class Ground {
    constructor() {
        this.world = new Sheet(data.ground.world, [0.5, 0.5], 65536);
        const near = data.ground.near;
        if (near) {
            const middle = [unitX((near.box[0] + near.box[2]) / 2), unitY((near.box[1] + near.box[3]) / 2)];
            this.near = new Sheet(near, middle, 2 ** 24);
        }
        this.shapes = data.places.map((p) => {
            if (!p.shape) return null;
            const sheet = new Sheet({ unit: p.unit }, [unitX(p.at[0]), unitY(p.at[1])], 2 ** 22);
            return { sheet, ...(p.kind === 'line' ? sheet.lines(p.shape) : sheet.area(p.shape)) };
        });
        // The users' layers.
        this.layers = data.layers.map((l) => {
            const sheet = new Sheet({ unit: l.unit }, [unitX(l.at[0]), unitY(l.at[1])], 2 ** 22);
            return { ...l, sheet, areas: sheet.area(l.areas), lines: sheet.lines(l.lines) };
        });
        this.widths = new Map();
    }

    // `events`: places as shapeFill() takes them; `layers`: numbers of the users' layers.
    draw(canvas, view, colors, events, layers) {
        const d = view.density, c = canvas.getContext('2d');
        canvas.width = Math.round(view.width * d);
        canvas.height = Math.round(view.height * d);
        c.fillStyle = colors.water;
        c.fillRect(0, 0, canvas.width, canvas.height);
        c.lineJoin = 'round';
        for (const k of view.worlds()) {
            const rect = this.near && view.zoom >= this.near.zoom && this.rect(this.near, view, k);
            if (!rect) { this.sheet(c, this.world, view, colors, k, events); continue; }
            c.save();
            c.beginPath();
            c.rect(0, 0, canvas.width, canvas.height);
            c.rect(...rect);
            c.clip('evenodd');
            this.sheet(c, this.world, view, colors, k, events);
            c.restore();
            c.save();
            c.beginPath();
            c.rect(...rect);
            c.clip();
            this.sheet(c, this.near, view, colors, k, events);
            c.restore();
        }
        for (const k of view.worlds()) {
            for (const i of layers) this.layer(c, this.layers[i], view, colors, k);
            for (const e of events) this.shapeLine(c, e, view, k);
        }
    }
    layer(c, l, view, colors, k) {
        const m = this.matrix(l.sheet, view, k), color = l.color || colors.accent;
        c.globalAlpha = l.opacity * data.tokens.area;
        this.fill(c, l.sheet, l.areas.fill, m, color);
        c.globalAlpha = l.opacity;
        this.stroke(c, l.areas, view, k, m, color, l.width);
        this.stroke(c, l.lines, view, k, m, color, l.width);
        c.fillStyle = color;
        c.beginPath();
        for (const [lon, lat] of l.points) {
            const [x, y] = view.at(lon + 360 * k, lat).map((v) => v * view.density);
            c.moveTo(x + 2.5 * view.density, y);
            c.arc(x, y, 2.5 * view.density, 0, 7);
        }
        c.fill();
        c.globalAlpha = 1;
    }
    rect(sheet, view, k) {
        const d = view.density, [w, n] = view.at(sheet.box[0] + 360 * k, sheet.box[3]), [e, s] = view.at(sheet.box[2] + 360 * k, sheet.box[1]);
        if (e < 0 || w > view.width || s < 0 || n > view.height) return null;
        return [w * d, n * d, (e - w) * d, (s - n) * d].map(Math.round);
    }
    matrix(sheet, view, k) {
        const d = view.density, scale = view.world * d / sheet.size;
        return new DOMMatrix([scale, 0, 0, scale, (view.width / 2 + (sheet.origin[0] + k - view.x) * view.world) * d,
                              (view.height / 2 + (sheet.origin[1] - view.y) * view.world) * d]);
    }
    fill(c, sheet, path, matrix, color) {
        c.save();
        c.setTransform(matrix);
        c.fillStyle = color;
        c.fill(path, 'evenodd');
        c.restore();
    }
    stroke(c, layer, view, k, matrix, color, width, dash) {
        const all = new Path2D();
        for (const line of layer.edge) if (view.shows(line, k)) all.addPath(line.path, matrix);
        c.strokeStyle = color;
        c.lineWidth = width * view.density;
        c.setLineDash((dash || []).map((x) => x * view.density));
        c.stroke(all);
        c.setLineDash([]);
    }
    sheet(c, s, view, colors, k, events) {
        const m = this.matrix(s, view, k), t = data.tokens;
        this.fill(c, s, s.land.fill, m, colors.land);
        for (const e of events) this.shapeFill(c, e, view, k);
        if (s.lakes) this.fill(c, s, s.lakes.fill, m, colors.water);
        if (s.rivers) this.stroke(c, s.rivers, view, k, m, colors.river, t.coast);
        if (s.lakes) this.stroke(c, s.lakes, view, k, m, colors.coast, t.coast);
        this.stroke(c, s.land, view, k, m, colors.coast, t.coast);
        if (s.first && view.zoom >= 4.5) this.stroke(c, s.first, view, k, m, colors.first_level_border, t.firstLevel, t.firstLevelDash);
        if (s.borders) this.stroke(c, s.borders, view, k, m, colors.country_border, t.border);
        if (s.disputed) this.stroke(c, s.disputed, view, k, m, colors.country_border, t.border, t.disputedDash);
    }
    // A place's area or line: { place, color, claimed, wide }. Lakes and borders lie over its tint.
    shapeFill(c, e, view, k) {
        const s = this.shapes[e.place], t = data.tokens;
        if (!s || !s.fill) return;
        c.globalAlpha = e.wide ? t.tint : t.area;
        this.fill(c, s.sheet, s.fill, this.matrix(s.sheet, view, k), e.color);
        c.globalAlpha = 1;
    }
    shapeLine(c, e, view, k) {
        const s = this.shapes[e.place], t = data.tokens;
        if (!s || e.wide) return;
        c.globalAlpha = s.fill ? 0.9 : t.line;
        this.stroke(c, s, view, k, this.matrix(s.sheet, view, k), e.color, s.fill ? 1 : t.eventLine, e.claimed ? [5, 4] : null);
        c.globalAlpha = 1;
    }

    // Names where there is room; `taken` holds rectangles [x, y, width, height] that stay free.
    names(canvas, view, colors, taken, own) {
        const c = canvas.getContext('2d'), d = view.density;
        c.save();
        c.scale(d, d);
        c.textBaseline = 'middle';
        const free = (r) => r[0] > 4 && r[1] > 4 && r[0] + r[2] < view.width - 4 && r[1] + r[3] < view.height - 4 &&
            !taken.some((o) => r[0] < o[0] + o[2] && o[0] < r[0] + r[2] && r[1] < o[1] + o[3] && o[1] < r[1] + r[3]);
        const put = (text, font, color, x, y, dot, drawn) => {
            const spot = [x - 3, y - 3, 6, 6];
            if (drawn && !free(spot)) return false;
            const key = font + text;
            if (!this.widths.has(key)) {
                c.font = font;
                this.widths.set(key, c.measureText(text).width);
            }
            const width = this.widths.get(key), height = 15;
            const spots = dot ? [[x + dot, y], [x - dot - width, y], [x - width / 2, y - dot - 7], [x - width / 2, y + dot + 7]] : [[x - width / 2, y]];
            for (const [left, middle] of spots) {
                const r = [left - 2, middle - height / 2, width + 4, height];
                if (!free(r)) continue;
                c.font = font;
                c.strokeStyle = colors.halo;
                c.lineWidth = 3.5;
                c.strokeText(text, left, middle);
                c.fillStyle = color;
                c.fillText(text, left, middle);
                taken.push(r);
                if (drawn) taken.push(spot);
                return true;
            }
            return false;
        };
        const family = 'Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif';
        for (const o of own) put(o.text.length > 40 ? o.text.slice(0, 39) + '…' : o.text, `600 13px ${family}`, colors.label_city, o.x, o.y, o.reach + 3);
        const named = new Set(own.map((o) => o.text)), written = new Set();
        const looks = [[`600 13px ${family}`, colors.label_country, 1.2], [`500 11px ${family}`, colors.label_first_level, 5.6],
                       [`500 12px ${family}`, colors.label_city, 3.6], [`400 11px ${family}`, colors.label_city, 6.4], [`italic 12px ${family}`, colors.label_water, 4]];
        for (const [text, lon, lat, kind, least] of data.names) {
            if (named.has(text) || view.zoom < (least || looks[kind][2])) continue;
            const town = kind === 2 || kind === 3, key = town ? null : `${kind} ${text}`;
            if (written.has(key)) continue;
            for (const k of view.worlds()) {
                const [x, y] = view.at(lon + 360 * k, lat);
                if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
                if (!put(kind === 0 ? text.toUpperCase() : text, looks[kind][0], looks[kind][1], x, y, town ? 6 : 0, town)) continue;
                if (key) written.add(key);
                if (town) {
                    c.beginPath();
                    c.arc(x, y, 2, 0, 7);
                    c.fillStyle = colors.label_city;
                    c.fill();
                }
            }
        }
        c.restore();
    }
}
