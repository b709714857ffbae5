"""Result files that were cut, changed byte by byte, or never were one; see support/hostile.py."""

import os
import pathlib
import random
import re
import resource
import sys
import unittest

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE  # noqa: E402
from support.hostile import PNG, ResultTest, tar  # noqa: E402


class DamagedResults(ResultTest):
    def test_the_file_as_it_was_and_without_its_checksum(self):
        whole = self.read(self.whole, {0})
        bare = self.read(self.bare, {0})
        self.assertEqual([p.stdout.replace("r.h5", "") for p in whole], [p.stdout.replace("r.h5", "") for p in bare])
        self.altered(lambda file: file.attrs.__setitem__("note", "mine"), {0})

    def test_cut_short(self):
        size = len(self.whole)
        for length in sorted({1, 4, 8, 9, 48, 96, 512, 2048, size - 1, size - 12, size - CHECKSUM_LINE - 1,
                              *range(size // 20, size, size // 20)}):
            with self.subTest(length=length):
                self.read(self.whole[:length], {65})

    def test_flipped_bits_under_the_checksum(self):
        chance = random.Random(3)
        for _ in range(20):
            at, bit = chance.randrange(8, len(self.whole)), chance.randrange(8)
            with self.subTest(at=at, bit=bit):
                content = bytearray(self.whole)
                content[at] ^= 1 << bit
                self.read(bytes(content), {65}, said=["does not fit its checksum"])

    def test_flipped_bits_without_checksum(self):
        chance = random.Random(4)
        places = [(at, chance.randrange(8)) for at in range(8, 48, 2)]
        places += [(chance.randrange(48, len(self.bare)), chance.randrange(8)) for _ in range(25)]
        for number, (at, bit) in enumerate(places):
            with self.subTest(at=at, bit=bit):
                content = bytearray(self.bare)
                content[at] ^= 1 << bit
                self.read(bytes(content), {0, 65}, verbs=("info", "compare")[number % 2:][:1])

    def test_parts_filled_with_zeros_or_ones_or_something_else(self):
        chance = random.Random(5)
        for number, filling in enumerate([b"\0", b"\xff", None] * 6):
            length = chance.choice([8, 512, 4096, 20_000])
            at = chance.randrange(8, len(self.bare) - length)
            with self.subTest(at=at, length=length, filling=filling):
                part = chance.randbytes(length) if filling is None else filling * length
                content = self.bare[:at] + part + self.bare[at + length:]
                self.read(content, {0, 65}, verbs=("info", "compare")[number % 2:][:1])

    def test_pieces_of_text_that_claim_to_be_longer_than_their_heap(self):
        # HDF5 reads beyond its memory then; what comes of it depends on what it has read before.
        heaps = [match.start() for match in re.finditer(b"GCOL", self.bare)]
        self.assertGreater(len(heaps), 5)
        for heap in heaps:
            first = heap + 16
            size = int.from_bytes(self.bare[first + 8:first + 16], "little")
            second = first + 16 + -(-size // 8) * 8
            with self.subTest(heap=heap):
                content = bytearray(self.bare)
                content[second + 9] = 127
                self.read(bytes(content), {0, 65})

    def test_texts_that_claim_to_have_gigabytes(self):
        file = self.write("r.h5", self.bare)
        for name in ("key_status", "key_value", "scenario_title"):
            with h5py.File(file) as opened:
                place = opened[name].id.get_offset()
            with self.subTest(name=name):
                length = (0xFFFF_FFF0).to_bytes(4, "little")
                content = self.bare[:place] + length + self.bare[place + 4:]
                self.read(content, {65}, verbs=("info",))
        kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(kilobytes, 2 << 20, "more memory than the file gives reason for")

    def test_files_of_another_kind(self):
        for name, content in {
            "empty": b"", "text": b"not a result\n", "PNG": PNG, "tar": tar(), "NUL": bytes(10_000), "random": random.Random(6).randbytes(10_000),
            "signature alone": self.whole[:8], "signature and zeros": self.whole[:8] + bytes(10_000), "signature and ones": self.whole[:8] + b"\xff" * 10_000,
            "signature later": bytes(512) + self.whole, "gzip": b"\x1f\x8b\x08\x00" + bytes(100), "netCDF classic": b"CDF\x01" + bytes(100),
            "twice": self.whole + self.whole, "line feed behind": self.whole + b"\n", "checksum alone": self.whole[-CHECKSUM_LINE:],
        }.items():
            with self.subTest(name=name):
                # A file twice in a row fits no checksum; nothing else here can be read either.
                self.read(content, {65})

    def test_what_is_no_file(self):
        os.mkfifo(self.scratch / "pipe.h5")
        (self.scratch / "self.h5").symlink_to("self.h5")
        for file in (self.scratch, self.scratch / "pipe.h5", self.scratch / "self.h5", "/dev/zero", "/dev/null", "none.h5", "a" * 5000):
            for verb in ("info", "compare"):
                with self.subTest(file=str(file)[:40], verb=verb):
                    self.survive({66}, str(file)[:100], verb, file)

    def test_sparse_files_of_ten_gigabytes(self):
        for start in (b"", self.whole[:8], self.bare):
            with self.subTest(start=len(start)):
                file = self.sparse("r.h5", start)
                for verb in ("info", "compare"):
                    self.survive({0, 65} if start == self.bare else {65}, file, verb, file)

    def test_a_file_in_use(self):
        file = self.write("r.h5", self.whole)
        with h5py.File(file, "r+"):
            for verb in ("info", "compare"):
                self.survive({74}, file, verb, file, said=["another program uses the file"])
        self.survive({0}, file, "info", file)

    def test_an_output_that_is_none(self):
        for name in ("/dev/null", "/dev/full", "/proc/x.h5", "a" * 5000 + ".h5", self.scratch, self.scratch / "x.h5/y.h5"):
            with self.subTest(name=str(name)[:40]):
                self.survive({73, 74}, str(name)[:100], "run", self.today(), "-o", name, *self.small)


if __name__ == "__main__":
    unittest.main()
