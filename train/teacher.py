"""The teachers: MPNet-base with a head for each task, the roles under a conditional random field. The small model learns what they
say of every token. Each is trained without one part of PolNeAR's articles, and that part it labels: of what it was taught it would
say what it was taught.

    python teacher.py CORPORA WORK --fold K     trains the Kth, from its last checkpoint in WORK where there is one, and labels
"""

import argparse
import itertools
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from corpus import ALL_NEWS, LABELS, SIGNALS, TASKS, UNKNOWN, read_corpora, signals
from names import Names
from pretrained import fetched
from sequence import CrfLoss, counts, viterbi
from student import span_scores, transitions_between



@dataclass(frozen=True)
class Recipe:
    """How one is trained: here, what a processor gets through."""

    pieces: int = 254  # longest stretch of text in one pass, in word pieces
    batch: int = 10  # stretches
    steps: int = 1500  # of a batch each
    named: int = 600  # steps after which it knows a name well enough: from there on the names of PolNeAR, where nobody has marked them, are exchanged too
    frozen: int = 6  # lowest layers that stay as they are
    body_rate: float = 1e-4
    dropout: float = 0.0  # in the body
    checkpoint: int = 150  # steps


CARD = Recipe(pieces=510, batch=8, steps=1600, named=500, frozen=0, body_rate=8e-5, dropout=0.1, checkpoint=400)
PARTS = 5  # of PolNeAR's articles
PREDICTED = 40  # stretches in one pass where nothing is learnt: the weights are made 16 bits wide anew for each pass
WORDS_SHARE = 0.2  # of the batches that teach parts of speech and noun phrases
MIXED = 5  # highest layers whose states the heads see
HEAD_RATE, FIELD_RATE = 1e-3, 5e-3
DECAY = 0.9  # of the rate from a layer to the one below
WARM_UP = 60
HIDDEN = 0.06  # share of the word pieces that training hides, so that words around them have to do
TASK_WEIGHT = 0.3  # of the loss of a task beside the roles'
BEGIN, PAD, END, UNKNOWN_PIECE, MASK = 0, 1, 2, 104, 30526  # word pieces with a meaning of their own


def recipe(device):
    """A card gets through more."""
    return Recipe() if device == "cpu" else CARD


