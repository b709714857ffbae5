"""A stored run whose copies are changed; shared by the tests of verify and of run --from."""

import pathlib
import shutil
import tempfile

import h5py

from support.command import CHECKSUM_LINE, SOURCE, CommandTest, taktskifte


class StoredTest(CommandTest):
    """One run for all tests of a class; each test changes a copy of its own, in a folder that is otherwise empty."""

    settings = ("run.replicates=6", "run.years=3")

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.good = pathlib.Path(folder.name) / "good.h5"
        words = [word for setting in cls.settings for word in ("--set", setting)]
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", cls.good,
                             "--quiet", *words)
        assert process.returncode == 0, process.stderr

    def copy(self, change=None):
        """A copy; `change` gets it as an open h5py file, and then the checksum line is gone."""
        file = self.scratch / "x.h5"
        shutil.copy(self.good, file)
        if change:
            file.write_bytes(file.read_bytes()[:-CHECKSUM_LINE])
            with h5py.File(file, "r+") as opened:
                change(opened)
        return file

    def verify(self, file, *words):
        return taktskifte("verify", file, *words, cwd=self.scratch)

    def found(self, change, *fragments, words=("--all",)):
        process = self.verify(self.copy(change), *words)
        self.expect(process, 65, *fragments)
        return process
