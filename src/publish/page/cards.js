// Events in words: the card beside the map, the table, and the pages that are printed.
function chips(e) {
    const out = [];
    if (e.c) out.push(make('span', { class: 'chip claimed' }, 'Claimed' + (e.by ? ` by ${e.by}` : '')));
    if (e.u) out.push(make('span', { class: 'chip unreviewed' }, 'Unreviewed'));
    return out.length ? make('p', { class: 'chips' }, ...out) : null;
}

// Only addresses of the web are links; the page itself asks for none of them.
function sourceOf(e) {
    if (!e.l || !/^https?:\/\//i.test(e.l)) return e.s;
    return make('a', { href: e.l, target: '_blank', rel: 'noopener noreferrer' }, e.s || e.l);
}

function card(e, index) {
    const heading = `card-title-${index}`;
    const sign_ = sign(e.t, 12, { hollow: data.places[e.p].hollow, claimed: e.c, dot: e.u });
    return make('article', { class: 'event', 'aria-labelledby': heading },
        make('p', { class: 'kind' }, sign_, data.types[e.t].name + (e.k ? `, ${e.k}` : '')),
        make('h3', { id: heading, dir: 'auto' }, e.ti),
        make('dl', {}, make('dt', {}, 'When'), make('dd', {}, e.when, make('small', {}, e.dp)),
             make('dt', {}, 'Where'), make('dd', { dir: 'auto' }, e.where, make('small', {}, e.pp)),
             ...(e.f ? [make('dt', {}, 'Figures'), make('dd', {}, e.f)] : [])),
        e.q ? make('blockquote', { dir: 'auto' }, e.q) : null,
        e.s ? make('p', { class: 'source', dir: 'auto' }, 'Source: ', sourceOf(e)) : null,
        chips(e));
}

class Card {
    constructor() {
        this.box = by('card');
        this.from = null;
    }
    open(events, name, from) {
        this.from = from || null;
        const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close the card' });
        close.append(draw('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, draw('path', { d: 'M5 5l10 10M15 5L5 15' })));
        close.addEventListener('click', () => this.close());
        const some = events.slice(0, 100);
        this.box.replaceChildren(make('div', { class: 'card-bar' }, make('h2', { dir: 'auto' }, events.length === 1 ? name : `${plural(events.length, 'event')}, ${name}`), close),
            make('div', { class: 'card-list', tabindex: '0', role: 'group', 'aria-label': 'Events of this place' }, ...some.map(card),
                 events.length > some.length ? make('p', { class: 'source' }, `and ${events.length - some.length} more in the table`) : null));
        this.box.hidden = false;
        this.box.focus({ preventScroll: true });
    }
    get shown() { return !this.box.hidden; }
    close() {
        if (!this.shown) return;
        const inside = this.box.contains(document.activeElement);
        this.box.hidden = true;
        this.box.replaceChildren();
        if (!inside) return;
        if (this.from && this.from.isConnected) this.from.focus({ preventScroll: true });
        else by('map').focus({ preventScroll: true });
    }
}

const kColumns = ['When', 'What', 'Type', 'Where', 'Quote', 'Source'];
function table(events, caption) {
    const rows = events.map((e) => make('tr', {},
        make('td', { class: 'when' }, e.when), make('th', { scope: 'row', dir: 'auto' }, e.ti, chips(e)),
        make('td', {}, make('span', { class: 'kind' }, sign(e.t, 10, { hollow: data.places[e.p].hollow, claimed: e.c, dot: e.u }), data.types[e.t].name)),
        make('td', { dir: 'auto' }, e.where, make('small', {}, e.pp)), make('td', { dir: 'auto', class: 'quote' }, e.q), make('td', { dir: 'auto' }, sourceOf(e))));
    return make('table', {}, make('caption', {}, caption), make('thead', {}, make('tr', {}, ...kColumns.map((c) => make('th', { scope: 'col' }, c)))), make('tbody', {}, ...rows));
}
