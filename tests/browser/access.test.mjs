import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { badColours, found } from './axe.mjs';
import { FIREFOX, PASSAGE, analysed, openFiles, painted, paste, suite, textOf } from './harness.mjs';

const { open } = await suite({ after, afterEach });

const STATES = {
  start: async () => {},
  typing: async (page) => {
    await page.focus('#editor');
    await analysed(page, () => page.keyboard.type('“Yes,” said Ole Finn.'));
  },
  reading: (page) => paste(page, PASSAGE),
  card: async (page) => {
    await paste(page, PASSAGE);
    await page.keyboard.press('q');
  },
  'first look': async (page) => {
    await paste(page, PASSAGE);
    await page.focus('[data-key="next-statistic"]');
    while (!(await page.evaluate(() => document.activeElement.matches('.s')))) await page.keyboard.press('Tab');
  },
  'what to look at': async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.querySelectorAll('.finding').forEach((details) => (details.open = true)));
  },
  'everything shown': async (page) => {
    await paste(page, PASSAGE);
    await page.click('[data-key="toggle-stance"]');
    await page.click('[data-key="toggle-passed"]');
  },
  sources: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-sources').click());
    await page.evaluate(() => document.querySelectorAll('.rows details').forEach((details) => (details.open = true)));
  },
  quotes: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-quotes').click());
  },
  statistics: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-statistics').click());
  },
  checklist: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-checklist').click());
    await page.evaluate(() => document.querySelectorAll('.rows details').forEach((details) => (details.open = true)));
  },
  'a mark is corrected': async (page) => {
    await paste(page, PASSAGE);
    await page.keyboard.press('q');
    await page.evaluate(() => document.querySelector('#card .acts button').click());
  },
  'what was corrected': async (page) => {
    await STATES['a mark is corrected'](page);
    await page.keyboard.type('Tove Berg');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#card .badge.yours');
    await page.evaluate(() => document.getElementById('tab-checklist').click());
    await page.select('[aria-label="What to check"]', 'Your corrections');
  },
  'words are marked by hand': async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#text .s')));
    await page.waitForSelector('#mark-own:not([hidden])');
    await page.evaluate(() => document.getElementById('mark-own').click());
  },
  'articles of the visit': async (page) => {
    await openFiles(
      page,
      ['One', 'Two'].map((name) => ({ name: `${name}.txt`, type: 'text/plain', content: `“${name},” said Ole Finn.` })),
    );
    await page.click('#articles');
  },
  'one speaker': async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-sources').click());
    await page.evaluate(() => document.querySelector('.only').click());
  },
  editing: async (page) => {
    await paste(page, PASSAGE);
    await page.click('#edit');
  },
  settings: (page) => page.click('#settings'),
  help: (page) => page.click('#help'),
  'take away': async (page) => {
    await paste(page, PASSAGE);
    await page.click('#take');
  },
  'message with undo': async (page) => {
    await paste(page, PASSAGE);
    await page.click('#new');
  },
  'a file that cannot be read': async (page) => {
    await openFiles(page, [{ name: 'empty.txt', type: 'text/plain', content: '' }], false);
    await page.waitForSelector('#notice:not([hidden])');
  },
  'the article of a page, and another file that waits': async (page) => {
    const story = `<article><h1>Ferry late</h1>${'<p>The ferry was late again on Monday, said Ruth Amadi, who waits on the pier every morning and counts.</p>'.repeat(8)}</article>`;
    await openFiles(page, [
      { name: 'ferry.html', type: 'text/html', content: story },
      { name: 'b.txt', type: 'text/plain', content: PASSAGE },
    ]);
  },
  'a long text that is being read': async (page) => {
    await page.evaluate((passage) => {
      const data = new DataTransfer();
      data.setData('text/plain', Array(20_000).fill(passage).join('\n\n'));
      document.body.dispatchEvent(Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: data }));
    }, PASSAGE);
    await page.waitForSelector('#progress:not([hidden])');
    await page.waitForSelector('#text .s');
  },
  'recent articles': async (page) => {
    await page.click('#settings');
    await page.evaluate(() =>
      [...document.querySelectorAll('dialog label')].find((label) => label.textContent.includes('Keep recent')).click(),
    );
    await page.keyboard.press('Escape');
    await paste(page, PASSAGE);
    await page.click('#new');
    await page.waitForSelector('.recents li');
  },
  address: async (page) => {
    await page.focus('#editor');
    await page.keyboard.type('https://example.org/');
    await page.click('#read');
  },
};

/** What axe looks at is the page's own, the same in every browser; the browser's are the fields, buttons and dialogs of these states. */
const OF_THE_BROWSER = ['start', 'card', 'checklist', 'a mark is corrected', 'settings'];

for (const [state, reach] of Object.entries(STATES)) {
  if (FIREFOX && !OF_THE_BROWSER.includes(state)) continue;
  test(`axe finds nothing: ${state}, wide and narrow${FIREFOX ? '' : ', light and dark'}`, async () => {
    const page = await open();
    await reach(page);
    const look = async (width, theme) => {
      await page.setViewport({ width, height: 844 });
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await painted(page);
    };
    await look(1280, 'light');
    assert.deepEqual(await found(page), [], 'wide');
    // A theme changes colours and nothing else. They are the style sheet's, in every browser, and a narrow window shows fewer.
    if (!FIREFOX) {
      await look(1280, 'dark');
      assert.deepEqual(await badColours(page), [], 'dark');
    }
    await look(390, 'light');
    assert.deepEqual(await found(page), [], 'narrow');
  });
}

