/**
 * The ledger beside the text: overview, sources, quotes, statistics, checklist. Every row leads to its place. Shared by page and
 * extension; it knows rows and clicks, and asks its owner to jump or to filter.
 */
/** @import { Ledger } from './ledger.js' */
/** @import { Shown } from './panel/draw-marks.js' */
/** @import { Copy, Jump, Only } from './panel/overview.js' */
/** @import { RowOf } from './panel/rows.js' */
/** @import { List, Tab } from './panel/tabs.js' */
/** @import { Place } from './take.js' */
/** @import { Check, Checkable, Correction, Label, Mark, Note } from '../../types/work.js' */
import { element } from './element.js';
import { drawCheck } from './panel/draw-checks.js';
import { drawQuote, drawSource, drawStatistic } from './panel/draw-marks.js';
import { Filters } from './panel/filters.js';
import { LongList } from './panel/long-list.js';
import { overview } from './panel/overview.js';
import { TITLES, Tabs } from './panel/tabs.js';
import { toolsOf } from './panel/tools.js';
import { count, digits } from './words.js';

/**
 * What the panel asks for.
 *
 * @typedef {Object} Owner
 * @property {Jump} jump
 * @property {Only} only
 * @property {Copy} copy
 * @property {(speaker: number) => void} rename
 * @property {(kind: Label, mark: Mark) => void} correct
 * @property {(correction: Correction) => void} undo
 * @property {Checks} checks
 */
/** @typedef {{of: (item: Checkable) => Note, set: (item: Checkable, change: Partial<Note>) => unknown, all: () => Check[], drop: (check: Check) => unknown}} Checks  `all` gives those that may have been resolved */

/** How the rows of each list look. @type {{[L in List]: (row: RowOf[L], shown: Shown) => HTMLElement}} */
const DRAW = { sources: drawSource, quotes: drawQuote, statistics: drawStatistic, checklist: drawCheck };

/** What a list says that holds nothing. @type {Record<List, string>} */
const EMPTY = { sources: 'No sources.', quotes: 'No quotations.', statistics: 'No statistics.', checklist: 'Nothing here.' };

export class Panel {
  #owner;
  #tabs = new Tabs((tab) => this.open(tab));
  #tools = element('div.panel-tools');
  #summary = element('p.summary');
  #body = element('div.panel-body', { role: 'tabpanel', id: 'tab-body', tabindex: 0 });
  #list = new LongList();
  #filters = new Filters();
  /** @type {Ledger | null} */
  #ledger = null;
  /** What is listed, as it is copied. @type {Place[]} */
  #places = [];

