#!/bin/sh
# Makes the trainer's virtual environment in train/.venv, or in the folder given. Needs Python 3.11 or newer, cc, cargo, and 6 GB of
# disk: PyTorch's build for Linux does not load without NVIDIA's libraries, used or not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:-$here/.venv}
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --requirement "$here/requirements.txt"
"$venv/bin/python" -c 'import numpy, safetensors, tokenizers, torch, transformers'
