/** An article in a link: packed behind `#`, the part of an address that browsers keep to themselves. */

/** @import { Article, Block, Correction, Span, Work } from '../../types/work.js' */

/** Longer links are cut off by too many programs. */
export const LONGEST = 30_000;

const NAME = 'article';

/** @type {(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>} */
async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** @type {Record<string, string>} */
const BASE64 = { '+': '-', '/': '_', '=': '' };

/**
 * @param {Article} article
 * @param {Span | null} span
 * @returns {Promise<string | null>} the part behind the address, from `#` on; `null` where it would be too long
 */
export async function packed(article, span = null) {
  const { title, text, blocks, url, work } = article;
  const bytes = await through(
    new CompressionStream('deflate-raw'),
    new TextEncoder().encode(JSON.stringify({ title, text, blocks, url, work })),
  );
  // In pieces: a function takes only so many arguments.
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const made = `#${NAME}=${btoa(binary).replace(/[+/=]/g, (c) => BASE64[c])}${span ? `&at=${span.join('-')}` : ''}`;
  return made.length <= LONGEST ? made : null;
}

/**
 * What a hash holds: `{article, span}`; `null` where it holds no article, or a damaged one.
 *
 * @type {(hash: string) => Promise<{article: Article, span: Span | null} | null>}
 */
export async function unpacked(hash) {
  const found = new URLSearchParams(hash.slice(1));
  const held = found.get(NAME);
  if (!held) return null;
  try {
    const bytes = Uint8Array.from(atob(held.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const { title, text, blocks, url, work } = JSON.parse(
      new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes)),
    );
    if (typeof text !== 'string') return null;
    const [start, end] = (found.get('at') ?? '').split('-').map(Number);
    return {
      article: {
        title: typeof title === 'string' ? title : '',
        text,
        blocks: soundBlocks(blocks, text.length),
        url: /^https?:\/\//i.test(url ?? '') ? url : null,
        work: soundWork(work),
      },
      span: start >= 0 && end > start && end <= text.length ? [start, end] : null,
    };
  } catch {
    return null;
  }
}

/** @type {(span: any, length?: number) => boolean} */
const isSpan = (span, length = Infinity) =>
  Array.isArray(span) && span.length === 2 && span.every(Number.isInteger) && span[0] >= 0 && span[0] < span[1] && span[1] <= length;

/** Whoever made the link is a stranger: what is not as it should be is left out. @type {(blocks: any, length: number) => Block[] | null} */
const soundBlocks = (blocks, length) =>
  Array.isArray(blocks) && blocks.every((block) => isSpan(block?.span, length) && typeof block.kind === 'string')
    ? blocks.map(({ span, kind }) => ({ span, kind }))
    : null;

const KINDS = ['quote', 'statistic', 'attribution'];
const TYPES = ['wrong', 'speaker', 'mark'];
/** @type {(value: unknown) => string} */
const words = (value) => (typeof value === 'string' ? value : '');

/** @type {(one: any) => Correction[]} */
function soundCorrection(one) {
  if (one?.type === 'rename' && words(one.from) && words(one.to)) return [{ type: 'rename', from: one.from, to: one.to }];
  if (TYPES.includes(one?.type) && KINDS.includes(one.kind) && isSpan(one.span) && words(one.words))
    return [{ type: one.type, kind: one.kind, span: one.span, words: one.words, name: words(one.name) }];
  return [];
}

/** @type {(work: any) => Work} */
function soundWork(work) {
  /** @type {(items: any) => any[]} */
  const list = (items) => (Array.isArray(items) ? items : []);

  const checks = list(work?.checks)
    .filter(
      (one) =>
        [...KINDS, 'finding'].includes(one?.kind) &&
        isSpan(one.span) &&
        words(one.words) &&
        ['open', 'checked', 'asked', 'wrong'].includes(one.status),
    )
    .map(({ kind, finding, about, gone, span, words: said, status, note }) => ({
      kind,
      finding: typeof finding === 'string' ? finding : null,
      span,
      words: said,
      status,
      note: words(note),
      ...(words(about) && { about }),
      ...(gone === true && { gone }),
    }));
  return { checks, corrections: list(work?.corrections).flatMap(soundCorrection) };
}