class Teacher(nn.Module):
    """MPNet under heads. The package holds a sentence encoder, whose last states hardly differ from token to token: the heads see
    a learnt mixture of the upper layers, each normalised. The plain signals (quotation states, capitals) come in above the
    frozen layers, for word pieces know no closing quotation mark from an opening one, and again at the heads."""

    def __init__(self, folder, recipe, transitions, first):
        super().__init__()
        self.recipe = recipe
        dropout = {"hidden_dropout_prob": recipe.dropout, "attention_probs_dropout_prob": recipe.dropout}
        self.body = AutoModel.from_pretrained(folder, add_pooling_layer=False, **dropout)
        self.body.embeddings.requires_grad_(False)
        self.body.encoder.layer[: recipe.frozen].requires_grad_(False)
        self.body.encoder.relative_attention_bias.requires_grad_(False)
        width = self.body.config.hidden_size
        self.sign = nn.Linear(SIGNALS, width, bias=False)
        nn.init.zeros_(self.sign.weight)
        self.share = nn.Parameter(torch.zeros(MIXED))
        self.mix = nn.Linear(width + SIGNALS, 384)
        self.out = nn.Linear(384, len(LABELS))
        self.words = nn.Linear(width + SIGNALS, 256)
        self.tasks = nn.ModuleDict({task: nn.Linear(256, len(answers)) for task, answers in TASKS.items()})
        self.transitions = nn.Parameter(torch.from_numpy(transitions))
        self.first = nn.Parameter(torch.from_numpy(first))

    def forward(self, pieces, mask, place, signals):
        """Scores of the roles and of each task's answers, of the tokens whose first pieces lie at `place` (rows, columns)."""
        with torch.autocast(pieces.device.type, dtype=torch.bfloat16):
            hidden, states = self.embedded(pieces, mask, place, signals)
        share = torch.softmax(self.share, 0)
        hidden = sum(s * F.layer_norm(h[place].float(), h.shape[-1:]) for s, h in zip(share, states))
        seen = torch.cat([F.dropout(hidden, 0.1, self.training), signals], -1)
        words = F.gelu(self.words(seen))
        return self.out(F.gelu(self.mix(seen))), {task: head(words) for task, head in self.tasks.items()}

    def embedded(self, pieces, mask, place, signals):
        encoder, states = self.body.encoder, []
        bias = encoder.compute_position_bias(pieces[..., None])
        unseen = (1.0 - mask[:, None, None, :].float()) * -1e4
        with torch.no_grad():
            hidden = self.body.embeddings(input_ids=pieces)
            for layer in encoder.layer[: self.recipe.frozen]:
                hidden = layer(hidden, unseen, position_bias=bias)[0]
        hidden = hidden.float().index_put(place, self.sign(signals).float(), accumulate=True)
        for layer in encoder.layer[self.recipe.frozen :]:
            hidden = layer(hidden, unseen, position_bias=bias)[0]
            states.append(hidden)
        return hidden, states[-MIXED:]

    def rates(self):
        """The parameters in groups, each with its learning rate."""
        layers = self.body.encoder.layer
        groups = [{"params": list(layer.parameters()), "lr": self.recipe.body_rate * DECAY ** (len(layers) - 1 - i)} for i, layer in enumerate(layers)]
        groups = groups[self.recipe.frozen :]
        heads = itertools.chain(*(part.parameters() for part in (self.sign, self.mix, self.out, self.words, self.tasks)), [self.share])
        return [*groups, {"params": list(heads), "lr": HEAD_RATE}, {"params": [self.transitions, self.first], "lr": FIELD_RATE, "weight_decay": 0.0}]

    def field(self):
        """What it has learnt of transitions and of first labels."""
        return self.transitions.detach().cpu().numpy(), self.first.detach().cpu().numpy()


class Pieces:
    """Words as word pieces."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.straight = str.maketrans("’‘“”—–…", "''\"\"--.")
        self.known = {}

    def of(self, words):
        for word in set(words) - self.known.keys():
            self.known[word] = self.tokenizer.encode(word.translate(self.straight), add_special_tokens=False).ids or [UNKNOWN_PIECE]
        return [self.known[word] for word in words]


def word_pieces(corpus, words, pieces):
    """The word pieces of every token; a paragraph's last token carries a separator."""
    last = np.append(corpus.first[1:], True)
    return [of + [END] * int(end) for of, end in zip(pieces.of(words), last)]


def stretches(corpus, pieces, longest):
    """(start, end) of runs of tokens of one document, cut at paragraphs where they fit, at most `longest` word pieces long."""
    lengths = np.cumsum([0] + [len(p) for p in pieces])
    document = corpus.tokens["document"]
    ends = np.flatnonzero(np.append(document[1:] != document[:-1], True)) + 1
    out, at = [], 0
    while at < len(pieces):
        stop = min(int(np.searchsorted(lengths, lengths[at] + longest, "right")) - 1, int(ends[np.searchsorted(ends, at, "right")]))
        stop = max(stop, at + 1)
        if stop < len(pieces) and not corpus.first[stop]:
            cuts = at + 1 + np.flatnonzero(corpus.first[at + 1 : stop])
            stop = int(cuts[-1]) if len(cuts) else stop
        out.append((at, stop))
        at = stop
    return out


def batched(pieces, runs):
    """Tensors for a batch of runs, and where in the batch each token's first piece lies."""
    width = max(sum(map(len, pieces[a:b])) for a, b in runs) + 2
    ids, mask = np.full((len(runs), width), PAD, np.int64), np.zeros((len(runs), width), np.int64)
    rows, columns = [], []
    for row, (a, b) in enumerate(runs):
        begins = 1 + np.cumsum([0] + [len(p) for p in pieces[a:b]])
        ids[row, : begins[-1] + 1] = [BEGIN, *itertools.chain(*pieces[a:b]), END]
        mask[row, : begins[-1] + 1] = 1
        rows.append(np.full(b - a, row))
        columns.append(begins[:-1])
    place = torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(columns))
    return torch.from_numpy(ids), torch.from_numpy(mask), place