  /**
   * @param {HTMLElement} host
   * @param {Owner} owner
   */
  constructor(host, owner) {
    this.#owner = owner;
    host.append(this.#tabs.element, this.#tools, this.#body);
    this.open('overview');
  }

  /** Shows another analysis, everyone in it; `null` for none. @param {Ledger | null} ledger */
  show(ledger) {
    // What had the focus goes with the rows before.
    const focused = this.#body.contains(document.activeElement);
    this.#ledger = ledger;
    this.#filters.speaker = null;
    this.#filters.query = '';
    this.#list.mark(undefined);
    this.open(this.#tabs.chosen);
    if (focused) this.#tabs.focus();
  }

  /** Goes to the search field, on the tab that is open or on the first that can be searched. */
  search() {
    if (this.#tabs.chosen === 'overview') this.open('sources');
    this.#tools.querySelector('input')?.focus();
  }

  /** Shows only one speaker's rows, or everyone's. @param {number | null} speaker */
  filter(speaker) {
    this.#filters.speaker = speaker;
    this.open(this.#tabs.chosen);
  }

  /** Opens a tab. @param {Tab} tab */
  open(tab) {
    if (tab !== this.#tabs.chosen) this.#filters.query = '';
    this.#tabs.choose(tab);
    this.#body.setAttribute('aria-labelledby', `tab-${tab}`);
    this.#tools.replaceChildren();
    this.#list.stop();
    if (!this.#ledger) {
      this.#body.replaceChildren();
    } else if (tab === 'overview') {
      const { jump, only, copy } = this.#owner;
      const open = (/** @type {Tab} */ id) => this.open(id);
      this.#body.replaceChildren(overview(this.#ledger, { jump, only, copy, open, check: (title) => this.#openFindings(title) }));
    } else {
      this.#showTools(tab, this.#ledger);
      this.#showList(tab, this.#ledger);
    }
    this.#body.scrollTop = 0;
  }

  /** Opens the checklist with one kind of finding. @param {string} title */
  #openFindings(title) {
    this.#filters.findings(title);
    this.open('checklist');
    this.#tabs.focus();
  }

  /**
   * @param {List} list
   * @param {Ledger} ledger
   */
  #showTools(list, ledger) {
    const { speaker } = this.#filters;
    this.#summary = element('p.summary');
    this.#tools.append(
      ...toolsOf(list, this.#filters, {
        speaker: speaker === null ? null : ledger.analysis.speakers[speaker].name,
        summary: this.#summary,
        changed: () => this.#showList(list, ledger),
        copy: () => this.#owner.copy(TITLES[list], this.#places),
        everyone: () => this.#owner.only(null),
      }),
    );
  }

  /**
   * Shows the rows of a list that are wanted.
   *
   * @template {List} L
   * @param {L} list
   * @param {Ledger} ledger
   */
  #showList(list, ledger) {
    const filters = this.#filters;
    const { all, rows } = filters.rows(list, ledger, this.#owner.checks);
    const shown = { ledger, speaker: filters.speaker, owner: this.#owner };
    const draw = DRAW[list];
    this.#places = rows.map(({ place }) => place);
    this.#summary.textContent = this.#sum(list, ledger, all, rows);
    this.#list.begin(
      rows.map((row) => () => draw(row, shown)),
      count(rows.length, filters.rowName(list)),
    );
    this.#body.replaceChildren(rows.length ? this.#list.element : this.#nothing(list, ledger, all.length), this.#list.sentinel);
    this.#list.grow();
  }

  /**
   * What a list adds up to, in words.
   *
   * @type {(list: List, ledger: Ledger, all: RowOf[List][], rows: RowOf[List][]) => string}
   */
  #sum(list, ledger, all, rows) {
    const one = this.#filters.rowName(list);
    const of = rows.length < all.length ? `${digits(rows.length)} of ` : '';
    const resolved = all.filter((row) => 'resolved' in row).length;
    const open = resolved && !of ? `${count(all.length - resolved, one)}, ${digits(resolved)} resolved` : count(all.length, one);
    const sentences =
      list === 'quotes'
        ? ledger.counts.quote
        : list !== 'statistics'
          ? undefined
          : this.#filters.sourced
            ? new Set(rows.map(({ at }) => ledger.sentenceAt(at))).size
            : ledger.counts.statistic;
    return `${of}${open}${sentences !== undefined && !of ? ` in ${count(sentences, 'sentence')}` : ''}`;
  }

  /**
   * Stands where no row is shown of `all`.
   *
   * @type {(list: List, ledger: Ledger, all: number) => HTMLElement}
   */
  #nothing(list, ledger, all) {
    const { speaker, query } = this.#filters;
    const searched = query.trim() !== '';
    if (!all || speaker === null || searched) return element('p.empty', {}, searched ? 'Nothing found.' : EMPTY[list]);
    return element(
      'p.empty',
      {},
      `Nothing here of ${ledger.analysis.speakers[speaker].name}. `,
      element('button.only', { type: 'button', onclick: () => this.#owner.only(null) }, `Show everyone’s ${digits(all)}`),
    );
  }

  /** Shows what was noted elsewhere, and as many rows as before. */
  refresh() {
    const list = this.#tabs.chosen;
    if (!this.#ledger || list === 'overview') return;
    const [{ made }, top] = [this.#list, this.#body.scrollTop];
    this.#showList(list, this.#ledger);
    this.#list.growTo(made);
    this.#body.scrollTop = top;
  }

  /** Keeps rows in step with the sentence that is chosen in the text. @param {number} sentence */
  follow(sentence) {
    this.#list.mark(this.#ledger?.sentences[sentence]?.span);
    this.#list.follow();
  }
}
