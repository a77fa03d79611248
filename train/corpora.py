"""Turns public checkouts into the JSONL that `cargo xtask accuracy --data FOLDER` and `train.sh` read. Python's own library is enough.

    git clone https://github.com/networkdynamics/PolNeAR
    git clone https://github.com/amir-zeldes/gum
    git clone https://github.com/UniversalDependencies/UD_English-EWT
    python3 train/corpora.py --polnear PolNeAR --gum gum --ewt UD_English-EWT FOLDER

Each is left out where its option is. What comes of them:

- PolNeAR (brat stand-off): `polnear_{train,dev}.jsonl`, one annotator an article (the one who comes first by name), and
  `polnear_dev_allann.jsonl`, a record for each annotator;
- GUM (CoNLL-U): `gum_interview.jsonl` and `gum_other.jsonl` with sentences, and `words_gum.jsonl.gz` with words;
- EWT (CoNLL-U): `ewt_dev.jsonl` with sentences, and `words_ewt_{train,dev}` with words.

Offsets are code points, end exclusive. GUM's attributions live in its discourse trees and are not converted: figures that need them are left
out. The corpora keep their own licences: what this writes is for your machine, not for passing on.
"""

import argparse
import gzip
import json
import re
from pathlib import Path

ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def brat(annotations):
    """The attribution relations of a brat file: `{id, source, cue, content}`, spans sorted."""
    spans, relations = {}, []
    for line in annotations.splitlines():
        if line.startswith("T"):
            name, described, *_ = line.split("\t")
            # "Source 10 20;25 30": a label and pieces.
            places = described.split(" ", 1)[1].split(";")
            spans[name] = [[int(n) for n in place.split()] for place in places]
        elif line.startswith("E"):
            name, arguments = line.split("\t")
            relations.append((name, [argument.split(":") for argument in arguments.split()]))
    found = []
    for name, arguments in relations:
        relation = {"id": name, **{role: [] for role in ROLES.values()}}
        for label, target in arguments:
            # A second source is "Source2".
            role = ROLES.get(label.rstrip("0123456789"))
            if role:
                relation[role] += spans[target]
        found.append({key: sorted(value) if isinstance(value, list) else value for key, value in relation.items()})
    return found


def blocks(text):
    """The paragraphs of a text whose paragraphs are lines."""
    return [[m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip())] for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def polnear(checkout, split):
    """Articles of a split, a record for each annotator, in order of their names."""
    folder = Path(checkout) / "data" / split
    for path in sorted(folder.glob("attributions/*.ann")):
        article, annotator = path.stem.rsplit("_", 1)
        text = read(folder / "text" / f"{article}.txt")
        yield {
            "id": path.stem, "source_dataset": "polnear", "split": split, "text": text, "paragraphs": blocks(text), "sentences": None,
            "attributions": brat(read(path)), "quotes": None, "quantities": None, "meta": {"article": article, "annotators": [annotator]},
        }  # fmt: skip


def one_an_article(records):
    seen = set()
    for record in records:
        if record["meta"]["article"] not in seen:
            seen.add(record["meta"]["article"])
            yield record


def read(path):
    # Line ends as they are: an offset counts both characters of "\r\n".
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def conllu(text):
    """Documents of a CoNLL-U file: `(id, paragraphs)`; a paragraph is a list of sentences, a sentence a list of words `[form, space, fields]`."""
    identifier, paragraphs, sentence, until = None, [], [], 0
    for line in text.splitlines() + [""]:
        if line.startswith("# newdoc"):
            if paragraphs:
                yield identifier, paragraphs
            identifier, paragraphs = line.split("=", 1)[1].strip(), []
        elif line.startswith("# newpar"):
            paragraphs.append([])
        elif not line and sentence:
            if not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(sentence)
            sentence, until = [], 0
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            number, spaced = fields[0], "SpaceAfter=No" not in fields[9].split("|")
            if "." in number:
                continue  # An empty node stands for no word.
            if "-" in number:
                # Words that are written as one ("don't"): the first has the form, the others follow without one.
                first, until = map(int, number.split("-"))
                sentence.append([fields[1], spaced, fields, []])
                continue
            if int(number) <= until:
                sentence[-1][3].append(fields)
                continue
            sentence.append([fields[1], spaced, fields, [fields]])
    if paragraphs:
        yield identifier, paragraphs


