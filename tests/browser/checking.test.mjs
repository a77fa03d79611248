/** What a reader does who checks an article: names the source of a number, edits what was found, hands the list on. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import {
  PASSAGE,
  analysed,
  clickText,
  copied,
  lastRow,
  listenIn,
  places,
  rearranged,
  reloaded,
  select,
  suite,
  textOf,
} from './harness.mjs';

const { reading } = await suite({ after, afterEach });

const WINDS = 'Winds reached 120 km an hour on Monday.';

test('a number is given its source by hand in its card: no finding is left, it is shown as the reader’s and is in every export', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  await clickText(page, '.s', 'Winds reached');
  await clickText(page, '#card .fact.statistic .acts button', 'Name its source');
  assert.equal(await page.$eval('dialog input', (field) => field === document.activeElement), true);
  await page.keyboard.type('Met Office');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.match(await textOf(page, '#card .fact.statistic'), /Value120 km per hour.*SourceMet Office.*corrected by you.*Undo/);
  assert.doesNotMatch(await textOf(page, '#card .fact.statistic'), /Confidence|Name its source/);
  assert.equal(await page.$('#card .fact.attribution'), null);
  await page.click('#tab-checklist');
  assert.ok(!(await places(page)).includes(WINDS));
  await page.select('.panel-tools select', 'Attributions');
  assert.ok(!(await places(page)).some((words) => words.includes('120 km')));
  await page.click('#tab-statistics');
  assert.match(await lastRow(page), /120 km an hour.*Met Office.*yours/);
  await page.click('#tab-sources');
  assert.match(
    await page.$$eval('.rows > li', (rows) => rows.find((row) => row.textContent.startsWith('Met Office')).textContent),
    /^Met Officenamed by youyours/,
  );

  // It is there after a reload, and in the exports.
  await reloaded(page);
  await page.click('#take');
  const given = async (name) => (await copied(page, () => clickText(page, '.formats button', `Copy ${name}`))).text;
  const markdown = await given('Markdown');
  assert.match(markdown, /- 120 km an hour \(120 km per hour\) — Met Office\n/);
  assert.match(markdown, /## Corrections by the reader\n\n- Met Office is the source of: 120 km an hour/);
  assert.doesNotMatch(markdown, /Where does “120 km/);
  const csv = await given('Table (CSV)');
  assert.match(csv, /\r\nstatistic,120 km an hour,Met Office,named by you,.*,reader,/);
  assert.doesNotMatch(csv, /\r\n(?:finding,Winds|attribution,120)/);
  assert.match(await given('Annotated page'), /120 km an hour<\/mark><small class="by">Met Office<[^]*Met Office is the source of: 120 km/);
  assert.match(await given('Web Annotation'), /Met Office; 120 km per hour; by the reader/);
  const { corrections } = JSON.parse(await given('JSON'));
  assert.deepEqual(
    corrections.map(({ type, kind, words, name }) => [type, kind, words, name]),
    [['speaker', 'statistic', '120 km an hour', 'Met Office']],
  );
  await page.keyboard.press('Escape');

  // What was named for nothing else goes with it.
  await clickText(page, '.s', 'Winds reached');
  await rearranged(page, () => clickText(page, '#card button', 'Undo: Met Office is the source of'));
  await page.click('#tab-checklist');
  assert.ok((await places(page)).includes(WINDS));
});

test('the finding of a number without a source takes the source, and “Report it” writes a case of it', async () => {
  const page = await reading(`${PASSAGE}\n\nSome 80 boats sank and 12 were damaged.`);
  await page.click('#tab-checklist');
  assert.deepEqual(await page.$$eval('.rows .acts button', (all) => all.map(({ textContent }) => textContent)), [
    'Name the source of 120 km an hour',
    'Name the source of “Some 80 boats”',
    'Name the source of “12”',
  ]);
  await clickText(page, '.rows .acts button', '120 km an hour');
  await page.keyboard.type('county education office');
  await clickText(page, 'dialog button', 'Report it');
  assert.equal(
    await page.$eval('dialog textarea', ({ value }) => value),
    `## Reported: whose statistic this is\n\n\`\`\`text\n${WINDS}\n\`\`\`\n\n- statistic: \`120 km an hour\`; source county education office\n`,
  );
  await page.keyboard.press('Escape');
  await clickText(page, '.rows .acts button', '120 km an hour');
  await page.keyboard.type('county education office');
  await rearranged(page, () => clickText(page, 'dialog button', 'Set the source'));
  assert.deepEqual(
    (await places(page)).filter((words) => words.includes('Winds')),
    [],
  );
  await rearranged(page, () => clickText(page, '#toast button', 'Undo'));
  assert.ok((await places(page)).includes(WINDS));
  // One of two numbers leaves the other to be asked for.
  await clickText(page, '.rows .acts button', '“12”');
  await page.keyboard.type('Ruth Amadi');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.match(await lastRow(page), /Where does “Some 80 boats” come from\?/);
});

test('a number that the reader marked keeps its mark when it is given a source', async () => {
  const page = await reading(`${PASSAGE}\n\nNobody slept that night.`);
  await select(page, 'that night');
  await page.keyboard.press('m');
  await rearranged(page, () => clickText(page, 'dialog button', 'Statistic'));
  await clickText(page, '.s', 'Nobody slept');
  await clickText(page, '#card .fact.statistic .acts button', 'Name its source');
  await page.keyboard.type('Ole Finn');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.match(await textOf(page, '#card .fact.statistic'), /that night.*SourceOle Finn.*marked by you/);
});

test('Enter in the dialog for a passage marks it as what its first button says', async () => {
  const page = await reading(`${PASSAGE}\n\nNobody slept that night. Room 101 stayed shut.`);
  await select(page, 'Nobody slept');
  await page.keyboard.press('m');
  await page.keyboard.type('Ole Finn');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.equal(await page.$('dialog'), null);
  await page.click('#tab-quotes');
  assert.match(await lastRow(page), /Nobody slept.*Ole Finn.*yours/);
  await select(page, 'Room 101');
  await page.keyboard.press('m');
  assert.equal(await textOf(page, 'dialog button.primary'), 'Statistic');
  await rearranged(page, () => page.keyboard.press('Enter'));
  await page.click('#tab-statistics');
  assert.match(await lastRow(page), /Room 101.*yours/);
});

test('the table has whom to ask and what in columns of their own, for findings and for marks', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  await page.click('#take');
  const { text } = await copied(page, () => clickText(page, '.formats button', 'Copy Table (CSV)'));
  const rows = text.split('\r\n');
  assert.match(rows[0], /,status,note,ask,question$/);
  const row = (begins) => rows.find((one) => one.startsWith(begins));
  assert.match(row('finding,Winds reached'), /,open,,the author,Where does “120 km an hour” come from\?$/);
  assert.match(row('statistic,14 of 20'), /,open,,county education office,"Is “14 of 20 schools” right, and what is it based on\?"$/);
});

test('a value is told in the units that a reader would use', async () => {
  const page = await reading(
    'The song lasts eleven minutes and 40 seconds. Fires burned 300 hectares. The baby weighed seven pounds and three ounces.',
  );
  await page.click('#tab-statistics');
  assert.deepEqual(await page.$$eval('.rows .value', (all) => all.map(({ textContent }) => textContent)), [
    '11 minutes 40 seconds',
    '300 hectares',
    '7 pounds 3 ounces',
  ]);
  await clickText(page, '.s', 'The song lasts');
  assert.match(await textOf(page, '#card .fact.statistic'), /Value11 minutes 40 seconds/);
});

/** Edits the text, and reads it again. */
async function edited(page, text) {
  await page.click('#edit');
  await analysed(page, () =>
    page.evaluate((text) => {
      const editor = document.getElementById('editor');
      editor.textContent = text;
      editor.dispatchEvent(new Event('input'));
    }, text),
  );
  await analysed(page, () => page.click('#read'));
}

