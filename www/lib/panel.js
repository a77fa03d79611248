/**
 * The ledger beside the text: overview, sources, quotes, statistics. Every row leads to its place. Shared by page and
 * extension; it knows rows and clicks, and asks its owner to jump or to filter.
 */
import { element } from './element.js';
import { SPEAKER_KINDS, count, digits, figure } from './words.js';
import { overview } from './overview.js';
import { sourcesOf } from './sources.js';

/** Rows that are made at once; more follow when the reader gets there. */
const PAGE = 80;

const TABS = [
  ['overview', 'Overview'],
  ['sources', 'Sources'],
  ['quotes', 'Quotes'],
  ['statistics', 'Statistics'],
];

const NAMES = Object.fromEntries(TABS);

const byText = (a, b) => a.at - b.at;
/** By tab, the first one as long as none is chosen. */
const ORDERS = {
  sources: [
    ['by share of quoted words', (a, b) => b.words - a.words || b.statements + b.numbers - (a.statements + a.numbers) || byText(a, b)],
    ['by number of statements', (a, b) => b.statements - a.statements || byText(a, b)],
    ['by order in the text', byText],
    ['by name', (a, b) => a.name.localeCompare(b.name)],
  ],
  quotes: [
    ['by order in the text', byText],
    ['by speaker', (a, b) => a.who.localeCompare(b.who) || byText(a, b)],
    ['longest first', (a, b) => b.length - a.length],
  ],
  statistics: [
    ['by order in the text', byText],
    ['by kind', (a, b) => a.kind.localeCompare(b.kind) || byText(a, b)],
    ['largest first', (a, b) => b.size - a.size],
    ['by source', (a, b) => a.who.localeCompare(b.who) || byText(a, b)],
  ],
};

export class Panel {
  #jump;
  #only;
  #copy;
  #ledger = null;
  #tab = 'overview';
  #speaker = null;
  #order = { sources: 0, quotes: 0, statistics: 0 };
  #query = '';
  #rows = [];
  #made = 0;
  #current = -1;
  #more = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#grow());

