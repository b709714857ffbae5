"""A result that is asked for again with more replicates: those it has are taken over, to the bytes of a run from nothing."""

import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest, forge  # noqa: E402


class Extension(RunTest):
    def run_of(self, replicates, *more, out=None):
        words = [w for w in self.command("--set", f"run.replicates={replicates}", *more, out=out) if w != "--quiet"]
        process = taktskifte(*words)
        self.expect(process, 0)
        return process.stderr

    def test_only_the_new_replicates_are_run(self):
        whole = self.whole()
        self.run_of(11)
        said = self.run_of(self.replicates)
        self.assertIn(f"{self.out}: its 11 replicates are taken over", said)
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_a_run_of_as_many_runs_none(self):
        whole = self.whole()
        self.run_of(self.replicates)
        self.assertIn(f"its {self.replicates} replicates are taken over", self.run_of(self.replicates))
        self.same_as(whole)

    def test_what_fewer_replicates_or_another_seed_ask_for_is_no_extension(self):
        self.run_of(11)
        self.expect(taktskifte(*self.command("--set", "run.replicates=7")), 73, "it has 11 replicates, and not 7", "--overwrite")
        self.expect(taktskifte(*self.command("--set", "run.seed=9")), 73, "run.seed is 1")
        self.assertNotIn("taken over", self.run_of(11, "--set", "run.seed=9", "--overwrite"))

    def test_numbers_that_come_out_otherwise_are_run_again(self):
        whole = self.whole()
        self.run_of(11)

        def change(file):
            file["innovations"][0, 0, 0] += 1

        forge(self.out, change)
        self.assertIn("replicate 0 comes out otherwise by now", self.run_of(self.replicates))
        self.same_as(whole)

    def test_a_file_without_its_checksum_is_not_taken_over(self):
        whole = self.whole()
        self.run_of(11)
        self.out.write_bytes(self.out.read_bytes()[:-CHECKSUM_LINE])
        self.assertIn("another program has rewritten it", self.run_of(self.replicates))
        self.same_as(whole)

    def test_what_replaces_the_result_has_its_replicates_anew(self):
        self.run_of(11)
        self.assertNotIn("taken over", self.run_of(12, "--overwrite"))

    def test_an_extension_that_was_killed_goes_on(self):
        whole = self.whole()
        self.run_of(11)
        before = self.out.read_bytes()
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", "1"))])
        while process.poll() is None and len(list(self.parts.glob("shard-*.h5"))) < 3:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        if self.out.read_bytes() == before:
            self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
        self.same_as(whole)

    def test_a_part_of_the_replicates_takes_nothing_over(self):
        whole = self.whole()
        self.run_of(11)
        for k in (1, 2):
            self.expect(taktskifte(*self.command("--shard", f"{k}/2")), 0)
        self.expect(taktskifte("merge", self.parts, "-o", self.scratch / "y.h5", "--quiet"), 0)
        self.same_as(whole, self.scratch / "y.h5")


if __name__ == "__main__":
    unittest.main()
