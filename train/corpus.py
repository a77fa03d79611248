"""Documents as the model sees them: the library's tokens and features, and gold labels over those tokens."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SIGNALS = 12
REACH = 20  # distance to a paragraph's edge at which the signal ends
TOKEN = np.dtype(
    [("document", "<u4"), ("paragraph", "<u4"), ("start", "<u4"), ("end", "<u4"),
     ("word", "<u4"), ("prefix", "<u4"), ("suffix", "<u4"), ("shape", "<u4"), ("signals", "u1", SIGNALS)]
)  # fmt: skip


@dataclass
class Corpus:
    """All tokens of a set of documents, one after the other."""

    records: list  # the documents as the file has them
    tokens: np.ndarray  # TOKEN, in order
    labels: np.ndarray  # index into LABELS, per token
    first: np.ndarray  # bool: the token begins a paragraph
    misaligned: int  # gold spans that do not begin and end with a token

    def words(self):
        """The text of every token."""
        texts = [r["text"] for r in self.records]
        return [texts[d][s:e] for d, s, e in zip(self.tokens["document"], self.tokens["start"], self.tokens["end"])]

    def paragraphs(self):
        """(start, end) of every paragraph, in tokens."""
        starts = np.flatnonzero(self.first)
        return np.stack([starts, np.append(starts[1:], len(self.first))], 1)


def read(path, featurize):
    """Reads a JSONL corpus through the library's tokeniser (`featurize`: the built binary)."""
    records = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = "".join(json.dumps({"text": r["text"]}) + "\n" for r in records)
    raw = subprocess.run([featurize, "tokens"], input=texts.encode(), stdout=subprocess.PIPE, check=True).stdout
    tokens = np.frombuffer(raw, TOKEN)
    place = np.stack([tokens["document"], tokens["paragraph"]], 1)
    first = np.append(True, (place[1:] != place[:-1]).any(1))
    labels = np.zeros(len(tokens), np.int64)
    misaligned = 0
    bounds = np.searchsorted(tokens["document"], np.arange(len(records) + 1))
    for record, low, high in zip(records, bounds, bounds[1:]):
        misaligned += project(record, tokens[low:high], labels[low:high])
    return Corpus(records, tokens, mended(labels, first), first, misaligned)


def project(record, tokens, labels):
    """Writes the gold spans of a document over its tokens; counts those that do not align."""
    spans = sorted({(*span, role) for a in record.get("attributions", ()) for role in ROLES for span in a[role]})
    misaligned = 0
    for start, end, role in spans:
        i, j = np.searchsorted(tokens["end"], start, "right"), np.searchsorted(tokens["start"], end, "left")
        misaligned += i >= j or tokens["start"][i] != start or tokens["end"][j - 1] != end
        begin = 1 + 2 * ROLES.index(role)
        labels[i:j] = begin + 1
        labels[i : i + 1] = begin
    return misaligned


def mended(labels, first):
    """An I- that does not continue its role (a span that a later one cuts) becomes a B-."""
    inside = (labels > 0) & (labels % 2 == 0)
    before = np.append(0, labels[:-1])
    broken = inside & (first | ((before != labels) & (before != labels - 1)))
    return np.where(broken, labels - 1, labels)


def spans(labels, first):
    """(role index, start, end) of every labelled span."""
    begins = np.flatnonzero((labels % 2 == 1))
    goes_on = (labels > 0) & (labels % 2 == 0) & ~first
    stops = np.flatnonzero(~goes_on)
    ends = np.append(stops, len(labels))[np.searchsorted(stops, begins, "right")]
    return list(zip(((labels[begins] - 1) // 2).tolist(), begins.tolist(), ends.tolist()))


def signals(tokens):
    """The plain signals as numbers: distances (the seventh and eighth) to 0..1; the others are 0 or 1 already."""
    out = tokens["signals"].astype(np.float32)
    out[:, 6:8] /= REACH
    return out
