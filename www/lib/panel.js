/**
 * The ledger beside the text: overview, sources, quotes, statistics. Every row leads to its place. Shared by page and
 * extension; it knows rows and clicks, and asks its owner to jump or to filter.
 */
/** @import { Item } from './checklist.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { Copy, Jump, Only } from './overview.js' */
/** @import { Resolved } from './resolved.js' */
/** @import { Statement } from './sources.js' */
/** @import { Place } from './take.js' */
/** @import { Children } from '../../types/dom.js' */
/** @import { Check, Checkable, Correction, Label, Mark, Note, Quotation, Span, Speaker, Statistic } from '../../types/work.js' */
import { element } from './element.js';
import { at, isGuessed } from './certainty.js';
import { STATUSES, figureOf, itemsOf, notedWords } from './checklist.js';
import { inWords, locate } from './corrections.js';
import { overview } from './overview.js';
import { RESOLVED, resolvedOf } from './resolved.js';
import { sourcesOf } from './sources.js';
import { FINDINGS, count, digits, named, sentenced, typeOf } from './words.js';

/** @typedef {'overview' | 'sources' | 'quotes' | 'statistics' | 'checklist'} Tab */
/** @typedef {Exclude<Tab, 'overview'>} List */
/**
 * What all rows have: where they lead, what is copied of them, and the words that are searched.
 *
 * @typedef {{at: number, words: string, text: string, place: Place, speaker: number | null}} Row
 */
/** @typedef {Row & {kind: Label, mark: Quotation | Statistic, who: string, by: string, guess: boolean, span: Span, reader?: Correction}} MarkRow */
/** @typedef {Omit<Row, 'words'> & {speaker: number, source: Speaker, name: string, span: Span, words: number, statements: number, said: Statement[], numbers: number, amounts: string[]}} SourceRow */
/** @typedef {MarkRow & {length: number, partial: boolean}} QuoteRow */
/** @typedef {MarkRow & {missing: boolean, sort: string, size: number, value: string}} StatisticRow */
/** @typedef {Item & Row} ItemRow */
/** @typedef {Row & {kind: 'correction', correction: Correction, span: Span | null, told?: false}} CorrectionRow */
/** @typedef {Row & {kind: 'resolved', resolved: Resolved, told?: false}} ResolvedRow */
/** @typedef {ItemRow | CorrectionRow | ResolvedRow} CheckRow */
/** @typedef {{sources: SourceRow, quotes: QuoteRow, statistics: StatisticRow, checklist: CheckRow}} RowOf */
/** @typedef {{of: (item: Checkable) => Note, set: (item: Checkable, change: Partial<Note>) => unknown, all: () => Check[], drop: (check: Check) => unknown}} Checks  `all` gives those that may have been resolved */

/** Rows that are made at once; more follow when the reader gets there. */
const PAGE = 80;

/** @type {[id: Tab, name: string][]} */
const TABS = [
  ['overview', 'Overview'],
  ['sources', 'Sources'],
  ['quotes', 'Quotes'],
  ['statistics', 'Statistics'],
  ['checklist', 'Checklist'],
];

/** @type {(a: {at: number}, b: {at: number}) => number} */
const byText = (a, b) => a.at - b.at;
/** By tab, the first one as long as none is chosen. @type {{[L in List]: [name: string, order: (a: RowOf[L], b: RowOf[L]) => number][]}} */
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

/** The kind of finding that a row is, or was before it was resolved. @param {CheckRow} row */
const findingOf = (row) =>
  row.kind === 'resolved' ? (row.resolved.check.finding ?? row.resolved.check.about) : row.kind === 'finding' ? row.finding : null;

/**
 * What the checklist shows, the first as long as nothing else is chosen.
 *
 * @type {[name: string, is: (row: CheckRow) => boolean | undefined][]}
 */
