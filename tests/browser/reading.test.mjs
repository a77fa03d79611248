import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { PASSAGE, analysed, highlights, painted, paste, places, suite, textOf } from './harness.mjs';

const { open, reading } = await suite({ after, afterEach });

const focusedWords = (page) => page.evaluate(() => (document.activeElement.matches('.s') ? document.activeElement.textContent : null));

test('a pasted article stands on the page with its quotations, numbers and sources painted', async () => {
  const page = await reading();
  const painted = await highlights(page);
  assert.ok(painted['sourcelight-quote'].includes('“We had no warning,”'));
  assert.ok(painted['sourcelight-quote'].includes('“far too slow”'));
  assert.ok(painted['sourcelight-statistic'].some((words) => words.includes('3,000 people')));
  assert.ok(painted['sourcelight-source'].some((words) => words.includes('Ruth Amadi')));
  assert.ok(painted['sourcelight-cue'].includes('according to'));
  assert.ok(painted['sourcelight-quote-sentence'].some((words) => words.startsWith('“We had no warning,” said Ruth Amadi')));
  assert.equal(await page.$eval('#text', (text) => text.innerText.replace(/\n+/g, '\n\n').trim()), PASSAGE);
});

test('painting registers names of its own and leaves the highlights of others alone', async () => {
  const page = await reading();
  await page.evaluate(() =>
    CSS.highlights.set(
      'somebody-else',
      new Highlight(new StaticRange({ startContainer: document.body, startOffset: 0, endContainer: document.body, endOffset: 1 })),
    ),
  );
  await page.click('#new');
  await paste(page, 'Another text. “Yes,” said Bo Lind.');
  const names = await page.evaluate(() => [...CSS.highlights.keys()]);
  assert.ok(names.includes('somebody-else'));
  assert.deepEqual(
    names.filter((name) => name !== 'somebody-else' && !name.startsWith('sourcelight-')),
    [],
  );
});

test('painting changes no element of the text: marks are not markup', async () => {
  const page = await reading();
  assert.deepEqual(await page.$$eval('#text *', (all) => [...new Set(all.map((e) => e.localName))].sort()), ['p', 'section', 'span']);
  assert.deepEqual(await page.$$eval('#text mark', (all) => all.length), 0);
});

test('the legend counts every kind, and a kind that is switched off is no longer painted', async () => {
  const page = await reading();
  assert.match(await textOf(page, '[data-kind="quote"]'), /Quotes\s*\d+/);
  await page.click('[data-key="toggle-quote"]');
  const names = Object.keys(await highlights(page));
  assert.ok(!names.includes('sourcelight-quote') && !names.includes('sourcelight-quote-sentence'));
  assert.ok(names.includes('sourcelight-statistic'));
  assert.equal(await page.$eval('[data-key="toggle-quote"]', (button) => button.getAttribute('aria-pressed')), 'false');
  await page.click('[data-key="toggle-quote"]');
  assert.ok(Object.keys(await highlights(page)).includes('sourcelight-quote'));
});

test('stance and what was passed over stay hidden until they are asked for', async () => {
  const page = await reading();
  const names = async () => Object.keys(await highlights(page));
  assert.ok(!(await names()).includes('sourcelight-stance') && !(await names()).includes('sourcelight-passed'));
  await page.click('[data-key="toggle-stance"]');
  await page.click('[data-key="toggle-passed"]');
  assert.ok((await names()).includes('sourcelight-stance') && (await names()).includes('sourcelight-passed'));
});

test('a click on a marked sentence shows what it is and why', async () => {
  const page = await reading();
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('3,000')).click());
  const card = await textOf(page, '#card');
  assert.match(card, /Statistic/);
  assert.match(card, /3,000/);
  assert.match(card, /Why it is marked/);
  assert.match(card, /Confidence/);
});

/** Where a sentence begins on the screen. */
const place = (page, words) =>
  page.evaluate((words) => {
    const { x, y } = [...document.querySelectorAll('.s')].find((s) => s.textContent.includes(words)).getClientRects()[0];
    return [x + 30, y + 12];
  }, words);

/** Moves the pointer onto a sentence and lets it rest there. */
async function rest(page, words) {
  const [x, y] = await place(page, words);
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x, y);
}

const cardShows = (page, words) =>
  page.waitForFunction(
    (words) => !document.getElementById('card').hidden && document.getElementById('card').textContent.includes(words),
    {},
    words,
  );

