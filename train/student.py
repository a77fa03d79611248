"""The model that ships: hashed words and affixes, bidirectional gated recurrences, a conditional random field over the roles, and a
softmax for each other task."""

import copy
import math
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from corpus import LABELS, SIGNALS, TASKS, signals, spans
from sequence import CrfLoss, Recurrence, counts, marginals, viterbi

LANES = 8  # of the roles: the seven labels, and one that is never chosen
ANSWERS = sum(map(len, TASKS.values()))
CAPITAL = 5  # the signal of a token that begins with a capital


@dataclass(frozen=True)
class Shape:
    """The sizes of a model; rows are powers of two."""

    word_rows: int = 16384
    word_width: int = 40
    prefix_rows: int = 1024
    suffix_rows: int = 2048
    shape_rows: int = 512
    affix_width: int = 16
    width: int = 96
    state: int = 48
    layers: int = 3
    known_bits: int = 1 << 18

    @property
    def inputs(self):
        return self.word_width + 3 * self.affix_width + SIGNALS

    @property
    def products(self):
        """Multiply-accumulates a token."""
        layer = lambda reads: 2 * reads * self.width * 2 * self.state + 2 * self.state * self.width
        return self.inputs * self.width + layer(2) + (self.layers - 1) * layer(1) + self.width * (LANES + ANSWERS)


@dataclass(frozen=True)
class Recipe:
    """How it is trained."""

    epochs: int = 8
    measured: int = 2  # epochs between two looks at dev
    batch: int = 2500  # tokens
    rate: float = 4e-3
    warm_up: int = 80  # steps
    clip: float = 2.0
    average: float = 0.99  # of the weights, a step
    dropout: float = 0.08
    word_dropout: float = 0.12
    teacher: float = 0.7  # share of the teacher in the targets where people have labelled too
    seed: int = 0
    # What each task counts for beside the roles.
    tasks: tuple = (("upos", 0.1), ("border", 0.1), ("kind", 0.1), ("form", 0.05), ("speech", 0.1))


CARD = Recipe(epochs=12, batch=6000, measured=4, warm_up=200)


def recipe(device):
    """A card gets through more."""
    return Recipe() if device == "cpu" else CARD


