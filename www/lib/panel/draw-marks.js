/** How the rows of sources, quotes and statistics look, and what all rows share. */
/** @import { Item } from '../checklist.js' */
/** @import { Ledger } from '../ledger.js' */
/** @import { Owner } from '../panel.js' */
/** @import { MarkRow, QuoteRow, SourceRow, StatisticRow } from './rows.js' */
/** @import { Child, Children } from '../../../types/dom.js' */
/** @import { Mark, Span } from '../../../types/work.js' */
import { STATUSES } from '../checklist.js';
import { element } from '../element.js';
import { typeOf } from '../words.js';
import { shorten } from './rows.js';

/** What rows are drawn from besides themselves. @typedef {{ledger: Ledger, speaker: number | null, owner: Owner}} Shown */

/** Statements of a source that are listed, at most. */
const LISTED = 80;

/** @type {(row: {at: number}, ...content: Children) => HTMLElement} */
export const rowOf = (row, ...content) => element('li', { data: { at: row.at } }, ...content);

/** The words of a row, which lead to where they stand. @type {(owner: Owner, label: string, span: Span, ...children: Children) => HTMLElement} */
export const place = (owner, label, span, ...children) =>
  element(`button.place${label}`, { type: 'button', onclick: () => owner.jump(span) }, ...children);

/**
 * The name behind a mark, a guess shown as a guess.
 *
 * @type {(row: {who: string, by: string, guess: boolean, missing?: boolean}) => HTMLElement}
 */
export const who = ({ who, by, guess, missing = true }) =>
  element(who ? `span.who${guess ? '.guess' : ''}` : missing ? 'span.missing' : 'span.quiet', {}, by);

/** @type {(row: SourceRow, shown: Shown) => HTMLElement} */
export function drawSource(row, { ledger, speaker, owner }) {
  const { source } = row;
  return rowOf(
    row,
    element(
      'div.row-head',
      {},
      place(owner, '.name', row.span, row.name),
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
          'aria-pressed': speaker === row.speaker,
          onclick: () => owner.only(speaker === row.speaker ? null : row.speaker),
        },
        'Only this source',
        element('span.unseen', {}, `: ${row.name}`),
      ),
      element(
        'button.only',
        { type: 'button', onclick: () => owner.rename(row.speaker) },
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
            .slice(0, LISTED)
            .map(({ span, spans, guess }) =>
              element(guess ? 'li.guess' : 'li', {}, place(owner, '', span, guess && 'perhaps: ', shorten(ledger.line(spans)))),
            ),
        ),
      ),
  );
}

/** @type {(row: QuoteRow, shown: Shown) => HTMLElement} */
export function drawQuote(row, { owner }) {
  return rowOf(
    row,
    place(owner, '.said', row.span, row.words),
    element('p.meta', {}, who(row), row.partial && element('span.badge', {}, 'a few words'), badges(owner, row), wrong(owner, row)),
  );
}

/** @type {(row: StatisticRow, shown: Shown) => HTMLElement} */
export function drawStatistic(row, { owner }) {
  return rowOf(
    row,
    place(owner, '.number', row.span, row.words),
    element(
      'p.meta',
      {},
      row.value && element('span.value', {}, row.value),
      who(row),
      badges(owner, row),
      wrong(owner, row, row.missing ? 'Name the source' : ''),
    ),
  );
}

/**
 * Where the reader says what is wrong with a mark, or names what it lacks.
 *
 * @param {Owner} owner
 * @param {{kind: Item['kind'], mark: Mark | null, words: string}} row
 */
export function wrong(owner, { kind, mark, words }, lacks = '') {
  return (
    kind !== 'finding' &&
    mark &&
    element(
      'button.only',
      { type: 'button', onclick: () => owner.correct(kind, mark) },
      lacks || 'Correct',
      element('span.unseen', {}, `${lacks ? ', correct' : ''} or report: ${shorten(words)}`),
    )
  );
}

/** What the reader did to a mark. @type {(owner: Owner, row: MarkRow) => Child[]} */
function badges(owner, row) {
  const { status, note } = owner.checks.of({ ...row, finding: null });
  return [
    row.reader && element('span.badge.yours', {}, 'yours'),
    status !== 'open' && element('span.badge.status', {}, STATUSES[status]),
    note && element('span.badge', {}, 'note'),
  ];
}
