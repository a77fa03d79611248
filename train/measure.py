"""The figures of the whole engine: the command line over a corpus, counted by the corpora's own scorer."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = {
    "relation": "relation ", "source exact": "source exact", "cue exact": "cue exact", "content exact": "content exact",
    "sentence": "sentence ATTRIBUTION",
}  # fmt: skip


def table(binary, corpora):
    """F1 on PolNeAR dev, and on GUM's interviews with stances left out, as a Markdown table."""
    sets = {"PolNeAR dev": ("polnear_dev", []), "GUM interviews, without stance": ("gum_interview", ["--no-stance"])}
    lines = ["| F1 of the whole engine | " + " | ".join(ROWS) + " |", "|---" * (len(ROWS) + 1) + "|"]
    for title, (name, options) in sets.items():
        found = scored(binary, corpora, name, options)
        lines.append(f"| {title} | " + " | ".join(found[row] for row in ROWS.values()) + " |")
    return "\n".join(lines)


def scored(binary, corpora, name, options):
    gold = corpora / f"{name}.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        subprocess.run([sys.executable, corpora / "to_pred.py", binary, gold, predicted, *options], check=True)
        run = [sys.executable, corpora / "score.py", gold, predicted, "--what", "attributions,labels"]
        report = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    return {row: re.search(rf"^ *{row}.*?F1 *([\d.]+)", report, re.M)[1] for row in ROWS.values()}
