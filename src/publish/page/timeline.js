// The time line: bars of events stacked by type over calendar steps, and the two ends of the time window on it.
const kSteps = [['hour', 1], ['hour', 6], ['day', 1], ['week', 1], ['month', 1], ['quarter', 3], ['year', 12], ['decade', 120], ['century', 1200]];

function stepFloor(t, [unit, n]) {
    if (unit === 'hour') return Math.floor(t / (3600 * n)) * 3600 * n;
    if (unit === 'day') return Math.floor(t / kDay) * kDay;
    if (unit === 'week') return (Math.floor((t / kDay + 3) / 7) * 7 - 3) * kDay;
    const p = parts(t), months = Math.floor((p.y * 12 + p.m) / n) * n;
    const d = new Date(0);
    d.setUTCFullYear(Math.floor(months / 12), months % 12, 1);
    return d.getTime() / 1000;
}
function stepNext(t, step) {
    const [unit, n] = step, from = stepFloor(t, step);
    if (unit === 'hour') return from + 3600 * n;
    if (unit === 'day') return from + kDay;
    if (unit === 'week') return from + 7 * kDay;
    return stepFloor(from + (n * 31 + 2) * kDay, step);
}
function edgesOf(span, step) {
    const edges = [stepFloor(span[0], step)];
    while (edges[edges.length - 1] < span[1] && edges.length < 5000) edges.push(stepNext(edges[edges.length - 1], step));
    return edges;
}
function suitedEdges(span, most) {
    for (const step of kSteps) {
        const long = { hour: 3600, day: kDay, week: 7 * kDay }[step[0]] || 30.4 * kDay;
        if ((span[1] - span[0]) / (long * (step[0] === 'day' || step[0] === 'week' ? 1 : step[1])) > most) continue;
        return { step, edges: edgesOf(span, step) };
    }
    return { step: kSteps[kSteps.length - 1], edges: edgesOf(span, kSteps[kSteps.length - 1]) };
}

class Timeline {
    // `changed(begin, end)` is called while a person moves the window.
    constructor(changed) {
        this.changed = changed;
        this.track = by('track');
        this.svg = by('histogram');
        this.look(...data.span);
        for (const id of ['begin', 'end']) by(id).addEventListener('keydown', (e) => this.key(e, id));
        this.track.addEventListener('pointerdown', (e) => this.grab(e));
    }
    // Looks at a part of time, in whole steps.
    look(begin, end) {
        const { step, edges } = suitedEdges([begin, Math.max(end, begin + 3600)], 100);
        this.step = step;
        this.edges = edges;
        this.span = [edges[0], edges[edges.length - 1]];
    }
    x(t) { return (clamp(t, ...this.span) - this.span[0]) / (this.span[1] - this.span[0]); }
    // The nearest edge of a step.
    snap(t) { return this.edges.reduce((best, e) => Math.abs(e - t) < Math.abs(best - t) ? e : best, this.edges[0]); }
    time(clientX) {
        const r = this.track.getBoundingClientRect();
        return this.span[0] + clamp((clientX - r.left) / r.width, 0, 1) * (this.span[1] - this.span[0]);
    }

    bars(events) {
        const r = this.track.getBoundingClientRect(), width = Math.max(r.width, 40), height = Math.max(r.height, 40), foot = 16;
        const n = this.edges.length - 1, counts = Array.from({ length: n }, () => new Array(data.types.length).fill(0));
        for (const e of events) {
            if (e.b < this.span[0] || e.b >= this.span[1]) continue;
            // A loosely dated event belongs to no bar of finer steps: it is counted where it begins.
            let i = 0, j = n - 1;
            while (i < j) {
                const m = (i + j + 1) >> 1;
                if (this.edges[m] <= e.b) i = m;
                else j = m - 1;
            }
            counts[i][e.t] += 1;
        }
        const most = Math.max(1, ...counts.map((c) => c.reduce((a, b) => a + b, 0)));
        this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
        const marks = [];
        counts.forEach((types, i) => {
            const x = this.x(this.edges[i]) * width, w = Math.max((this.x(this.edges[i + 1]) - this.x(this.edges[i])) * width - 1, 1);
            let y = height - foot;
            types.forEach((count, type) => {
                if (!count) return;
                const h = count / most * (height - foot - 6);
                marks.push(draw('rect', { x, y: y - h, width: w, height: Math.max(h - (h > 3 ? 0.5 : 0), 0.5), class: `t${type}` }));
                y -= h;
            });
        });
        this.svg.replaceChildren(draw('line', { x1: 0, x2: width, y1: height - foot + 0.5, y2: height - foot + 0.5, class: 'rule' }), ...marks, ...this.ticks(width, height));
    }
    ticks(width, height) {
        const length = this.span[1] - this.span[0];
        const room = Math.max(2, Math.floor(width / 66));
        const { step, edges } = suitedEdges(this.span, room);
        const out = [];
        let last = -99;
        for (const t of edges) {
            const x = this.x(t) * width, p = parts(t);
            if (t < this.span[0] || t >= this.span[1] || x - last < (last < 0 ? 0 : out.length === 2 ? 84 : 62) || x > width - 44) continue;
            const month = kMonths[p.m].slice(0, 3);
            const text = step[0] === 'hour' ? (p.time === '00:00' ? `${p.d} ${month} ${p.y}` : p.time)
                : step[0] === 'day' || step[0] === 'week' ? `${p.d} ${month}${length > 300 * kDay || last < 0 ? ' ' + p.y : ''}`
                : step[1] < 12 ? `${month} ${p.y}` : String(p.y);
            out.push(draw('line', { x1: x, x2: x, y1: height - 16, y2: height - 11, class: 'tick' }),
                     draw('text', { x: x + 3, y: height - 3, class: 'tick' }, text));
            last = x;
        }
        return out;
    }

