"""Unpacks zstd frames through libzstd, which every Debian has because dpkg needs it."""

import ctypes
import ctypes.util

_library = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
_library.ZSTD_decompress.restype = ctypes.c_size_t
_library.ZSTD_decompress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
_library.ZSTD_isError.argtypes = [ctypes.c_size_t]


def unpack(packed, length):
    raw = ctypes.create_string_buffer(max(length, 1))
    got = _library.ZSTD_decompress(raw, length, packed, len(packed))
    if _library.ZSTD_isError(got) or got != length:
        raise ValueError("the payload does not unpack")
    return raw.raw[:length]