test('the states that are looked at in every browser are there', () => {
  assert.deepEqual(
    OF_THE_BROWSER.filter((state) => !STATES[state]),
    [],
  );
});

test('the drawer of a narrow window holds the lists, and axe finds nothing there', async () => {
  const page = await open({ width: 390, height: 844 });
  await paste(page, PASSAGE);
  await page.click('#drawer');
  assert.equal(await page.$eval('#panel', (panel) => getComputedStyle(panel).display), 'flex');
  assert.deepEqual(await found(page), []);
});

test('one sentence tells a screen reader that the analysis is done, and what it found', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  assert.match(
    await textOf(page, '[role=status]#announce'),
    /^Analysis done: \d+ quotes?, \d+ statistics?, \d+ attributions? in \d+ sentences\.$/,
  );
});

test('the sentence that the keys lead to says what it is and that its card is open, and a screen reader hears what the marks are', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  const state = () =>
    page.evaluate(
      () =>
        document.activeElement.matches('.s') && [
          document.activeElement.getAttribute('role'),
          document.activeElement.getAttribute('aria-expanded'),
        ],
    );
  await page.keyboard.press('q');
  assert.deepEqual(await state(), ['button', 'true']);
  assert.match(await textOf(page, '#announce'), /^Quote: Ruth Amadi/);
  await page.keyboard.press('Escape');
  assert.deepEqual(await state(), ['button', 'false']);
  assert.equal(await page.$$eval('.s[role], .s[tabindex="0"]', (all) => all.length), 1);
  await page.keyboard.press('s');
  assert.match(await textOf(page, '#announce'), /^Statistic: about 3,000 – /);
});

test('the whole way goes by the Tab key: example, text, card, panel, drawer', async () => {
  const page = await open();
  const focused = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);
  const tabTo = async (selector) => {
    for (let presses = 0; !(await focused(selector)); presses++) {
      assert.ok(presses < 40, `${selector} is not reached`);
      await page.keyboard.press('Tab');
    }
  };
  await tabTo('#samples button');
  await analysed(page, () => page.keyboard.press('Enter'));
  // The focus is where the text begins: the next stop is its first mark.
  assert.equal(await focused('#text'), true);
  await page.keyboard.press('Tab');
  assert.equal(await focused('.s'), true);
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
  await page.keyboard.press('Tab');
  assert.equal(await focused('#card *'), true);
  await page.keyboard.press('Escape');
  assert.equal(await focused('.s'), true);
  assert.equal(await page.$eval('#card', (card) => card.hidden), true);
  await tabTo('#tab-overview');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused('#tab-sources'), true);
  await page.keyboard.press('Tab');
  assert.equal(await focused('input[type=search]'), true);
  await tabTo('.rows .place');
  await page.keyboard.press('Enter');
  // The list begins with whose words the article quotes most.
  assert.match(await textOf(page, '.s.current'), /Ines Varga/);

  await page.setViewport({ width: 390, height: 844 });
  await page.focus('.s.current');
  await tabTo('#drawer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused('#panel [role=tab]'), true);
});

test('a window of 320 px, as at 400 % zoom, needs no scrolling sideways', async () => {
  const page = await open({ width: 320, height: 640 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await wide(), 0);
  await paste(page, PASSAGE);
  assert.equal(await wide(), 0);
  await page.keyboard.press('q');
  assert.equal(await wide(), 0);
  await page.evaluate(() => document.getElementById('drawer').click());
  assert.equal(await wide(), 0);
  const cut = await page.$$eval('#panel :is([role=tab], .bar-value, .voice-share)', (all) =>
    all.filter((it) => it.getBoundingClientRect().right > innerWidth).map((it) => it.textContent),
  );
  assert.deepEqual(cut, []);
  await page.keyboard.press('Escape');
  await page.click('#new');
  assert.equal(await wide(), 0);
});

test('a window as low as at 400 % zoom belongs to the text, not to the bars', async () => {
  const page = await open({ width: 320, height: 256 });
  await paste(page, PASSAGE);
  await page.evaluate(() => scrollTo(0, document.getElementById('text').offsetTop + 40));
  await painted(page);
  const share = await page.evaluate(() => {
    const lines = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y));
    return lines.filter((element) => element?.closest('#text')).length / innerHeight;
  });
  assert.ok(share > 0.7, `${Math.round(100 * share)} % of the height`);
});

test('text that runs from right to left is laid out so', async () => {
  const page = await open();
  await paste(page, 'قالت ليلى: «لن نغادر».\n\nThe fund grew by 12 percent, said Ann Lee.');
  assert.deepEqual(await page.$$eval('#text p', (all) => all.map((p) => getComputedStyle(p).direction)), ['rtl', 'ltr']);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});
