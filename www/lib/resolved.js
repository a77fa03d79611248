/** What becomes of a reader's notes when the text is edited: they follow their words, and what an edit resolves is still there to be read. */
/** @import { Item } from './checklist.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { Check, Label, Mark, Note, Span } from '../../types/work.js' */
import { itemsOf, keyOf, titleOf } from './checklist.js';
import { locate, spanOf } from './corrections.js';
import { LABELS } from './words.js';

/** How something was resolved, as the reader is told it, and as it is written in files. */
export const RESOLVED = {
  edit: ['Resolved by your edit', 'resolved by an edit of the reader’s'],
  correction: ['Resolved by your correction', 'resolved by a correction of the reader’s'],
  gone: ['No longer in the text', 'no longer in the text'],
};

/**
 * A note on what is no longer found: on a finding that the text gives no cause for any more, or on words that are gone.
 *
 * @typedef {Note & {check: Check, name: string, words: string, span: Span | null, by: keyof typeof RESOLVED}} Resolved
 */

/**
 * The notes on another state of a text, which differs from the one before in one place, as after a key. A note whose words are all gone keeps
 * them: they may come back.
 *
 * @type {(before: string, after: string, checks: Check[]) => Check[]}
 */
export function followed(before, after, checks) {
  if (!checks.length || before === after) return checks;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (same < most - from && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  const end = before.length - same;
  const moved = after.length - before.length;
  return checks.map((check) => {
    const { gone, ...kept } = check;
    const at = gone ? check.span : (locate(before, check) ?? check.span);
    /** @type {(start: number, words: string) => Check} */
    const lost = (start, words) => ({ ...kept, span: [start, start + words.length], words, gone: true });
    if (gone) {
      const start = at[0] >= end ? at[0] + moved : Math.min(at[0], from);
      const back = [at[0], start].find((start) => after.startsWith(check.words, start));
      return back === undefined ? lost(start, check.words) : { ...kept, span: [back, back + check.words.length] };
    }
    const [start, stop] = at;
    if (stop <= from) return { ...kept, span: at };
    if (start >= end) return { ...kept, span: [start + moved, stop + moved] };
    // An edit over all of the words and more takes them away; of one over their beginning or their end the rest stays.
    if (from <= start && stop <= end && (from < start || stop < end)) return lost(Math.min(start, from), check.words);
    /** @type {Span} */
    const span = from < start ? [end + moved, stop + moved] : [start, end > stop ? from : stop + moved];
    const words = after.slice(...span);
    return words.trim() ? { ...kept, span, words } : lost(Math.min(start, from), check.words);
  });
}

/**
 * By what the marks of an article are known, those too that the reader corrected or does not want to see.
 *
 * @param {Ledger} ledger
 */
function marksOf({ whole, analysis }) {
  /** @type {Set<string>} */
  const keys = new Set();
  /** @type {(kind: Label, marks: Mark[]) => void} */
  const put = (kind, marks) => {
    for (const mark of marks) {
      const span = spanOf(mark);
      if (span) keys.add(keyOf({ kind, span }));
    }
  };
  for (const { quotations, statistics, attributions } of [whole, analysis]) {
    put('quote', quotations);
    put('statistic', statistics);
    put('attribution', attributions);
  }
  return keys;
}

/**
 * The notes with the places that their marks and findings have now: an edit may have given one another beginning.
 *
 * @type {(ledger: Ledger, checks: Check[]) => Check[]}
 */
export function settled(ledger, checks) {
  if (!checks.length) return checks;
  const items = itemsOf(ledger);
  const known = new Set([...items.map(keyOf), ...marksOf(ledger)]);
  return checks.map((check) => {
    const span = check.gone ? null : locate(ledger.text, check);
    if (!span || known.has(keyOf({ ...check, span }))) return check;
    const now = items.find(
      (item) => item.kind === check.kind && item.finding === check.finding && item.span[0] < span[1] && span[0] < item.span[1],
    );
    return now ? { ...check, span: now.span, words: ledger.text.slice(...now.span) } : check;
  });
}

/**
 * The notes of which the checklist has no place any more, in order of the text.
 *
 * @type {(ledger: Ledger, checks: Check[], items?: Item[]) => Resolved[]}
 */
export function resolvedOf(ledger, checks, items = itemsOf(ledger)) {
  if (!checks.length) return [];
  const findings = items.filter(({ kind }) => kind === 'finding');
  const marks = marksOf(ledger);
  /** @type {(check: Check, span: Span | null) => Resolved['by'] | null} */
  const by = (check, span) => {
    if (!span) return 'gone';
    const finding = check.finding ?? check.about;
    if (!finding) return marks.has(keyOf({ ...check, span })) || check.kind === 'stance' ? null : 'gone';
    if (findings.some((item) => item.finding === finding && item.span[0] < span[1] && span[0] < item.span[1])) return null;
    const sentence = ledger.sentenceAt(span[0]);
    return ledger.whole.findings.some(({ kind, sentences }) => kind === finding && sentences.includes(sentence)) ? 'correction' : 'edit';
  };
  return checks
    .flatMap((check) => {
      const span = check.gone ? null : locate(ledger.text, check);
      const how = by(check, span);
      const { finding, about, kind, words, status, note } = check;
      const name = finding || about ? titleOf(finding ?? about ?? '') : (LABELS[/** @type {Label} */ (kind)] ?? kind);
      return how ? [{ check, name, words: words.replace(/\s+/g, ' '), span, by: how, status, note }] : [];
    })
    .sort((a, b) => a.check.span[0] - b.check.span[0]);
}
