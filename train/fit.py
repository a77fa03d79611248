"""Trains the model: teacher, its answers about every corpus, student, linker, quantisation, calibration, model file, reference
vectors, card.

    python fit.py CORPORA [--out ../model] [--work work] [--seed 0] [--device cpu] [--news MEGABYTES] [--parts N] [--open-only]

CORPORA holds polnear_train.jsonl, polnear_dev.jsonl, gum_other.jsonl, gum_interview.jsonl, words_gum.jsonl.gz, words_ewt_train.jsonl.gz,
words_ewt_dev.jsonl, unlabelled_news.jsonl.gz, score.py and to_pred.py. The teacher's checkpoints and answers are kept in the work folder and
used again. `--open-only` trains on GUM's CC BY genres and their own labels alone, without a teacher.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import zlib
from dataclasses import replace
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
from calibrate import calibration, reliability
from corpus import ALL_NEWS, LABELS, TASKS, UNKNOWN, read, read_corpora
from held import is_held
from lessons import taught
from pretrained import fetched

HERE = Path(__file__).parent
OPEN_GENRES = ("interview", "academic", "court")
MODEL = HERE.parent / "model/attribution.bin"  # the one that ships
SENTENCES = HERE / "reference.txt"  # written for this project; what the library must score as the trainer does
FOLDS = 20  # one of so many parts of the corpora is left to calibration


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, default=HERE.parent / "model")
    options.add_argument("--work", type=Path, default=HERE / "work")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--device", default="cpu")
    options.add_argument("--news", type=float, default=ALL_NEWS, help="megabytes of unlabelled news to learn from")
    options.add_argument("--parts", type=int, default=teacher.PARTS, help="teachers, each trained without one part of PolNeAR's articles; 1: one that is taught all")
    options.add_argument("--open-only", action="store_true")
    options.add_argument("--pretrained", type=Path)
    options.add_argument("--featurize", type=Path)
    options = options.parse_args()
    options.work.mkdir(exist_ok=True)
    options.out.mkdir(exist_ok=True)
    featurize = options.featurize = options.featurize or built("featurize")
    load = lambda name, **keep: read(options.corpora / name, featurize, **keep)
    dev = load("polnear_dev.jsonl")
    shape, recipe = student.Shape(), replace(student.recipe(options.device), seed=options.seed)
    if options.open_only:
        corpora = {name: load(f"{name}.jsonl", keep=open_genre) for name in ("gum_interview", "gum_other")}
        said, field = dict.fromkeys(corpora), (np.zeros((len(LABELS), len(LABELS)), np.float32), np.zeros(len(LABELS), np.float32))
        folder = None
    else:
        corpora, _ = read_corpora(options.corpora, options.featurize, options.news)
        said, field = teachers_say(corpora, options)
        folder = fetched(options.pretrained or options.work / "pretrained")
    keep = [np.array([not left_out(r["id"]) for r in corpus.records]) for corpus in corpora.values()]
    lessons, known = taught(corpora.values(), said.values(), field, shape, featurize, keep, recipe.teacher)
    labelled = [corpus for corpus in corpora.values() if corpus.labels is not None]
    held = student.rows(dev.tokens, shape, known)
    start = folder and (lambda fresh: words.spread_vectors(fresh, corpora.values(), featurize, folder))
    torch.set_num_threads(1)  # the student's products are too small to share
    model = student.train(shape, recipe, lessons, (held, dev), prepare=start, device=options.device)
    torch.save({"weights": model.state_dict(), "shape": shape, "known": known}, options.work / f"student-{options.seed}.pt")
    links = linker.train([example for corpus in labelled for example in linker.examples(corpus, featurize)], options.seed)
    print(f"linker, dev spans as labelled by hand: {linker.accuracy(links, linker.examples(dev, featurize)):.4f} right")
    fold = labelled[0].only(lambda record: left_out(record["id"]))
    finish(model, recipe, known, links, fold, dev, options, featurize)


def open_genre(record):
    return record["split"] == "train" and record["meta"]["genre"] in OPEN_GENRES


def left_out(name):
    """Whether a document is left to calibration. An article's annotators go together."""
    return zlib.crc32(name.rsplit("_d", 1)[0].encode()) % FOLDS == 0


