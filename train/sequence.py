"""sequence.c for PyTorch: the recurrence and the conditional random field as differentiable functions."""

import ctypes
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import torch

LABELS = 7


def _compiled():
    source = Path(__file__).with_name("sequence.c")
    library = Path(tempfile.mkdtemp()) / "sequence.so"
    subprocess.run(["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", library, source, "-lm"], check=True)
    return ctypes.CDLL(str(library))


_C = _compiled()
_C.marginals.restype = ctypes.c_double


def _pointer(array):
    address = array.data_ptr() if isinstance(array, torch.Tensor) else array.ctypes.data
    return ctypes.c_void_p(address)


def _call(function, arrays, bounds, *rest):
    """Calls `function(arrays…, bounds, paragraphs, rest…)`; arrays in `rest` become pointers."""
    rest = [_pointer(r) if isinstance(r, np.ndarray) else r for r in rest]
    return function(*map(_pointer, arrays), _pointer(bounds), ctypes.c_long(len(bounds) - 1), *rest)


class Recurrence(torch.autograd.Function):
    """h_t = h_{t-1} + z_t (c_t - h_{t-1}) within each paragraph."""

    @staticmethod
    def forward(ctx, z, c, bounds, reverse):
        z, c = z.contiguous(), c.contiguous()
        h = torch.empty_like(z)
        _call(_C.recurrence, (z, c, h), bounds, z.shape[1], int(reverse))
        ctx.save_for_backward(z, c, h)
        ctx.bounds, ctx.reverse = bounds, reverse
        return h

    @staticmethod
    def backward(ctx, dh):
        z, c, h = ctx.saved_tensors
        dh, dz, dc = dh.contiguous(), torch.empty_like(z), torch.empty_like(z)
        _call(_C.recurrence_gradient, (z, c, h, dh, dz, dc), ctx.bounds, z.shape[1], int(ctx.reverse))
        return dz, dc, None, None


def marginals(emissions, transitions, first, bounds):
    """Label marginals (tokens × 7), expected transitions, expected first labels, and the log-partition of all paragraphs."""
    tokens = len(emissions)
    alpha, scale, out = np.empty((tokens, LABELS)), np.empty(tokens), np.empty((tokens, LABELS))
    pairs, starts = np.zeros((LABELS, LABELS)), np.zeros(LABELS)
    total = _call(_C.marginals, (emissions, transitions, first), bounds, alpha, scale, out, pairs, starts)
    return out, pairs, starts, total


def viterbi(emissions, transitions, first, bounds):
    """The best legal label sequence of every paragraph."""
    back, labels = np.zeros((len(emissions), LABELS), np.int8), np.empty(len(emissions), np.int64)
    _call(_C.viterbi, (emissions, transitions, first), bounds, back, labels)
    return labels


def counts(labels, bounds):
    """What `marginals` gives, for labels that are certain."""
    inner = np.ones(len(labels), bool)
    inner[bounds[:-1]] = False
    now = np.flatnonzero(inner)
    pairs = np.zeros((LABELS, LABELS))
    np.add.at(pairs, (labels[now - 1], labels[now]), 1)
    starts = np.bincount(labels[bounds[:-1]], minlength=LABELS)
    return np.eye(LABELS)[labels], pairs, starts.astype(float)


class CrfLoss(torch.autograd.Function):
    """Cross-entropy a token against targets: label probabilities, expected transitions and first labels, as `marginals` and
    `counts` give them (or a mixture)."""

    @staticmethod
    def forward(ctx, emissions, transitions, first, targets, bounds):
        found = emissions.detach().contiguous(), transitions.detach().contiguous(), first.detach().contiguous()
        *expected, total = marginals(*found, bounds)
        scale = 1 / len(emissions)
        ctx.gradients = [torch.from_numpy(((e - t) * scale).astype(np.float32)) for e, t in zip(expected, targets)]
        aim = sum((scores.numpy() * target).sum() for scores, target in zip(found, targets))
        return torch.tensor((total - aim) * scale, dtype=torch.float32)

    @staticmethod
    def backward(ctx, upstream):
        return *(g * upstream for g in ctx.gradients), None, None
