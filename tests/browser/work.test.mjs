/** What a reader does with the marks: a checklist, corrections, reports, several articles, and ways to hand them on. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import {
  PASSAGE,
  analysed,
  clickText,
  copied,
  highlights,
  lastRow,
  listenIn,
  openFiles,
  paste,
  places,
  rearranged,
  reloaded,
  select,
  suite,
  textOf,
} from './harness.mjs';

const { open, reading, server, browser } = await suite({ after, afterEach });

test('every finding and every mark can be ticked, noted and filtered, and stays so over a reload and another article', async () => {
  const page = await reading();
  await page.click('#tab-checklist');
  const rows = () => page.$$eval('.rows > li', (all) => all.map((row) => [row.dataset.status, row.querySelector('.place').textContent]));
  assert.ok((await rows()).every(([status]) => status === 'open'));
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows > li')]
      .find((row) => row.textContent.includes('Winds reached'))
      .querySelector('input')
      .click(),
  );
  await page.select('.panel-tools select', 'Statistics');
  await page.evaluate(() => {
    const row = [...document.querySelectorAll('.rows > li')].find((row) => row.textContent.includes('3,000'));
    row.querySelector('details').open = true;
    const [choice, note] = [row.querySelector('select'), row.querySelector('textarea')];
    [choice.value, note.value] = ['asked', 'mail of Monday'];
    for (const field of [choice, note]) field.dispatchEvent(new Event('change'));
  });
  await page.click('#tab-statistics');
  assert.match(await textOf(page, '.rows'), /3,000[^]*Asked[^]*note/);
  // A number and the finding about it have one status.
  assert.match(await textOf(page, '.rows'), /120 km an hour[^]*Checked/);
  await paste(page, 'The ferry carried 40 people.');
  await reloaded(page);
  await page.click('#articles');
  await analysed(page, () => clickText(page, '.articles .place', 'The storm closed'));
  await page.click('#tab-checklist');
  await page.select('.panel-tools select', 'Everything');
  await page.select('.panel-tools select[aria-label="Status"]', 'Asked');
  assert.deepEqual(await rows(), [['asked', 'about 3,000 people']]);
  assert.equal(await page.$eval('.rows textarea', ({ value }) => value), 'mail of Monday');
  await page.select('.panel-tools select[aria-label="Status"]', 'Checked');
  assert.deepEqual(
    (await rows()).map(([status]) => status),
    ['checked'],
  );
});

test('a long passage without a source is one thing to check', async () => {
  const passage = Array.from({ length: 6 }, (_, i) => `The harbour lies to the west of the old town, behind wall ${'ABCDEF'[i]}.`).join(
    ' ',
  );
  const page = await reading(`“We had no warning,” said Ruth Amadi, the mayor.\n\n${passage}`);
  assert.match(await textOf(page, '.finding'), /^Long passages without a source1/);
  await page.click('#tab-checklist');
  assert.deepEqual(await page.$$eval('.rows > li', (rows) => rows.map((row) => row.querySelector('.place').textContent)), [
    'The harbour lies to the west of the old town, behind wall A. … The harbour lies to the west of the old town, behind wall F.',
  ]);
  assert.match(await textOf(page, '.rows'), /6 sentences/);
});

test('a list is copied with sentence, figure, speaker, place and a question, as plain and as rich text', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  await page.click('#tab-checklist');
  await page.select('.panel-tools select', 'Statistics');
  const { text, html } = await copied(page, () => page.click('.panel-tools .copy'));
  assert.match(
    text,
    /To county education office:\n1\. The storm closed 14 of 20 schools.*\n {3}14 of 20.* · county education office · paragraph 1, sentence 1\n {3}Is “14 of 20 schools” right, and what is it based on\?/,
  );
  assert.match(text, /\n\nTo the author:\n\d\. [^]*Where does “120 km an hour” come from\?/);
  assert.match(html, /^<h3>Checklist[^]*<h4>To county education office<\/h4><ol><li><p>The storm closed/);
  await page.select('.panel-tools select', 'Findings');
  assert.match(
    (await copied(page, () => page.click('.panel-tools .copy'))).text,
    /\d\. Winds reached 120 km an hour on Monday\.\n {3}Statistics without a source · 120 km per hour/,
  );
});

test('a mark that is wrong goes, and comes back with Undo; the correction survives a reload and is in the exports', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  const quotes = async () => (await highlights(page))['sourcelight-quote'];
  assert.ok((await quotes()).some((words) => words.includes('far too slow')));
  await clickText(page, '.s', 'far too slow');
  await clickText(page, '#card .fact.quote .acts button', 'Correct');
  await rearranged(page, () => clickText(page, 'dialog button', 'This is no quote'));
  assert.ok(!(await quotes()).some((words) => words.includes('far too slow')));
  await rearranged(page, () => clickText(page, '#toast button', 'Undo'));
  assert.ok((await quotes()).some((words) => words.includes('far too slow')));
  await clickText(page, '.s', 'far too slow');
  await clickText(page, '#card .fact.quote .acts button', 'Correct');
  await rearranged(page, () => clickText(page, 'dialog button', 'This is no quote'));
  await reloaded(page);
  assert.ok(!(await quotes()).some((words) => words.includes('far too slow')));
  await page.click('#take');
  const { text } = await copied(page, () => clickText(page, '.formats button', 'Copy Markdown'));
  assert.match(text, /## Corrections by the reader\n\n- no quote: “far too slow”/);
  const json = await copied(page, () => clickText(page, '.formats button', 'Copy JSON'));
  assert.deepEqual(
    JSON.parse(json.text).corrections.map(({ type, words }) => [type, words]),
    [['wrong', '“far too slow”']],
  );
  // The checklist lists it, and takes it back at any time.
  await page.keyboard.press('Escape');
  await page.click('#tab-checklist');
  await page.select('.panel-tools select', 'Your corrections');
  assert.equal(await textOf(page, '.rows .place'), 'No quote: “far too slow”');
  await rearranged(page, () => clickText(page, '.rows button', 'Undo'));
  assert.ok((await quotes()).some((words) => words.includes('far too slow')));
  assert.equal(await textOf(page, '.panel-body'), 'Nothing here.');
});

test('a corrected speaker is that of all that one statement brings, and the card takes it back', async () => {
  const page = await reading(
    '“We had no warning,” said Ruth Amadi, the mayor. “We lost 40 boats.”\n\n“Nobody called us.”\n\n“And so it went,” said Ole Finn.',
  );
  const whose = async (tab) => (await page.click(`#tab-${tab}`), page.$$eval('.rows .who', (all) => all.map((who) => who.textContent)));
  assert.deepEqual(
    [await whose('quotes'), await whose('statistics')],
    [['Ruth Amadi', 'Ruth Amadi', 'perhaps Ruth Amadi', 'Ole Finn'], ['Ruth Amadi']],
  );
  await clickText(page, '.s', 'no warning');
  await clickText(page, '#card .fact.quote .acts button', 'Correct');
  await page.keyboard.type('Tove Berg');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.deepEqual(
    [await whose('quotes'), await whose('statistics')],
    [['Tove Berg', 'Tove Berg', 'Tove Berg', 'Ole Finn'], ['Tove Berg']],
  );
  await page.click('#tab-sources');
  assert.deepEqual((await page.$$eval('.rows .name', (all) => all.map(({ textContent }) => textContent))).sort(), [
    'Ole Finn',
    'Tove Berg',
  ]);
  assert.doesNotMatch(await textOf(page, '#card .fact'), /Ruth Amadi.*Ruth Amadi/);
  assert.match(await textOf(page, '#card'), /corrected by you/);
  await rearranged(page, () => clickText(page, '#card button', 'Undo: Tove Berg is the source of'));
  assert.deepEqual(await whose('statistics'), ['Ruth Amadi']);
});

test('one speaker’s checklist is theirs, and what is not theirs is a click away', async () => {
  const page = await reading();
  await page.click('#tab-sources');
  await clickText(page, '.rows button', 'Only this source: Ruth Amadi');
  await page.click('#tab-checklist');
  assert.match(await textOf(page, '.panel-body'), /^Nothing here of Ruth Amadi\. Show everyone’s \d+$/);
  await page.select('.panel-tools select', 'Everything');
  assert.ok((await places(page)).some((words) => words.includes('no warning')));
  await page.select('.panel-tools select', 'Findings');
  await clickText(page, '.panel-body button', 'Show everyone');
  assert.ok((await page.$$('.rows > li')).length > 1);
});

test('a number whose source stands beside its sentence is not told as one without, and one count is told everywhere', async () => {
  const page = await reading(`${PASSAGE}\n\nThe county counted its boats, said Ole Finn. Some 300 boats lie in the harbour.`);
  const red = () => page.$$eval('.rows .missing', (all) => all.map((it) => it.closest('li').querySelector('.place').textContent));
  await page.click('#tab-statistics');
  assert.deepEqual(await red(), ['120 km an hour']);
  assert.match(await lastRow(page), /300 boats.*No source in its own sentence/);
  await page.select('[aria-label="Which statistics"]', 'Without a source');
  assert.equal(await textOf(page, '.summary'), '1 statistic in 1 sentence');
  await page.click('#tab-overview');
  assert.match(await textOf(page, '.overview'), /Statistics without a source1/);
  // One status is shown wherever the number is.
  await clickText(page, '.s', 'Winds reached');
  await page.select('#card .fact.statistic select', 'asked');
  await page.click('#tab-checklist');
  assert.equal(
    await page.$eval('.rows > li[data-status="asked"] .place', ({ textContent }) => textContent),
    'Winds reached 120 km an hour on Monday.',
  );
  await page.select('#card .fact.statistic select', 'open');
  assert.equal(await page.$('.rows > li[data-status="asked"]'), null);
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows > li')]
      .find((row) => row.textContent.includes('Winds reached'))
      .querySelector('input')
      .click(),
  );
  assert.equal(await page.$eval('#card .fact.statistic select', ({ value }) => value), 'checked');
  await clickText(page, '.s', 'Some 300');
  assert.match(await textOf(page, '#card .quiet'), /No source in its own sentence/);
  assert.equal(await page.$('#card .missing'), null);
});

test('another speaker is shown as the reader’s own, and two names of one source become one', async () => {
  const page = await reading();
  await clickText(page, '.s', 'kitchen');
  await clickText(page, '#card .fact.quote .acts button', 'Correct');
  // The name's field has the focus, what was typed survives a click beside the dialog, and Enter sets it.
  await page.keyboard.type('Tove Berg');
  await page.mouse.click(5, 5);
  assert.equal(await page.$eval('dialog input', (field) => field === document.activeElement && field.value), 'Tove Berg');
  await rearranged(page, () => page.keyboard.press('Enter'));
  await page.click('#tab-quotes');
  assert.match(await lastRow(page), /kitchen.*Tove Berg.*yours/);
  await page.click('#tab-sources');
  await clickText(page, '.rows .acts button', 'Rename or merge: Tove Berg');
  await page.mouse.click(5, 5);
  // The browser says a little later that it is closed.
  await page.waitForFunction(() => !document.querySelector('dialog'));
  await clickText(page, '.rows .acts button', 'Rename or merge: Tove Berg');
  await page.keyboard.type('Ruth Amadi');
  await rearranged(page, () => page.keyboard.press('Enter'));
  const names = await page.$$eval('.rows .name', (all) => all.map(({ textContent }) => textContent));
  assert.ok(names.includes('Ruth Amadi') && !names.includes('Tove Berg'), names.join());
  assert.match(
    await page.$$eval('.rows > li', (rows) => rows.find((row) => row.querySelector('.name').textContent === 'Ruth Amadi').textContent),
    /13 quoted words/,
  );
});

test('selected words are marked by hand, and a report of them is a case that can be read before it is copied', async () => {
  const page = await reading(`${PASSAGE}\n\nNobody slept that night.`, { before: listenIn });
  await select(page, 'Nobody slept');
  await page.keyboard.press('m');
  await rearranged(page, () => clickText(page, 'dialog button', 'Quote'));
  assert.ok((await highlights(page))['sourcelight-quote'].includes('Nobody slept'));
  await select(page, 'that night');
  await page.keyboard.press('m');
  await rearranged(page, () => clickText(page, 'dialog button', 'Statistic'));
  await page.click('#tab-checklist');
  assert.match(await lastRow(page), /Nobody slept that night\.Statistics without a source.*Where does “that night” come from\?/);
  await select(page, 'Nobody slept');
  await page.keyboard.press('m');
  assert.equal(await page.$eval('dialog input', (field) => field === document.activeElement), true);
  await clickText(page, 'dialog button', 'Report a quote');
  assert.match(await textOf(page, 'dialog p'), /holds one sentence of your article.*nothing is sent/);
  const { text } = await copied(page, () => clickText(page, 'dialog button', 'Copy the report'));
  assert.equal(text, '## Reported: a quote that was not marked\n\n```text\nNobody slept that night.\n```\n\n- quote: `Nobody slept`\n');
});

test('a link holds the article with its corrections behind #, says so before it is copied, and no server sees it', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  await clickText(page, '.s', 'far too slow');
  await clickText(page, '#card .fact.quote .acts button', 'Correct');
  await rearranged(page, () => clickText(page, 'dialog button', 'This is no quote'));
  await clickText(page, '.s', 'Winds reached');
  await clickText(page, '#card footer button', 'holds the article');
  await page.waitForSelector('dialog');
  assert.match(await textOf(page, 'dialog'), /whole text.*in the link itself.*to no server/i);
  const { text: link } = await copied(page, () => clickText(page, 'dialog button', 'Copy the link'));
  assert.ok(link.startsWith(`${server.address}#article=`), link.slice(0, 60));
  const context = await browser.createBrowserContext();
  const other = await context.newPage();
  const asked = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await other.waitForFunction(() => Number(document.body.dataset.done) > 0);
  await other.waitForFunction(() => !document.getElementById('card').hidden);
  assert.match(await textOf(other, '#card'), /120 km an hour/);
  assert.ok(!(await highlights(other))['sourcelight-quote'].some((words) => words.includes('far too slow')));
  assert.equal(await other.evaluate(() => location.hash), '');
  assert.ok(asked.every((url) => !url.includes(encodeURIComponent('storm'))));
  await context.close();
});

test('a damaged link does no harm', async () => {
  const page = await open({ path: '#article=%%%notatall' });
  assert.equal(await page.evaluate(() => document.body.dataset.mode), 'start');
});

test('several articles keep what was done in each', async () => {
  const page = await open();
  await openFiles(
    page,
    ['Ann', 'Bea'].map((name) => ({
      name: `${name}.txt`,
      type: 'text/plain',
      content: `${name} Lee counted 14 boats.\n\n“So it is,” said ${name} Lee.`,
    })),
  );
  assert.equal(await textOf(page, '#articles-count'), '2');
  await page.click('#tab-checklist');
  await page.select('.panel-tools select', 'Everything');
  await page.click('.rows input');
  await page.click('#articles');
  await analysed(page, () => clickText(page, '.articles .place', 'Bea'));
  assert.equal(await page.$eval('.rows input', ({ checked }) => checked), false);
  await page.click('#articles');
  assert.match(await textOf(page, '.articles li:last-child'), /1 check/);
  await analysed(page, () => clickText(page, '.articles .place', 'Ann'));
  assert.equal(await page.$eval('.rows input', ({ checked }) => checked), true);
});
