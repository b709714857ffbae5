"""The sample in HDF5's own tools."""

import os
import shutil
import subprocess
import tempfile
import unittest

import sample


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=False)


@unittest.skipUnless(shutil.which("h5diff"), "h5diff is not installed (Debian: hdf5-tools)")
class Tools(unittest.TestCase):
    def test_h5diff_finds_no_difference_between_equal_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            again = os.path.join(folder, "again.h5")
            self.assertEqual(run(os.environ["TAKTSKIFTE_WRITE_SAMPLE"], again).returncode, 0)
            difference = run("h5diff", sample.FILE, again)
            self.assertEqual((difference.returncode, difference.stdout), (0, ""))
            with open(sample.FILE, "rb") as one, open(again, "rb") as other:
                self.assertEqual(one.read(), other.read())

    def test_h5dump_reads_everything(self):
        dump = run("h5dump", sample.FILE)
        self.assertEqual(dump.returncode, 0, dump.stderr)


if __name__ == "__main__":
    unittest.main()
