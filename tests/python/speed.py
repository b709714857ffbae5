"""The module is no slower than the program, and a short call is short. Processor time, so that little hangs on what else
the machine does; the least of several, in turn."""

import os
import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

import taktskifte as tk  # noqa: E402

TODAY, PARITY = (SOURCE / "scenarios" / f"{name}.ini" for name in ("today", "parity"))
PAIRS = 5
MOST_OF_CALL = 0.020  # seconds, where the program takes 80 ms for the same
PART_OF_PROGRAM = 0.25  # so that a machine on which all is slower is held against its own program


def children():
    times = os.times()
    return times.children_user + times.children_system


def seconds(clock, work):
    start = clock()
    work()
    return clock() - start


class Speed(CommandTest):
    def test_a_run_takes_no_longer_than_the_program(self):
        def module():
            tk.run(TODAY, PARITY, threads=1)

        def program():
            words = ("run", TODAY, PARITY, "-o", self.scratch / "out.h5", "--threads", 1, "--quiet", "--overwrite")
            self.assertEqual(taktskifte(*words).returncode, 0)
            (self.scratch / "out.h5").unlink()

        pairs = [(seconds(time.process_time, module), seconds(children, program)) for _ in range(PAIRS)]
        mine, theirs = (min(each) for each in zip(*pairs))
        print(f"2 x 200 replicates of 20 years: module {mine:.2f} s, program {theirs:.2f} s")
        self.assertLessEqual(mine, theirs)

    def test_one_replicate_of_one_year(self):
        settings = {"run.replicates": 1, "run.years": 1}
        model = tk.model(["research_share"], replicates=1, threads=1, set={"run.years": 1})
        calls = {
            "model": lambda: model({"apply.elasticity": 0.4}),
            "run": lambda: tk.run({"apply.elasticity": 0.4}, set=settings, threads=1),
        }
        words = ("run", TODAY, "-o", self.scratch / "out.h5", "--threads", 1, "--quiet", "--overwrite")
        small = ("--set", "run.replicates=1", "--set", "run.years=1")
        program = min(seconds(children, lambda: taktskifte(*words, *small)) for _ in range(PAIRS))
        most = max(MOST_OF_CALL, PART_OF_PROGRAM * program)
        for name, call in calls.items():
            call()
            least = min(seconds(time.process_time, call) for _ in range(20))
            print(f"one replicate of one year by {name}: {1000 * least:.1f} ms, {1000 * program:.0f} ms by the program")
            self.assertLess(least, most, name)


if __name__ == "__main__":
    unittest.main()