const findings = (page) =>
  page.$$eval('.rows > li', (rows) =>
    rows.map((row) => [
      row.querySelector('.said, p').textContent,
      row.dataset.status,
      row.querySelector('.badge.yours')?.textContent ?? '',
    ]),
  );
const rowOf = async (page, words) => (await findings(page)).find(([said]) => said.includes(words));

/** Notes something of the finding in a sentence. */
const note = (page, sentence, status, words) =>
  page.evaluate(
    (sentence, status, words) => {
      const row = [...document.querySelectorAll('.rows > li')].find((row) => row.textContent.includes(sentence));
      row.querySelector('details').open = true;
      const [choice, note] = [row.querySelector('select'), row.querySelector('textarea')];
      choice.value = status;
      choice.dispatchEvent(new Event('change'));
      note.value = words;
      note.dispatchEvent(new Event('change'));
    },
    sentence,
    status,
    words,
  );

test('what was noted of a finding stays when an edit resolves it, in the list and in the exports, until the reader removes it', async () => {
  const page = await reading(PASSAGE, { before: listenIn });
  await page.click('#tab-checklist');
  await note(page, 'Winds reached', 'asked', 'mail of Monday');
  await note(page, 'The sea was in the kitchen', 'checked', 'it is Amadi');

  // The sentence is another and the finding still there: the note is with it.
  const faster = PASSAGE.replace('120 km an hour', '130 km an hour');
  await edited(page, faster);
  assert.deepEqual(await rowOf(page, 'Winds'), ['Winds reached 130 km an hour on Monday.', 'asked', '']);
  const begun = faster.replace('Winds', 'On the coast winds');
  await edited(page, begun);
  assert.deepEqual(await rowOf(page, 'winds'), ['On the coast winds reached 130 km an hour on Monday.', 'asked', '']);

  // It has a source now, and the other sentence is gone.
  const sourced = begun.replace('on Monday.', 'on Monday, according to the Met Office.').replace('\n\n“The sea was in the kitchen.”', '');
  await edited(page, sourced);
  assert.deepEqual(await rowOf(page, '130 km'), ['130 km an hour', 'asked', 'Resolved by your edit']);
  assert.deepEqual(await rowOf(page, 'kitchen'), ['“The sea was in the kitchen.”', 'checked', 'No longer in the text']);
  assert.match(await textOf(page, '.summary'), /^\d+ places?, 2 resolved$/);
  await reloaded(page);
  await page.click('#tab-checklist');
  assert.equal((await rowOf(page, '130 km'))[2], 'Resolved by your edit');

  const list = await copied(page, () => page.click('.panel-tools .copy'));
  assert.match(
    list.text,
    /130 km an hour\n {3}Statistics without a source · resolved by an edit of the reader’s\n {3}Asked: mail of Monday/,
  );
  await page.click('#take');
  const given = async (name) => (await copied(page, () => clickText(page, '.formats button', `Copy ${name}`))).text;
  assert.match(
    await given('Markdown'),
    /## Noted, and resolved since\n\n- ☐ 130 km an hour — \*\*Asked: mail of Monday\*\*\n {2}- Statistics without a source, resolved by an edit/,
  );
  assert.match(
    await given('Table (CSV)'),
    /\r\nfinding,130 km an hour,.*"Statistics without a source, resolved by an edit.*,asked,mail of Monday,,\r\n/,
  );
  assert.match(await given('Annotated page'), /Noted, and resolved since[^]*130 km an hour <b>Asked: mail of Monday<\/b>/);
  assert.deepEqual(
    JSON.parse(await given('JSON')).checklist.map(({ words, note }) => [words, note]),
    [
      ['130 km an hour', 'mail of Monday'],
      ['“The sea was in the kitchen.”', 'it is Amadi'],
    ],
  );
  await page.keyboard.press('Escape');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await textOf(page, '.sheet'), /Noted, and resolved since.*130 km an hour Asked: mail of Monday/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));

  // What comes back is open again, with its note.
  await edited(page, begun);
  assert.deepEqual(await rowOf(page, 'winds'), ['On the coast winds reached 130 km an hour on Monday.', 'asked', '']);

  await edited(page, sourced);
  await clickText(page, '.rows button', 'Remove this note: 130 km');
  assert.equal(await rowOf(page, '130 km'), undefined);
  await clickText(page, '#toast button', 'Undo');
  assert.ok(await rowOf(page, '130 km'));
  await clickText(page, '.rows button', 'Remove this note: 130 km');
  await page.click('#take');
  assert.doesNotMatch(await given('Markdown'), /mail of Monday/);
});

