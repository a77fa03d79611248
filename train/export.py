"""The model file: quantises a student and writes what src/network/model.rs reads (its table defines the format)."""

import struct

import numpy as np
import torch

from student import ANSWERS, LANES

FORMAT, FEATURES = 4, 1
CLIP = 4.0  # values of affixes beyond this many standard deviations are clipped


class Writer:
    """Collects the file. What quantises gives back the values that the library will read."""

    def __init__(self):
        self.bytes = bytearray()

    def floats(self, values):
        self.bytes += np.asarray(values, "<f4").tobytes()

    def word_table(self, table):
        """4 bits a value and 8 bits a row's scale. The scale of a row is the one of several with the smallest error."""
        largest = np.abs(table).max(1)
        step = np.float32(largest.max() / 7 / 255)
        best, error = None, np.full(len(table), np.inf)
        for share in (1, 0.9, 0.8, 0.7, 0.6):
            scale = np.clip(np.round(largest * share / 7 / step), 1, 255)
            halves = np.clip(np.round(table / (step * scale)[:, None]), -8, 7)
            new = ((halves * (step * scale)[:, None] - table) ** 2).sum(1)
            better = new < error
            best = (scale, halves) if best is None else (
                np.where(better, scale, best[0]), np.where(better[:, None], halves, best[1]))  # fmt: skip
            error = np.where(better, new, error)
        scale, halves = best[0].astype(np.uint8), (best[1] + 8).astype(np.uint8)
        self.floats([step])
        self.bytes += scale.tobytes() + (halves[:, 0::2] | halves[:, 1::2] << 4).tobytes()
        return (halves.astype(np.float32) - 8) * (step * scale.astype(np.float32))[:, None]

    def table(self, values, largest):
        step = np.float32(largest / 127)
        whole = np.clip(np.round(values / step), -127, 127).astype(np.int8)
        self.floats([step])
        self.bytes += whole.tobytes()
        return whole * step

    def layer(self, weight, bias):
        scale = (np.maximum(np.abs(weight).max(1), 1e-8) / 127).astype(np.float32)
        whole = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8)
        self.floats(scale)
        self.floats(bias)
        self.bytes += whole.tobytes()
        return whole * scale[:, None]

    def finished(self):
        checksum = 0x811C9DC5
        for byte in self.bytes:
            checksum = ((checksum ^ byte) * 0x01000193) & 0xFFFFFFFF
        return bytes(self.bytes) + struct.pack("<I", checksum)


@torch.no_grad()
def write(path, student, known, linker, calibration):
    """Writes the model file and leaves `student` with the quantised weights. `known`: the bit set of known words; `linker`: its
    weights; `calibration`: slope and offset."""
    size = student.size
    out = Writer()
    out.bytes += b"SRCLIGHT" + bytes([FORMAT, FEATURES])
    sizes = (size.word_rows, size.prefix_rows, size.suffix_rows, size.shape_rows, len(linker), len(known), size.word_width, size.affix_width,
             size.width, size.state, size.layers)  # fmt: skip
    out.bytes += struct.pack("<11I", *sizes)
    put = lambda parameter, values: parameter.copy_(torch.from_numpy(np.ascontiguousarray(values, np.float32)))
    put(student.word.weight, out.word_table(student.word.weight.numpy()))
    out.bytes += np.packbits(known, bitorder="little").tobytes()
    for table in (student.unknown, student.prefix, student.suffix, student.shape):
        put(table.weight, out.table(table.weight.numpy(), CLIP * table.weight.numpy().std()))

    def linear(layer):
        put(layer.weight, out.layer(layer.weight.numpy(), layer.bias.numpy()))

    def norm(layer):
        out.floats(layer.weight.numpy())
        out.floats(layer.bias.numpy())

    linear(student.input)
    norm(student.norm)
    for layer in student.layers:
        for part in (layer.forwards, layer.backwards, layer.mix):
            linear(part)
        norm(layer.norm)
    # The roles fill eight lanes: the eighth is no label.
    width = size.width
    spare = np.zeros((LANES - len(student.first), width), np.float32)
    weight = np.concatenate([student.out.weight.numpy(), spare, student.tasks.weight.numpy()])
    bias_of = np.concatenate([student.out.bias.numpy(), spare[:, 0], student.tasks.bias.numpy()])
    assert len(weight) == LANES + ANSWERS
    quantised = out.layer(weight, bias_of)
    put(student.out.weight, quantised[: len(student.first)])
    put(student.tasks.weight, quantised[LANES:])
    out.floats(student.transitions.numpy().ravel())
    out.floats(student.first.numpy())
    out.table(linker, np.abs(linker).max())
    out.floats(calibration)
    path.write_bytes(out.finished())
    return len(out.bytes) + 4
