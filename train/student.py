"""The model that ships: hashed words and affixes, two bidirectional gated recurrences, a conditional random field."""

import copy
import math
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from corpus import LABELS, SIGNALS, signals, spans
from sequence import CrfLoss, Recurrence, counts, marginals, viterbi


@dataclass(frozen=True)
class Shape:
    """The sizes of a model; rows are powers of two."""

    word_rows: int = 16384
    word_width: int = 48
    prefix_rows: int = 1024
    suffix_rows: int = 2048
    shape_rows: int = 512
    affix_width: int = 16
    width: int = 64
    state: int = 40

    @property
    def inputs(self):
        return self.word_width + 3 * self.affix_width + SIGNALS


@dataclass(frozen=True)
class Recipe:
    """How it is trained."""

    epochs: int = 12
    batch: int = 2000  # tokens
    rate: float = 4e-3
    warm_up: int = 60  # steps
    clip: float = 2.0
    average: float = 0.99  # of the weights, a step
    dropout: float = 0.1
    word_dropout: float = 0.15
    teacher: float = 0.8  # share of the teachers in the unary targets
    seed: int = 0


def second_hash(word):
    """The other row of a word: MurmurHash3's finish over the word's hash, as in the library."""
    h = word.astype(np.uint64) ^ np.uint64(0x9E3779B9)
    mask = np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & mask
    h = ((h ^ (h >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & mask
    return (h ^ (h >> np.uint64(16))).astype(np.uint32)


def rows(tokens, shape):
    """Which rows of the tables each token reads, and its signals as numbers."""
    index = lambda hashes, count: (hashes & np.uint32(count - 1)).astype(np.int64)
    return {
        "word": index(tokens["word"], shape.word_rows),
        "word2": index(second_hash(tokens["word"]), shape.word_rows),
        "prefix": index(tokens["prefix"], shape.prefix_rows),
        "suffix": index(tokens["suffix"], shape.suffix_rows),
        "shape": index(tokens["shape"], shape.shape_rows),
        "signals": signals(tokens),
    }


def gelu(x):
    """The sigmoid form, which the library computes with the same kernel as the gates."""
    return x * torch.sigmoid(1.702 * x)


class Layer(nn.Module):
    """A bidirectional gated recurrence with a residual. With `pairs` each direction also reads the token before it."""

    def __init__(self, shape, pairs):
        super().__init__()
        self.pairs, self.state = pairs, shape.state
        inputs = shape.width * (2 if pairs else 1)
        self.forwards = nn.Linear(inputs, 2 * shape.state)
        self.backwards = nn.Linear(inputs, 2 * shape.state)
        self.mix = nn.Linear(2 * shape.state, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        for gates in (self.forwards, self.backwards):  # memories from short to long
            gates.bias.data[: shape.state] = torch.linspace(-3, 1.5, shape.state)

    def forward(self, x, bounds, dropout):
        before = after = x
        if self.pairs:
            before, after = torch.roll(x, 1, 0), torch.roll(x, -1, 0)
            before[bounds[:-1]] = 0
            after[bounds[1:] - 1] = 0
            before, after = torch.cat([before, x], 1), torch.cat([x, after], 1)
        z, c = self.forwards(before).split(self.state, 1)
        left = Recurrence.apply(torch.sigmoid(z), c, bounds, False)
        z, c = self.backwards(after).split(self.state, 1)
        right = Recurrence.apply(torch.sigmoid(z), c, bounds, True)
        out = self.mix(gelu(torch.cat([left, right], 1)))
        return self.norm(x + F.dropout(out, dropout, self.training))


class Student(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.size = shape
        table = lambda count, width, spread: nn.Embedding.from_pretrained(torch.randn(count, width) * spread, freeze=False)
        self.word = table(shape.word_rows, shape.word_width, 0.2)
        self.prefix = table(shape.prefix_rows, shape.affix_width, 0.3)
        self.suffix = table(shape.suffix_rows, shape.affix_width, 0.3)
        self.shape = table(shape.shape_rows, shape.affix_width, 0.3)
        self.input = nn.Linear(shape.inputs, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList([Layer(shape, True), Layer(shape, False)])
        self.out = nn.Linear(shape.width, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))

    def tables(self):
        return [self.word, self.prefix, self.suffix, self.shape]

    def forward(self, batch, bounds, dropout=0.0, word_dropout=0.0):
        word = self.word(batch["word"]) + self.word(batch["word2"])
        prefix, suffix = self.prefix(batch["prefix"]), self.suffix(batch["suffix"])
        if self.training and word_dropout:
            kept = lambda share: (torch.rand(len(word), 1) > share).float()
            word, affix = word * kept(word_dropout), kept(word_dropout / 2)
            prefix, suffix = prefix * affix, suffix * affix
        x = torch.cat([word, prefix, suffix, self.shape(batch["shape"]), batch["signals"]], 1)
        x = self.input(F.dropout(x, dropout / 2, self.training))
        x = F.dropout(self.norm(gelu(x)), dropout, self.training)
        for layer in self.layers:
            x = layer(x, bounds, dropout)
        return self.out(x)


def gathered(features, paragraphs):
    """The tokens of some paragraphs, one after the other: their features, their bounds, and where they were."""
    where = np.concatenate([np.arange(a, b) for a, b in paragraphs])
    bounds = np.cumsum([0] + [b - a for a, b in paragraphs])
    return {name: torch.from_numpy(values[where]) for name, values in features.items()}, bounds, where


def emissions(model, features, paragraphs):
    """Label scores of every token, a paragraph at a time as in the library."""
    model.eval()
    out = np.zeros((int(paragraphs[-1, 1]), len(LABELS)), np.float32)
    with torch.no_grad():
        for i in range(0, len(paragraphs), 64):
            batch, bounds, where = gathered(features, paragraphs[i : i + 64])
            out[where] = model(batch, bounds).numpy()
    return out


def decoded(model, scores, paragraphs, bias=(0, 0, 0)):
    """The best labels, after a bias on each role."""
    scores = scores + np.repeat([0, *bias], [1, 2, 2, 2]).astype(np.float32)
    bounds = np.append(paragraphs[:, 0], paragraphs[-1, 1])
    return viterbi(scores, model.transitions.detach().numpy(), model.first.detach().numpy(), bounds)


def span_scores(found, gold, first):
    """Exact F1 of each role, and F1 of cues that overlap."""
    ours, theirs = set(spans(found, first)), set(spans(gold, first))
    f1 = lambda hits, a, b: round(200 * hits / max(1, a + b), 1)
    of = lambda some, role: {s for s in some if s[0] == role}
    out = [f1(len(of(ours & theirs, r)), len(of(ours, r)), len(of(theirs, r))) for r in range(3)]
    cues = np.zeros(len(gold), bool)
    for _, a, b in of(theirs, 1):
        cues[a:b] = True
    hits = sum(cues[a:b].any() for _, a, b in of(ours, 1))
    return {"source": out[0], "cue": out[1], "content": out[2], "cue overlap": f1(hits, len(of(ours, 1)), len(of(theirs, 1)))}


def transitions_between(labels, paragraphs, weight=0.3):
    """How much more often a label follows another (or begins a paragraph) than it occurs, as log-odds, toned down: the
    teacher's head knows part of it already."""
    bounds = np.append(paragraphs[:, 0], paragraphs[-1, 1])
    shares = (np.bincount(labels, minlength=len(LABELS)) + 0.5) / len(labels)
    _, pairs, starts = counts(labels, bounds)
    follow = (pairs + 0.5) / (pairs + 0.5).sum(1, keepdims=True)
    begin = (starts + 0.5) / (starts + 0.5).sum()
    return (weight * np.log(follow / shares)).astype(np.float32), (weight * np.log(begin / shares)).astype(np.float32)


def train(shape, recipe, features, labels, taught, paragraphs, dev, field=None, log=print, prepare=None):
    """Trains a model. `taught`: the teacher's scores, or None; `field`: its transitions and first labels. `dev`: (features,
    corpus). `prepare` may change the fresh model, for instance to give its tables a better start. Gives the averaged weights."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    model = Student(shape)
    if prepare:
        prepare(model)
    mean = copy.deepcopy(model)
    tables = [t.weight for t in model.tables()]
    known = {id(t) for t in tables}
    others = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": tables, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.02}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)
    steps = recipe.epochs * math.ceil(len(labels) / recipe.batch)
    cosine = lambda s: 0.02 + 0.49 * (1 + math.cos(math.pi * min(1, s / steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / recipe.warm_up) * cosine(s))
    lengths = paragraphs[:, 1] - paragraphs[:, 0]
    began, step = time.time(), 0
    for epoch in range(recipe.epochs):
        model.train()
        order = rng.permutation(len(paragraphs))
        cut = np.cumsum(lengths[order]) // recipe.batch
        total = 0.0
        batches = np.split(order, np.flatnonzero(np.diff(cut)) + 1)
        for chosen in batches:
            batch, bounds, where = gathered(features, paragraphs[chosen])
            goal = counts(labels[where], bounds)
            if taught is not None:
                # All that the teacher's field says: of every token, and of every pair of neighbours.
                *soft, _ = marginals(np.ascontiguousarray(taught[where]), *field, bounds)
                goal = [(1 - recipe.teacher) * hard + recipe.teacher * s for hard, s in zip(goal, soft)]
            scores = model(batch, bounds, recipe.dropout, recipe.word_dropout)
            loss = CrfLoss.apply(scores, model.transitions, model.first, goal, bounds)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 2 == 0:
                keep = min(recipe.average, (1 + step) / (10 + step)) ** 2
                with torch.no_grad():
                    torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - keep)
        line = f"student epoch {epoch + 1} loss {total / len(batches):.4f} {time.time() - began:.0f} s"
        if dev and (epoch % 3 == 2 or epoch + 1 == recipe.epochs):
            held, corpus = dev
            found = decoded(mean, emissions(mean, held, corpus.paragraphs()), corpus.paragraphs())
            line += f" dev {span_scores(found, corpus.labels, corpus.first)}"
        log(line)
    return mean.eval()
