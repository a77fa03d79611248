/** How the rows of the checklist look: what can be checked, what was resolved since, what the reader corrected. */
/** @import { Ledger } from '../ledger.js' */
/** @import { Owner } from '../panel.js' */
/** @import { Shown } from './draw-marks.js' */
/** @import { CheckRow, CorrectionRow, ItemRow, ResolvedRow } from './rows.js' */
/** @import { Note, Statistic } from '../../../types/work.js' */
import { STATUSES } from '../checklist.js';
import { element } from '../element.js';
import { RESOLVED } from '../resolved.js';
import { place, rowOf, who, wrong } from './draw-marks.js';
import { shorten } from './rows.js';

/** @type {(row: CheckRow, shown: Shown) => HTMLElement} */
export const drawCheck = (row, shown) =>
  row.kind === 'correction' ? corrected(row, shown) : row.kind === 'resolved' ? resolved(row, shown) : toCheck(row, shown);

/** What can be checked, with its question, its status and a note. @type {(item: ItemRow, shown: Shown) => HTMLElement} */
function toCheck(item, { ledger, owner }) {
  const { status, note } = owner.checks.of(item);
  const of = element('span.unseen', {}, `: ${shorten(item.words)}`);
  /** @param {Partial<Note>} change */
  const set = (change) => {
    owner.checks.set(item, change);
    tick.checked = owner.checks.of(item).status === 'checked';
    choice.value = owner.checks.of(item).status;
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
  const row = rowOf(
    item,
    element('div.check', {}, tick, place(owner, '.said', item.span, shorten(item.words))),
    element('p.meta', {}, element('span.badge', {}, item.name), item.says && element('span.value', {}, item.says), item.by && who(item)),
    element('p.ask', {}, `To ${item.ask}: ${item.question}`),
    item.numbers?.length ? element('div.acts', {}, ...nameSource(item.numbers, ledger, owner)) : null,
    element(
      'details.note',
      { open: Boolean(note) },
      element('summary', {}, 'Status and note', of),
      element('div.noting', {}, choice, words, wrong(owner, item)),
    ),
  );
  row.dataset.status = status;
  return row;
}

/**
 * Where the reader names the source of a number that has none.
 *
 * @type {(numbers: Statistic[], ledger: Ledger, owner: Owner) => HTMLElement[]}
 */
function nameSource(numbers, ledger, owner) {
  return numbers.map((one) => {
    const words = ledger.words(one.span);
    return element(
      'button.only',
      { type: 'button', onclick: () => owner.correct('statistic', one) },
      'Name the source',
      numbers.length > 1 ? ` of “${shorten(words)}”` : element('span.unseen', {}, ` of ${shorten(words)}`),
    );
  });
}

/** What the reader corrected, with a way back. @type {(row: CorrectionRow, shown: Shown) => HTMLElement} */
function corrected({ correction, at, span, words }, { owner }) {
  const of = element('span.unseen', {}, `: ${words}`);
  return element(
    'li',
    { data: span ? { at } : {} },
    span ? place(owner, '.said', span, shorten(words)) : element('p', {}, shorten(words)),
    element('div.acts', {}, element('button.only', { type: 'button', onclick: () => owner.undo(correction) }, 'Undo', of)),
  );
}

/** What was noted of something that is not there any more. @type {(row: ResolvedRow, shown: Shown) => HTMLElement} */
function resolved({ at, words, resolved }, { owner }) {
  const { check, name, span, by, status, note } = resolved;
  return element(
    'li',
    { data: span ? { at, status } : { status } },
    span ? place(owner, '.said', span, shorten(words)) : element('p', {}, shorten(words)),
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
        { type: 'button', onclick: () => owner.checks.drop(check) },
        'Remove this note',
        element('span.unseen', {}, `: ${shorten(words)}`),
      ),
    ),
  );
}
