/**
 * The ledger beside the text: overview, sources, quotes, statistics. Every row leads to its place. Shared by page and
 * extension; it knows rows and clicks, and asks its owner to jump or to filter.
 */
import { element } from './element.js';
import { isGuessed } from './certainty.js';
import { STATUSES, itemsOf } from './checklist.js';
import { inWords, locate } from './corrections.js';
import { overview } from './overview.js';
import { sourcesOf } from './sources.js';
import { count, digits, figure, named, sentenced, typeOf } from './words.js';

/** Rows that are made at once; more follow when the reader gets there. */
const PAGE = 80;

const TABS = [
  ['overview', 'Overview'],
  ['sources', 'Sources'],
  ['quotes', 'Quotes'],
  ['statistics', 'Statistics'],
  ['checklist', 'Checklist'],
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
    ['by kind', (a, b) => a.sort.localeCompare(b.sort) || byText(a, b)],
    ['largest first', (a, b) => b.size - a.size],
    ['by source', (a, b) => a.who.localeCompare(b.who) || byText(a, b)],
  ],
  checklist: [['by order in the text', byText]],
};

/** What the checklist shows, the first as long as nothing else is chosen. */
const SCOPES = [
  ['Findings', ({ kind }) => kind === 'finding'],
  ['Statistics', ({ kind }) => kind === 'statistic'],
  ['Quotes', ({ kind }) => kind === 'quote'],
  ['Attributions', ({ kind }) => kind === 'attribution'],
  ['Everything', ({ kind, told }) => kind !== 'correction' && !told],
  ['Your corrections', ({ kind }) => kind === 'correction'],
];
/** What the list of statistics shows. */
const SOURCED = [
  ['All statistics', () => true],
  ['Without a source', ({ missing }) => missing],
];
const ANY = 'Any status';

export class Panel {
  #jump;
  #only;
  #copy;
  #rename;
  #correct;
  #checks;
  #tabs;
  #scope = 0;
  #sourced = 0;
  #undo;
  #status = ANY;
  #ledger = null;
  #tab = 'overview';
  #speaker = null;
  #order = { sources: 0, quotes: 0, statistics: 0, checklist: 0 };
  #query = '';
  #rows = [];
  #made = 0;
  #current = -1;
  #more = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#grow());

