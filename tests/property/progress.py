"""How far a run is, as a terminal shows it: replicates count as they finish, and the time left is never far from the truth."""

import os
import pathlib
import pty
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, CommandTest  # noqa: E402

LINE = re.compile(r"(\d+) of (\d+) replicates of 1 scenario(?:, (\d+) s left)?")


class Progress(CommandTest):
    def watch(self, *words):
        """[(seconds after the start, replicates, seconds left or None)] of every redrawn line, and the seconds of the run."""
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        start = time.monotonic()
        process = subprocess.Popen([TAKTSKIFTE, "run", str(self.today()), "-o", str(self.scratch / "x.h5"), "--threads", "2", *words],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        seen, text = [], ""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            text += read.decode(errors="replace")
            for match in LINE.finditer(text):
                done, _, left = match.groups()
                seen.append((time.monotonic() - start, int(done), None if left is None else int(left)))
                text = text[match.end():]
        self.assertEqual(process.wait(), 0, text)
        return seen, time.monotonic() - start

    def test_the_time_left(self):
        # Long ones, of which one block is enough to be seen at work.
        seen, seconds = self.watch("--set", "run.replicates=160", "--set", "run.burn_in_years=100")
        self.assertGreater(len(seen), 3)
        self.assertTrue(any(done < 80 for _, done, _ in seen), "replicates count as they finish, not block by block")
        for at, done, left in seen:
            if left is None:
                self.assertLess(done, 2, "known once each of two threads has finished one")
            else:  # the machine may be busy for a while, so not to a few per cent
                self.assertLess(left, 5 * (seconds - at) + 5, f"{left} s left after {at:.1f} of {seconds:.1f} s")
        self.assertEqual(seen[-1][1:], (160, 0))

    def test_a_part_counts_to_its_own_end(self):
        seen, _ = self.watch("--set", "run.replicates=80", "--shard", "1/4")
        self.assertEqual(seen[-1][1:], (20, 0))


if __name__ == "__main__":
    unittest.main()
