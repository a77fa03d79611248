/** Forty pages of our own: what of each is read, and which are said to be no article. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compared } from './coverage.mjs';
import { FORTY } from './forty.mjs';
import { ask, newTab, ownPage, serve, start, tabOf } from './harness.mjs';

/** What must be read of an article's words, and how many others may be. */
const COVERAGE = 0.97;
const EXCESS = 0.05;

let browser;
let site;
let own;
let page;

before(async () => {
  site = await serve();
  browser = await start({ consent: 'sites' });
  own = await ownPage(browser, site, 'extension/options.html');
  page = await newTab(browser);
});

after(async () => {
  await browser?.close();
  site?.close();
});

async function read(name) {
  await page.goto(site.url(name));
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const tabId = await tabOf(own, page.url());
  const state = await ask(own, 'mark', { tabId, scope: 'article' });
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, `${name}: the page stays as it was`);
  return { tabId, state, text: (await ask(own, 'ledger', { tabId })).text ?? '' };
}

test('there are forty of them', () => assert.equal(FORTY.length, 40));

test('of every article nearly every word is read, and little else; what is no article is said to be none', async () => {
  const wrong = [];
  for (const { name, expected, article } of FORTY) {
    const { state, text } = await read(name);
    const { coverage, excess } = compared(expected, text);
    const right = article
      ? coverage >= COVERAGE && excess <= EXCESS && state.scope === 'article'
      : text === '' && (state.none || state.empty);
    const row = `${name.padEnd(32)} ${article ? `${(coverage * 100).toFixed(1).padStart(6)} % read ${(excess * 100).toFixed(1).padStart(6)} % else` : text ? 'read' : 'none'.padStart(8)}`;
    if (process.env.TABLE) console.log(row);
    if (!right) wrong.push(`${row} ${JSON.stringify(state).slice(0, 200)}`);
  }
  assert.deepEqual(wrong, []);
});

test('a page that is no article is marked when that is asked for', async () => {
  const { tabId, state } = await read('a-front-page');
  assert.equal(state.none, true);
  assert.equal((await ask(own, 'mark', { tabId, scope: 'page' })).marked, true);
});

test('an article that is set in a table is prose, the table of data inside it is not', async () => {
  const { tabId } = await read('a-table-of-data-in-a-layout-table');
  const { text, blocks } = await ask(own, 'ledger', { tabId });
  const kindOf = (words) => blocks.find(({ span }) => text.slice(...span).includes(words)).kind;
  assert.deepEqual(
    [
      kindOf(FORTY.find(({ name }) => name === 'a-table-of-data-in-a-layout-table').expected.slice(-400, -380)),
      kindOf('January'),
      kindOf('The figures of the year'),
    ],
    ['prose', 'table', 'caption'],
  );
});