def teachers_say(corpora, options):
    """What the teachers say of each corpus, and their field: the mean of their log-probabilities, but of PolNeAR what the one says
    that was not taught it. They are trained the first time."""
    file = lambda fold, name: teacher.says(options.work, options.seed, fold, name)
    asked = []
    for fold in range(options.parts):
        if not all(file(fold, name).exists() for name in corpora):
            given = {name: getattr(options, name) for name in ("parts", "news", "featurize", "device", "seed")}
            more = [f"--pretrained={options.pretrained}"] if options.pretrained else []
            command = [sys.executable, HERE / "teacher.py", options.corpora, options.work, f"--fold={fold}", *more, *(f"--{name}={value}" for name, value in given.items())]
            asked.append(subprocess.Popen(command))
            if options.device == "cpu" and asked[-1].wait():
                break
    if any([process.wait() for process in asked]):
        raise SystemExit("a teacher failed")
    said, fields = {}, []
    for name, corpus in corpora.items():
        part = np.array([teacher.part_of(record, options.parts) for record in corpus.records])[corpus.tokens["document"]]
        sums = {}
        for fold in range(options.parts):
            found = np.load(file(fold, name))
            fields.append((found["transitions"], found["first"]))
            for task in ("roles", *TASKS):
                into = sums.setdefault(task, np.zeros((len(part), found[task].shape[1]), np.float32))
                if name == "polnear":
                    into[part == fold] = found[task]
                else:
                    into += found[task].astype(np.float32) / options.parts
        said[name] = (sums.pop("roles"), {task: some - np.logaddexp.reduce(some, 1, keepdims=True) for task, some in sums.items()})
    return said, tuple(np.mean(some, 0) for some in zip(*fields))


def finish(model, recipe, known, links, fold, dev, options, featurize):
    """Quantises, calibrates on the fold, and writes the model file and what stands beside it."""
    path = options.out / "attribution.bin"
    export.write(path, model, known, links, (1, 0))  # leaves the quantised weights in `model`
    scores, _ = student.emissions(model, student.rows(fold.tokens, model.size, known), fold.paragraphs())
    slope_and_offset, table = calibration(model, scores, fold)
    size = export.write(path, model, known, links, slope_and_offset)
    scores, _ = student.emissions(model, student.rows(dev.tokens, model.size, known), dev.paragraphs())
    spans = student.span_scores(student.decoded(model, scores, dev.paragraphs()), dev.labels, dev.first)
    print(f"{size} bytes, dev spans {spans}")
    print(reliability(table))
    words_figures = word_scores(model, known, featurize, options.corpora)
    (HERE / "reference.json").write_text(reference(model, known, featurize), encoding="utf-8")
    figures = ""
    if path.resolve() == MODEL.resolve():  # the one that the command line carries
        figures = measure.table(built("sourcelight", "--features", "cli"), options.corpora)
    recipes = (options.parts, teacher.recipe(options.device), recipe)
    card.write(options.out / "MODEL.md", model, recipes, size, spans, table, figures, words_figures, f"{options.news:g} of {ALL_NEWS} MB")


def word_scores(model, known, featurize, corpora):
    """Share of the tokens of EWT dev and of GUM's held fifth whose part of speech is right, and the like for phrases, as a Markdown table."""
    sets = {"EWT dev": ("words_ewt_dev.jsonl", None), "GUM, held fifth": ("words_gum.jsonl.gz", lambda r: is_held(r["id"]))}
    lines = ["| % | part of speech | phrase borders, F1 | kind | form |", "|---|---|---|---|---|"]
    for title, (name, keep) in sets.items():
        corpus = read(corpora / name, featurize, keep=keep)
        _, scores = student.emissions(model, student.rows(corpus.tokens, model.size, known), corpus.paragraphs())
        found = {task: of.argmax(1).numpy() for task, of in student.by_task(torch.from_numpy(scores)).items()}
        right = {}
        for task in ("upos", "kind", "form"):
            asked = corpus.tasks[task] != UNKNOWN
            right[task] = 100 * float((found[task] == corpus.tasks[task])[asked].mean()) if asked.any() else float("nan")
        ours, theirs = (phrase_spans(border, corpus.first) for border in (found["border"], corpus.tasks["border"]))
        borders = 200 * len(ours & theirs) / max(1, len(ours) + len(theirs))
        shown = [f"{share:.1f}" if share == share else "–" for share in (right["upos"], borders, right["kind"], right["form"])]
        lines.append(f"| {title} | {' | '.join(shown)} |")
    print("\n".join(lines))
    return "\n".join(lines)


def phrase_spans(border, first):
    """(start, end) of every phrase."""
    out, start = set(), None
    for i, b in enumerate(border.tolist() + [0]):
        if start is not None and (b != 2 or i == len(first) or first[i]):
            out.add((start, i))
            start = None
        if b == 1 or (b == 2 and start is None):
            start = i
    return out


def built(package, *features):
    subprocess.run(["cargo", "build", "--release", "-p", package, *features], cwd=HERE.parent, check=True)
    return HERE.parent / "target/release" / package


def reference(model, known, featurize):
    """Scores of the project's own sentences, for the library's test."""
    texts = SENTENCES.read_text(encoding="utf-8").splitlines()
    lines = "".join(json.dumps({"text": text, "attributions": []}) + "\n" for text in texts)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as scratch:
        scratch.write(lines)
        scratch.flush()
        corpus = read(scratch.name, featurize)
    roles, tasks = student.emissions(model, student.rows(corpus.tokens, model.size, known), corpus.paragraphs())
    cases = []
    for i, text in enumerate(texts):
        here = corpus.tokens["document"] == i
        rounded = lambda some: [[round(float(x), 3) for x in row] for row in some[here]]
        cases.append({"text": text, "scores": rounded(roles), "answers": rounded(tasks)})
    return json.dumps(cases, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    main()
