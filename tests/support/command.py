"""Runs the command line the way a user would, in a scratch folder; shared by the tests written in Python."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TAKTSKIFTE = os.environ["TAKTSKIFTE"]  # path of the program, set by CTest
CHECKSUM_LINE = 28  # bytes that a result file has behind its HDF5 content


def taktskifte(*words, **options):
    """Runs a verb without standard input; returns the finished process with text output."""
    return subprocess.run(
        [TAKTSKIFTE, *map(str, words)], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        timeout=300, **options)


class CommandTest(unittest.TestCase):
    """A test with a scratch folder of its own and small runs."""

    small = ("--set", "run.replicates=3", "--set", "run.years=2", "--quiet")

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def scenario(self, text, name="x.ini"):
        file = self.scratch / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def today(self, name="today"):
        return SOURCE / "scenarios" / f"{name}.ini"

    def expect(self, process, code, *fragments):
        """The exit code, every fragment on standard error, and no sign of a crash."""
        self.assertEqual(process.returncode, code, process.stderr)
        for fragment in fragments:
            self.assertIn(fragment, process.stderr)
        for line in process.stderr.splitlines():
            self.assertNotIn("internal error", line)
            self.assertNotIn("HDF5-DIAG", line)  # what the library prints by itself

    def nothing_left(self, *allowed):
        """The scratch folder holds the allowed files and no other: no temporary or half-written ones."""
        self.assertEqual(sorted(p.name for p in self.scratch.iterdir()), sorted(allowed))


class SharedFolderTest(CommandTest):
    """All tests of a class read what it has made in one folder beside the scratch folder of each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