def document(identifier, paragraphs, dataset, split):
    """The record of a document with its text put together again, and that of its words."""
    text, paragraph_spans, sentence_spans, tokens, bounds = "", [], [], [], []
    for paragraph in filter(None, paragraphs):
        if text:
            text = text.rstrip() + "\n\n"
        begins = len(text)
        for sentence in paragraph:
            start, first = len(text), len(tokens)
            at = {}
            for form, spaced, _, words in sentence:
                place = [len(text), len(text) + len(form)]
                for fields, (a, b) in zip(words, pieces(place, words)):
                    at[fields[0]] = len(tokens)
                    tokens.append([a, b, fields[3], fields[4], fields[6], fields[7]])
                text += form + " " * spaced
            for token in tokens[first:]:
                token[4] = at.get(token[4], -1)
            sentence_spans.append([start, len(text.rstrip())])
            bounds.append([first, len(tokens)])
        paragraph_spans.append([begins, len(text.rstrip())])
    text = text.rstrip()
    record = {
        "id": identifier, "source_dataset": dataset, "split": split, "text": text, "paragraphs": paragraph_spans, "sentences": sentence_spans,
        "sentences_kind": "gold", "attributions": None, "quotes": None, "quantities": None,
    }  # fmt: skip
    return record, {"id": identifier, "split": split, "text": text, "tokens": tokens, "sentences": bounds}


def pieces(place, words):
    """Where the words of one written word stand in it: by their forms where these make it up, else all of it for each."""
    start, end = place
    if len(words) > 1 and sum(len(fields[1]) for fields in words) == end - start:
        for fields in words:
            yield start, start + len(fields[1])
            start += len(fields[1])
    else:
        yield from [(start, end)] * len(words)


def documents(paths, dataset, split):
    for path in paths:
        for identifier, paragraphs in conllu(read(path)):
            yield document(identifier, paragraphs, dataset, split)


def write(folder, name, records):
    path = Path(folder) / name
    opened = gzip.open(path, "wt", encoding="utf-8") if name.endswith(".gz") else open(path, "w", encoding="utf-8", newline="\n")
    count = 0
    with opened as file:
        for count, record in enumerate(records, 1):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"{path}: {count} documents")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    for corpus in ("polnear", "gum", "ewt"):
        parser.add_argument(f"--{corpus}", metavar="CHECKOUT")
    asked = parser.parse_args(arguments)
    Path(asked.folder).mkdir(parents=True, exist_ok=True)
    if asked.polnear:
        for split in ("train", "dev"):
            write(asked.folder, f"polnear_{split}.jsonl", one_an_article(polnear(asked.polnear, split)))
        write(asked.folder, "polnear_dev_allann.jsonl", polnear(asked.polnear, "dev"))
    if asked.gum:
        found = list(documents(sorted(Path(asked.gum).glob("dep/GUM_*.conllu")), "gum", "train"))
        interview = lambda record: "_interview_" in record["id"]
        write(asked.folder, "gum_interview.jsonl", (record for record, _ in found if interview(record)))
        write(asked.folder, "gum_other.jsonl", (record for record, _ in found if not interview(record)))
        write(asked.folder, "words_gum.jsonl.gz", (words for _, words in found))
    if asked.ewt:
        for split in ("train", "dev"):
            found = list(documents(sorted(Path(asked.ewt).glob(f"*-ud-{split}.conllu")), "ud_ewt", split))
            if split == "dev":
                write(asked.folder, "ewt_dev.jsonl", (record for record, _ in found))
            write(asked.folder, f"words_ewt_{split}.jsonl" + (".gz" if split == "train" else ""), (words for _, words in found))


if __name__ == "__main__":
    main()