/** Holds what the page wants to do later, until `later` does it. */
const hold = (page) =>
  page.evaluate(() => {
    const held = new Map();
    const clear = window.clearTimeout;
    let last = 0;
    window.setTimeout = (act) => (held.set(--last, act), last);
    window.clearTimeout = (id) => held.delete(id) || clear(id);
    window.later = () => {
      const acts = [...held.values()];
      held.clear();
      for (const act of acts) act();
    };
  });
const later = (page) => page.evaluate(() => window.later());

const cardIsGone = (page) => page.waitForFunction(() => document.getElementById('card').hidden);

test('the pointer that rests on a sentence brings a first look, which stays while the pointer is on it and goes when it leaves', async () => {
  const page = await reading();
  await rest(page, '3,000');
  await cardShows(page, 'about 3,000');
  assert.match(await textOf(page, '#card'), /Statistic.*about 3,000.*likely/);
  assert.equal(await page.$$eval('#card button', (all) => all.length), 0);
  const box = await page.$eval('#card', (card) => card.getBoundingClientRect().toJSON());
  await hold(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.waitForSelector('#card:hover');
  await later(page);
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
  await page.mouse.move(5, 400, { steps: 3 });
  await page.waitForSelector('#card:not(:hover)');
  await later(page);
  assert.equal(await page.$eval('#card', (card) => card.hidden), true);
});

test('Escape takes the first look away, a click makes it the whole card', async () => {
  const page = await reading();
  await rest(page, '3,000');
  await cardShows(page, 'about 3,000');
  await page.keyboard.press('Escape');
  assert.equal(await page.$eval('#card', (card) => card.hidden), true);
  await rest(page, 'no warning');
  await cardShows(page, 'Ruth Amadi');
  const [x, y] = await place(page, 'no warning');
  await page.mouse.click(x, y);
  await cardShows(page, 'Why it is marked');
  // The whole card stays when the pointer goes elsewhere.
  await hold(page);
  await rest(page, '3,000');
  await page.waitForFunction(() => document.querySelector('.s:hover')?.textContent.includes('3,000'));
  await later(page);
  assert.match(await textOf(page, '#card'), /We had no warning.*Why it is marked/);
});

test('a click leaves the line that was clicked where it is, and its card is in the window', async () => {
  const page = await open();
  await paste(page, Array(8).fill(PASSAGE).join('\n\n'));
  for (const share of [0.25, 0.5, 0.8]) {
    // The first card of all, with the hint above the text, is that of a page at its top.
    const nth = await page.evaluate(
      (share) => [...document.querySelectorAll('.s')].findIndex((s) => s.getClientRects()[0].top > innerHeight * share),
      share,
    );
    const at = () => page.evaluate((nth) => document.querySelectorAll('.s')[nth].getClientRects()[0].toJSON(), nth);
    const { x, y, top } = await at();
    await page.mouse.click(x + 30, y + 12);
    await cardShows(page, 'Why it is marked');
    await painted(page);
    assert.equal((await at()).top, top);
    const card = await page.$eval('#card', (card) => card.getBoundingClientRect().toJSON());
    assert.ok(card.top >= 0 && card.bottom <= 860, `${card.top} to ${card.bottom}`);
    await page.keyboard.press('Escape');
    await page.evaluate(() => scrollBy(0, 150));
    await painted(page);
  }
});

test('in a narrow window the sheet of a card does not lie on its sentence', async () => {
  const page = await open({ width: 390, height: 700 });
  await paste(page, Array(4).fill(PASSAGE).join('\n\n'));
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.getBoundingClientRect().top > innerHeight * 0.7).click());
  const [sentence, card] = await page.evaluate(() =>
    [document.querySelector('.s.current'), document.getElementById('card')].map((it) => it.getBoundingClientRect().toJSON()),
  );
  assert.ok(sentence.bottom <= card.top, `${sentence.bottom} above ${card.top}`);
});

test('the row of kinds shows that it goes on where it is wider than the window', async () => {
  const page = await open({ width: 390, height: 700 });
  await paste(page, PASSAGE);
  const [wider, fade] = await page.$eval('#legend', (legend) => [
    legend.scrollWidth > legend.clientWidth,
    getComputedStyle(legend, '::after').backgroundImage,
  ]);
  assert.equal(wider, true);
  assert.match(fade, /gradient/);
  await page.$eval('#legend', (legend) => (legend.scrollLeft = legend.scrollWidth));
  const [last, legend] = await page.$eval('#legend', (legend) =>
    [legend.lastElementChild, legend].map((it) => it.getBoundingClientRect().right),
  );
  assert.ok(last <= legend - 30, `${last} before the fade in ${legend}`);
});