  /**
   * @param {HTMLElement} host
   * @param {{jump: (span: [number, number]) => void, only: (speaker: number | null) => void, copy: (title: string, places: import('./take.js').Place[]) => void}} owner
   */
  constructor(host, { jump, only, copy }) {
    this.#jump = jump;
    this.#only = only;
    this.#copy = copy;
    this.tabs = element('div.tabs', { role: 'tablist', 'aria-label': 'Ledger', onkeydown: (event) => this.#arrows(event) });
    for (const [id, name] of TABS) {
      this.tabs.append(element('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'tab-body', onclick: () => this.open(id) }, name));
    }
    this.tools = element('div.panel-tools');
    this.body = element('div.panel-body', { role: 'tabpanel', id: 'tab-body', tabindex: 0 });
    host.append(this.tabs, this.tools, this.body);
    this.open('overview');
  }

  /** Shows another analysis, everyone in it; `null` for none. */
  show(ledger) {
    this.#ledger = ledger;
    this.#speaker = null;
    this.#current = -1;
    this.#query = '';
    this.open(this.#tab);
  }

  /** Goes to the search field, on the tab that is open or on the first that can be searched. */
  search() {
    if (this.#tab === 'overview') this.open('sources');
    this.tools.querySelector('input')?.focus();
  }

  /** Shows only one speaker's rows, or everyone's. */
  filter(speaker) {
    this.#speaker = speaker;
    this.open(this.#tab);
  }

  /** Opens a tab. */
  open(tab) {
    if (tab !== this.#tab) this.#query = '';
    this.#tab = tab;
    for (const [id] of TABS) {
      const button = this.tabs.querySelector(`#tab-${id}`);
      button.setAttribute('aria-selected', id === tab);
      button.tabIndex = id === tab ? 0 : -1;
    }
    this.body.setAttribute('aria-labelledby', `tab-${tab}`);
    this.tools.replaceChildren();
    this.#more.disconnect();
    if (!this.#ledger) {
      this.body.replaceChildren();
    } else if (tab === 'overview') {
      this.body.replaceChildren(overview(this.#ledger, { jump: this.#jump, only: this.#only, copy: this.#copy, open: (id) => this.open(id) }));
    } else {
      this.#showTools();
      this.#showList();
    }
    this.body.scrollTop = 0;
  }

  #arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = TABS.findIndex(([id]) => id === this.#tab);
    const [id] = TABS[(index + step + TABS.length) % TABS.length];
    this.open(id);
    this.tabs.querySelector(`#tab-${id}`).focus();
    event.preventDefault();
  }

  #showTools() {
    const search = element('input', {
      type: 'search',
      'aria-label': `Search ${this.#tab}`,
      placeholder: `Search ${this.#tab}`,
      oninput: () => {
        // Told while somebody searches, not whenever the list is another.
        this.summary.setAttribute('role', 'status');
        this.#query = search.value;
        this.#showList();
      },
    });
    const orders = element('select', {
      'aria-label': 'Order',
      onchange: () => {
        this.#order[this.#tab] = orders.selectedIndex;
        this.#showList();
      },
    });
    for (const [name] of ORDERS[this.#tab]) orders.append(element('option', {}, name));
    orders.selectedIndex = this.#order[this.#tab];
    this.tools.append(search, orders);
    this.summary = element('p.summary');
    const copy = () => this.#copy(NAMES[this.#tab], this.#rows.map(({ copied, span }) => ({ words: copied, span })));
    this.tools.append(this.summary, element('button.copy', { type: 'button', onclick: copy }, 'Copy as a list'));
    if (this.#speaker !== null) {
      const name = this.#ledger.analysis.speakers[this.#speaker].name;
      this.tools.append(element('button.filter', { type: 'button', onclick: () => this.#only(null) }, `Only ${name}`, element('span', { 'aria-hidden': 'true' }, ' ×'), element('span.unseen', {}, ', show everyone')));
    }
  }

  #showList() {
    const query = this.#query.trim().toLowerCase();
    const all = { sources: sourceRows, quotes: quoteRows, statistics: statisticRows }[this.#tab](this.#ledger);
    const rows = all.filter((row) => (this.#speaker === null || row.speaker === this.#speaker) && (!query || row.text.toLowerCase().includes(query)));
    this.#rows = rows.sort(ORDERS[this.#tab][this.#order[this.#tab]][1]);
    const places = { quotes: 'quote', statistics: 'statistic' }[this.#tab];
    const of = rows.length < all.length ? `${digits(rows.length)} of ` : '';
    this.summary.textContent = `${of}${count(all.length, this.#tab.slice(0, -1))}${places && !of ? ` in ${count(this.#ledger.counts[places], 'sentence')}` : ''}`;
    this.#made = 0;
    this.list = element('ol.rows', { 'aria-label': `${count(rows.length, this.#tab.slice(0, -1))}` });
    const empty = query ? 'Nothing found.' : { sources: 'No sources.', quotes: 'No quotations.', statistics: 'No statistics.' }[this.#tab];
    this.sentinel = element('div.sentinel');
    this.body.replaceChildren(rows.length ? this.list : element('p.empty', {}, empty), this.sentinel);
    this.#more.disconnect();
    this.#grow();
  }

  #grow() {
    const draw = { sources: this.#source, quotes: this.#quote, statistics: this.#statistic }[this.#tab];
    const end = Math.min(this.#rows.length, this.#made + PAGE);
    for (; this.#made < end; this.#made++) this.list.append(draw.call(this, this.#rows[this.#made]));
    this.#more.unobserve(this.sentinel);
    if (this.#made < this.#rows.length) this.#more.observe(this.sentinel);
    this.#markCurrent();
  }

  #row(row, ...content) {
    return element('li', { data: { at: row.at } }, ...content);
  }

  #place(label, span, ...children) {
    return element(`button.place${label}`, { type: 'button', onclick: () => this.#jump(span) }, ...children);
  }

  #source(row) {
    const { speakers } = this.#ledger.analysis;
    const speaker = speakers[row.speaker];
    return this.#row(
      row,
      element(
        'div.row-head',
        {},
        this.#place('.name', row.span, row.name),
        element('span.badge', { data: { kind: speaker.kind } }, SPEAKER_KINDS[speaker.kind] ?? speaker.kind),
        element('button.only', { type: 'button', 'aria-pressed': this.#speaker === row.speaker, onclick: () => this.#only(this.#speaker === row.speaker ? null : row.speaker) }, 'Show only', element('span.unseen', {}, ` ${row.name}`)),
      ),
      speaker.role && element('p.role', {}, speaker.role),
      row.said.length > 0 &&
        element(
          'details',
          {},
          element('summary', {}, row.amounts.join(' · ')),
          element('ul', {}, ...row.said.slice(0, PAGE).map(({ span, spans }) => element('li', {}, this.#place('', span, shorten(this.#ledger.line(spans)))))),
        ),
    );
  }

  #quote(row) {
    return this.#row(row, this.#place('.said', row.span, row.words), element('p.meta', {}, who(row), row.partial && element('span.badge', {}, 'partial')));
  }

  #statistic(row) {
    return this.#row(row, this.#place('.number', row.span, row.words), element('p.meta', {}, element('span.value', {}, row.value), who(row)));
  }

  /** Keeps rows in step with the sentence that is chosen in the text. */
  follow(sentence) {
    this.#current = sentence;
    this.#markCurrent();
    this.list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #markCurrent() {
    if (!this.list || !this.#ledger) return;
    const span = this.#ledger.sentences[this.#current]?.span;
    for (const row of this.list.children) {
      const at = Number(row.dataset.at);
      if (span && at >= span[0] && at < span[1]) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }
}

/** The name behind a mark, a guess shown as a guess. */
const who = ({ who, by }) => element(who ? 'span.who' : 'span.missing', {}, by);
const named = (name, guess, none) => (name ? `${guess ? 'perhaps ' : ''}${name}` : none);

const shorten = (words) => (words.length > 240 ? `${words.slice(0, 238).trimEnd()}…` : words);

function sourceRows(ledger) {
  const { attributions, quotations } = ledger.analysis;
  return sourcesOf(ledger).map(({ speaker: { id, name, role, mentions, quoted_words }, statements, numbers, amounts }) => {
    const mine = ledger.bySpeaker[id];
    const first = mentions[0] ?? attributions[mine.attributions[0]]?.cue[0] ?? quotations[mine.quotations[0]]?.spans[0] ?? [0, 0];
    const called = [name, role].filter(Boolean).join(', ');
    return { speaker: id, name, at: first[0], span: first, words: quoted_words, statements: statements.length, said: statements, numbers, amounts, copied: [called, amounts.join(', ')].filter(Boolean).join(': '), text: `${name} ${role ?? ''}` };
  });
}

function quoteRows(ledger) {
  const { quotations, speakers } = ledger.analysis;
  return quotations
    .filter(({ parent }) => parent === null)
    .map(({ spans, speaker, guess, kind }) => {
      const line = ledger.line(spans);
      const words = shorten(line);
      const name = speakers[speaker]?.name ?? '';
      const by = named(name, guess, 'No speaker named');
      return { speaker, who: name, by, at: spans[0][0], span: spans[0], words, length: words.length, partial: kind === 'partial', copied: `${line} – ${by}`, text: `${words} ${by}` };
    });
}

function statisticRows(ledger) {
  const { statistics, attributions, speakers } = ledger.analysis;
  return statistics.map((statistic) => {
    const { span, value, kind, attribution } = statistic;
    const by = attributions[attribution];
    const words = shorten(ledger.words(span));
    const speaker = by?.speaker ?? null;
    const name = speakers[speaker]?.name ?? ((by && ledger.sourceOf(by)) ?? '');
    const size = Array.isArray(value) ? (value[1] ?? value[0]) : (value ?? -Infinity);
    const source = named(name, by && ledger.isGuess(by), 'No source named');
    const said = figure(statistic);
    return { speaker, who: name, by: source, at: span[0], span, words, kind, size, value: said, copied: `${words} (${said}) – ${source}`, text: `${words} ${source} ${kind}` };
  });
}
