// The steps: their list, which of them is read, and the events that each names.
class Story {
    // `entered(index)` is called when another step is read.
    constructor(entered, open) {
        this.entered = entered;
        this.at = -1;
        this.steps = [...document.querySelectorAll('.step')];
        this.scroller = by('steps');
        this.buttons = data.slides.map((s, i) => {
            const b = make('button', { type: 'button', 'aria-label': `Step ${i + 1}: ${s.title}`, title: s.title.slice(0, 300) }, String(i + 1));
            b.addEventListener('click', () => this.go(i));
            return b;
        });
        document.querySelector('#steps-nav ol').append(...this.buttons.map((b) => make('li', {}, b)));
        by('previous').addEventListener('click', () => this.go(this.at - 1));
        by('next').addEventListener('click', () => this.go(this.at + 1));
        this.steps.forEach((step, i) => {
            const list = data.slides[i].select.map((n) => data.events[n]);
            if (!list.length) return;
            step.append(make('ul', { class: 'named', 'aria-label': 'Events of this step' }, ...list.map((e) => {
                const b = make('button', { type: 'button' }, sign(e.t, 11, { claimed: e.c, dot: e.u, hollow: data.places[e.p].hollow }),
                    make('span', {}, make('b', { dir: 'auto' }, e.ti), make('small', { dir: 'auto' }, `${e.when} · ${data.places[e.p].name}`)));
                b.addEventListener('click', () => { this.go(i); open([e], data.places[e.p].name, b); });
                return make('li', {}, b);
            })));
        });
        // What stands a fifth below the column's top is read; no step is lower than that, and each can be scrolled to the top.
        let waiting = 0;
        this.scroller.addEventListener('scroll', () => {
            if (this.own > performance.now()) return;
            cancelAnimationFrame(waiting);
            waiting = requestAnimationFrame(() => this.read());
        }, { passive: true });
        this.own = 0;
    }
    read() {
        const line = this.scroller.getBoundingClientRect().top + this.scroller.clientHeight * 0.2;
        const at = this.steps.findIndex((e) => e.getBoundingClientRect().bottom >= line);
        if (at >= 0 && at !== this.at) this.enter(at);
    }
    go(index) {
        const i = clamp(index, 0, this.steps.length - 1);
        this.own = performance.now() + 900;
        this.scroller.scrollTo({ top: this.steps[i].offsetTop - this.scroller.offsetTop - 12, behavior: calm.matches ? 'auto' : 'smooth' });
        this.enter(i);
    }
    enter(index) {
        this.at = index;
        this.steps.forEach((e, i) => e.classList.toggle('current', i === index));
        this.buttons.forEach((b, i) => i === index ? b.setAttribute('aria-current', 'step') : b.removeAttribute('aria-current'));
        this.buttons[index].scrollIntoView({ block: 'nearest', inline: 'nearest' });
        by('previous').disabled = index === 0;
        by('next').disabled = index === this.steps.length - 1;
        by('where-we-are').textContent = `${index + 1} / ${this.steps.length}`;
        this.entered(index);
    }
}
