/**
 * Forty pages, built as pages on the web are. What stands in `kept` is the article, and its words are what should be read; the rest is what
 * surrounds it. Pages that are no article say so.
 */
import { STORIES } from './stories.mjs';

/** @typedef {{name: string, html: string, expected: string, article: boolean}} Fixture */

const OPENS = '<!--article-->';
const CLOSES = '<!--/article-->';
const kept = (html) => OPENS + html + CLOSES;

const plain = (html) =>
  html
    .replace(/<(?:script|style|template)[^]*?<\/(?:script|style|template)>/g, ' ')
    .replace(/<(?:wbr|\/?(?:b|i|a|em|strong|span|sup|abbr)\b)[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&shy;/g, '\u00ad')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

const expectedOf = (html) => [...html.matchAll(/<!--article-->([^]*?)<!--\/article-->/g)].map(([, inner]) => plain(inner)).join(' ');

const NAV =
  '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li><li><a href="/sport">Sport</a></li><li><a href="/letters">Letters</a></li></ul></nav></header>';
const teaser = ({ title, lead }) => `<li><h3><a href="/more">${title}</a></h3><p>${lead.slice(0, lead.indexOf(','))}.</p></li>`;
const asideOf = (n) =>
  `<aside class="sidebar"><h2>Most read</h2><ul>${[1, 2, 3].map((k) => teaser(STORIES[(n + k) % STORIES.length])).join('')}</ul></aside>`;
const FOOTER =
  '<footer><p>“All rights are reserved,” says the small print. 40 people work on this paper. Call us at the number below if a story is wrong.</p></footer>';

const page = (title, body, { head = '', attributes = 'lang="en"', n = 0 } = {}) =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${NAV}${body}${asideOf(n)}${FOOTER}</body></html>`;

const ps = (paragraphs) => paragraphs.map((p) => `<p>${p}</p>`).join('\n');
const h1 = (story) => `<h1>${story.title}</h1>`;
const whole = (story) => kept(h1(story)) + kept(`<p class="lead">${story.lead}</p>`) + kept(ps(story.paragraphs));

/** Every structure, by name: from a story and its number, the page. */
const STRUCTURES = {
  plain: (s, n) => page(s.title, `<main><article>${whole(s)}</article></main>`, { n }),
  'divs for paragraphs': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept([s.lead, ...s.paragraphs].map((p) => `<div>${p}</div>`).join(''))}</article></main>`,
      { n },
    ),
  'breaks for paragraphs': (s, n) =>
    page(
      s.title,
      `<main><div class="story">${kept(h1(s))}<div class="text">${kept([s.lead, ...s.paragraphs].join('<br><br>\n'))}</div></div></main>`,
      { n },
    ),
  'breaks inside one paragraph': (s, n) =>
    page(s.title, `<main><article>${kept(h1(s))}<p>${kept([s.lead, ...s.paragraphs].join('<br>\n<br>'))}</p></article></main>`, { n }),
  'lead in a div': (s, n) =>
    page(
      s.title,
      `<main><div class="article">${kept(h1(s))}<div class="perex">${kept(s.lead)}</div><div class="content">${kept(ps(s.paragraphs))}</div></div></main>`,
      { n },
    ),
  'divs and paragraphs mixed': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(s.paragraphs.map((p, i) => (i % 2 ? `<div>${p}</div>` : `<p>${p}</p>`)).join(''))}</article></main>`,
      { n },
    ),
  'a table as layout': (s, n) =>
    page(
      s.title,
      `<table width="100%"><tr><td width="160"><a href="/">Home</a><br><a href="/old">Old news</a></td><td>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs))}</td></tr></table>`,
      { n },
    ),
  'a table of data in a layout table': (s, n) =>
    page(
      s.title,
      `<table><tr><td>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs))}<table><caption>${kept('The figures of the year')}</caption><tr><th>${kept('Month')}</th><th>${kept('Count')}</th></tr><tr><td>${kept('January')}</td><td>${kept('41')}</td></tr></table></td></tr></table>`,
      { n },
    ),
  'a table of one cell': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}<table><tr><td>${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs))}</td></tr></table></article></main>`,
      { n },
    ),
  captions: (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}<figure><img src="data:," alt=""><figcaption>${kept('The place as it looked on the day of the decision.')}</figcaption></figure>${kept(ps(s.paragraphs))}</article></main>`,
      { n },
    ),
  'a drop cap': (s, n) =>
    page(
      s.title,
      `<style>.cap{float:left;font-size:3em;line-height:.9}</style><main><article>${kept(h1(s))}${kept(`<p><span class="cap">${s.lead[0]}</span>${s.lead.slice(1)}</p>`)}${kept(ps(s.paragraphs))}</article></main>`,
      { n },
    ),
  'a list article': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}<ol>${kept(s.paragraphs.map((p) => `<li>${p}</li>`).join(''))}</ol></article></main>`,
      { n },
    ),
  'a gallery': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${s.paragraphs.map((p) => `<div class="slide"><img src="data:," alt="">${kept(`<p>${p}</p>`)}</div>`).join('')}</article></main>`,
      { n },
    ),
  'a live blog': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${s.paragraphs.map((p, i) => `<section class="entry" id="e${i}">${kept(`<h2>Entry ${i + 1}: what we know</h2><p>${p}</p>`)}</section>`).join('')}</article></main>`,
      { n },
    ),
  subheads: (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(s.paragraphs.map((p, i) => (i % 2 ? `<p>${p}</p>` : `<h2>What came of it, part ${i / 2 + 1}</h2><p>${p}</p>`)).join(''))}</article></main>`,
      { n },
    ),
  'a paywall stub': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs.slice(0, 2)))}<div class="paywall"><p>Subscribe to read on. The first month is free, and you can leave on any day.</p><button>Subscribe</button></div></article></main>`,
      { n, head: '<meta property="og:type" content="article">' },
    ),
  'a cookie wall over it': (s, n) =>
    page(
      s.title,
      `<div class="cookie-consent" style="position:fixed;inset:0;background:#fff"><h2>Before you go on</h2><p>We and our 812 partners store information on your device, which some 90 per cent of readers accept. “We value your privacy,” we say.</p><p>You may refuse in the settings, page by page, which takes about as long as reading the paper.</p><button>Accept all</button></div><main><article>${whole(s)}</article></main>`,
      { n },
    ),
  'an accelerated page': (s, n) =>
    page(
      s.title,
      `<main><article class="amp-wp-article">${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}<amp-img src="data:," width="300" height="200"></amp-img><div class="amp-wp-article-content">${kept(ps(s.paragraphs))}</div><amp-sidebar hidden><ul><li>Menu</li></ul></amp-sidebar></article></main>`,
      { n, attributes: 'amp lang="en"' },
    ),
  'a shadow tree': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}<news-body><template shadowrootmode="open"><div>${ps(s.paragraphs)}</div></template></news-body></article></main>`,
      { n },
    ),
  footnotes: (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}<sup><a href="#n1">[1]</a></sup></p>`)}${kept(ps(s.paragraphs))}</article></main>`,
      { n },
    ),
  'right to left': (s, n) =>
    page(s.title, `<main><article dir="rtl">${whole(s)}</article></main>`, { n, attributes: 'lang="en" dir="rtl"' }),
  'boxes in boxes': (s, n) =>
    page(s.title, `<div class="outer"><div class="inner"><div><div class="wrap"><section>${whole(s)}</section></div></div></div></div>`, {
      n,
    }),
  'related links between': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${s.paragraphs.map((p, i) => `${kept(`<p>${p}</p>`)}${i % 2 ? `<div class="related"><a href="/r">Read also: ${STORIES[(n + i) % 6].title}</a></div>` : ''}`).join('')}</article></main>`,
      { n },
    ),
  'share buttons between': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}<ul class="share"><li><a href="#">Share</a></li><li><a href="#">Send</a></li></ul>${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs))}<div class="social"><button>Like</button></div></article></main>`,
      { n },
    ),
  'a pull quote': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(`<blockquote><p>${s.paragraphs[0]}</p></blockquote>`)}${kept(ps(s.paragraphs.slice(1)))}</article></main>`,
      { n },
    ),
  'comments beneath': (s, n) =>
    page(
      s.title,
      `<main><article>${whole(s)}</article><section id="comments" class="comments"><h2>4 comments</h2>${STORIES[(n + 3) % 6].paragraphs
        .slice(0, 4)
        .map((p) => `<div class="comment"><b>A reader</b><p>${p}</p></div>`)
        .join('')}</section></main>`,
      { n },
    ),
  'a form around everything': (s, n) =>
    page(
      s.title,
      `<form method="post"><input type="hidden" name="parentNode"><input type="hidden" name="childNodes"><input type="hidden" name="nodeName"><main><article>${whole(s)}</article></main></form>`,
      { n },
    ),
  'spans for everything': (s, n) =>
    page(
      s.title,
      `<main><div class="body">${kept(h1(s))}${kept(
        [s.lead, ...s.paragraphs]
          .map(
            (p) =>
              `<p>${p
                .split(' ')
                .map((word, i) => (i % 9 === 4 ? `<span>${word}</span>` : word))
                .join(' ')}</p>`,
          )
          .join(''),
      )}</div></main>`,
      { n },
    ),
  'words broken softly': (s, n) =>
    page(
      s.title,
      `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(ps(s.paragraphs.map((p) => p.replace(/believe/g, 'be<wbr>lieve').replace(/ and /, '&nbsp;and '))))}</article></main>`,
      { n },
    ),
  'a second copy for telephones': (s, n) =>
    page(
      s.title,
      `<style>.phone{display:none}</style><main><article>${whole(s)}</article><div class="phone">${h1(s)}${ps(s.paragraphs)}</div></main>`,
      { n },
    ),
  'faded in': (s, n) =>
    page(
      s.title,
      `<style>.reveal{opacity:0}</style><main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(s.paragraphs.map((p) => `<p class="reveal">${p}</p>`).join(''))}</article></main>`,
      { n },
    ),
  'unlikely names': (s, n) => page(s.title, `<main><div class="sidebar-content comment-body">${whole(s)}</div></main>`, { n }),
  'a news item of two lines': (s, n) =>
    page(s.title, `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}</article></main>`, {
      n,
      head: '<meta property="og:type" content="article">',
    }),
  short: (s, n) =>
    page(s.title, `<main><article>${kept(h1(s))}${kept(`<p>${s.lead}</p>`)}${kept(`<p>${s.paragraphs[0]}</p>`)}</article></main>`, { n }),
};

