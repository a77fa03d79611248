/** What each source of an article says, as every view and every file counts it. */
import { count, percent } from './words.js';

/** The statements of a speaker, in order: what is reported of them, and what is quoted and not reported. `{span, spans}` each. */
export function statementsOf(ledger, speaker) {
  const { attributions, quotations } = ledger.analysis;
  const { attributions: said, quotations: quoted } = ledger.bySpeaker[speaker];
  const reported = new Set();
  const told = new Set(said);
  const statements = [];
  for (const id of said) {
    const { source, cue, content, act } = attributions[id];
    if (act === 'stance') continue;
    for (const quotation of ledger.quotationsOf.get(id) ?? []) reported.add(quotation);
    const spans = [...source, ...cue, ...content].sort((a, b) => a[0] - b[0]);
    if (spans.length) statements.push({ span: [spans[0][0], Math.max(...spans.map((s) => s[1]))], spans });
  }
  for (const id of quoted) {
    const { spans, parent } = quotations[id];
    if (!reported.has(id) && parent === null && !told.has(quotations[id].attribution)) statements.push({ span: spans[0], spans });
  }
  return statements.sort((a, b) => a.span[0] - b.span[0]);
}

/** Every source with how much of the article is its own: `{speaker, statements, numbers, amounts}`, `numbers` the count of its statistics, the amounts in words. */
export function sourcesOf(ledger) {
  const { speakers, statistics } = ledger.analysis;
  const shares = new Map(ledger.shares().map(({ id, share }) => [id, share]));
  const numbers = speakers.map(() => 0);
  for (const statistic of statistics) {
    const speaker = ledger.speakerOfStatistic(statistic);
    if (speaker !== null) numbers[speaker]++;
  }
  return speakers.map((speaker) => {
    const { id, quoted_words } = speaker;
    const statements = statementsOf(ledger, id);
    const amounts = [
      statements.length > 0 && count(statements.length, 'statement'),
      quoted_words > 0 && `${count(quoted_words, 'quoted word')} (${percent(shares.get(id))})`,
      numbers[id] > 0 && count(numbers[id], 'statistic'),
    ].filter(Boolean);
    return { speaker, statements, numbers: numbers[id], amounts };
  });
}