test('a sentence that the Tab key reaches shows its first look, until the focus leaves', async () => {
  const page = await reading();
  await page.focus('[data-key="next-statistic"]');
  while (!(await focusedWords(page))) await page.keyboard.press('Tab');
  await cardShows(page, 'county education office');
  await page.keyboard.press('Tab');
  await cardIsGone(page);
});

test('the card leads to the other places of the speaker', async () => {
  const page = await reading();
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('no warning')).click());
  assert.match(await textOf(page, '#card .elsewhere h3'), /^Ruth Amadi, 1 other place$/);
  await page.evaluate(() => document.querySelector('#card .elsewhere .place').click());
  assert.match(await textOf(page, '.s.current'), /Nobody called us/);
  assert.match(await textOf(page, '#card'), /Nobody called us/);
});

test('how to get at a card is told until the reader has seen one, and not again', async () => {
  const page = await reading();
  const told = () => page.$eval('#hint', (hint) => hint.checkVisibility());
  assert.equal(await told(), true);
  await page.keyboard.press('n');
  assert.equal(await told(), false);
  // What told it stood above the text: without it the text moves, and the card with it.
  const [card, sentence] = await page.evaluate(() =>
    [document.getElementById('card'), document.activeElement].map((it) => it.getBoundingClientRect().toJSON()),
  );
  assert.ok(card.left >= sentence.right && Math.abs(card.top - sentence.top) < 20, `${card.top} beside ${sentence.top}`);
  await page.click('#new');
  await paste(page, PASSAGE);
  assert.equal(await told(), false);
});

test('the card says of a quotation without a speaker that nobody is named', async () => {
  const page = await reading();
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('kitchen')).click());
  assert.match(await textOf(page, '#card'), /Speaker(No speaker named|not named, perhaps)/);
});

test('the keys lead through the marks, also by kind, and the card follows', async () => {
  const page = await reading();
  await page.keyboard.press('n');
  const first = await focusedWords(page);
  assert.match(first, /^The storm closed/);
  await page.keyboard.press('j');
  assert.notEqual(await focusedWords(page), first);
  await page.keyboard.press('p');
  assert.equal(await focusedWords(page), first);
  await page.keyboard.press('q');
  assert.match(await focusedWords(page), /“/);
  assert.match(await textOf(page, '#card h2'), /Quote/);
  await page.keyboard.press('s');
  assert.match(await textOf(page, '#card h2'), /Statistic/);
  await page.keyboard.down('Shift');
  await page.keyboard.press('S');
  await page.keyboard.up('Shift');
  assert.equal(await focusedWords(page), first);
});

test('the legend leads on by kind, numbers show and hide a kind, and ? shows all keys', async () => {
  const page = await reading();
  await page.click('[data-key="next-quote"]');
  assert.match(await focusedWords(page), /no warning/);
  await page.keyboard.press('2');
  assert.ok(!Object.keys(await highlights(page)).includes('sourcelight-statistic'));
  await page.keyboard.press('2');
  assert.ok(Object.keys(await highlights(page)).includes('sourcelight-statistic'));
  await page.keyboard.press('?');
  assert.match(await textOf(page, 'dialog[open]'), /next, previous marked sentence/);
});

test('at the last mark the page says so for all to see', async () => {
  const page = await reading();
  while (!(await textOf(page, '#toast'))) await page.keyboard.press('n');
  assert.match(await textOf(page, '#toast'), /^No further mark\./);
  assert.match(await focusedWords(page), /kitchen/);
  await page.waitForFunction(() => !document.getElementById('toast').textContent);
});

test('where the reader has scrolled on, the keys lead on from what is in the window', async () => {
  const page = await open();
  await paste(page, Array(30).fill(PASSAGE).join('\n\n'));
  await page.keyboard.press('n');
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await painted(page);
  const inSight = () =>
    page.$$eval('.s', (all) =>
      all
        .map((s) => [s.getBoundingClientRect().toJSON(), Number(s.dataset.i)])
        .filter(([box]) => box.top >= document.getElementById('legend').getBoundingClientRect().bottom && box.bottom <= innerHeight)
        .map(([, i]) => i),
    );
  let seen = await inSight();
  const chosen = () => page.$eval('.s.current', (s) => Number(s.dataset.i));
  await page.keyboard.press('n');
  assert.ok(seen.slice(0, 2).includes(await chosen()), `${await chosen()} of ${seen}`);
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  seen = await inSight();
  await page.keyboard.press('p');
  assert.ok(seen.slice(-2).includes(await chosen()), `${await chosen()} of ${seen}`);
});

