"""What the tests of hostile input share: some hundreds of files and settings that no reader should meet, each ends in
one clear message.

Whatever a file holds, the program ends with a documented exit code within seconds, names the file, and neither
crashes nor reports a fault of its own. The inputs are made by the tests; the random ones are the same in every run."""

import io
import os
import pathlib
import tarfile
import tempfile

import h5py

from support.command import CHECKSUM_LINE, SOURCE, CommandTest, taktskifte

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
SECONDS = 20
FAULTS = ("internal error", "terminate", "Sanitizer", "runtime error", "what()")
LONGEST_MESSAGE = 100_000
NO_OUTPUT = "no number of a refused file may be printed"


def processor_seconds():
    """Of the programs that have run so far: what they take does not hang on what else the machine does."""
    return os.times().children_user + os.times().children_system


def tar():
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as file:
        file.add(SOURCE / "scenarios/today.ini", "today.ini")
    return archive.getvalue()


class HostileTest(CommandTest):
    def survive(self, codes, name, *words, said=(), **options):
        """Runs the words, which must end in one of the codes; unless in 0, with a message that names `name`."""
        start = processor_seconds()
        process = taktskifte(*words, **options)
        self.assertLess(processor_seconds() - start, SECONDS)
        message = process.stderr
        self.assertIn(process.returncode, codes, message[:2000])
        for fault in FAULTS:
            self.assertNotIn(fault, message)
        if process.returncode == 0:
            self.assertEqual(message, "")
            return process
        self.assertEqual(process.stdout, "", NO_OUTPUT)
        self.assertLess(len(message), LONGEST_MESSAGE)
        lines = message.splitlines()
        self.assertEqual(len(lines), len(set(lines)), message[:2000])
        for line in lines:
            self.assertRegex(line, r".: .")  # where, then what
        for fragment in (str(name), *said):
            self.assertIn(fragment, message[:20_000])
        return process

    def write(self, name, content):
        file = self.scratch / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def sparse(self, name, start=b"", size=10 << 30):
        file = self.write(name, start)
        os.truncate(file, size)
        return file


class ResultTest(HostileTest):
    """One small run for all tests of a class; `whole` are the bytes of its file, `bare` those without its checksum line."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        file = pathlib.Path(folder.name) / "good.h5"
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", file, *cls.small)
        assert process.returncode == 0, process.stderr
        cls.whole = file.read_bytes()
        cls.bare = cls.whole[:-CHECKSUM_LINE]

    def read(self, content, codes, name="r.h5", verbs=("info", "compare"), said=()):
        """What the verbs say of a result file with this content; said must stand in one of their messages."""
        file = self.write(name, content)
        processes = [self.survive(codes, file, verb, file) for verb in verbs]
        for fragment in said:
            self.assertTrue(any(fragment in process.stderr for process in processes), processes[0].stderr)
        return processes

    def altered(self, change, codes, said=(), content=None):
        """As read, of a file that h5py has changed."""
        file = self.write("r.h5", self.bare if content is None else content)
        with h5py.File(file, "r+") as opened:
            change(opened)
        return self.read(file.read_bytes(), codes, said=said)