def scores(model, corpus, pieces, runs):
    """What the model says of the tokens of some runs, and which tokens they are."""
    where = np.concatenate([np.arange(a, b) for a, b in runs])
    ids, mask, place = batched(pieces, runs)
    if model.training:
        ids[(torch.rand(ids.shape) < HIDDEN) & (ids != BEGIN) & (ids != END) & (mask > 0)] = MASK
    device = model.first.device
    to = lambda tensor: tensor.to(device)
    return model(to(ids), to(mask), tuple(map(to, place)), to(torch.from_numpy(signals(corpus.tokens[where])))), where


def bounds(corpus, runs):
    """Where paragraphs begin and end among the tokens of some runs."""
    cuts, at = [], 0
    for a, b in runs:
        cuts += [at, *(at + 1 + np.flatnonzero(corpus.first[a + 1 : b]))]
        at += b - a
    return np.append(cuts, at).astype(np.int64)


def loss_of(model, corpus, pieces, batch):
    (roles, tasks), where = scores(model, corpus, pieces, batch)
    loss = 0.0
    if corpus.labels is not None:
        at = bounds(corpus, batch)
        likely, pairs, starts = counts(corpus.labels[where], at)
        goal = [torch.from_numpy(some).float().to(roles.device) for some in (likely, pairs.sum(0), starts.sum(0))]
        loss = CrfLoss.apply(roles, model.transitions, model.first, goal, torch.from_numpy(at).to(roles.device))
    for task, found in tasks.items():
        gold = torch.from_numpy(corpus.tasks[task][where]).to(found.device)
        if (gold != UNKNOWN).any():
            loss = loss + TASK_WEIGHT * F.cross_entropy(found, gold, ignore_index=UNKNOWN)
    return loss


class Batches:
    """Batches of a corpus without end, shuffled, of stretches that are about as long; with fresh names each time round where it is
    known what is a name."""

    def __init__(self, corpus, pieces, recipe, rng):
        self.corpus, self.of, self.recipe, self.rng = corpus, pieces, recipe, rng
        self.words, self.names, self.left = corpus.words(), None, []

    def next(self):
        if not self.left:
            words = self.words if self.names is None else self.names.exchanged(self.rng)
            self.pieces = word_pieces(self.corpus, words, self.of)
            order = sorted(stretches(self.corpus, self.pieces, self.recipe.pieces), key=lambda r: r[1] - r[0] + 15 * self.rng.standard_normal())
            self.left = [order[i : i + self.recipe.batch] for i in range(0, len(order), self.recipe.batch)]
            self.rng.shuffle(self.left)
        return self.corpus, self.pieces, self.left.pop()


def train(folder, polnear, parsed, dev, saved, seed=0, device="cpu", log=print):
    """Trains on PolNeAR's roles and on the parsed corpora's words; goes on from the checkpoint `saved`."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    how = recipe(device)
    model = Teacher(folder, how, *transitions_between(polnear.labels, polnear.paragraphs())).to(device)
    of = Pieces(folder)
    optimizer = torch.optim.AdamW(model.rates(), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / WARM_UP) * max(0.01, 1 - s / how.steps))
    roles, words = Batches(polnear, of, how, rng), [Batches(corpus, of, how, rng) for corpus in parsed]
    sizes = np.array([len(corpus.tokens) for corpus in parsed], float)
    step = 0
    if saved.exists():
        state = torch.load(saved, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step = state["step"]
        log(f"teacher goes on from step {step}")
    for batches in words:
        if (batches.corpus.tasks["kind"] != UNKNOWN).any():
            batches.names = Names(batches.corpus, batches.corpus.tasks, batches.words)
    began, total = time.time(), 0.0
    while step < how.steps:
        if step >= how.named and roles.names is None:
            roles.names = Names(polnear, own_words(model, polnear, of), roles.words)
            roles.left = []
        model.train()
        chosen = rng.choice(len(words), p=sizes / sizes.sum())
        loss = loss_of(model, *(words[chosen] if rng.random() < WORDS_SHARE else roles).next())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        step, total = step + 1, total + loss.item()
        if step % 25 == 0:
            log(f"teacher step {step}/{how.steps} loss {total / 25:.4f} {time.time() - began:.0f} s", flush=True)
            total = 0.0
        if step % how.checkpoint == 0 or step == how.steps:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "step": step}, f"{saved}.new")
            Path(f"{saved}.new").replace(saved)
            log(f"teacher step {step} dev {figures(model, dev, of)}", flush=True)
    return model, of


def own_words(model, corpus, of):
    """What the model itself takes the tokens of a corpus for, each task's likeliest answer."""
    return {task: found.argmax(1) for task, found in predict(model, corpus, of)[1].items()}