test('a source is no longer marked in the list once its card is closed', async () => {
  const page = await reading();
  await page.click('#tab-sources');
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('no warning')).click());
  assert.match(await textOf(page, '.rows [aria-current]'), /Ruth Amadi/);
  await page.keyboard.press('Escape');
  assert.equal(await page.$('.rows [aria-current]'), null);
});

test('Escape closes the card and gives the focus back to the sentence', async () => {
  const page = await reading();
  await page.keyboard.press('n');
  await page.focus('#card button');
  await page.keyboard.press('Escape');
  assert.equal(await page.$eval('#card', (card) => card.hidden), true);
  assert.match(await focusedWords(page), /^The storm closed/);
});

test('single keys do nothing once the reader has switched them off', async () => {
  const page = await reading();
  await page.click('#settings');
  await page.evaluate(() =>
    [...document.querySelectorAll('dialog label')].find((label) => label.textContent.includes('Single-key')).click(),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  assert.equal(await page.$eval('#card', (card) => card.hidden), true);
});

test('one sentence is in the tab order, Enter opens its card, the others are reached by the keys', async () => {
  const page = await reading();
  assert.equal(await page.$$eval('.s[tabindex="0"]', (all) => all.length), 1);
  await page.focus('.s[tabindex="0"]');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
});

test('every row of the panel leads to its words in the text', async () => {
  const page = await reading();
  await page.click('#tab-statistics');
  await page.evaluate(() => [...document.querySelectorAll('.rows .place')].find((row) => row.textContent.includes('3,000')).click());
  await painted(page);
  assert.ok((await highlights(page))['sourcelight-chosen'].some((words) => words.includes('3,000')));
  assert.match(await textOf(page, '.s.current'), /3,000/);
});

test('the sentence that is chosen in the text is shown in the list', async () => {
  const page = await reading();
  await page.click('#tab-quotes');
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('far too slow')).click());
  assert.match(await textOf(page, '.rows [aria-current]'), /far too slow/);
});

test('rows of sources, quotes and findings lead to their words, too, and the row of what is chosen is shown', async () => {
  const page = await reading();
  const press = (rows, words) =>
    page.evaluate(
      (rows, words) => [...document.querySelectorAll(rows)].find((row) => row.textContent.includes(words)).click(),
      rows,
      words,
    );
  const current = () => textOf(page, '.s.current');
  await page.click('#tab-sources');
  await press('.rows .place.name', 'Ruth Amadi');
  assert.match(await current(), /said Ruth Amadi/);
  assert.match(await textOf(page, '.rows [aria-current]'), /Ruth Amadi/);
  await page.click('#tab-quotes');
  await press('.rows .place', 'far too slow');
  assert.match(await current(), /far too slow/);
  assert.match(await textOf(page, '.rows [aria-current]'), /far too slow/);
  await page.click('#tab-overview');
  await press('.finding .place', 'Winds');
  assert.match(await current(), /^Winds reached/);
});

test('a source says how much of the article is its own: statements, quoted words and their share, numbers', async () => {
  const page = await reading();
  await page.click('#tab-sources');
  const says = (name) =>
    page.evaluate(
      (name) =>
        [...document.querySelectorAll('.rows > li')]
          .find((row) => row.querySelector('.name').textContent.includes(name))
          .querySelector('summary').textContent,
      name,
    );
  // Of 16 quoted words a share would say nothing.
  assert.match(await says('Ruth Amadi'), /^\d+ statements? · 7 quoted words$/);
  assert.match(await says('county education office'), /^1 statement · 1 statistic$/);
});

test('whoever is quoted most stands first in the list of sources, then whoever states most; the order of the text is there to choose', async () => {
  const page = await reading();
  await page.click('#tab-sources');
  const rows = () =>
    page.$$eval('.rows > li', (all) =>
      all.map((row) => {
        const amount = (what) =>
          Number(new RegExp(`(?<!perhaps )\\b(\\d+) ${what}`).exec(row.querySelector('summary')?.textContent)?.[1] ?? 0);
        return {
          name: row.querySelector('.name').textContent,
          at: Number(row.dataset.at),
          words: amount('quoted word'),
          stated: amount('statement') + amount('statistic'),
        };
      }),
    );
  const shown = await rows();
  assert.deepEqual(
    shown,
    [...shown].sort((a, b) => b.words - a.words || b.stated - a.stated || a.at - b.at),
  );
  assert.ok(shown[1].words > 0 && shown.at(-1).words === 0);
  await page.select('.panel select', 'by order in the text');
  const inText = await rows();
  assert.deepEqual(
    inText,
    [...inText].sort((a, b) => a.at - b.at),
  );
  assert.notDeepEqual(inText, shown);
});

