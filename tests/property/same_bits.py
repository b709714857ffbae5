"""Result files of runs with different numbers of threads and replicates hold the same bits."""

import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CommandTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402


class SameBits(CommandTest):
    def run_mix(self, name, threads, replicates):
        out = self.scratch / name
        process = taktskifte("run", self.today(), self.today("parity"), "-o", out, "--threads", threads, "--quiet",
                             "--set", f"run.replicates={replicates}", "--set", "run.years=3")
        self.expect(process, 0)
        return out

    def test_one_two_and_seven_threads_make_the_same_file(self):
        one = self.run_mix("one.h5", 1, 10)
        for threads in (2, 7):
            many = self.run_mix(f"{threads}.h5", threads, 10)
            # h5diff does not compare variable-length strings; the bytes of the files settle those.
            difference = subprocess.run(["h5diff", one, many], capture_output=True, text=True)
            self.assertEqual((difference.returncode, difference.stdout), (0, ""))
            self.assertEqual(one.read_bytes(), many.read_bytes())

    def test_h5diff_would_see_a_difference(self):
        one = self.run_mix("one.h5", 1, 10)
        other = self.run_mix("other.h5", 1, 10)
        with h5py.File(other, "r+") as file:
            file["awards"][1, 3, 2] += 1
        self.assertEqual(subprocess.run(["h5diff", one, other], capture_output=True).returncode, 1)

    def test_a_replicate_is_the_same_however_many_are_run(self):
        few, many = self.run_mix("few.h5", 2, 5), self.run_mix("many.h5", 2, 70)
        with h5py.File(few) as a, h5py.File(many) as b:
            names = [n for n in a if a[n].ndim >= 3 and a[n].shape[1] == 5 and a[n].dtype.kind in "if"]
            self.assertGreater(len(names), 30)
            for name in names:
                self.assertTrue(numpy.array_equal(a[name][()], b[name][:, :5], equal_nan=a[name].dtype.kind == "f"), name)


if __name__ == "__main__":
    unittest.main()