test('a note on a finding that a correction resolves says so, and is the number’s all the same', async () => {
  const page = await reading();
  await clickText(page, '.s', 'Winds reached');
  await page.select('#card .fact.statistic select', 'asked');
  await page.click('#tab-checklist');
  await clickText(page, '.rows .acts button', 'Name the source of 120 km');
  await page.keyboard.type('Met Office');
  await rearranged(page, () => page.keyboard.press('Enter'));
  assert.deepEqual(await rowOf(page, '120 km'), ['120 km an hour', 'asked', 'Resolved by your correction']);
  await page.select('.panel-tools select', 'Statistics');
  assert.equal((await rowOf(page, '120 km'))[1], 'asked');
});

test('the overview leads to one kind of finding in the checklist, with whom to ask and what', async () => {
  const page = await reading(`${PASSAGE}\n\nA county official, who asked not to be named, said 40 boats sank. “It was late,” she said.`);
  await clickText(page, '.finding summary', 'Statistics without a source');
  await clickText(page, '.finding button', 'Whom to ask, and what: Statistics without a source');
  assert.equal(await page.$eval('#tab-checklist', (tab) => tab === document.activeElement && tab.getAttribute('aria-selected')), 'true');
  assert.deepEqual(await places(page), [WINDS]);
  assert.match(await textOf(page, '.rows'), /To the author: Where does “120 km an hour” come from\?/);
  // Who is not named is asked for by what the article calls them.
  await page.select('.panel-tools select', 'Sources that are not named');
  assert.doesNotMatch(await textOf(page, '.rows'), /“(?:she|who)”/i);
  await page.click('#tab-statistics');
  await clickText(page, '.rows button', 'Name the source, correct or report: 120 km an hour');
  assert.match(await textOf(page, 'dialog'), /Winds reached 120 km an hour on Monday/);
});