  /**
   * @param {HTMLElement} host
   * @param {Object} owner
   * @param {(span: [number, number]) => void} owner.jump
   * @param {(speaker: number | null) => void} owner.only
   * @param {(title: string, places: import('./take.js').Place[]) => void} owner.copy
   * @param {(speaker: number) => void} [owner.rename]
   * @param {(kind: string, mark: Object) => void} [owner.correct]
   * @param {(correction: Object) => void} [owner.undo]
   * @param {{of: (item: import('./checklist.js').Item) => {status: string, note: string}, set: Function}} [owner.checks]  without it there is no checklist
   */
  constructor(host, { jump, only, copy, rename = null, correct = null, undo = null, checks = null }) {
    this.#jump = jump;
    this.#only = only;
    this.#copy = copy;
    this.#rename = rename;
    this.#correct = correct;
    this.#undo = undo;
    this.#checks = checks;
    this.#tabs = TABS.filter(([id]) => id !== 'checklist' || checks);
    this.tabs = element('div.tabs', { role: 'tablist', 'aria-label': 'Ledger', onkeydown: (event) => this.#arrows(event) });
    for (const [id, name] of this.#tabs) {
      this.tabs.append(
        element(
          'button',
          { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'tab-body', data: { name }, onclick: () => this.open(id) },
          element('span', {}, name),
        ),
      );
    }
    this.tools = element('div.panel-tools');
    this.body = element('div.panel-body', { role: 'tabpanel', id: 'tab-body', tabindex: 0 });
    host.append(this.tabs, this.tools, this.body);
    this.open('overview');
  }

  /** Shows another analysis, everyone in it; `null` for none. */
  show(ledger) {
    // What had the focus goes with the rows before.
    const focused = this.body.contains(document.activeElement);
    this.#ledger = ledger;
    this.#speaker = null;
    this.#current = -1;
    this.#query = '';
    this.open(this.#tab);
    if (focused) this.tabs.querySelector('[aria-selected="true"]').focus();
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
    for (const [id] of this.#tabs) {
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
      this.body.replaceChildren(
        overview(this.#ledger, { jump: this.#jump, only: this.#only, copy: this.#copy, open: (id) => this.open(id) }),
      );
    } else {
      this.#showTools();
      this.#showList();
    }
    this.body.scrollTop = 0;
  }

  #arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = this.#tabs.findIndex(([id]) => id === this.#tab);
    const [id] = this.#tabs[(index + step + this.#tabs.length) % this.#tabs.length];
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
    this.tools.append(search, ...(this.#tab === 'checklist' ? this.#checkTools() : [orders]));
    if (this.#tab === 'statistics')
      this.tools.append(
        this.#select(
          'Which statistics',
          SOURCED.map(([name]) => name),
          this.#sourced,
          (i) => (this.#sourced = i),
        ),
      );
    this.summary = element('p.summary');
    const copy = () =>
      this.#copy(
        NAMES[this.#tab],
        this.#rows.map(({ place }) => place),
      );
    this.tools.append(this.summary, element('button.copy', { type: 'button', onclick: copy }, 'Copy as a list'));
    if (this.#speaker !== null) {
      const name = this.#ledger.analysis.speakers[this.#speaker].name;
      this.tools.append(
        element(
          'button.filter',
          { type: 'button', onclick: () => this.#only(null) },
          `Only ${name}`,
          element('span', { 'aria-hidden': 'true' }, ' ×'),
          element('span.unseen', {}, ', show everyone'),
        ),
      );
    }
  }

  #select(label, names, chosen, set) {
    const made = element(
      'select',
      { 'aria-label': label, onchange: () => (set(made.selectedIndex), this.#showList()) },
      ...names.map((name, i) => element('option', { selected: i === chosen }, name)),
    );
    return made;
  }

  /** What of the checklist is shown. */
  #checkTools() {
    const statuses = [ANY, ...Object.values(STATUSES)];
    return [
      this.#select(
        'What to check',
        SCOPES.map(([name]) => name),
        this.#scope,
        (i) => (this.#scope = i),
      ),
      this.#select('Status', statuses, statuses.indexOf(this.#status), (i) => (this.#status = statuses[i])),
    ];
  }

  #showList() {
    const query = this.#query.trim().toLowerCase();
    const found = { sources: sourceRows, quotes: quoteRows, statistics: statisticRows, checklist: checkRows }[this.#tab](this.#ledger);
    const wanted = {
      statistics: SOURCED[this.#sourced][1],
      checklist: (row) =>
        SCOPES[this.#scope][1](row) &&
        (row.kind === 'correction' || this.#status === ANY || STATUSES[this.#checks.of(row).status] === this.#status),
    }[this.#tab];
    const all = wanted ? found.filter(wanted) : found;
    const rows = all.filter((row) => this.#isShown(row) && (!query || row.text.toLowerCase().includes(query)));
    this.#rows = rows.sort(ORDERS[this.#tab][this.#order[this.#tab]][1]);
    const of = rows.length < all.length ? `${digits(rows.length)} of ` : '';
    const one =
      this.#tab === 'checklist' ? (SCOPES[this.#scope][0] === 'Your corrections' ? 'correction' : 'place') : this.#tab.slice(0, -1);
    const sentences = {
      quotes: this.#ledger.counts.quote,
      statistics: this.#sourced ? new Set(rows.map(({ at }) => this.#ledger.sentenceAt(at))).size : this.#ledger.counts.statistic,
    }[this.#tab];
    this.summary.textContent = `${of}${count(all.length, one)}${sentences !== undefined && !of ? ` in ${count(sentences, 'sentence')}` : ''}`;
    this.#made = 0;
    this.list = element('ol.rows', { 'aria-label': count(rows.length, one) });
    const empty = query
      ? 'Nothing found.'
      : { sources: 'No sources.', quotes: 'No quotations.', statistics: 'No statistics.', checklist: 'Nothing here.' }[this.#tab];
    this.sentinel = element('div.sentinel');
    const others = all.length > 0 && this.#speaker !== null && !query;
    const nothing = others
      ? [
          `Nothing here of ${this.#ledger.analysis.speakers[this.#speaker].name}. `,
          element('button.only', { type: 'button', onclick: () => this.#only(null) }, `Show everyone’s ${digits(all.length)}`),
        ]
      : [empty];
    this.body.replaceChildren(rows.length ? this.list : element('p.empty', {}, ...nothing), this.sentinel);
    this.#more.disconnect();
    this.#grow();
  }

  /** Shows what was noted elsewhere, and as many rows as before. */
  refresh() {
    if (!this.#ledger || !(this.#tab in ORDERS)) return;
    const [made, top] = [this.#made, this.body.scrollTop];
    this.#showList();
    while (this.#made < Math.min(made, this.#rows.length)) this.#grow();
    this.body.scrollTop = top;
  }

  /** Whether a row is of the speaker who is chosen: a finding is, where they are heard in its sentences. */
  #isShown({ kind, speaker, sentences }) {
    return (
      this.#speaker === null ||
      kind === 'correction' ||
      speaker === this.#speaker ||
      Boolean(sentences?.some((i) => this.#ledger.isBy(i, this.#speaker)))
    );
  }

  #grow() {
    const draw = { sources: this.#source, quotes: this.#quote, statistics: this.#statistic, checklist: this.#check }[this.#tab];
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
        element('span.badge', { data: { kind: speaker.kind } }, typeOf(speaker)),
        speaker.reader && element('span.badge.yours', {}, 'yours'),
      ),
      speaker.role && element('p.role', {}, speaker.role),
      speaker.anonymity && element('p.role', {}, `Not named: ${speaker.anonymity}`),
      element(
        'div.acts',
        {},
        element(
          'button.only',
          {
            type: 'button',
            'aria-pressed': this.#speaker === row.speaker,
            onclick: () => this.#only(this.#speaker === row.speaker ? null : row.speaker),
          },
          'Only this source',
          element('span.unseen', {}, `: ${row.name}`),
        ),
        this.#rename &&
          element(
            'button.only',
            { type: 'button', onclick: () => this.#rename(row.speaker) },
            'Rename or merge',
            element('span.unseen', {}, `: ${row.name}`),
          ),
      ),
      row.said.length > 0 &&
        element(
          'details',
          {},
          element('summary', {}, row.amounts.join(' · ')),
          element(
            'ul',
            {},
            ...row.said
              .slice(0, PAGE)
              .map(({ span, spans, guess }) =>
                element(guess ? 'li.guess' : 'li', {}, this.#place('', span, guess && 'perhaps: ', shorten(this.#ledger.line(spans)))),
              ),
          ),
        ),
    );
  }

  #quote(row) {
    return this.#row(
      row,
      this.#place('.said', row.span, row.words),
      element('p.meta', {}, who(row), row.partial && element('span.badge', {}, 'a few words'), this.#badges(row), this.#wrong(row)),
    );
  }

  #statistic(row) {
    return this.#row(
      row,
      this.#place('.number', row.span, row.words),
      element('p.meta', {}, row.value && element('span.value', {}, row.value), who(row), this.#badges(row), this.#wrong(row)),
    );
  }

  /** Where the reader says what is wrong with a mark. */
  #wrong({ kind, mark, words }) {
    return (
      this.#correct &&
      mark &&
      element(
        'button.only',
        { type: 'button', onclick: () => this.#correct(kind, mark) },
        'Correct',
        element('span.unseen', {}, ` or report: ${shorten(words)}`),
      )
    );
  }

  /** What the reader did to a mark. */
  #badges(row) {
    const { status, note } = this.#checks?.of({ ...row, finding: null }) ?? { status: 'open', note: '' };
    return [
      row.reader && element('span.badge.yours', {}, 'yours'),
      status !== 'open' && element('span.badge.status', {}, STATUSES[status]),
      note && element('span.badge', {}, 'note'),
    ];
  }

  /** What the reader corrected, with a way back. */
  #corrected({ correction, at, span, words }) {
    const of = element('span.unseen', {}, `: ${words}`);
    return element(
      'li',
      { data: span ? { at } : {} },
      span ? this.#place('.said', span, shorten(words)) : element('p', {}, shorten(words)),
      element('div.acts', {}, element('button.only', { type: 'button', onclick: () => this.#undo(correction) }, 'Undo', of)),
    );
  }

  #check(item) {
    if (item.kind === 'correction') return this.#corrected(item);
    const { status, note } = this.#checks.of(item);
    const of = element('span.unseen', {}, `: ${shorten(item.words)}`);
    const set = (change) => {
      this.#checks.set(item, change);
      tick.checked = this.#checks.of(item).status === 'checked';
      choice.value = this.#checks.of(item).status;
      row.dataset.status = choice.value;
    };
    const tick = element('input', {
      type: 'checkbox',
      'aria-label': `Checked: ${shorten(item.words)}`,
      checked: status === 'checked',
      onchange: () => set({ status: tick.checked ? 'checked' : 'open' }),
    });
    const choice = element(
      'select',
      { 'aria-label': 'Status', onchange: () => set({ status: choice.value }) },
      ...Object.entries(STATUSES).map(([value, name]) => element('option', { value, selected: value === status }, name)),
    );
    const words = element(
      'textarea',
      { 'aria-label': 'Note', rows: 2, placeholder: 'Note', onchange: () => set({ note: words.value.trim() }) },
      note,
    );
    const row = this.#row(
      item,
      element('div.check', {}, tick, this.#place('.said', item.span, shorten(item.words))),
      element('p.meta', {}, element('span.badge', {}, item.name), item.says && element('span.value', {}, item.says), item.by && who(item)),
      element('p.ask', {}, `To ${item.ask}: ${item.question}`),
      element(
        'details.note',
        { open: Boolean(note) },
        element('summary', {}, 'Status and note', of),
        element('div.noting', {}, choice, words, this.#wrong(item)),
      ),
    );
    row.dataset.status = status;
    return row;
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
const who = ({ who, by, guess, missing = true }) =>
  element(who ? `span.who${guess ? '.guess' : ''}` : missing ? 'span.missing' : 'span.quiet', {}, by);

const shorten = (words) => (words.length > 240 ? `${words.slice(0, 238).trimEnd()}…` : words);

function sourceRows(ledger) {
  const { attributions, quotations } = ledger.analysis;
  return sourcesOf(ledger).map(({ speaker: { id, name, role, mentions }, statements, sure, numbers, amounts }) => {
    const mine = ledger.bySpeaker[id];
    const first = mentions[0] ?? attributions[mine.attributions[0]]?.cue[0] ?? quotations[mine.quotations[0]]?.spans[0] ?? [0, 0];
    const called = [name, role].filter(Boolean).join(', ');
    return {
      speaker: id,
      name,
      at: first[0],
      span: first,
      words: mine.words,
      statements: sure,
      said: statements,
      numbers,
      amounts,
      place: { span: first, words: [called, amounts.join(', ')].filter(Boolean).join(': ') },
      text: `${name} ${role ?? ''}`,
    };
  });
}

function quoteRows(ledger) {
  const { quotations, speakers } = ledger.analysis;
  return quotations
    .filter(({ parent }) => parent === null)
    .map((quotation) => {
      const { spans, speaker, kind, reader } = quotation;
      const line = ledger.line(spans);
      const words = shorten(line);
      const name = speakers[speaker]?.name ?? '';
      const by = named(name, quotation, 'No speaker named');
      return {
        kind: 'quote',
        mark: quotation,
        speaker,
        who: name,
        by,
        guess: isGuessed(quotation),
        at: spans[0][0],
        span: spans[0],
        words,
        length: words.length,
        partial: kind === 'partial',
        reader,
        place: { kind: 'quote', span: spans[0], words: line },
        text: `${words} ${by}`,
      };
    });
}

function statisticRows(ledger) {
  const { statistics, attributions, speakers } = ledger.analysis;
  return statistics.map((statistic) => {
    const { span, value, kind, attribution, reader } = statistic;
    const by = attributions[attribution];
    const words = shorten(ledger.words(span));
    const speaker = by?.speaker ?? null;
    const name = speakers[speaker]?.name ?? (by && ledger.sourceOf(by)) ?? '';
    const size = Array.isArray(value) ? (value[1] ?? value[0]) : (value ?? -Infinity);
    const guess = Boolean(by) && !ledger.isSure(by);
    const source = named(name, { guess }, sentenced(ledger.noSource(statistic)));
    return {
      kind: 'statistic',
      mark: statistic,
      missing: ledger.unsourced.has(statistic.id),
      sort: kind,
      speaker,
      who: name,
      by: source,
      guess,
      at: span[0],
      span,
      words,
      size,
      value: reader ? '' : figure(statistic),
      reader,
      place: { kind: 'statistic', span },
      text: `${words} ${source} ${kind}`,
    };
  });
}

/** What can be checked: findings alone, or marks of one kind, or all; and what the reader corrected. */
function checkRows(ledger) {
  const speakerOf = (kind, mark) => (kind === 'statistic' ? ledger.speakerOfStatistic(mark) : (mark?.speaker ?? null));
  const items = itemsOf(ledger).map((item) => ({
    ...item,
    speaker: speakerOf(item.kind, item.mark),
    at: item.span[0],
    place: item,
    text: `${item.words} ${item.by} ${item.name}`,
  }));
  const corrections = ledger.corrections.map((correction) => {
    const span = correction.span
      ? locate(ledger.text, correction)
      : (ledger.analysis.speakers.find(({ name }) => name === correction.to)?.mentions[0] ?? null);
    const words = sentenced(inWords(correction));
    return {
      kind: 'correction',
      correction,
      speaker: null,
      span,
      at: span?.[0] ?? 0,
      words,
      place: { span: span ?? [0, 0], words },
      text: words,
    };
  });
  return [...items, ...corrections];
}