def second_hash(word):
    """The other row of a word: MurmurHash3's finish over the word's hash, as in the library."""
    h = word.astype(np.uint64) ^ np.uint64(0x9E3779B9)
    mask = np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & mask
    h = ((h ^ (h >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & mask
    return (h ^ (h >> np.uint64(16))).astype(np.uint32)


def index(hashes, count):
    return (hashes & np.uint32(count - 1)).astype(np.int64)


def known_set(words, shape):
    """A bit set in which the two bits of each known word (a hash) are set."""
    bits = np.zeros(shape.known_bits, bool)
    bits[index(words, shape.known_bits)] = True
    bits[index(second_hash(words), shape.known_bits)] = True
    return bits


def rows(tokens, shape, known):
    """Which rows of the tables each token reads, and its signals as numbers. `lexical` is 0 for a known word, 1 for an unknown
    one in small letters, 2 for an unknown one with a capital, which is most likely a name: such a word's letters are not looked at."""
    is_known = known[index(tokens["word"], len(known))] & known[index(second_hash(tokens["word"]), len(known))]
    capital = tokens["signals"][:, CAPITAL] == 1
    return {
        "word": index(tokens["word"], shape.word_rows),
        "word2": index(second_hash(tokens["word"]), shape.word_rows),
        "lexical": np.where(is_known, 0, np.where(capital, 2, 1)),
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
        self.unknown = table(2, shape.word_width, 0.2)
        self.prefix = table(shape.prefix_rows, shape.affix_width, 0.3)
        self.suffix = table(shape.suffix_rows, shape.affix_width, 0.3)
        self.shape = table(shape.shape_rows, shape.affix_width, 0.3)
        self.input = nn.Linear(shape.inputs, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(Layer(shape, pairs=i == 0) for i in range(shape.layers))
        self.out = nn.Linear(shape.width, len(LABELS))
        self.tasks = nn.Linear(shape.width, ANSWERS)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))

    def tables(self):
        return [self.word, self.unknown, self.prefix, self.suffix, self.shape]

    def forward(self, batch, bounds, dropout=0.0, word_dropout=0.0):
        """Scores of the roles, and of all tasks' answers one task after the other."""
        lexical = batch["lexical"]
        if self.training and word_dropout:  # any word may be one that is not known
            hidden = torch.rand(len(lexical), device=lexical.device) < word_dropout
            lexical = torch.where(hidden & (lexical == 0), 1 + (batch["signals"][:, CAPITAL] > 0).long(), lexical)
        known = (lexical == 0).float()[:, None]
        word = (self.word(batch["word"]) + self.word(batch["word2"])) * known + self.unknown(torch.clamp(lexical - 1, min=0)) * (1 - known)
        spelt = (lexical != 2).float()[:, None]
        prefix, suffix = self.prefix(batch["prefix"]) * spelt, self.suffix(batch["suffix"]) * spelt
        x = torch.cat([word, prefix, suffix, self.shape(batch["shape"]), batch["signals"]], 1)
        x = self.input(F.dropout(x, dropout / 2, self.training))
        x = F.dropout(self.norm(gelu(x)), dropout, self.training)
        for layer in self.layers:
            x = layer(x, bounds, dropout)
        return self.out(x), self.tasks(x)


def by_task(scores):
    """The scores of each task's answers."""
    return dict(zip(TASKS, torch.split(scores, [len(answers) for answers in TASKS.values()], 1)))


def on(device, features):
    """Features as tensors on a device."""
    return {name: torch.from_numpy(values).to(device) for name, values in features.items()}


def gathered(features, paragraphs):
    """The tokens of some paragraphs, one after the other: their features, their bounds, and where they were. `features`: tensors."""
    device = features["word"].device
    where = torch.from_numpy(np.concatenate([np.arange(a, b) for a, b in paragraphs])).to(device)
    bounds = torch.from_numpy(np.append(0, np.cumsum(paragraphs[:, 1] - paragraphs[:, 0]))).to(device)
    return {name: values[where] for name, values in features.items()}, bounds, where


def emissions(model, features, paragraphs):
    """Scores of the roles and of the tasks' answers of every token, a paragraph at a time as in the library."""
    model.eval()
    features = on("cpu", features)
    out = np.zeros((int(paragraphs[-1, 1]), len(LABELS)), np.float32)
    tasks = np.zeros((len(out), ANSWERS), np.float32)
    with torch.no_grad():
        for i in range(0, len(paragraphs), 64):
            batch, bounds, where = gathered(features, paragraphs[i : i + 64])
            roles, others = model(batch, bounds)
            out[where], tasks[where] = roles.numpy(), others.numpy()
    return out, tasks


def decoded(model, scores, paragraphs):
    """The best labels."""
    bounds = np.append(paragraphs[:, 0], paragraphs[-1, 1])
    field = [p.detach().numpy() for p in (model.transitions, model.first)]
    return viterbi(np.ascontiguousarray(scores, np.float32), *field, bounds)


def span_scores(found, gold, first):
    """Exact F1 of each role, and F1 of cues that overlap."""
    ours, theirs = set(spans(found, first)), set(spans(gold, first))
    f1 = lambda hits, a, b: round(200 * float(hits) / max(1, a + b), 1)
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
    _, pairs, starts = (some.sum(0) for some in counts(labels, bounds))
    follow = (pairs + 0.5) / (pairs + 0.5).sum(1, keepdims=True)
    begin = (starts + 0.5) / (starts + 0.5).sum()
    return (weight * np.log(follow / shares)).astype(np.float32), (weight * np.log(begin / shares)).astype(np.float32)


@dataclass
class Lessons:
    """All that is taught, of the tokens of all corpora one after the other."""

    features: dict
    paragraphs: np.ndarray  # those to learn from
    labels: np.ndarray  # roles: by hand, or what the teacher's field says is best
    roles: np.ndarray  # the teacher's scores
    share: np.ndarray  # of the teacher, a token
    tasks: np.ndarray  # probabilities of the tasks' answers, one task after the other
    weights: np.ndarray  # of each task, a token
    field: tuple  # the teacher's
    rename: object  # gives features with fresh names, in place


def goals(lessons, some=2000):
    """What the roles of every token, and every pair of neighbours, should be: people's answers mixed with all that the teacher's
    field says. Of the tokens (× 7); of each paragraph its transitions (× 7 × 7) and its first label (× 7)."""
    tokens = np.zeros((len(lessons.labels), len(LABELS)), np.float32)
    pairs = np.zeros((len(lessons.paragraphs), len(LABELS), len(LABELS)), np.float32)
    starts = np.zeros((len(lessons.paragraphs), len(LABELS)), np.float32)
    for i in range(0, len(lessons.paragraphs), some):
        here = lessons.paragraphs[i : i + some]
        where = np.concatenate([np.arange(a, b) for a, b in here])
        bounds = np.append(0, np.cumsum(here[:, 1] - here[:, 0]))
        soft = marginals(np.ascontiguousarray(lessons.roles[where], np.float32), *lessons.field, bounds)
        hard = counts(lessons.labels[where], bounds)
        share = lessons.share[where][:, None]
        tokens[where] = (1 - share) * hard[0] + share * soft[0]
        share = lessons.share[here[:, 0]][:, None]
        pairs[i : i + some] = (1 - share[:, :, None]) * hard[1] + share[:, :, None] * soft[1]
        starts[i : i + some] = (1 - share) * hard[2] + share * soft[2]
    return tokens, pairs, starts


def train(shape, recipe, lessons, dev, log=print, prepare=None, device="cpu"):
    """Trains a model. `dev`: (features, corpus). `prepare` may change the fresh model, for instance to give its tables a
    better start. Gives the averaged weights."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    model = Student(shape)
    if prepare:
        prepare(model)
    model = model.to(device)
    mean = copy.deepcopy(model)
    tables = [t.weight for t in model.tables()]
    known = {id(t) for t in tables}
    others = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": tables, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.02}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)
    paragraphs = lessons.paragraphs
    lengths = paragraphs[:, 1] - paragraphs[:, 0]
    steps = recipe.epochs * math.ceil(lengths.sum() / recipe.batch)
    cosine = lambda s: 0.02 + 0.49 * (1 + math.cos(math.pi * min(1, s / steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / recipe.warm_up) * cosine(s))
    counted = torch.tensor([weight for _, weight in recipe.tasks], device=device)
    goal = [torch.from_numpy(some).to(device) for some in goals(lessons)]
    aims, weights = (torch.from_numpy(some).to(device) for some in (lessons.tasks, lessons.weights))
    began, step = time.time(), 0
    for epoch in range(recipe.epochs):
        model.train()
        lessons.rename(lessons.features, rng)
        features = on(device, lessons.features)
        order = rng.permutation(len(paragraphs))
        cut = np.cumsum(lengths[order]) // recipe.batch
        total = torch.zeros((), device=device)
        batches = np.split(order, np.flatnonzero(np.diff(cut)) + 1)
        for chosen in batches:
            batch, bounds, where = gathered(features, paragraphs[chosen])
            roles, tasks = model(batch, bounds, recipe.dropout, recipe.word_dropout)
            rows_of = torch.from_numpy(chosen).to(device)
            loss = CrfLoss.apply(roles, model.transitions, model.first, [goal[0][where], *(some[rows_of].sum(0) for some in goal[1:])], bounds)
            weight = weights[where].float() * counted
            for i, (found, aim) in enumerate(zip(by_task(tasks).values(), by_task(aims[where].float()).values())):
                each = -(F.log_softmax(found, 1) * aim).sum(1)
                loss = loss + (each * weight[:, i]).mean()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.detach()
            if step % 2 == 0:
                keep = min(recipe.average, (1 + step) / (10 + step)) ** 2
                with torch.no_grad():
                    torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - keep)
        line = f"student epoch {epoch + 1} loss {total.item() / len(batches):.4f} {time.time() - began:.0f} s"
        if dev and ((epoch + 1) % recipe.measured == 0 or epoch + 1 == recipe.epochs):
            held, corpus = dev
            seen = copy.deepcopy(mean).cpu()
            found = decoded(seen, emissions(seen, held, corpus.paragraphs())[0], corpus.paragraphs())
            line += f" dev {span_scores(found, corpus.labels, corpus.first)}"
        log(line, flush=True)
    return mean.cpu().eval()
