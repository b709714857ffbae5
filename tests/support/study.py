"""A small study of two scenarios as a user runs it; shared by the tests of what a run survives."""

import json
import shutil
import subprocess
import zlib

import h5py

from support.command import CHECKSUM_LINE, SOURCE, CommandTest, taktskifte


def forge(file, change):
    """Changes a shard or record, whose checksum line then fits again."""
    file.write_bytes(file.read_bytes()[:-CHECKSUM_LINE])
    with h5py.File(file, "r+") as opened:
        change(opened)
    content = file.read_bytes()
    file.write_bytes(content + b"\nTaktskifte CRC-32 %08x\n" % zlib.crc32(content))


class RunTest(CommandTest):
    """The scenarios are copies, so that tests can change them and other users can read them."""

    replicates = 30

    def setUp(self):
        super().setUp()
        shutil.copytree(SOURCE / "scenarios", self.scratch / "s")
        self.scenarios = [self.scratch / "s/today.ini", self.scratch / "s/parity.ini"]
        self.parts = self.scratch / "x.parts"
        self.out = self.scratch / "x.h5"

    def command(self, *more, out=None):
        return ["run", *self.scenarios, "-o", out or self.out, "--set", f"run.replicates={self.replicates}",
                "--set", "run.years=3", "--quiet", *more]

    def whole(self):
        """The file of the run that nothing happens to."""
        out = self.scratch / "whole.h5"
        self.expect(taktskifte(*self.command(out=out)), 0)
        return out

    def same_as(self, whole, out=None):
        out = out or self.out
        difference = subprocess.run(["h5diff", whole, out], capture_output=True, text=True)
        self.assertEqual((difference.returncode, difference.stdout), (0, ""))
        # h5diff does not compare variable-length strings; the bytes of the files settle those.
        self.assertEqual(whole.read_bytes(), out.read_bytes())

    def status(self, folder=None):
        process = taktskifte("status", folder or self.parts, "--json")
        self.expect(process, 0)
        return json.loads(process.stdout)