const SCOPES = [
  ['Findings', ({ kind }) => kind === 'finding' || kind === 'resolved'],
  ...Object.entries(FINDINGS).map(
    /** @returns {[name: string, is: (row: CheckRow) => boolean]} */
    ([finding, [title]]) => [title, (row) => findingOf(row) === finding],
  ),
  ['Statistics', ({ kind }) => kind === 'statistic'],
  ['Quotes', ({ kind }) => kind === 'quote'],
  ['Attributions', ({ kind }) => kind === 'attribution'],
  ['Everything', ({ kind, told }) => kind !== 'correction' && !told],
  ['Your corrections', ({ kind }) => kind === 'correction'],
];
/** What the list of statistics shows. @type {[name: string, is: (row: StatisticRow) => boolean][]} */
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
  #scope = 0;
  #sourced = 0;
  #undo;
  #status = ANY;
  /** @type {Ledger | null} */
  #ledger = null;
  /** @type {Tab} */
  #tab = 'overview';
  /** @type {number | null} */
  #speaker = null;
  #order = { sources: 0, quotes: 0, statistics: 0, checklist: 0 };
  #query = '';
  /** What is listed: what is copied of each, and how it is drawn. @type {{place: Place, draw: () => HTMLElement}[]} */
  #rows = [];
  #made = 0;
  #current = -1;
  #more = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#grow());

  /**
   * @param {HTMLElement} host
   * @param {Object} owner
   * @param {Jump} owner.jump
   * @param {Only} owner.only
   * @param {Copy} owner.copy
   * @param {(speaker: number) => void} owner.rename
   * @param {(kind: Label, mark: Mark) => void} owner.correct
   * @param {(correction: Correction) => void} owner.undo
   * @param {Checks} owner.checks
   */
  constructor(host, { jump, only, copy, rename, correct, undo, checks }) {
    this.#jump = jump;
    this.#only = only;
    this.#copy = copy;
    this.#rename = rename;
    this.#correct = correct;
    this.#undo = undo;
    this.#checks = checks;

    this.tabs = element('div.tabs', { role: 'tablist', 'aria-label': 'Ledger', onkeydown: (event) => this.#arrows(event) });
    for (const [id, name] of TABS) {
      this.tabs.append(
        element(
          'button',
          { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'tab-body', data: { name }, onclick: () => this.open(id) },
          element('span', {}, name),
        ),
      );
    }
    this.tools = element('div.panel-tools');
    this.summary = element('p.summary');
    this.list = element('ol.rows');
    this.sentinel = element('div.sentinel');
    this.body = element('div.panel-body', { role: 'tabpanel', id: 'tab-body', tabindex: 0 });
    host.append(this.tabs, this.tools, this.body);
    this.open('overview');
  }

  /** Shows another analysis, everyone in it; `null` for none. @param {Ledger | null} ledger */
  show(ledger) {
    // What had the focus goes with the rows before.
    const focused = this.body.contains(document.activeElement);
    this.#ledger = ledger;
    this.#speaker = null;
    this.#current = -1;
    this.#query = '';
    this.open(this.#tab);
    if (focused) this.#button(this.#tab).focus();
  }

  /** Goes to the search field, on the tab that is open or on the first that can be searched. */
  search() {
    if (this.#tab === 'overview') this.open('sources');
    this.tools.querySelector('input')?.focus();
  }

  /** Shows only one speaker's rows, or everyone's. @param {number | null} speaker */
  filter(speaker) {
    this.#speaker = speaker;
    this.open(this.#tab);
  }

  /** Opens a tab. @param {Tab} tab */
  open(tab) {
    if (tab !== this.#tab) this.#query = '';
    this.#tab = tab;
    for (const [id] of TABS) {
      const button = this.#button(id);
      button.setAttribute('aria-selected', String(id === tab));
      button.tabIndex = id === tab ? 0 : -1;
    }
    this.body.setAttribute('aria-labelledby', `tab-${tab}`);
    this.tools.replaceChildren();
    this.#more.disconnect();
    if (!this.#ledger) {
      this.body.replaceChildren();
    } else if (tab === 'overview') {
      this.body.replaceChildren(
        overview(this.#ledger, {
          jump: this.#jump,
          only: this.#only,
          copy: this.#copy,
          open: (id) => this.open(id),
          check: (title) => this.#openFindings(title),
        }),
      );
    } else {
      this.#showTools(tab, this.#ledger);
      this.#showList();
    }
    this.body.scrollTop = 0;
  }

  /** Opens the checklist with one kind of finding. @param {string} title */
  #openFindings(title) {
    this.#scope = SCOPES.findIndex(([name]) => name === title);
    this.#status = ANY;
    this.open('checklist');
    this.#button('checklist').focus();
  }

  /** @param {Tab} tab */
  #button(tab) {
    return /** @type {HTMLButtonElement} */ (this.tabs.querySelector(`#tab-${tab}`));
  }

  /** @param {KeyboardEvent} event */
  #arrows(event) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    const index = TABS.findIndex(([id]) => id === this.#tab);
    const [id] = TABS[(index + step + TABS.length) % TABS.length];
    this.open(id);
    this.#button(id).focus();
    event.preventDefault();
  }

  /**
   * @param {List} list
   * @param {Ledger} ledger
   */
  #showTools(list, ledger) {
    /** @type {HTMLInputElement} */
    const search = element('input', {
      type: 'search',
      'aria-label': `Search ${list}`,
      placeholder: `Search ${list}`,
      oninput: () => {
        // Told while somebody searches, not whenever the list is another.
        this.summary.setAttribute('role', 'status');
        this.#query = search.value;
        this.#showList();
      },
    });
    /** @type {HTMLSelectElement} */
    const orders = element('select', {
      'aria-label': 'Order',
      onchange: () => {
        this.#order[list] = orders.selectedIndex;
        this.#showList();
      },
    });
    for (const [name] of ORDERS[list]) orders.append(element('option', {}, name));
    orders.selectedIndex = this.#order[list];
    this.tools.append(search, ...(list === 'checklist' ? this.#checkTools() : [orders]));
    if (list === 'statistics')
      this.tools.append(
        this.#select(
          'Which statistics',
          SOURCED.map(([name]) => name),
          this.#sourced,
          (i) => (this.#sourced = i),
        ),
      );
    const [, title] = TABS.find(([id]) => id === list) ?? TABS[0];
    const copy = () =>
      this.#copy(
        title,
        this.#rows.map(({ place }) => place),
      );
    this.summary = element('p.summary');
    this.tools.append(this.summary, element('button.copy', { type: 'button', onclick: copy }, 'Copy as a list'));
    if (this.#speaker !== null) {
      const { name } = ledger.analysis.speakers[this.#speaker];
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

  /** @type {(label: string, names: string[], chosen: number, set: (index: number) => unknown) => HTMLSelectElement} */
  #select(label, names, chosen, set) {
    /** @type {HTMLSelectElement} */
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

  /** How the rows of each list are drawn. @type {{[L in List]: (row: RowOf[L]) => HTMLElement}} */
  #draw = {
    sources: (row) => this.#source(row),
    quotes: (row) => this.#quote(row),
    statistics: (row) => this.#statistic(row),
    checklist: (row) =>
      row.kind === 'correction' ? this.#corrected(row) : row.kind === 'resolved' ? this.#resolved(row) : this.#check(row),
  };

  /** What of each list is wanted. @type {{[L in List]: (row: RowOf[L]) => boolean | undefined}} */
  #wanted = {
    sources: () => true,
    quotes: () => true,
    statistics: (row) => SOURCED[this.#sourced][1](row),
    checklist: (row) =>
      SCOPES[this.#scope][1](row) &&
      (row.kind === 'correction' ||
        this.#status === ANY ||
        STATUSES[(row.kind === 'resolved' ? row.resolved : this.#checks.of(row)).status] === this.#status),
  };

  /**
   * Takes the rows of a list that are shown, in order; gives how many could be, and where those that are stand.
   *
   * @template {List} L
   * @param {L} list
   * @param {Ledger} ledger
   */
  #take(list, ledger) {
    const query = this.#query.trim().toLowerCase();
    const [wanted, draw] = [this.#wanted[list], this.#draw[list]];
    const all = ROWS[list](ledger, this.#checks).filter(wanted);
    const rows = all.filter((row) => this.#isShown(row, ledger) && (!query || row.text.toLowerCase().includes(query)));
    rows.sort(ORDERS[list][this.#order[list]][1]);
    this.#rows = rows.map((row) => ({ place: row.place, draw: () => draw(row) }));
    const resolved = all.filter((row) => 'resolved' in row).length;
    return { all: all.length, resolved, places: rows.map(({ at }) => at) };
  }

  #showList() {
    const [list, ledger, query] = [this.#tab, this.#ledger, this.#query.trim()];
    if (list === 'overview' || !ledger) return;
    const { all, resolved, places } = this.#take(list, ledger);
    const of = places.length < all ? `${digits(places.length)} of ` : '';
    const one = list === 'checklist' ? (SCOPES[this.#scope][0] === 'Your corrections' ? 'correction' : 'place') : list.slice(0, -1);
    const sentences =
      list === 'quotes'
        ? ledger.counts.quote
        : list !== 'statistics'
          ? undefined
          : this.#sourced
            ? new Set(places.map((at) => ledger.sentenceAt(at))).size
            : ledger.counts.statistic;
    const open = resolved && !of ? `${count(all - resolved, one)}, ${digits(resolved)} resolved` : count(all, one);
    this.summary.textContent = `${of}${open}${sentences !== undefined && !of ? ` in ${count(sentences, 'sentence')}` : ''}`;
    this.#made = 0;
    this.list = element('ol.rows', { 'aria-label': count(places.length, one) });
    const empty = query
      ? 'Nothing found.'
      : { sources: 'No sources.', quotes: 'No quotations.', statistics: 'No statistics.', checklist: 'Nothing here.' }[list];
    this.sentinel = element('div.sentinel');
    const nothing =
      all > 0 && this.#speaker !== null && !query
        ? [
            `Nothing here of ${ledger.analysis.speakers[this.#speaker].name}. `,
            element('button.only', { type: 'button', onclick: () => this.#only(null) }, `Show everyone’s ${digits(all)}`),
          ]
        : [empty];
    this.body.replaceChildren(places.length ? this.list : element('p.empty', {}, ...nothing), this.sentinel);
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

  /**
   * Whether a row is of the speaker who is chosen: a finding is, where they are heard in its sentences.
   *
   * @param {RowOf[List]} row
   * @param {Ledger} ledger
   */
  #isShown(row, ledger) {
    const only = this.#speaker;
    if (only === null || row.speaker === only || ('correction' in row && row.correction)) return true;
    return 'sentences' in row && row.sentences !== undefined && row.sentences.some((i) => ledger.isBy(i, only));
  }

  #grow() {
    const end = Math.min(this.#rows.length, this.#made + PAGE);
    for (; this.#made < end; this.#made++) this.list.append(this.#rows[this.#made].draw());
    this.#more.unobserve(this.sentinel);
    if (this.#made < this.#rows.length) this.#more.observe(this.sentinel);
    this.#markCurrent();
  }

  /** @type {(row: {at: number}, ...content: Children) => HTMLElement} */
  #row(row, ...content) {
    return element('li', { data: { at: row.at } }, ...content);
  }

  /** @type {(label: string, span: Span, ...children: Children) => HTMLElement} */
  #place(label, span, ...children) {
    return element(`button.place${label}`, { type: 'button', onclick: () => this.#jump(span) }, ...children);
  }

  /** @param {SourceRow} row */
  #source(row) {
    const { source } = row;
    return this.#row(
      row,
      element(
        'div.row-head',
        {},
        this.#place('.name', row.span, row.name),
        element('span.badge', { data: { kind: source.kind } }, typeOf(source)),
        source.reader && element('span.badge.yours', {}, 'yours'),
      ),
      source.role && element('p.role', {}, source.role),
      source.anonymity && element('p.role', {}, `Not named: ${source.anonymity}`),
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
                element(
                  guess ? 'li.guess' : 'li',
                  {},
                  this.#place('', span, guess && 'perhaps: ', shorten(this.#ledger?.line(spans) ?? '')),
                ),
              ),
          ),
        ),
    );
  }

  /** @param {QuoteRow} row */
  #quote(row) {
    return this.#row(
      row,
      this.#place('.said', row.span, row.words),
      element('p.meta', {}, who(row), row.partial && element('span.badge', {}, 'a few words'), this.#badges(row), this.#wrong(row)),
    );
  }

  /** @param {StatisticRow} row */
  #statistic(row) {
    return this.#row(
      row,
      this.#place('.number', row.span, row.words),
      element(
        'p.meta',
        {},
        row.value && element('span.value', {}, row.value),
        who(row),
        this.#badges(row),
        this.#wrong(row, row.missing ? 'Name the source' : ''),
      ),
    );
  }

  /** Where the reader says what is wrong with a mark. @param {{kind: Item['kind'], mark: Mark | null, words: string}} row */
  #wrong({ kind, mark, words }, lacks = '') {
    return (
      kind !== 'finding' &&
      mark &&
      element(
        'button.only',
        { type: 'button', onclick: () => this.#correct(kind, mark) },
        lacks || 'Correct',
        element('span.unseen', {}, `${lacks ? ', correct' : ''} or report: ${shorten(words)}`),
      )
    );
  }

  /**
   * Where the reader names the source of a number that has none.
   *
   * @param {Statistic[]} numbers
   */
  #nameSource(numbers) {
    return numbers.map((one) => {
      const words = this.#ledger?.words(one.span) ?? '';
      return element(
        'button.only',
        { type: 'button', onclick: () => this.#correct('statistic', one) },
        'Name the source',
        numbers.length > 1 ? ` of “${shorten(words)}”` : element('span.unseen', {}, ` of ${shorten(words)}`),
      );
    });
  }

  /** What the reader did to a mark. @param {MarkRow} row */
  #badges(row) {
    const { status, note } = this.#checks.of({ ...row, finding: null });
    return [
      row.reader && element('span.badge.yours', {}, 'yours'),
      status !== 'open' && element('span.badge.status', {}, STATUSES[status]),
      note && element('span.badge', {}, 'note'),
    ];
  }

  /** What the reader corrected, with a way back. @param {CorrectionRow} row */
  #corrected({ correction, at, span, words }) {
    const of = element('span.unseen', {}, `: ${words}`);
    return element(
      'li',
      { data: span ? { at } : {} },
      span ? this.#place('.said', span, shorten(words)) : element('p', {}, shorten(words)),
      element('div.acts', {}, element('button.only', { type: 'button', onclick: () => this.#undo(correction) }, 'Undo', of)),
    );
  }

  /** What was noted of something that is not there any more. @param {ResolvedRow} row */
  #resolved({ at, words, resolved }) {
    const { check, name, span, by, status, note } = resolved;
    return element(
      'li',
      { data: span ? { at, status } : { status } },
      span ? this.#place('.said', span, shorten(words)) : element('p', {}, shorten(words)),
      element(
        'p.meta',
        {},
        element('span.badge', {}, name),
        element('span.badge.yours', {}, RESOLVED[by][0]),
        status !== 'open' && element('span.badge.status', {}, STATUSES[status]),
      ),
      note && element('p.ask', {}, note),
      element(
        'div.acts',
        {},
        element(
          'button.only',
          { type: 'button', onclick: () => this.#checks.drop(check) },
          'Remove this note',
          element('span.unseen', {}, `: ${shorten(words)}`),
        ),
      ),
    );
  }

  /** @param {ItemRow} item */
  #check(item) {
    const { status, note } = this.#checks.of(item);
    const of = element('span.unseen', {}, `: ${shorten(item.words)}`);
    /** @param {Partial<Note>} change */
    const set = (change) => {
      this.#checks.set(item, change);
      tick.checked = this.#checks.of(item).status === 'checked';
      choice.value = this.#checks.of(item).status;
      row.dataset.status = choice.value;
    };
    /** @type {HTMLInputElement} */
    const tick = element('input', {
      type: 'checkbox',
      'aria-label': `Checked: ${shorten(item.words)}`,
      checked: status === 'checked',
      onchange: () => set({ status: tick.checked ? 'checked' : 'open' }),
    });
    /** @type {HTMLSelectElement} */
    const choice = element(
      'select',
      { 'aria-label': 'Status', onchange: () => set({ status: /** @type {Note['status']} */ (choice.value) }) },
      ...Object.entries(STATUSES).map(([value, name]) => element('option', { value, selected: value === status }, name)),
    );
    /** @type {HTMLTextAreaElement} */
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
      item.numbers?.length ? element('div.acts', {}, ...this.#nameSource(item.numbers)) : null,
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

  /** Keeps rows in step with the sentence that is chosen in the text. @param {number} sentence */
  follow(sentence) {
    this.#current = sentence;
    this.#markCurrent();
    this.list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #markCurrent() {
    if (!this.#ledger) return;
    const span = this.#ledger.sentences[this.#current]?.span;
    for (const row of /** @type {Iterable<HTMLElement>} */ (this.list.children)) {
      const at = Number(row.dataset.at);
      if (span && at >= span[0] && at < span[1]) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }
}

/**
 * The name behind a mark, a guess shown as a guess.
 *
 * @type {(row: {who: string, by: string, guess: boolean, missing?: boolean}) => HTMLElement}
 */
const who = ({ who, by, guess, missing = true }) =>
  element(who ? `span.who${guess ? '.guess' : ''}` : missing ? 'span.missing' : 'span.quiet', {}, by);

/** @type {(words: string) => string} */
const shorten = (words) => (words.length > 240 ? `${words.slice(0, 238).trimEnd()}…` : words);

/** @type {(ledger: Ledger) => SourceRow[]} */
function sourceRows(ledger) {
  const { attributions, quotations, statistics } = ledger.analysis;
  return sourcesOf(ledger).map(({ speaker: source, statements, sure, numbers, amounts }) => {
    const { id, name, role, mentions } = source;
    const mine = ledger.bySpeaker[id];
    const first = mentions[0] ??
      attributions[mine.attributions[0]]?.cue[0] ??
      quotations[mine.quotations[0]]?.spans[0] ??
      statistics.find((one) => ledger.speakerOfStatistic(one) === id)?.span ?? [0, 0];
    const called = [name, role].filter(Boolean).join(', ');
    return {
      speaker: id,
      source,
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

/** @type {(ledger: Ledger) => QuoteRow[]} */
function quoteRows(ledger) {
  const { quotations, speakers } = ledger.analysis;
  return quotations
    .filter(({ parent }) => parent === null)
    .map((quotation) => {
      const { spans, speaker, kind, reader } = quotation;
      const line = ledger.line(spans);
      const words = shorten(line);
      const name = at(speakers, speaker)?.name ?? '';
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

/** @type {(ledger: Ledger) => StatisticRow[]} */
function statisticRows(ledger) {
  const { statistics, attributions, speakers } = ledger.analysis;
  return statistics.map((statistic) => {
    const { span, value, kind, attribution, reader } = statistic;
    const by = at(attributions, attribution);
    const words = shorten(ledger.words(span));
    const speaker = by?.speaker ?? null;
    const name = at(speakers, speaker)?.name ?? (by && ledger.sourceOf(by)) ?? '';
    const size = Array.isArray(value) ? (value[1] ?? value[0] ?? -Infinity) : (value ?? -Infinity);
    const guess = by !== undefined && !ledger.isSure(by);
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
      value: figureOf(statistic),
      reader,
      place: { kind: 'statistic', span },
      text: `${words} ${source} ${kind}`,
    };
  });
}

/**
 * What can be checked: findings alone, or marks of one kind, or all; and what the reader corrected.
 *
 * @type {(ledger: Ledger, checks: Checks) => CheckRow[]}
 */
function checkRows(ledger, checks) {
  /** @type {(mark: Mark | null) => number | null} */
  const speakerOf = (mark) => (mark === null ? null : 'speaker' in mark ? mark.speaker : ledger.speakerOfStatistic(mark));
  const items = itemsOf(ledger).map((item) => ({
    ...item,
    speaker: speakerOf(item.mark),
    at: item.span[0],
    place: item,
    text: `${item.words} ${item.by} ${item.name}`,
  }));
  /** @type {CorrectionRow[]} */
  const corrections = ledger.corrections.map((correction) => {
    const span =
      correction.type === 'rename'
        ? (ledger.analysis.speakers.find(({ name }) => name === correction.to)?.mentions[0] ?? null)
        : locate(ledger.text, correction);
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
  /** @type {ResolvedRow[]} */
  const resolved = resolvedOf(ledger, checks.all(), items).map((one) => ({
    kind: 'resolved',
    resolved: one,
    speaker: null,
    at: one.check.span[0],
    words: one.words,
    place: { span: one.check.span, words: one.words, about: `${one.name} · ${RESOLVED[one.by][1]}`, note: notedWords(one) },
    text: `${one.words} ${one.name} ${one.note}`,
  }));
  return [...items, ...corrections, ...resolved];
}

/** @type {{[L in List]: (ledger: Ledger, checks: Checks) => RowOf[L][]}} */
const ROWS = { sources: sourceRows, quotes: quoteRows, statistics: statisticRows, checklist: checkRows };