def figures(model, corpus, of):
    found, _ = predict(model, corpus, of)
    labels = viterbi(found, *model.field(), np.append(corpus.paragraphs()[:, 0], len(corpus.tokens)))
    return span_scores(labels, corpus.labels, corpus.first)


@torch.no_grad()
def predict(model, corpus, of):
    """Of every token: scores of the roles, for the field (log-probabilities but for it), and log-probabilities of each task's answers."""
    model.eval()
    pieces = word_pieces(corpus, corpus.words(), of)
    runs = sorted(stretches(corpus, pieces, model.recipe.pieces), key=lambda r: r[0] - r[1])
    roles = np.zeros((len(pieces), len(LABELS)), np.float32)
    tasks = {task: np.zeros((len(pieces), len(answers)), np.float32) for task, answers in TASKS.items()}
    for i in range(0, len(runs), PREDICTED):
        (found, others), where = scores(model, corpus, pieces, runs[i : i + PREDICTED])
        roles[where] = F.log_softmax(found, -1).cpu().numpy()
        for task, some in others.items():
            tasks[task][where] = F.log_softmax(some, -1).cpu().numpy()
    return roles, tasks


def part_of(record, parts):
    """The part of the articles to which a document belongs. An article's annotators go together."""
    return zlib.crc32(record["id"].rsplit("_d", 1)[0].encode()) // 64 % parts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("work", type=Path)
    options.add_argument("--fold", type=int, required=True)
    options.add_argument("--parts", type=int, default=PARTS, help="1: one teacher, which is taught all and labels all")
    options.add_argument("--news", type=float, default=ALL_NEWS, help="megabytes of unlabelled news to label")
    options.add_argument("--featurize", type=Path, required=True)
    options.add_argument("--pretrained", type=Path)
    options.add_argument("--device", default="cpu")
    options.add_argument("--seed", type=int, default=0)
    options = options.parse_args()
    options.work.mkdir(exist_ok=True)
    corpora, dev = read_corpora(options.corpora, options.featurize, options.news)
    own = lambda record: options.parts == 1 or part_of(record, options.parts) == options.fold
    others = corpora["polnear"].only(lambda record: options.parts == 1 or not own(record))
    say = lambda *words, **how: print(f"{options.fold}:", *words, **how)
    folder = fetched(options.pretrained or options.work / "pretrained")
    saved = options.work / f"teacher-{options.seed}-{options.fold}.pt"
    model, of = train(folder, others, [corpora["gum"], corpora["ewt"]], dev, saved, options.seed + options.fold, options.device, say)
    corpora["polnear"] = corpora["polnear"].only(own)
    for name, corpus in corpora.items():
        roles, tasks = predict(model, corpus, of)
        answers = {task: found.astype(np.float16) for task, found in tasks.items()}
        transitions, first = model.field()
        np.savez(says(options.work, options.seed, options.fold, name), roles=roles.astype(np.float16), transitions=transitions, first=first, **answers)
        say(f"has labelled {name}", flush=True)


def says(work, seed, fold, name):
    """The file with what a teacher says of a corpus (of PolNeAR: of the part that it was not taught), and its field."""
    return work / f"says-{seed}-{fold}-{name}.npz"


if __name__ == "__main__":
    main()