    show(begin, end, mode) {
        const b = mode === 'cumulative' || begin === null ? this.span[0] : begin, e = end === null ? this.span[1] : end;
        const place = (element, t) => { element.style.left = `${this.x(t) * 100}%`; };
        place(by('begin'), b);
        place(by('end'), e);
        const band = by('band');
        band.style.left = `${this.x(b) * 100}%`;
        band.style.width = `${(this.x(e) - this.x(b)) * 100}%`;
        by('begin').hidden = mode === 'cumulative';
        for (const [id, t] of [['begin', b], ['end', e]]) {
            const s = by(id);
            s.setAttribute('aria-valuemin', this.span[0]);
            s.setAttribute('aria-valuemax', this.span[1]);
            s.setAttribute('aria-valuenow', Math.round(t));
            s.setAttribute('aria-valuetext', id === 'begin' ? written(parts(t)) : momentText(t));
        }
        this.window = [b, e];
    }

    // Keys move an end by steps: the end takes the window with it, the beginning alone makes it longer or shorter.
    key(event, id) {
        const move = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
        if (move) this.nudge(move, id);
        else if (event.key === 'Home') this.moveTo(id === 'end' ? this.edges[1] || this.span[1] : this.span[0], id);
        else if (event.key === 'End') this.moveTo(id === 'end' ? this.span[1] : this.window[1], id);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }
    nudge(steps, id) {
        let t = this.window[id === 'begin' ? 0 : 1];
        for (let i = 0; i < Math.abs(steps); ++i) {
            const at = this.edges.findIndex((e) => e >= t);
            const on = steps > 0 ? (this.edges[at] > t ? at : at + 1) : at - 1;
            t = this.edges[clamp(on, 0, this.edges.length - 1)];
        }
        this.moveTo(t, id);
    }
    moveTo(t, id) {
        let [b, e] = this.window;
        if (id === 'begin') b = Math.min(t, e - 1);
        else {
            const length = e - b;
            e = clamp(t, this.edges[1] || this.span[1], this.span[1]);
            if (!by('begin').hidden) b = Math.max(this.span[0], e - length);
            if (b >= e) b = this.span[0];
        }
        this.changed(b, e);
    }
    grab(event) {
        if (event.button) return;
        event.preventDefault();
        this.track.setPointerCapture(event.pointerId);
        const [b, e] = this.window, t = this.time(event.clientX);
        const pixel = (this.span[1] - this.span[0]) / this.track.getBoundingClientRect().width;
        const cumulative = by('begin').hidden;
        const id = !cumulative && Math.abs(t - b) < 9 * pixel && Math.abs(t - b) < Math.abs(t - e) ? 'begin'
            : Math.abs(t - e) < 9 * pixel || cumulative ? 'end' : t > b && t < e ? 'band' : 'jump';
        by(id === 'begin' ? 'begin' : 'end').focus({ preventScroll: true });
        const moved = (to) => {
            if (id === 'band') {
                const nb = clamp(this.snap(b + to - t), this.span[0], this.span[1] - (e - b));
                this.changed(nb, nb + (e - b));
            } else if (id === 'begin') this.changed(Math.min(this.snap(to), e - 1), e);
            else if (id === 'end') this.changed(cumulative ? b : Math.min(b, this.snap(to) - 1), Math.max(this.snap(to), this.edges[1]));
            else this.moveTo(this.snap(to), 'end');
        };
        const drag = (ev) => moved(this.time(ev.clientX));
        const stop = () => {
            this.track.removeEventListener('pointermove', drag);
            this.track.removeEventListener('pointerup', stop);
            this.track.removeEventListener('pointercancel', stop);
        };
        if (id !== 'band') moved(t);
        this.track.addEventListener('pointermove', drag);
        this.track.addEventListener('pointerup', stop);
        this.track.addEventListener('pointercancel', stop);
    }
}
