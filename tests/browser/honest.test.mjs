/** What is only likely is never shown as if it were certain, and what the text does not say is not made up. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { PASSAGE, analysed, highlights, lastRow, painted, paste, reloaded, suite, textOf } from './harness.mjs';

const { open, reading } = await suite({ after, afterEach });

const guesses = (page) => page.$eval('[data-key="toggle-guess"] b', (number) => Number(number.textContent));

test('a quotation whose speaker is a guess is fainter, and everywhere "perhaps"', async () => {
  const page = await reading();
  const marks = await highlights(page);
  assert.deepEqual(marks['sourcelight-quote-guessed'], ['“The sea was in the kitchen.”']);
  assert.ok(!marks['sourcelight-quote'].includes('“The sea was in the kitchen.”'));
  await page.click('#tab-quotes');
  assert.match(await lastRow(page), /perhaps /);
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('kitchen')).click());
  assert.match(await textOf(page, '#card'), /perhaps .*A guess/);
});

test('one switch hides what is only likely: in the text, in lists, in counts, and brings it back', async () => {
  const page = await reading();
  const before = await guesses(page);
  assert.ok(before > 0);
  await page.click('#tab-sources');
  const perhaps = () => page.$$eval('.rows', (rows) => rows.some((row) => row.textContent.includes('perhaps')));
  assert.equal(await perhaps(), true);
  await page.evaluate(() => (window.leaf = document.querySelector('#text .leaf')));
  await page.click('[data-key="toggle-guess"]');
  await page.waitForFunction(() => document.querySelector('#text .leaf') !== window.leaf);
  for (let frame = 0; frame < 3; frame++) await painted(page);
  assert.equal(await page.$eval('[data-key="toggle-guess"]', (button) => button.getAttribute('aria-pressed')), 'false');
  assert.equal(await guesses(page), before, 'how many there are is still told');
  assert.equal(await perhaps(), false);
  assert.equal((await highlights(page))['sourcelight-quote-guessed'].length, 0);
  // The quotation itself is certain: it stays, and nobody is named for it.
  assert.ok((await highlights(page))['sourcelight-quote'].includes('“The sea was in the kitchen.”'));
  await reloaded(page);
  assert.equal(await page.$eval('[data-key="toggle-guess"]', (button) => button.getAttribute('aria-pressed')), 'false');
  await page.click('[data-key="toggle-guess"]');
  await page.waitForFunction(() => CSS.highlights.get('sourcelight-quote-guessed').size > 0);
});

test('the share of voice counts all quoted words, those of nobody and of guesses too, and tells no percent of a few', async () => {
  const page = await reading();
  const voices = await textOf(page, '.overview');
  assert.match(voices, /16 quoted words, by speaker: too few for shares/);
  assert.match(voices, /Ruth Amadi\s*7 words/);
  assert.match(voices, /Speaker is a guess\s*6 words/);
  assert.doesNotMatch(voices, /\d%/);
  // Each stretch of the bar carries the sign of its row: nobody has to tell colours apart.
  const keys = (selector) => page.$$eval(selector, (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(await keys('.voice-bar b'), await keys('.voices:not(.reported) .voice-key'));
  await paste(
    page,
    `“${'We shall come back to this, and soon. '.repeat(7).trim()}” said Tove Berg, a nurse.\n\nThe walls are wet.\n\n“${'Nobody wants to live by the water any more. '.repeat(3).trim()}”`,
  );
  assert.match(await textOf(page, '.overview'), /Tove Berg\s*\d+% · 56 words/);
});

test('who is only reported stands beside the share of voice, with how often', async () => {
  const page = await reading();
  assert.match(await textOf(page, '.voices.reported'), /county education office\s*reported 1×/);
});

test('a headline and what belongs to the page around an article are no findings', async () => {
  const page = await reading('Rents rise by 9 percent\n\nRents rose by 9 percent this year, and 1,200 flats stand empty.');
  const findings = await page.$$eval('.finding .place', (all) => all.map(({ textContent }) => textContent));
  assert.ok(findings.length > 0 && !findings.includes('Rents rise by 9 percent'), findings.join('\n'));
});

const GERMAN =
  'Der Sturm hat am Montag 14 von 20 Schulen an der Küste geschlossen, wie das Schulamt mitteilte.\n\n„Wir hatten keine Warnung“, sagte Ruth Amadi, die die Schule am Hafen leitet. „Niemand hat uns angerufen, und das Wasser stand schon in der Küche.“\n\nDie Bürgermeisterin wies das zurück. Nach ihren Angaben wurden 3000 Menschen über das Radio gewarnt.';

test('a text that is not English is said to be so, and is not marked until the reader insists', async () => {
  const page = await reading(GERMAN);
  assert.match(await textOf(page, '#notice'), /seems to be German.*nothing is marked/);
  assert.match(await textOf(page, '#announce'), /German/);
  assert.equal(Object.values(await highlights(page)).flat().length, 0);
  await analysed(page, () => page.click('#notice button'));
  assert.ok(Object.values(await highlights(page)).flat().length > 0);
  assert.equal(await page.$eval('#notice', ({ hidden }) => hidden), true);
});

test('one speaker’s marks come first into the window, and those of others stay faintly', async () => {
  const page = await open();
  await paste(
    page,
    `${Array(12).fill('The county counted its boats and its nets, and found that nothing was missing at all, the mayor said.').join('\n\n')}\n\n“We had no warning,” said Ruth Amadi.`,
  );
  await page.click('#tab-sources');
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows .acts button')]
      .find((button) => button.textContent.includes('Only this source: Ruth Amadi'))
      .click(),
  );
  await page.waitForFunction(() => {
    const { top, bottom } =
      [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('no warning'))?.getBoundingClientRect() ?? {};
    return top > 0 && bottom < innerHeight;
  });
  await painted(page);
  const marks = await highlights(page);
  assert.deepEqual(marks['sourcelight-quote'], ['“We had no warning,”']);
  assert.ok(marks['sourcelight-others'].length > 0);
});

/** Opens the card of a sentence, and gives the boxes of what is on the screen. */
async function boxes(page, words) {
  await page.evaluate((words) => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes(words)).click(), words);
  await painted(page);
  return page.evaluate(() =>
    Object.fromEntries(
      Object.entries({ card: '#card', sentence: '.s.current', panel: '#panel', tab: '#tab-checklist' }).map(([name, selector]) => [
        name,
        document.querySelector(selector).getBoundingClientRect().toJSON(),
      ]),
    ),
  );
}

