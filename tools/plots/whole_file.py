"""A file as bytes: read once, before HDF5 sees it, with what they say of it; and written whole or not at all."""

import hashlib
import os
import secrets
import stat
import zlib

from plots.problem import CANNOT_CREATE, DATA, NO_INPUT, Problem

SIGNATURE = b"\x89HDF\r\n\x1a\n"  # what HDF5 begins with

# The last line of a result file (results/README.md). A program that changes the file drops it.
MARK = b"\nTaktskifte CRC-32 "
LENGTH = len(MARK) + len(b"01234567\n")

# What the tools write says who made it, near its beginning: a page, an SVG, a PNG, a crate.
MAKER = (b"<title>Taktskifte</title>", b"<dc:title>Taktskifte</dc:title>", b"tEXtSoftware\0Taktskifte", b'"name": "Taktskifte: ')
NEAR = 4096


def fits(line, crc):
    """True too if `line` is no checksum at all; one that is nearly the mark is a damaged one."""
    alike = sum(a == b for a, b in zip(line, MARK))
    return alike < len(MARK) // 2 or line == MARK + b"%08x\n" % crc


def _opened(path):
    """A plain file: a pipe would be waited for, and a device may have no end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    file = os.fdopen(descriptor, "rb") if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
    if file is None:
        os.close(descriptor)
        raise Problem(NO_INPUT, f"{path}: this is a folder, a pipe or a device; name a result file")
    return file


def size_and_sha256(path):
    """Raises Problem if the file cannot be read, is not HDF5 from its first byte on, or does not fit its checksum."""
    size, crc, digest, tail = 0, 0, hashlib.sha256(), b""
    try:
        with _opened(path) as file:
            if file.read(len(SIGNATURE)) != SIGNATURE:
                raise Problem(DATA, f"{path}: not an HDF5 file, or other bytes stand before its content; "
                                    "give a result file of taktskifte run")
            file.seek(0)
            while block := file.read(1 << 20):
                size += len(block)
                digest.update(block)
                tail += block  # what may belong to the last line waits
                crc = zlib.crc32(tail[:-LENGTH], crc)
                tail = tail[-LENGTH:]
    except FileNotFoundError:
        raise Problem(NO_INPUT, f"{path}: there is no such file; make one with: taktskifte run SCENARIO -o {path}") from None
    except OSError as problem:
        raise Problem(NO_INPUT, f"{path}: cannot be read: {problem.strerror}; check its name") from None
    if not fits(tail, crc):
        raise Problem(DATA, f"{path}: the file is damaged: its content does not fit its checksum; fetch it again")
    return size, digest.hexdigest()


def check_replaceable(path, overwrite, ours=MAKER):
    """Raises Problem if something stands there that the tools did not make: a file of the user is not replaced unasked."""
    try:
        if not os.path.lexists(path):
            return
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise Problem(CANNOT_CREATE, f"{path}: a folder, a link or a device has this name; choose another one")
        with _opened(path) as file:
            head = file.read(NEAR)
    except OSError as problem:
        raise Problem(CANNOT_CREATE, f"{path}: is there and cannot be read: {problem.strerror}; choose another name") from None
    if not overwrite and not any(mark in head for mark in ours):
        raise Problem(CANNOT_CREATE, f"{path}: is there already and was not made by this tool; choose another name, or replace it "
                                     "with --overwrite")


def write_whole(path, content, overwrite=False):
    """Writes bytes under a name of its own, then renames it: never half a file, never through a link, and only in place of a
    file of the same kind that a tool made, unless told to overwrite. Raises Problem."""
    check_replaceable(path, overwrite, [mark for mark in MAKER if mark in content[:NEAR]])
    part = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            os.replace(part, path)
        except OSError:
            os.remove(part)
            raise
    except OSError as problem:
        raise Problem(CANNOT_CREATE, f"{path}: cannot be written: {problem.strerror}; choose another name or folder") from None
