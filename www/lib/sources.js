/** @import { Ledger } from './ledger.js' */
/** @import { Span } from '../../types/work.js' */

/** What each source of an article says, as every view and every file counts it. */
/** @typedef {{span: Span, spans: Span[], guess: boolean, indirect: boolean}} Statement */
import { at, isGuess, isGuessed, isUnsure } from './certainty.js';
import { count, percent } from './words.js';

/**
 * The statements of a speaker, in order: what is reported of them, and what is quoted and not reported. `{span, spans, guess}` each; `guess`
 * says that it is only likely to be theirs, or a statement at all.
 *
 * @param {Ledger} ledger
 * @param {number} speaker
 */
export function statementsOf(ledger, speaker) {
  const { attributions, quotations } = ledger.analysis;
  const { attributions: said, quotations: quoted } = ledger.bySpeaker[speaker];
  const reported = new Set();
  /** @type {Set<number | null>} */
  const told = new Set(said);
  /** @type {Statement[]} */
  const statements = [];
  for (const id of said) {
    const { source, cue, content, act } = attributions[id];
    if (act === 'stance') continue;
    for (const quotation of ledger.quotationsOf.get(id) ?? []) reported.add(quotation);
    const spans = [...source, ...cue, ...content].sort((a, b) => a[0] - b[0]);
    if (spans.length)
      statements.push({
        span: [spans[0][0], Math.max(...spans.map((s) => s[1]))],
        spans,
        guess: isGuess(attributions[id]) || isUnsure(attributions[id]),
        indirect: attributions[id].kind === 'indirect',
      });
  }
  for (const id of quoted) {
    const { spans, parent, attribution } = quotations[id];
    if (!reported.has(id) && parent === null && !told.has(attribution))
      statements.push({ span: spans[0], spans, guess: isGuessed(quotations[id]), indirect: false });
  }
  return statements.sort((a, b) => a.span[0] - b.span[0]);
}

/**
 * How many things are certain and how many only likely, in words: "3 statements", "2 statements, perhaps 1 more", "perhaps 1 statement".
 *
 * @type {(sure: number, perhaps: number, word: string) => string | false}
 */
function counted(sure, perhaps, word) {
  if (!sure) return perhaps > 0 && `perhaps ${count(perhaps, word)}`;
  return perhaps ? `${count(sure, word)}, perhaps ${perhaps} more` : count(sure, word);
}

/**
 * Every source with how much of the article is its own: `{speaker, statements, numbers, guesses, amounts}`, `statements` with those that are
 * only likely, `numbers` the count of the statistics that are certainly its own, `amounts` all of it in words.
 *
 * @param {Ledger} ledger
 */
export function sourcesOf(ledger) {
  const { speakers, statistics, attributions } = ledger.analysis;
  const numbers = speakers.map(() => ({ sure: 0, perhaps: 0 }));
  for (const statistic of statistics) {
    const speaker = ledger.speakerOfStatistic(statistic);
    if (speaker === null) continue;
    const by = at(attributions, statistic.attribution);
    numbers[speaker][by && (isGuess(by) || isUnsure(by)) ? 'perhaps' : 'sure']++;
  }
  return (
    speakers
      .map((speaker) => {
        const { id } = speaker;
        const statements = statementsOf(ledger, id);
        const perhaps = statements.filter(({ guess }) => guess).length;
        const { words, guessed } = ledger.bySpeaker[id];
        const share = ledger.share(words);
        const amounts = [
          counted(statements.length - perhaps, perhaps, 'statement'),
          words > 0 && `${count(words, 'quoted word')}${share === null ? '' : ` (${percent(share)})`}`,
          guessed > 0 && `perhaps ${words ? `${guessed} more` : count(guessed, 'quoted word')}`,
          counted(numbers[id].sure, numbers[id].perhaps, 'statistic'),
        ].filter((words) => words !== false);
        return {
          speaker,
          statements,
          sure: statements.length - perhaps,
          numbers: numbers[id].sure,
          perhaps: perhaps + numbers[id].perhaps,
          amounts,
        };
      })
      // Whoever is heard nowhere is no source: while guesses are hidden, or where the reader made two of them one.
      .filter(({ speaker: { id }, amounts }) => amounts.length > 0 || ledger.bySpeaker[id].attributions.length > 0)
  );
}
