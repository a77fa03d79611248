"""The model file: quantises a student and writes what src/network/model.rs reads (its table defines the format); reads the
network of such a file back."""

import struct

import numpy as np
import torch

from student import ANSWERS, LANES, Shape, Student

FORMAT, FEATURES = 2, 1
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
def write(path, student, known, bias, linker, calibration):
    """Writes the model file and leaves `student` with the quantised weights. `known`: the bit set of known words; `bias`: of source,
    cue, content; `linker`: its weights; `calibration`: slope and offset."""
    size = student.size
    out = Writer()
    out.bytes += b"SRCLIGHT" + bytes([FORMAT, FEATURES])
    sizes = (size.word_rows, size.prefix_rows, size.suffix_rows, size.shape_rows, len(linker), len(known), size.word_width, size.affix_width,
             size.width, size.state)  # fmt: skip
    out.bytes += struct.pack("<10I", *sizes)
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
    out.floats(bias)
    out.table(linker, np.abs(linker).max())
    out.floats(calibration)
    path.write_bytes(out.finished())
    return len(out.bytes) + 4


class Reader:
    """Takes a file apart, in the order in which `Writer` puts it together."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def word_table(self, rows, width):
        step, scale = self.take("<f4", 1)[0], self.take("u1", rows)
        packed = self.take("u1", rows * width // 2).reshape(rows, -1)
        halves = np.stack([packed & 15, packed >> 4], 2).reshape(rows, width).astype(np.float32)
        return (halves - 8) * (step * scale.astype(np.float32))[:, None]

    def table(self, rows, width):
        step = self.take("<f4", 1)[0]
        return self.take("i1", rows * width).reshape(rows, width) * step

    def layer(self, outputs, inputs):
        scale, bias = self.take("<f4", outputs), self.take("<f4", outputs)
        return self.take("i1", outputs * inputs).reshape(outputs, inputs) * scale[:, None], bias


@torch.no_grad()
def read(path):
    """The student in a model file and its set of known words; None where the file has another format or other features."""
    reader = Reader(path.read_bytes())
    reader.take("u1", 8)
    if tuple(reader.take("u1", 2)) != (FORMAT, FEATURES):
        return None
    words, prefixes, suffixes, shapes, _, bits, word_width, affix_width, width, state = map(int, reader.take("<u4", 10))
    model = Student(Shape(words, word_width, prefixes, suffixes, shapes, affix_width, width, state, bits))
    put = lambda parameter, values: parameter.copy_(torch.tensor(values).view_as(parameter))
    put(model.word.weight, reader.word_table(words, word_width))
    known = np.unpackbits(reader.take("u1", bits // 8), bitorder="little").astype(bool)
    for table in (model.unknown, model.prefix, model.suffix, model.shape):
        put(table.weight, reader.table(*table.weight.shape))

    def linear(layer):
        for parameter, values in zip((layer.weight, layer.bias), reader.layer(*layer.weight.shape)):
            put(parameter, values)

    def floats(*parameters):
        for parameter in parameters:
            put(parameter, reader.take("<f4", parameter.numel()))

    linear(model.input)
    floats(model.norm.weight, model.norm.bias)
    for layer in model.layers:
        for part in (layer.forwards, layer.backwards, layer.mix):
            linear(part)
        floats(layer.norm.weight, layer.norm.bias)
    weight, bias = reader.layer(LANES + ANSWERS, width)
    labels = len(model.first)
    for layer, at in ((model.out, slice(0, labels)), (model.tasks, slice(LANES, None))):
        put(layer.weight, weight[at])
        put(layer.bias, bias[at])
    floats(model.transitions, model.first)
    return model.eval(), known