test('the card stands in the margin, on neither its sentence nor the panel, and lights up what belongs together', async () => {
  for (const width of [1100, 1280, 1440, 1920]) {
    const page = await open({ width });
    await paste(page, PASSAGE);
    const { card, sentence, panel, tab } = await boxes(page, 'no warning');
    assert.ok(
      card.left > sentence.right && card.right <= panel.left,
      `${width}: ${card.left} to ${card.right}, the panel at ${panel.left}`,
    );
    assert.ok(tab.right <= panel.right, `${width}: the last tab ends at ${tab.right}, the panel at ${panel.right}`);
    assert.ok((await highlights(page))['sourcelight-connected'].some((words) => words.includes('Ruth Amadi')));
    await page.close();
  }
});

test('where there is no margin the card stands below its sentence or above it, and never on it', async () => {
  const apart = ({ card, sentence }) => card.top >= sentence.bottom || card.bottom <= sentence.top;
  const narrow = await open({ width: 1050 });
  await paste(narrow, PASSAGE);
  assert.ok(apart(await boxes(narrow, 'no warning')));
  // A reader's own long lines leave no margin at this width.
  const long = await open({ width: 1280 });
  await paste(long, PASSAGE);
  await long.click('#settings');
  await long.evaluate(() => document.querySelector('input[name=width][value=wide]').click());
  await long.keyboard.press('Escape');
  const { card, sentence, panel } = await boxes(long, 'no warning');
  assert.ok(apart({ card, sentence }) && card.right <= panel.left, `${card.right} and ${panel.left}`);
  // In a window that is made narrower the card goes where there is room.
  const shrinking = await open({ width: 1280 });
  await paste(shrinking, PASSAGE);
  await boxes(shrinking, 'no warning');
  await shrinking.setViewport({ width: 1050, height: 800 });
  await painted(shrinking);
  assert.equal(await shrinking.$eval('#card', (card) => card.classList.contains('aside')), false);
  // The sentence fills the window: it gives way.
  const low = await open({ width: 1050, height: 520 });
  await paste(
    low,
    `${PASSAGE}\n\nThe mayor said ${'that the boats had been warned of the storm by radio and by telephone, '.repeat(12)}twice.`,
  );
  assert.ok(apart(await boxes(low, 'twice')));
  // The last sentence of all on a telephone.
  const phone = await open({ width: 390, height: 700 });
  await paste(phone, PASSAGE);
  assert.ok(apart(await boxes(phone, 'in the kitchen')));
});

test('tabs keep their places when another opens, and the legend keeps one line', async () => {
  const page = await reading();
  const places = () => page.$$eval('.tabs button', (all) => all.map((tab) => tab.getBoundingClientRect().x));
  const before = await places();
  for (const tab of ['sources', 'checklist']) {
    await page.click(`#tab-${tab}`);
    assert.deepEqual(await places(), before);
  }
  for (const width of [1100, 1280, 1920]) {
    await page.setViewport({ width, height: 800 });
    await painted(page);
    const tops = await page.$$eval('.legend .chip', (all) => all.map((chip) => Math.round(chip.getBoundingClientRect().top)));
    assert.equal(new Set(tops).size, 1, `${width}: ${tops}`);
    const [last, legend, panel] = await page.evaluate(() => [
      legend.lastElementChild.getBoundingClientRect().right,
      legend.getBoundingClientRect().right,
      document.getElementById('panel').getBoundingClientRect().left,
    ]);
    assert.ok(legend <= panel, `${width}: the legend ends at ${legend}, the panel begins at ${panel}`);
    // In a narrower window a wide font's row is scrolled.
    if (width > 1100) assert.ok(last <= legend, `${width}: the last chip ends at ${last}, the legend at ${legend}`);
  }
});
