/**
 * A span, cut wherever a mark begins or ends: marks may overlap, elements may not. Yields `{start, end, here}`, where `here` are the pieces
 * that cover the whole stretch, in the order in which they begin.
 *
 * @template {{start: number, end: number}} Piece
 * @param {[number, number]} span
 * @param {Piece[]} pieces  inside the span
 */
export function* stretches([start, end], pieces) {
  const waiting = [...pieces].sort((a, b) => a.start - b.start);
  const cuts = [
    ...new Set(
      [start, end].concat(
        pieces.map((piece) => piece.start),
        pieces.map((piece) => piece.end),
      ),
    ),
  ].sort((a, b) => a - b);
  /** @type {Piece[]} */
  let here = [];
  let next = 0;
  for (let n = 1; n < cuts.length; n++) {
    here = here.filter((piece) => piece.end > cuts[n - 1]);
    while (next < waiting.length && waiting[next].start <= cuts[n - 1]) here.push(waiting[next++]);
    yield { start: cuts[n - 1], end: cuts[n], here };
  }
}