const LISTED = STORIES.flatMap((s) => s.paragraphs.slice(0, 3).map((p) => ({ title: p.split(' ').slice(0, 7).join(' '), lead: p })));

/** Pages that are no article. */
const OTHERS = {
  'a front page': () =>
    page(
      'The Valley Paper',
      `<main>${LISTED.map(({ title, lead }) => `<section class="teaser"><h2><a href="/s">${title}</a></h2><p>${lead.slice(0, 110)}.</p><a href="/s">Read more</a></section>`).join('')}</main>`,
    ),
  'a feed of articles': () =>
    page(
      'All stories',
      `<main>${LISTED.slice(0, 12)
        .map(({ title, lead }) => `<article><h2><a href="/s">${title}</a></h2><p>${lead}</p></article>`)
        .join('')}</main>`,
    ),
  'a shop': () =>
    page(
      'Rain boots',
      `<main><h1>Rain boots</h1><div class="grid">${Array.from({ length: 24 }, (_, i) => `<div class="item"><h3>Boot ${i + 30}</h3><span>£${i + 20}.99</span> <span>4.${i % 10} of 5 stars, ${i * 7} reviews</span> <button>Add to the basket</button></div>`).join('')}</div><p class="note">Prices include tax. We deliver within 3 days, and what does not fit may be sent back within 30 days of its arrival. Returns are free from the whole country, said to be the best terms in the trade by 4 of 5 customers who answered our survey.</p></main>`,
    ),
  'a form': () =>
    page(
      'Tell us',
      `<main><h1>Tell us</h1><form>${['Name', 'Street', 'Town', 'Country', 'E-mail', 'What happened'].map((l) => `<label>${l} <input name="${l}"></label>`).join('')}<button>Send</button></form><p>We answer within 5 days.</p></main>`,
    ),
  'search results': () =>
    page(
      'Search: bell',
      `<main><h1>61 results</h1><ol>${LISTED.map(({ title, lead }) => `<li><h3><a href="/r">${title}</a></h3><cite>paper.example › story</cite><p>${lead.slice(0, 150)} …</p></li>`).join('')}</ol></main>`,
    ),
  'an empty application': () =>
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title></head><body><div id="root"></div></body></html>',
};

