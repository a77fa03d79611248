import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FORMATS } from '../../www/lib/export.js';
import { Ledger } from '../../www/lib/ledger.js';

/** An analysis of so many paragraphs that are one quotation, which nobody closes. `looks` counts how often one of its pieces was looked at. */
function unclosed(paragraphs) {
  const text = '“Words.\n\n'.repeat(paragraphs);
  const spans = Array.from({ length: paragraphs }, (_, i) => [i * 9, i * 9 + 7]);
  const counted = { looks: 0 };
  const pieces = new Proxy(spans, { get: (all, key) => ((counted.looks += /^\d+$/.test(String(key)) ? 1 : 0), Reflect.get(all, key)) });
  const analysis = {
    paragraphs: spans.map((span) => ({ span, kind: 'prose' })),
    sentences: spans.map((span, paragraph) => ({ span, paragraph, kind: 'prose', labels: ['quote'] })),
    quotations: [
      { id: 0, spans: pieces, kind: 'full', parent: null, speaker: null, guess: false, attribution: null, orphan: true, link: null },
    ],
    ...{ statistics: [], attributions: [], speakers: [], evidence: [], passed_over: [], findings: [] },
  };
  const building = Ledger.build(text, analysis);
  let step;
  do step = building.next();
  while (!step.done);
  return { ledger: step.value, counted };
}

test('marks of a quotation in thousands of pieces are looked up, a sentence at a time', () => {
  const { ledger, counted } = unclosed(4000);
  counted.looks = 0;
  for (let i = 0; i < 4000; i++) assert.deepEqual(ledger.marks(i).at(-1), ['quote', [i * 9, i * 9 + 7]]);
  assert.ok(counted.looks < 4000 * 60, `${counted.looks} looks`);
});

test('so are those of the annotated page', () => {
  const { ledger, counted } = unclosed(4000);
  counted.looks = 0;
  const html = [...FORMATS.find(({ id }) => id === 'html').write(ledger, {})].join('');
  assert.equal(html.match(/<mark class="quote"/g).length, 4000);
  assert.ok(counted.looks < 4000 * 60, `${counted.looks} looks`);
});
