import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followed } from '../../www/lib/resolved.js';

const TEXT = 'One came. Winds reached 120 km. Two went.';

const note = (words, text = TEXT) => ({
  kind: 'finding',
  finding: 'statistic without source',
  span: [text.indexOf(words), text.indexOf(words) + words.length],
  words,
  status: 'asked',
  note: 'mail',
});

/** The words of a note after edits, `null` where they are gone; it says the same all the time. */
function after(words, ...texts) {
  let [before, checks] = [TEXT, [note(words)]];
  for (const text of texts) {
    checks = followed(before, text, checks);
    before = text;
  }
  const [{ span, words: now, gone = false, status, note: said }] = checks;
  assert.deepEqual([status, said], ['asked', 'mail']);
  if (!gone) assert.equal(before.slice(...span), now);
  return gone ? null : now;
}

test('a note stays with its words, whatever is written before, in and behind them', () => {
  const WINDS = 'Winds reached 120 km.';
  assert.equal(after(WINDS, `Today. ${TEXT}`), WINDS);
  assert.equal(after(WINDS, `${TEXT} Three stayed.`), WINDS);
  assert.equal(after(WINDS, TEXT.replace('120', '130')), 'Winds reached 130 km.');
  assert.equal(after(WINDS, TEXT.replace('km.', 'km, the Met Office said.')), 'Winds reached 120 km, the Met Office said.');
  assert.equal(after(WINDS, TEXT.replace(WINDS, 'It blew.')), 'It blew.');
  // An edit over its beginning, and one over its end.
  assert.equal(after(WINDS, TEXT.replace('came. Winds', 'went, and winds')), 'inds reached 120 km.');
  assert.equal(after(WINDS, TEXT.replace('km. Two', 'miles, and two')), 'Winds reached 120 ');
});

test('a note whose words are gone keeps them, and is found again where they come back', () => {
  const without = TEXT.replace('Winds reached 120 km. ', '');
  assert.equal(after('Winds reached 120 km.', without), null);
  assert.equal(after('Winds reached 120 km.', without, TEXT), 'Winds reached 120 km.');
  assert.equal(after('Winds reached 120 km.', without, `Today. ${without}`, `Today. ${TEXT}`), 'Winds reached 120 km.');
  // Of two numbers that are alike the other one is not the one that is gone.
  const twice = 'It cost 40. He paid 40.';
  const [first] = followed(twice, 'He paid 40.', [{ ...note('40', twice), kind: 'statistic', finding: null }]);
  assert.equal(first.gone, true);
});