const named = (name) => name.replaceAll(' ', '-');

/** @type {Fixture[]} */
export const FORTY = [
  ...Object.entries(STRUCTURES).map(([name, build], n) => {
    const html = build(STORIES[n % STORIES.length], n);
    // A template's words are not on the page, but in its shadow tree.
    const expected =
      name === 'a shadow tree'
        ? `${expectedOf(html)} ${STORIES[n % STORIES.length].paragraphs.join(' ')}`.replace(/\s+/g, ' ')
        : expectedOf(html);
    return { name: named(name), html, expected, article: true };
  }),
  ...Object.entries(OTHERS).map(([name, build]) => ({ name: named(name), html: build(), expected: '', article: false })),
];

/** A story of 1,000 to 2,000 words in each of the first structures that hold paragraphs alike: what is timed. */
export const LONG = Object.entries(STRUCTURES)
  .filter(([name]) => !['short', 'a paywall stub', 'a shadow tree'].includes(name))
  .slice(0, 20)
  .map(([name, build], n) => {
    const first = STORIES[n % STORIES.length];
    const more = STORIES.slice(1).map((_, k) => STORIES[(n + k + 1) % STORIES.length]);
    const paragraphs = [...first.paragraphs, ...more.slice(0, 3 + (n % 3)).flatMap(({ lead, paragraphs }) => [lead, ...paragraphs])];
    return { name: `long-${named(name)}`, html: build({ ...first, paragraphs }, n) };
  });
