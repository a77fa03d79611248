"""The linker: which cue a content belongs to, and which source, if any, a cue. Log-linear over the library's features."""

import json
import subprocess

import numpy as np

from corpus import spans

WEIGHTS = 1 << 14
NONE = 0xFFFFFFFF
EPOCHS, RATE, DECAY = 4, 0.15, 1e-4


def choices(corpus, labels, featurize):
    """Every choice that the library's linker makes over the labelled spans: (chooser, [(candidate, features)]), in tokens of
    the corpus; candidate None: no source."""
    bounds = np.searchsorted(corpus.tokens["document"], np.arange(len(corpus.records) + 1))
    found = np.array(spans(labels, corpus.first)).reshape(-1, 3)
    lines = []
    for record, low, high in zip(corpus.records, bounds, bounds[1:]):
        here = found[(found[:, 1] >= low) & (found[:, 1] < high)] - [0, low, low]
        lines.append(json.dumps({"text": record["text"], "pieces": here.tolist()}))
    raw = subprocess.run([featurize, "choices"], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True).stdout
    words, at, out = np.frombuffer(raw, "<u4"), 0, []
    while at < len(words):
        low, chooser, count = bounds[words[at]], words[at + 1], words[at + 2]
        at += 3
        candidates = []
        for _ in range(count):
            first, features = words[at], words[at + 2 : at + 2 + words[at + 1]] % WEIGHTS
            candidates.append((None if first == NONE else int(low + first), features.astype(np.int64)))
            at += 2 + words[at + 1]
        out.append((int(low + chooser), candidates))
    return out


def gold(corpus):
    """What each chooser should choose: {first token of a cue: first token of its source, or None} and the same for contents."""
    chosen = {}
    bounds = np.searchsorted(corpus.tokens["document"], np.arange(len(corpus.records) + 1))
    for record, low, high in zip(corpus.records, bounds, bounds[1:]):
        ends = corpus.tokens["end"][low:high]
        token = lambda span: int(low + np.searchsorted(ends, span[0], "right"))
        for relation in record["attributions"]:
            if relation["cue"]:
                cue = token(relation["cue"][0])
                chosen[cue] = token(relation["source"][0]) if relation["source"] else None
                chosen.update((token(span), cue) for span in relation["content"])
    return chosen


def examples(corpus, featurize):
    """(features of every candidate, index of the right one) of each choice whose answer is among the candidates."""
    right, out = gold(corpus), []
    for chooser, candidates in choices(corpus, corpus.labels, featurize):
        firsts = [candidate for candidate, _ in candidates]
        if chooser in right and right[chooser] in firsts and len(candidates) > 1:
            out.append(([features for _, features in candidates], firsts.index(right[chooser])))
    return out


def train(some, seed=0):
    """Weights of the hashed features (AdaGrad on the log-likelihood)."""
    weights, seen = np.zeros(WEIGHTS), np.full(WEIGHTS, 1e-2)
    rng = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for i in rng.permutation(len(some)):
            candidates, answer = some[i]
            scores = np.array([weights[f].sum() for f in candidates])
            errors = np.exp(scores - scores.max())
            errors /= errors.sum()
            errors[answer] -= 1
            for features, error in zip(candidates, errors):
                if abs(error) > 1e-3:
                    slope = error + DECAY * weights[features]
                    seen[features] += slope * slope
                    weights[features] -= RATE * slope / np.sqrt(seen[features])
    return weights.astype(np.float32)


def accuracy(weights, some):
    hits = [np.argmax([weights[f].sum() for f in candidates]) == answer for candidates, answer in some]
    return float(np.mean(hits))
