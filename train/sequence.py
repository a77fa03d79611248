"""The recurrence and the conditional random field as differentiable functions for PyTorch: sequence.c, on a card sequence_gpu.py.
`bounds`: paragraphs + 1 token positions, 64 bits wide."""

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


def on_card():
    """sequence_gpu.py, which only a machine with a card can load."""
    import sequence_gpu

    return sequence_gpu


class Recurrence(torch.autograd.Function):
    """h_t = h_{t-1} + z_t (c_t - h_{t-1}) within each paragraph."""

    @staticmethod
    def forward(ctx, z, c, bounds, reverse):
        z, c = z.contiguous(), c.contiguous()
        if z.is_cuda:
            h = on_card().recurrence(z, c, bounds, reverse)
        else:
            h = torch.empty_like(z)
            _call(_C.recurrence, (z, c, h), bounds, z.shape[1], int(reverse))
        ctx.save_for_backward(z, c, h)
        ctx.bounds, ctx.reverse = bounds, reverse
        return h

    @staticmethod
    def backward(ctx, dh):
        z, c, h = ctx.saved_tensors
        dh = dh.contiguous()
        if z.is_cuda:
            return *on_card().recurrence_gradient(z, c, h, dh, ctx.bounds, ctx.reverse), None, None
        dz, dc = torch.empty_like(z), torch.empty_like(z)
        _call(_C.recurrence_gradient, (z, c, h, dh, dz, dc), ctx.bounds, z.shape[1], int(ctx.reverse))
        return dz, dc, None, None


def marginals(emissions, transitions, first, bounds):
    """Label marginals (tokens × 7), expected transitions (paragraphs × 7 × 7) and first labels (paragraphs × 7), and the
    log-partition of all paragraphs."""
    tokens, paragraphs = len(emissions), len(bounds) - 1
    alpha, scale, out = np.empty((tokens, LABELS)), np.empty(tokens), np.empty((tokens, LABELS))
    pairs, starts = np.zeros((paragraphs, LABELS, LABELS)), np.zeros((paragraphs, LABELS))
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
    paragraph = np.searchsorted(bounds, now, "right") - 1
    pairs = np.zeros((len(bounds) - 1, LABELS, LABELS))
    np.add.at(pairs, (paragraph, labels[now - 1], labels[now]), 1)
    return np.eye(LABELS)[labels], pairs, np.eye(LABELS)[labels[bounds[:-1]]]


class CrfLoss(torch.autograd.Function):
    """Cross-entropy a token against targets: label probabilities (tokens × 7), expected transitions (7 × 7) and first labels (7) of
    all paragraphs, single precision, on the device of the emissions."""

    @staticmethod
    def forward(ctx, emissions, transitions, first, targets, bounds):
        found = emissions.detach().contiguous(), transitions.detach().contiguous(), first.detach().contiguous()
        if emissions.is_cuda:
            *expected, total = on_card().marginals(*found, bounds)
        else:
            likely, pairs, starts, total = marginals(*found, bounds)
            expected = [torch.from_numpy(e).float() for e in (likely, pairs.sum(0), starts.sum(0))]
        scale = 1 / len(emissions)
        ctx.gradients = [(e - t) * scale for e, t in zip(expected, targets)]
        aim = sum((scores * target).sum() for scores, target in zip(found, targets))
        return (total - aim).float() * scale

    @staticmethod
    def backward(ctx, upstream):
        return *(g * upstream for g in ctx.gradients), None, None
