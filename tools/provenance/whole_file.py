"""A file as bytes: its size and SHA-256, and whether Taktskifte's own checksum at its end fits."""

import hashlib
import zlib

from plots.problem import DATA, NO_INPUT, Problem

# The last line of a result file (results/README.md). A program that changes the file drops it.
MARK = b"\nTaktskifte CRC-32 "
LENGTH = len(MARK) + len(b"01234567\n")


def fits(line, crc):
    """True too if `line` is no checksum at all; one that is nearly the mark is a damaged one."""
    alike = sum(a == b for a, b in zip(line, MARK))
    return alike < len(MARK) // 2 or line == MARK + b"%08x\n" % crc


def size_and_sha256(path):
    """Raises Problem if the file cannot be read or its content does not fit its checksum."""
    size, crc, digest, tail = 0, 0, hashlib.sha256(), b""
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                size += len(block)
                digest.update(block)
                tail += block  # what may belong to the last line waits
                crc = zlib.crc32(tail[:-LENGTH], crc)
                tail = tail[-LENGTH:]
    except OSError as problem:
        raise Problem(NO_INPUT, f"{path}: cannot be read: {problem.strerror}; check its name") from None
    if not fits(tail, crc):
        raise Problem(DATA, f"{path}: the file is damaged: its content does not fit its checksum; fetch it again")
    return size, digest.hexdigest()
