"""Trains the attribution model: teacher, student, linker, quantisation, calibration, model file, reference vectors, card.

    python fit.py CORPORA [--out ../model] [--work work] [--seed 0] [--open-only]

CORPORA holds polnear_train.jsonl, polnear_dev.jsonl, gum_interview.jsonl, gum_other.jsonl, score.py and to_pred.py. The teacher's labels are kept
in the work folder and used again. `--open-only` trains on GUM's CC BY genres and their own labels alone, without a teacher.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import torch

import card
import export
import linker
import measure
import student
import teacher
import words
from calibrate import calibration, reliability, role_bias
from corpus import Corpus, read
from sequence import viterbi

HERE = Path(__file__).parent
OPEN_GENRES = ("interview", "academic", "court")
MODEL = HERE.parent / "model/attribution.bin"  # the one that ships
SENTENCES = HERE / "reference.txt"  # written for this project; what the library must score as the trainer does


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, default=HERE.parent / "model")
    options.add_argument("--work", type=Path, default=HERE / "work")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--open-only", action="store_true")
    options = options.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(exist_ok=True)
    options.out.mkdir(exist_ok=True)
    featurize = built("featurize")
    load = lambda name: read(options.corpora / f"{name}.jsonl", featurize)
    dev = load("polnear_dev")
    shape, recipe = student.Shape(), student.Recipe(seed=options.seed)
    if options.open_only:
        sets = [chosen(load(name), open_genre) for name in ("gum_interview", "gum_other")]
        features, labels, scores, paragraphs = joined([(*gold_part(some, keep, shape), None) for some, keep in sets])
        field, start = None, None
        pairs = [e for some, _ in sets for e in linker.examples(some, featurize)]
    else:
        polnear, gum = load("polnear_train"), load("gum_other")
        taught, field = teachers_say({"polnear_train": polnear, "gum_other": gum}, dev, options)
        _, keep = chosen(gum, lambda r: r["split"] == "train")
        features, labels, scores, paragraphs = joined(
            [(*gold_part(polnear, slice(None), shape), taught["polnear_train"]), taught_part(gum, keep, shape, taught["gum_other"], field)]
        )
        pairs = linker.examples(polnear, featurize)
        start = lambda fresh: words.spread_vectors(fresh, (polnear, gum), featurize)
    held = student.rows(dev.tokens, shape)
    model = student.train(shape, recipe, features, labels, scores, paragraphs, (held, dev), field, prepare=start)
    torch.save({"weights": model.state_dict(), "shape": shape}, options.work / f"student-{options.seed}.pt")
    links = linker.train(pairs, options.seed)
    print(f"linker, dev spans as labelled by hand: {linker.accuracy(links, linker.examples(dev, featurize)):.4f} right")
    finish(model, links, dev, options, featurize)


def finish(model, links, dev, options, featurize):
    """Quantises, tunes on dev, and writes the model file and what stands beside it."""
    path = options.out / "attribution.bin"
    export.write(path, model, (0, 0, 0), links, (1, 0))  # leaves the quantised weights in `model`
    held = student.rows(dev.tokens, model.size)
    scores = student.emissions(model, held, dev.paragraphs())
    bias = role_bias(model, scores, dev)
    slope_and_offset, table = calibration(model, scores, dev, bias)
    size = export.write(path, model, bias, links, slope_and_offset)
    found = student.decoded(model, scores, dev.paragraphs(), bias)
    spans = student.span_scores(found, dev.labels, dev.first)
    print(f"{size} bytes, bias {bias}, dev spans {spans}")
    print(reliability(table))
    (HERE / "reference.json").write_text(reference(model, featurize), encoding="utf-8")
    figures = ""
    if path.resolve() == MODEL.resolve():  # the one that the command line carries
        figures = measure.table(built("sourcelight", "--features", "cli"), options.corpora)
    card.write(options.out / "MODEL.md", model, size, bias, spans, table, figures)


def built(package, *features):
    subprocess.run(["cargo", "build", "--release", "-p", package, *features], cwd=HERE.parent, check=True)
    return HERE.parent / "target/release" / package


def open_genre(record):
    return record["split"] == "train" and record["meta"]["genre"] in OPEN_GENRES


def chosen(corpus: Corpus, keep):
    """The corpus, and which of its paragraphs are in documents to keep."""
    documents = np.array([bool(keep(record)) for record in corpus.records])
    return corpus, documents[corpus.tokens["document"][corpus.paragraphs()[:, 0]]]


def gold_part(corpus, keep, shape):
    """Features, labels and paragraphs of a corpus with labels by hand."""
    return student.rows(corpus.tokens, shape), corpus.labels, corpus.paragraphs()[keep]


def taught_part(corpus, keep, shape, scores, field):
    """The same with the teacher's labels in place of those by hand, which follow another convention."""
    bounds = np.append(corpus.paragraphs()[:, 0], len(corpus.tokens))
    return student.rows(corpus.tokens, shape), viterbi(scores, *field, bounds), corpus.paragraphs()[keep], scores


def joined(parts):
    """Several (features, labels, paragraphs, teacher's scores) one after the other; None without a teacher."""
    starts = np.cumsum([0] + [len(labels) for _, labels, _, _ in parts])
    features = {name: np.concatenate([f[name] for f, _, _, _ in parts]) for name in parts[0][0]}
    labels = np.concatenate([y for _, y, _, _ in parts])
    paragraphs = np.concatenate([p + start for (_, _, p, _), start in zip(parts, starts)])
    taught = [t for _, _, _, t in parts]
    return features, labels, None if taught[0] is None else np.concatenate(taught), paragraphs


def teachers_say(corpora, dev, options):
    """The scores for each corpus, and the field, of two teachers: their means. One is MiniLM, trained the first time; the other
    is the student that this one follows, whose errors are others than MiniLM's."""
    file = lambda name: options.work / f"teacher-{options.seed}-{name}.npy"
    if not all(file(name).exists() for name in (*corpora, "field")):
        taught = teacher.train(corpora["polnear_train"], dev, options.seed)
        for name, corpus in corpora.items():
            np.save(file(name), teacher.predict(taught, corpus).astype(np.float16))
        np.save(file("field"), np.vstack(taught.field()))
    scores, field = {name: np.load(file(name)).astype(np.float32) for name in corpora}, np.load(file("field"))
    before = export.read(MODEL)
    if before is None:
        print("the committed model knows other features: no second teacher")
    else:
        for name, corpus in corpora.items():
            found = student.emissions(before, student.rows(corpus.tokens, before.size), corpus.paragraphs())
            scores[name] = (scores[name] + found - np.logaddexp.reduce(found, 1, keepdims=True)) / 2
        field = (field + np.vstack([p.detach().numpy() for p in (before.transitions, before.first)])) / 2
    return scores, (field[:-1].copy(), field[-1].copy())


def reference(model, featurize):
    """Scores of the project's own sentences, for the library's test."""
    texts = SENTENCES.read_text(encoding="utf-8").splitlines()
    lines = "".join(json.dumps({"text": text, "attributions": []}) + "\n" for text in texts)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as scratch:
        scratch.write(lines)
        scratch.flush()
        corpus = read(scratch.name, featurize)
    scores = student.emissions(model, student.rows(corpus.tokens, model.size), corpus.paragraphs())
    cases = []
    for i, text in enumerate(texts):
        rows = scores[corpus.tokens["document"] == i]
        cases.append({"text": text, "scores": [[round(float(x), 3) for x in row] for row in rows]})
    return json.dumps(cases, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    main()
