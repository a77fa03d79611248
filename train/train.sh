#!/bin/sh
# Teacher, its answers, student, linker, quantisation, model file and card: train.sh FOLDER_WITH_THE_CORPORA [options of fit.py]
set -eu
corpora=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")"
# Keeps freed memory instead of asking the system for it anew each step.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=67108864
exec .venv/bin/python fit.py "$corpora" "$@"