test('the list can be searched and sorted', async () => {
  const page = await reading();
  await page.click('#tab-quotes');
  await page.type('.panel input[type=search]', 'warning');
  assert.equal(await page.$$eval('.rows > li', (rows) => rows.length), 1);
  await page.$eval('.panel input[type=search]', (input) => ((input.value = ''), input.dispatchEvent(new Event('input'))));
  await page.select('.panel select', 'longest first');
  const lengths = await page.$$eval('.rows .place', (rows) => rows.map((row) => row.textContent.length));
  assert.deepEqual(
    lengths,
    [...lengths].sort((a, b) => b - a),
  );
  assert.ok(lengths.length > 2);
  await page.click('#tab-statistics');
  await page.select('.panel select', 'largest first');
  assert.deepEqual(await places(page), ['about 3,000 people', '120 km an hour', '14 of 20 schools']);
  await page.type('.panel input[type=search]', 'no source');
  assert.deepEqual(await places(page), ['120 km an hour']);
  assert.equal(await textOf(page, '.summary'), '1 of 3 statistics');
  await page.click('#tab-sources');
  await page.select('.panel select', 'by name');
  const names = await page.$$eval('.rows .name', (rows) => rows.map((row) => row.textContent));
  assert.deepEqual(
    names,
    [...names].sort((a, b) => a.localeCompare(b)),
  );
});

test('one speaker can be shown alone, in the text and in the lists, and everyone again', async () => {
  const page = await reading();
  await page.click('#tab-sources');
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows > li')]
      .find((row) => row.textContent.includes('Ruth Amadi'))
      .querySelector('.only')
      .click(),
  );
  await painted(page);
  const quotes = (await highlights(page))['sourcelight-quote'];
  assert.ok(quotes.includes('“We had no warning,”') && !quotes.includes('“far too slow”'));
  assert.equal(await page.$$eval('.rows > li', (rows) => rows.length), 1);
  await page.keyboard.press('Escape');
  await painted(page);
  assert.ok((await highlights(page))['sourcelight-quote'].includes('“far too slow”'));
});

test('the overview counts sentences, shows who is quoted how much, and what is missing', async () => {
  const page = await open();
  await paste(page, `${PASSAGE}\n\n“${'We shall come back to this, and soon. '.repeat(6).trim()}” said Tove Berg, a nurse.`);
  const overview = await textOf(page, '.overview');
  assert.match(overview, /\d+ sentences/);
  assert.match(overview, /Tove Berg\s*\d+%/);
  assert.match(overview, /^To check/);
  // The picture: a stretch for each speaker, as wide as their share of the quoted words.
  const shares = await page.$$eval('.voice-bar span', (all) =>
    all.map((stretch) => stretch.getBoundingClientRect().width / stretch.parentElement.getBoundingClientRect().width),
  );
  const said = await page.$$eval('.voices:not(.reported) .voice-share', (all) => all.map((share) => parseInt(share.textContent, 10) / 100));
  assert.equal(shares.length, said.length);
  shares.forEach((share, i) => assert.ok(Math.abs(share - said[i]) < 0.02, `${share}, ${said[i]}`));
});

test('one number of sentences is told everywhere, and a byline is none of them', async () => {
  const page = await open();
  await paste(page, `Storm shuts schools on the coast\n\nBy Ann Lee\n\n${PASSAGE}`);
  assert.ok((await page.$$('#text .metadata')).length > 0);
  const told = /in (\d+ sentences)\./.exec(await textOf(page, '#announce'))[1];
  assert.equal(await page.$$eval('.overview h2', (all) => all[1].textContent), told);
});

test('the card and the overview lead to one speaker alone', async () => {
  const page = await reading();
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('no warning')).click());
  await page.click('#card .name');
  assert.match(await textOf(page, '.legend .filter'), /^Only Ruth Amadi/);
  await page.keyboard.press('Escape');
  assert.equal(await page.$('.legend .filter'), null);
  await page.click('.voices button');
  assert.match(await textOf(page, '.legend .filter'), /^Only /);
});

test('text that is edited is analysed again as it is typed, marks in place', async () => {
  const page = await reading();
  await page.click('#edit');
  await page.evaluate(() => getSelection().selectAllChildren(document.getElementById('editor')));
  await analysed(page, () => page.keyboard.type('“No,” said Tove Berg. It cost 400 dollars.'));
  const live = await highlights(page);
  assert.deepEqual(live['sourcelight-quote'], ['“No,”']);
  assert.ok(live['sourcelight-statistic'][0].startsWith('400'));
  await analysed(page, () => page.click('#edit'));
  assert.match(await textOf(page, '#text'), /^“No,” said Tove Berg/);
});
