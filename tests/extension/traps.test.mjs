/** Pages that break other tools. Each is marked, and none is changed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MANY, line, newTab, painted, serve, start, untilPainted } from './harness.mjs';

let browser;
let site;

before(async () => {
  site = await serve();
  browser = await start();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** The document and its open shadow trees as HTML. */
const serialised = (page) =>
  page.evaluate(() => {
    const trees = [document.documentElement.outerHTML];
    const inside = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (!element.shadowRoot) continue;
        trees.push(element.shadowRoot.innerHTML);
        inside(element.shadowRoot);
      }
    };
    inside(document);
    return trees;
  });

/** Opens a page, waits for words in the quotations, and checks that its trees are as they were. */
function trap(name, file, words, check = async () => {}) {
  test(name, async () => {
    const page = await newTab(browser);
    await page.goto(site.url(file));
    const before = await serialised(page);
    await untilPainted(page, 'quote', words);
    assert.deepEqual(await serialised(page), before, 'the page stays as it was');
    await check(page);
    await page.close();
  });
}

trap(
  'lazy images with a fallback under Trusted Types do not stop it, and none of them is loaded',
  'noscript.html',
  'never once seen this place lit',
  async (page) => {
    assert.match(await line(page, 'statistic'), /£48,000/);
    assert.ok(!site.asked.some((address) => address.endsWith('.jpg')), 'reading the page loads nothing');
  },
);

trap('a single-page application that goes elsewhere is marked anew', 'spa.html', 'We shall paint it before we sail it', async (page) => {
  await page.click('#next');
  await untilPainted(page, 'quote', 'They came through better than the commuters did');
  assert.doesNotMatch(await line(page, 'quote'), /paint it/);
  assert.match(await line(page, 'statistic'), /62 kilograms/);
});

trap('a list that fills the same rows with other text is marked where it stands', 'list.html', 'Hall number 1 is closed', async (page) => {
  await page.$eval('#list', (list) => list.scrollTo(0, 14_000));
  await untilPainted(page, 'quote', 'Hall number 101 is closed');
  assert.doesNotMatch(await line(page, 'quote'), /Hall number 1 is/);
});

trap(
  'open shadow roots are read in the order in which they are shown, a closed one is not',
  'shadow.html',
  'Bread at eight is still bread',
  async (page) => {
    assert.match(await line(page, 'source'), /Lotte Brand/);
    await untilPainted(page, 'statistic', 'Seven in ten customers');
    const underlined = await page.evaluate(() => {
      const inner = document.querySelector('news-story').shadowRoot.querySelector('news-figures').shadowRoot.querySelector('p');
      return getComputedStyle(inner, '::highlight(sourcelight-statistic)').textDecorationStyle;
    });
    assert.equal(underlined, 'double', 'the style reaches the inner tree');
    assert.doesNotMatch(await line(page, 'quote'), /Nobody can hear/);
  },
);

trap('frames of the same site and frames without an address are marked inside', 'frames.html', 'I will count every stump', async (page) => {
  const [own, bare] = await Promise.all([
    page.waitForFrame((frame) => frame.url().endsWith('frame.html')),
    page.waitForFrame((frame) => frame.url() === 'about:srcdoc'),
  ]);
  await untilPainted(own, 'quote', 'We ate before we learnt');
  await untilPainted(bare, 'quote', 'A hall can stand anywhere');
});

trap('a page from right to left is marked', 'rtl.html', 'Friday was never a day for selling', async (page) => {
  assert.match(await line(page, 'statistic'), /412 traders/);
});

trap('highlights of the page itself stay', 'highlights.html', 'how slow it is', async (page) => {
  assert.equal(await page.evaluate(() => String([...CSS.highlights.get('search')][0])), 'tram');
});

trap('a marked sentence is tinted, on a light page', 'breaks.html', 'hear it land on sand', tinted);
trap('a marked sentence is tinted, on a dark page', 'dark.html', 'four hours in a chair', tinted);

/** What is computed may not be what is painted: the page is looked at with the tints and without. */
async function tinted(page) {
  const leave = (ends) =>
    page.evaluate((ends) => {
      for (const name of [...CSS.highlights.keys()]) if (!ends.some((end) => name.endsWith(end))) CSS.highlights.delete(name);
    }, ends);
  const seen = async () => Buffer.from(await page.screenshot()).toString('base64');
  await leave(['-sentence']);
  const tints = await seen();
  await leave([]);
  assert.notEqual(tints, await seen());
}

trap('a dark page gets colours that can be read on it', 'dark.html', 'four hours in a chair', async (page) => {
  const underline = await page.$eval('article p', (p) => getComputedStyle(p, '::highlight(sourcelight-dark-quote)').textDecorationColor);
  assert.ok(
    await page.evaluate(() => CSS.highlights.get('sourcelight-dark-quote').size > 0 && CSS.highlights.get('sourcelight-quote').size === 0),
  );
  const [r, g, b] = underline.match(/\d+/g).map(Number);
  assert.ok(0.2126 * r + 0.7152 * g + 0.0722 * b > 150, `${underline} on a dark page`);
});

