"""Documents as the library's tokens with their features and labels."""

import gzip
import json
import subprocess
import zlib
from dataclasses import dataclass, field

import numpy as np

import phrases
from held import is_held

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
# What is asked of each token besides its role, with its answers.
TASKS = {"upos": UPOS, "border": phrases.BORDERS, "kind": phrases.KINDS, "form": phrases.FORMS, "speech": ("scare", "speech")}
UNKNOWN = -1  # nobody has labelled that token for that task
SIGNALS = 12
ALL_NEWS = 20.6  # megabytes
REACH = 20  # distance to a paragraph's edge at which the signal ends
OUTSIDE = 8  # the signal of a token outside quotation marks
TOKEN = np.dtype(
    [("document", "<u4"), ("paragraph", "<u4"), ("start", "<u4"), ("end", "<u4"),
     ("word", "<u4"), ("prefix", "<u4"), ("suffix", "<u4"), ("shape", "<u4"), ("signals", "u1", SIGNALS)]
)  # fmt: skip


@dataclass
class Corpus:
    """All tokens of a set of documents, one after the other."""

    records: list  # the documents as the file has them
    tokens: np.ndarray  # TOKEN, in order
    labels: np.ndarray | None  # index into LABELS, per token; None where nobody has labelled roles
    first: np.ndarray  # bool: the token begins a paragraph
    misaligned: int  # gold spans that do not begin and end with a token
    tasks: dict = field(default_factory=dict)  # of each task: index of the answer, per token, or UNKNOWN

    def words(self):
        """The text of every token."""
        texts = [r["text"] for r in self.records]
        return [texts[d][s:e] for d, s, e in zip(self.tokens["document"], self.tokens["start"], self.tokens["end"])]

    def paragraphs(self):
        """(start, end) of every paragraph, in tokens."""
        starts = np.flatnonzero(self.first)
        return np.stack([starts, np.append(starts[1:], len(self.first))], 1)

    def only(self, wanted):
        """The documents whose record is wanted."""
        chosen = np.array([wanted(r) for r in self.records])[self.tokens["document"]]
        labels = None if self.labels is None else self.labels[chosen]
        return Corpus(self.records, self.tokens[chosen], labels, self.first[chosen], 0, {task: some[chosen] for task, some in self.tasks.items()})

    def documents(self):
        """(record, start, end) of every document, in tokens."""
        bounds = np.searchsorted(self.tokens["document"], np.arange(len(self.records) + 1))
        return zip(self.records, bounds, bounds[1:])


def read(path, featurize, keep=None):
    """Reads a JSONL corpus through the library's tokeniser (`featurize`: the built binary). `keep`: of a record, whether to."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    records = [r for r in records if keep is None or keep(r)]
    tokens = tokenised([r["text"] for r in records], featurize)
    place = np.stack([tokens["document"], tokens["paragraph"]], 1)
    first = np.append(True, (place[1:] != place[:-1]).any(1))
    corpus = Corpus(records, tokens, None, first, 0)
    if any("attributions" in r for r in records):
        labels = np.zeros(len(tokens), np.int64)
        corpus.misaligned = sum(project(record, tokens[a:b], labels[a:b]) for record, a, b in corpus.documents())
        corpus.labels = mended(labels, first)
        corpus.tasks = {task: np.full(len(tokens), UNKNOWN, np.int64) for task in TASKS}
        for record, a, b in corpus.documents():
            corpus.tasks["speech"][a:b] = speech(record, tokens[a:b])
    elif any("sentences" in r for r in records):
        corpus.tasks = {task: np.full(len(tokens), UNKNOWN, np.int64) for task in TASKS}
        for record, a, b in corpus.documents():
            project_words(record, tokens[a:b], {task: answers[a:b] for task, answers in corpus.tasks.items()})
    return corpus


def read_corpora(folder, featurize, news):
    """What is taught, by name, with so many megabytes of the unlabelled news; and PolNeAR's dev set."""
    load = lambda name, **keep: read(folder / name, featurize, **keep)
    corpora = {"polnear": load("polnear_train.jsonl")}
    corpora["gum"] = load("words_gum.jsonl.gz", keep=lambda r: not is_held(r["id"]))
    corpora["ewt"] = load("words_ewt_train.jsonl.gz")
    corpora["news"] = load("unlabelled_news.jsonl.gz", keep=lambda r: zlib.crc32(r["id"].encode()) % 1000 < 1000 * news / ALL_NEWS)
    return corpora, load("polnear_dev.jsonl")


def tokenised(texts, featurize):
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    raw = subprocess.run([featurize, "tokens"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, TOKEN)


def project(record, tokens, labels):
    """Writes the gold spans of a document over its tokens; counts those that do not align."""
    spans = sorted({(*span, role) for a in record.get("attributions", ()) for role in ROLES for span in a[role]})
    misaligned = 0
    for start, end, role in spans:
        i, j = between(tokens, start, end)
        misaligned += i >= j or tokens["start"][i] != start or tokens["end"][j - 1] != end
        begin = 1 + 2 * ROLES.index(role)
        labels[i:j] = begin + 1
        labels[i : i + 1] = begin
    return misaligned


def between(tokens, start, end):
    """The tokens that some code points touch."""
    return np.searchsorted(tokens["end"], start, "right"), np.searchsorted(tokens["start"], end, "left")


def speech(record, tokens):
    """Of the tokens inside quotation marks, whether they are somebody's speech."""
    marked = tokens["signals"][:, OUTSIDE] == 0
    out = np.where(marked, 0, UNKNOWN)
    for start, end in record.get("quotes") or ():
        i, j = between(tokens, start, end)
        out[i:j][marked[i:j]] = 1
    return out


def project_words(record, tokens, tasks):
    """Writes parts of speech and noun phrases of a parsed document over our tokens. A token of ours takes the part of speech of
    the parsed token in which it begins; a phrase begins with the first of ours that it touches."""
    starts = np.array([t[0] for t in record["tokens"]])
    parsed = np.searchsorted(starts, tokens["start"], "right") - 1
    upos = np.array([UPOS.index(t[2]) if t[2] in UPOS else UNKNOWN for t in record["tokens"]])
    ends = np.array([t[1] for t in record["tokens"]])
    known = (parsed >= 0) & (tokens["start"] < ends[parsed])
    tasks["upos"][:] = np.where(known, upos[parsed], UNKNOWN)
    tasks["border"][:] = 0
    for start, end, kind, form in phrases.labelled(record):
        i, j = between(tokens, record["tokens"][start][0], record["tokens"][end - 1][1])
        if i < j:
            tasks["border"][i:j] = 2
            tasks["border"][i] = 1
            tasks["kind"][i:j] = UNKNOWN if kind is None else phrases.KINDS.index(kind)
            tasks["form"][i:j] = phrases.FORMS.index(form)


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
