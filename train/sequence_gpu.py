"""The loops of sequence.c for a card: each paragraph is a program of its own."""

import torch
import triton
import triton.language as tl

LABELS, LANES = 7, 8  # the eighth lane is no label


@triton.jit
def _recurrence(z, c, h, bounds, width, BACKWARDS: tl.constexpr, LANES: tl.constexpr):
    first, last = tl.load(bounds + tl.program_id(0)), tl.load(bounds + tl.program_id(0) + 1) - 1
    lane = tl.arange(0, LANES)
    real = lane < width
    state = tl.zeros([LANES], tl.float32)
    for k in range(0, last - first + 1):
        t = first + k
        if BACKWARDS:
            t = last - k
        at = t * width + lane
        state += tl.load(z + at, mask=real, other=0.0) * (tl.load(c + at, mask=real, other=0.0) - state)
        tl.store(h + at, state, mask=real)


@triton.jit
def _recurrence_gradient(z, c, h, dh, dz, dc, bounds, width, BACKWARDS: tl.constexpr, LANES: tl.constexpr):
    first, last = tl.load(bounds + tl.program_id(0)), tl.load(bounds + tl.program_id(0) + 1) - 1
    lane = tl.arange(0, LANES)
    real = lane < width
    carried = tl.zeros([LANES], tl.float32)
    for k in range(0, last - first + 1):
        t = last - k
        before = t - 1
        if BACKWARDS:
            t = first + k
            before = t + 1
        at = t * width + lane
        gate = tl.load(z + at, mask=real, other=0.0)
        g = carried + tl.load(dh + at, mask=real, other=0.0)
        within = lane < tl.minimum(width, (last - first - k) * width)  # no lane at the end, where nothing stood before
        state = tl.load(h + before * width + lane, mask=within, other=0.0)
        tl.store(dc + at, g * gate, mask=real)
        tl.store(dz + at, g * (tl.load(c + at, mask=real, other=0.0) - state), mask=real)
        carried = g * (1 - gate)


@triton.jit
def _marginals(scores, move, begin, bounds, alpha, scale, out, pairs, starts, totals, LABELS: tl.constexpr, LANES: tl.constexpr):
    p = tl.program_id(0)
    first, last = tl.load(bounds + p), tl.load(bounds + p + 1) - 1
    lane = tl.arange(0, LANES)
    real = lane < LABELS
    square = lane[:, None] * LANES + lane[None, :]
    moves = tl.load(move + square)  # from, to
    score = tl.load(scores + first * LABELS + lane, mask=real, other=-1e30)
    top = tl.max(score, 0)
    a = tl.load(begin + lane) * tl.exp(score - top)
    total = tl.sum(a, 0)
    a = a / total
    tl.store(alpha + first * LANES + lane, a)
    tl.store(scale + first, total)
    log_total = tl.log(total) + top
    for t in range(first + 1, last + 1):
        score = tl.load(scores + t * LABELS + lane, mask=real, other=-1e30)
        top = tl.max(score, 0)
        a = tl.sum(tl.reshape(a, [LANES, 1]) * moves, 0) * tl.exp(score - top)
        total = tl.sum(a, 0)
        a = a / total
        tl.store(alpha + t * LANES + lane, a)
        tl.store(scale + t, total)
        log_total += tl.log(total) + top
    tl.store(totals + p, log_total)
    tl.debug_barrier()  # other threads of the program read what was written
    beta = tl.where(real, 1.0, 0.0)
    pair = tl.zeros([LANES, LANES], tl.float32)
    for k in range(0, last - first):
        t = last - k
        tl.store(out + t * LABELS + lane, tl.load(alpha + t * LANES + lane) * beta, mask=real)
        score = tl.load(scores + t * LABELS + lane, mask=real, other=-1e30)
        weighted = tl.exp(score - tl.max(score, 0)) * beta / tl.load(scale + t)
        onward = moves * tl.reshape(weighted, [1, LANES])
        pair += tl.load(alpha + (t - 1) * LANES + tl.arange(0, LANES))[:, None] * onward
        beta = tl.sum(onward, 1)
    start = tl.load(alpha + first * LANES + lane) * beta
    tl.store(out + first * LABELS + lane, start, mask=real)
    tl.store(starts + p * LANES + lane, start)
    tl.store(pairs + p * LANES * LANES + square, pair)


def recurrence(z, c, bounds, backwards):
    h = torch.empty_like(z)
    _recurrence[(len(bounds) - 1,)](z, c, h, bounds, z.shape[1], backwards, triton.next_power_of_2(z.shape[1]), num_warps=1)
    return h


def recurrence_gradient(z, c, h, dh, bounds, backwards):
    dz, dc = torch.empty_like(z), torch.empty_like(z)
    _recurrence_gradient[(len(bounds) - 1,)](z, c, h, dh, dz, dc, bounds, z.shape[1], backwards, triton.next_power_of_2(z.shape[1]), num_warps=1)
    return dz, dc


def _legal(device):
    """Which label may follow which: an inside label only its own begin or inside label."""
    label = torch.arange(LABELS, device=device)
    start, to = label[:, None], label[None, :]
    return (to == 0) | (to % 2 == 1) | (start == to) | (start == to - 1)


def marginals(scores, transitions, first, bounds):
    """As `sequence.marginals`, in single precision, and all paragraphs' sums."""
    paragraphs, device = len(bounds) - 1, scores.device
    legal = _legal(device)
    move, begin = torch.zeros(LANES, LANES, device=device), torch.zeros(LANES, device=device)
    move[:LABELS, :LABELS] = transitions.exp() * legal
    begin[:LABELS] = first.exp() * legal[0]
    empty = lambda *shape: torch.empty(shape, device=device)
    alpha, scale, out = empty(len(scores), LANES), empty(len(scores)), empty(len(scores), LABELS)
    pairs, starts, totals = empty(paragraphs, LANES, LANES), empty(paragraphs, LANES), empty(paragraphs)
    _marginals[(paragraphs,)](scores, move, begin, bounds, alpha, scale, out, pairs, starts, totals, LABELS, LANES, num_warps=1)
    return out, pairs.sum(0)[:LABELS, :LABELS], starts.sum(0)[:LABELS], totals.sum()
