"""The held fifth of GUM: documents that nothing is trained or tuned on."""

import zlib


def is_held(name):
    return zlib.crc32(name.encode()) % 5 == 0
