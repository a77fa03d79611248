import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, figure } from '../../www/lib/words.js';

const NOTHING = { value: null, unit: null, kind: 'count', qualifier: null, direction: null, parts: null };

const FIGURES = [
  ['15,000', { value: 15000 }],
  ['more than 15,000', { value: 15000, qualifier: 'more than' }],
  ['35.5%', { value: 35.5, unit: 'percent', kind: 'percent' }],
  ['down by almost 33.3%', { value: 1 / 3, kind: 'change', direction: 'down', qualifier: 'almost' }],
  ['1 of 5 (20%)', { value: 0.2, kind: 'ratio', parts: [1, 5] }],
  ['3 to 1', { value: 3, kind: 'score', parts: [3, 1] }],
  ['€4,500 per year', { value: 4500, unit: 'EUR/a', kind: 'rate' }],
  ['€4.50', { value: 4.5, unit: 'EUR', kind: 'money' }],
  ['€14 million', { value: 14_000_000, unit: 'EUR', kind: 'money' }],
  ['up, €2 million to €4.4 million', { value: [2_000_000, 4_400_000], unit: 'EUR', kind: 'change', direction: 'up' }],
  ['2.3 million', { value: 2_300_000 }],
  ['1,234,567', { value: 1_234_567 }],
  ['2 times', { value: 2, kind: 'ratio' }],
  ['€1 to €2', { value: [1, 2], unit: 'EUR', kind: 'money' }],
  ['12 per 100,000', { value: 12, unit: '1/100000', kind: 'rate', parts: [12, 100000] }],
  ['10 to 20 km', { value: [10, 20], unit: 'km', kind: 'measure' }],
  ['up to 20%', { value: [null, 20], unit: 'percent', kind: 'percent' }],
  ['from 20%', { value: [20, null], unit: 'percent', kind: 'percent' }],
  ['0.333 km', { value: 1 / 3, unit: 'km', kind: 'measure' }],
  ['1 day', { value: 1, unit: 'd', kind: 'measure' }],
  ['43 days', { value: 43, unit: 'd', kind: 'measure' }],
  ['11 minutes 40 seconds', { value: 700, unit: 's', kind: 'measure' }],
  ['90 seconds', { value: 90, unit: 's', kind: 'measure' }],
  ['about 2 hours 13 minutes 45.5 seconds', { value: 8025.5, unit: 's', kind: 'measure', qualifier: 'about' }],
  ['600 to 700 seconds', { value: [600, 700], unit: 's', kind: 'measure' }],
  ['7 pounds 3 ounces', { value: 7.1875, unit: 'lb', kind: 'measure' }],
  ['7.5 pounds', { value: 7.5, unit: 'lb', kind: 'measure' }],
  ['6 feet 4 inches', { value: 6 + 1 / 3, unit: 'ft', kind: 'measure' }],
  ['300 hectares', { value: 300, unit: 'har', kind: 'measure' }],
  ['1 century', { value: 1, unit: 'century', kind: 'measure' }],
  ['3 decades', { value: 3, unit: 'decade', kind: 'measure' }],
  ['25 basis points', { value: 25, unit: 'basis point', kind: 'change' }],
  ['30 miles per gallon', { value: 30, unit: 'mi/gal', kind: 'rate' }],
  ['100 megabits per second', { value: 100, unit: 'Mbit/s', kind: 'rate' }],
  ['500 BTUs', { value: 500, unit: 'BTU', kind: 'measure' }],
  ['120 km per hour', { value: 120, unit: 'km/h', kind: 'rate' }],
  ['7 widgets', { value: 7, unit: 'widgets', kind: 'measure' }],
  ['7 XQ1', { value: 7, unit: 'XQ1', kind: 'measure' }],
  ['no exact number', { kind: 'vague' }],
];

test('a statistic is said in one line, as a reader would write it', () => {
  assert.deepEqual(
    FIGURES.map(([, statistic]) => figure({ ...NOTHING, ...statistic })),
    FIGURES.map(([words]) => words),
  );
});

test('one has no plural', () => {
  assert.deepEqual([count(1, 'quote'), count(2, 'quote'), count(1000, 'summary')], ['1 quote', '2 quotes', '1,000 summaries']);
});
