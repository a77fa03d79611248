"""What a probability is worth as a confidence, found on documents that the student was not taught."""

import numpy as np

from corpus import spans
from sequence import marginals
from student import decoded


def calibration(model, scores, corpus):
    """Slope and offset of a relation's log-odds (Platt), and (confidence, right) of every cue found."""
    paragraphs = corpus.paragraphs()
    bounds = np.append(paragraphs[:, 0], paragraphs[-1, 1])
    found = decoded(model, scores, paragraphs)
    likely, *_ = marginals(np.ascontiguousarray(scores), model.transitions.detach().numpy(), model.first.detach().numpy(), bounds)
    likely = likely[:, 3] + likely[:, 4]
    gold = np.isin(corpus.labels, (3, 4))
    cues = [(a, b) for role, a, b in spans(found, corpus.first) if role == 1]
    p = np.clip([likely[a:b].max() for a, b in cues], 1e-4, 1 - 1e-4)
    right = np.array([gold[a:b].any() for a, b in cues], float)
    x = np.stack([np.log(p / (1 - p)), np.ones_like(p)], 1)
    w = np.array([0.5, 0.0])
    for _ in range(100):  # Newton's method on the log-likelihood, in short steps
        q = 1 / (1 + np.exp(-x @ w))
        w += 0.2 * np.linalg.solve((x * (q * (1 - q))[:, None]).T @ x + 0.1 * np.eye(2), x.T @ (right - q))
    return tuple(float(v) for v in w), np.stack([1 / (1 + np.exp(-x @ w)), right], 1)


def reliability(table, edges=(0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)):
    """A Markdown table: of the relations with a confidence in each range, how many are right."""
    lines = ["| confidence | relations | mean confidence | right |", "|---|---|---|---|"]
    for low, high in zip(edges, edges[1:]):
        here = table[(table[:, 0] >= low) & (table[:, 0] < high)]
        if len(here):
            mean, share = here.mean(0)
            lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(here)} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)
