/** Which rows of a list are shown, and in which order: what the reader chose, kept while another tab is open. */
/** @import { Ledger } from '../ledger.js' */
/** @import { Checks } from '../panel.js' */
/** @import { CheckRow, RowOf, StatisticRow } from './rows.js' */
/** @import { List } from './tabs.js' */
import { STATUSES } from '../checklist.js';
import { FINDINGS } from '../words.js';
import { ROWS } from './rows.js';

/** @type {(a: {at: number}, b: {at: number}) => number} */
const byText = (a, b) => a.at - b.at;
/** The orders of each list, the first as long as none is chosen. @type {{[L in List]: [name: string, order: (a: RowOf[L], b: RowOf[L]) => number][]}} */
export const ORDERS = {
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
export const SCOPES = [
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
export const SOURCED = [
  ['All statistics', () => true],
  ['Without a source', ({ missing }) => missing],
];
export const ANY = 'Any status';

export class Filters {
  /** Whose rows are shown, or `null` for everyone's. @type {number | null} */
  speaker = null;
  /** The words that the rows must hold. */
  query = '';
  /** The order of each list, by its place in `ORDERS`. */
  order = { sources: 0, quotes: 0, statistics: 0, checklist: 0 };
  /** What of the checklist is shown, by its place in `SCOPES`. */
  scope = 0;
  status = ANY;
  /** Which statistics are shown, by their place in `SOURCED`. */
  sourced = 0;

  /** Of the checklist only one kind of finding. @param {string} title */
  findings(title) {
    this.scope = SCOPES.findIndex(([name]) => name === title);
    this.status = ANY;
  }

  /** What one row of a list is called. @param {List} list */
  rowName(list) {
    if (list !== 'checklist') return list.slice(0, -1);
    return SCOPES[this.scope][0] === 'Your corrections' ? 'correction' : 'place';
  }

  /** What of each list is wanted. @type {{[L in List]: (row: RowOf[L], checks: Checks) => boolean | undefined}} */
  #wanted = {
    sources: () => true,
    quotes: () => true,
    statistics: (row) => SOURCED[this.sourced][1](row),
    checklist: (row, checks) =>
      SCOPES[this.scope][1](row) &&
      (row.kind === 'correction' ||
        this.status === ANY ||
        STATUSES[(row.kind === 'resolved' ? row.resolved : checks.of(row)).status] === this.status),
  };

  /**
   * The rows of a list that are shown, in order; and all that could be, of everyone and with any words.
   *
   * @template {List} L
   * @param {L} list
   * @param {Ledger} ledger
   * @param {Checks} checks
   */
  rows(list, ledger, checks) {
    const query = this.query.trim().toLowerCase();
    const wanted = this.#wanted[list];
    const all = ROWS[list](ledger, checks).filter((row) => wanted(row, checks));
    const rows = all.filter((row) => this.#isShown(row, ledger) && (!query || row.text.toLowerCase().includes(query)));
    rows.sort(ORDERS[list][this.order[list]][1]);
    return { all, rows };
  }

  /**
   * Whether a row is of the speaker who is chosen: a finding is, where they are heard in its sentences.
   *
   * @param {RowOf[List]} row
   * @param {Ledger} ledger
   */
  #isShown(row, ledger) {
    const only = this.speaker;
    if (only === null || row.speaker === only || ('correction' in row && row.correction)) return true;
    return 'sentences' in row && row.sentences !== undefined && row.sentences.some((i) => ledger.isBy(i, only));
  }
}
