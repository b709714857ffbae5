"""tools/plot.py: pictures from the sample, the same bytes each time; one clear line for what it cannot read."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py

import sample

PLOT = pathlib.Path(__file__).resolve().parents[2] / "tools" / "plot.py"
PICTURES = ["barriers", "demand", "outcomes", "private-side", "reach", "research-share"]


def plot(*words, stdout=subprocess.PIPE):
    words = [sys.executable, "-B", str(PLOT), *map(str, words)]
    return subprocess.run(words, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


class Plot(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def refused(self, code, said, *words, **options):
        process = plot(*words, **options)
        self.assertEqual(process.returncode, code, process.stderr)
        self.assertEqual(len(process.stderr.splitlines()), 1, process.stderr)
        self.assertIn(said, process.stderr)

    def test_pictures_and_the_same_again(self):
        stem = os.path.splitext(os.path.basename(sample.FILE))[0]
        folders = [self.scratch / "one", self.scratch / "two"]
        for folder in folders:
            folder.mkdir()
            process = plot(sample.FILE, "-o", folder)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertEqual(process.stderr, "")
        names = sorted(f"{stem}-{picture}.{ending}" for picture in PICTURES for ending in ("png", "svg"))
        self.assertEqual(sorted(file.name for file in folders[0].iterdir()), names)
        for name in names:
            self.assertGreater((folders[0] / name).stat().st_size, 10_000)
            self.assertEqual((folders[0] / name).read_bytes(), (folders[1] / name).read_bytes(), name)

    def test_what_is_no_result_file(self):
        text = self.scratch / "text.h5"
        text.write_text("not HDF5")
        self.refused(65, "text.h5: not an HDF5 file", text)
        foreign = self.scratch / "foreign.h5"
        h5py.File(foreign, "w").close()
        self.refused(65, "no result file of Taktskifte", foreign)
        self.refused(66, "there is no such file", self.scratch / "missing.h5")

    def test_wrong_use(self):
        self.refused(64, "--help")
        self.refused(64, "--nonsense", sample.FILE, "--nonsense")
        self.refused(73, "mkdir -p", sample.FILE, "-o", self.scratch / "missing")

    def test_output_that_nobody_reads(self):
        read, write = os.pipe()
        os.close(read)
        self.addCleanup(os.close, write)
        self.refused(74, "tools/plot.py: standard output cannot be written", sample.FILE, "-o", self.scratch, stdout=write)
        self.assertEqual(len(list(self.scratch.iterdir())), 2 * len(PICTURES))
        self.refused(74, "standard output cannot be written", "--help", stdout=write)
        with open("/dev/full", "w") as full:
            self.refused(74, "No space left on device", "--help", stdout=full)


if __name__ == "__main__":
    unittest.main()