trap('lines broken by <br> are one sentence, and two breaks end a paragraph', 'breaks.html', 'hear it land on sand', async (page) => {
  assert.match(await line(page, 'source'), /Piet Sorrel/);
  assert.match(await line(page, 'statistic'), /37 dry wells/);
});

trap(
  'sentences over inline elements, comments and word breaks are read as one',
  'inline.html',
  'It is the only clean water we have',
  async (page) => {
    assert.match((await line(page, 'source')).replaceAll('|', ''), /Gun Rask, the club's secretary/);
    assert.match((await line(page, 'statistic')).replaceAll('|', ''), /4,500 swimmers/);
  },
);

trap(
  'preformatted text keeps its paragraphs, and its wrapped lines are sentences',
  'pre.html',
  "lorry's worth of rock on every bend",
  async (page) => {
    assert.match(await line(page, 'source'), /Aino Kuusi/);
    assert.match(await line(page, 'statistic'), /26 bends/);
  },
);

trap(
  'what is hidden or surrounds the article is left out, what is faded in later is not',
  'hidden.html',
  'The rock sings back',
  async (page) => {
    const all = Object.values(await painted(page))
      .flat()
      .join(' ');
    assert.doesNotMatch(all, /Trap/);
    assert.match(await line(page, 'statistic'), /2,000 people/);
  },
);

trap(
  'marks that the browser draws around <q> count, and so does a block quote without any',
  'marks.html',
  'I asked for a quiet post',
  async (page) => {
    assert.match(await line(page, 'quote'), /We looked for somebody/);
    assert.match(await line(page, 'source'), /Bo Falk/);
  },
);

trap('boxes in boxes and links that call a script keep their words', 'nested.html', 'It groaned, and then it went', async (page) => {
  assert.match((await line(page, 'source')).replaceAll('|', ''), /Greta Stolz/);
  const statistics = await line(page, 'statistic');
  assert.match(statistics, /118,000 francs/);
  assert.match(statistics, /36 new paddles/);
  assert.doesNotMatch(await line(page, 'quote'), /Share this/);
});

trap('a page that grows or is built anew keeps its marks and gets new ones', 'growing.html', 'They know the timetable', async (page) => {
  await page.evaluate(() => window.grow());
  await untilPainted(page, 'quote', 'I was up at six anyway');
  await page.evaluate(() => window.rebuild());
  await page.waitForFunction(() => [...CSS.highlights.get('sourcelight-quote')].every((range) => range.startContainer.isConnected));
  assert.match(await line(page, 'quote'), /They know the timetable/);
});

const END = `step ${MANY + 1} of the stairs`;

trap('a page of a megabyte is marked where its reader is, and to its end', 'long.html', 'step 2 of the stairs', async (page) => {
  assert.doesNotMatch(await line(page, 'quote'), new RegExp(END));
  const painted = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  assert.ok((await painted()) < MANY * 2, `${await painted()} at once`);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await untilPainted(page, 'quote', END);
  assert.doesNotMatch(await line(page, 'quote'), /Nothing|step 2 of/);
  await page.evaluate(() => scrollTo(0, 0));
  await untilPainted(page, 'quote', 'step 2 of the stairs');
});

test('of a long page the beginning is marked while the rest is read', async () => {
  const page = await newTab(browser);
  // Not the page that was read last: of that the analysis is still known.
  await page.goto(site.url('long.html?paragraphs=2500'));
  // The number of quotations when there are first some. Of the whole page about a thousand are painted.
  const first = await page.waitForFunction(() => CSS.highlights.get('sourcelight-quote')?.size, { polling: 50 });
  assert.ok((await first.jsonValue()) < 200, `${await first.jsonValue()} at first`);
  await page.waitForFunction(() => CSS.highlights.get('sourcelight-quote').size > 200, { polling: 50 });
  await page.close();
});

trap('all of a long page is marked on paper, and no longer than that', 'long.html?paragraphs=800', 'step 2 of the stairs', async (page) => {
  const end = 'step 801 of the stairs';
  // Until all of it is read only its beginning is painted.
  await untilPainted(page, 'quote', 'step 200 of the stairs');
  assert.doesNotMatch(await line(page, 'quote'), new RegExp(end));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await line(page, 'quote'), new RegExp(`step 2 of the stairs.*${end}`));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.waitForFunction(
    (words) => [...CSS.highlights.get('sourcelight-quote')].every(({ startContainer }) => !startContainer.data.includes(words)),
    { polling: 50 },
    end,
  );
});
