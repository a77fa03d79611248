#!/usr/bin/env python3
"""How well noun phrases are read. usage: measure_phrases.py FEATURIZE words_gum.jsonl.gz [--tune]

FEATURIZE is train/featurize's program. Gold are the phrases that `phrases.labelled` takes from a parse: from the first word to the head, outside each
other, with kind and form. Prints F1 of their borders, and of the phrases with the right borders how many have the right kind and form. Measured is the
fifth of the documents that nobody looks at; `--tune` measures the others.
"""
import bisect, gzip, json, subprocess, sys, zlib
from collections import Counter
from phrases import labelled

KINDS = {"organisation": "organization", "document": "other"}


def main(featurize, data, tune):
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    records = [r for r in records if (zlib.crc32(r["id"].encode()) % 5 == 0) != tune]
    texts = "".join(json.dumps({"text": r["text"]}) + "\n" for r in records)
    told = subprocess.run([featurize, "phrases"], input=texts.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    count = Counter()
    for record, line in zip(records, told, strict=True):
        starts, ends = [t[0] for t in record["tokens"]], [t[1] for t in record["tokens"]]
        gold = {(start, end): (kind, form) for start, end, kind, form in labelled(record)}
        found = {}
        for start, end, kind, form in json.loads(line):
            found[bisect.bisect_right(starts, start) - 1, bisect.bisect_left(ends, end) + 1] = (kind, form)
        both = gold.keys() & found.keys()
        count.update(gold=len(gold), found=len(found), both=len(both))
        for span in both:
            (kind, form), (told_kind, told_form) = gold[span], found[span]
            # A group is of persons or of bodies: GUM does not tell.
            told_kind = {"group": kind if kind in ("person", "organization") else "person"}.get(told_kind, KINDS.get(told_kind, told_kind))
            count.update(kind=kind == told_kind, form=form == told_form)
    precision, recall = count["both"] / count["found"], count["both"] / count["gold"]
    print(f"phrase borders   P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / (precision + recall):.1f}")
    print(f"phrase kind      right {100 * count['kind'] / count['both']:.1f}")
    print(f"phrase form      right {100 * count['form'] / count['both']:.1f}")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--tune"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    main(*arguments, "--tune" in sys.argv)
