"""A run over several MPI ranks ends in the file of a run of one process; a killed rank costs what was in flight."""

import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest  # noqa: E402

# More ranks than cores, started by root: both are common in tests and nowhere else.
ENVIRONMENT = os.environ | {
    "OMPI_ALLOW_RUN_AS_ROOT": "1",
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    "OMPI_MCA_rmaps_base_oversubscribe": "1",
    "OMPI_MCA_btl_vader_single_copy_mechanism": "none",
}


def mpirun(ranks, *words):
    return ["mpirun", "-np", str(ranks), TAKTSKIFTE, *map(str, words)]


def ranks_below(process):
    """Process ids of the program's ranks: the children of mpirun."""
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children]


class Mpi(RunTest):
    replicates = 60

    def mpi(self, ranks, *words):
        return subprocess.run(mpirun(ranks, *words), env=ENVIRONMENT, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=300)

    def begun(self, ranks, *words):
        """A run of which some shards are there, and not all."""
        process = subprocess.Popen(mpirun(ranks, *words), env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        while process.poll() is None and len(list(self.parts.glob("shard-*.h5"))) < 3:
            time.sleep(0.002)
        return process

    def test_any_number_of_ranks_and_threads_gives_the_same_file(self):
        whole = self.whole()
        for ranks, threads in [(1, 2), (2, 1), (4, 1), (3, 2)]:
            for size in (0, 1, 7):
                with self.subTest(ranks=ranks, threads=threads, shard_size=size):
                    self.expect(self.mpi(ranks, *self.command("--threads", threads, "--shard-size", size)), 0)
                    self.same_as(whole)
                    self.nothing_left("s", "whole.h5", "x.h5")
                    self.out.unlink()

    def test_ranks_end_at_the_same_look(self):
        self.replicates = 200
        words = ("--set", "run.precision=research_share:0.00008")
        whole = self.scratch / "whole.h5"
        self.expect(taktskifte(*self.command(*words, out=whole)), 0)
        self.expect(self.mpi(3, *self.command(*words, "--threads", 1, "--shard-size", 5)), 0)
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_every_rank_takes_its_share(self):
        self.replicates = 500
        process = self.begun(4, *self.command("--threads", 1, "--shard-size", 1))
        seconds = {}
        while process.poll() is None:
            for child in ranks_below(process):
                try:
                    fields = pathlib.Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                seconds[child] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            time.sleep(0.01)
        self.assertEqual(process.returncode, 0, process.stderr.read())
        self.assertEqual(len(seconds), 4)
        self.assertGreater(min(seconds.values()), 0.2 * max(seconds.values()), seconds)

    def killed(self, which):
        """A run of four ranks, one of which dies; what was finished is kept."""
        process = self.begun(4, *self.command("--threads", 1, "--shard-size", 1))
        before = {shard.name: shard.read_bytes() for shard in self.parts.glob("shard-*.h5")}
        os.kill(ranks_below(process)[which], signal.SIGKILL)
        process.wait(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertFalse(self.out.exists())
        for name, content in before.items():
            self.assertEqual((self.parts / name).read_bytes(), content)
        state = self.status()
        self.assertGreater(state["missing"], 0)
        self.assertGreaterEqual(self.replicates - state["missing"], len(before))

    def test_a_killed_rank_costs_what_was_in_flight(self):
        self.replicates = 1500  # mpirun takes a second or two to end the other ranks
        whole = self.whole()
        for which, resumed_by in [(2, ["resume", self.parts, "--quiet"]), (0, None)]:
            self.killed(which)
            # The first by one process, the second by ranks once more.
            process = taktskifte(*resumed_by) if resumed_by else self.mpi(3, "resume", self.parts, "--quiet")
            self.expect(process, 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
            self.out.unlink()

    def test_a_shard_that_is_lost_meanwhile_is_run_again(self):
        self.replicates = 500
        whole = self.whole()
        process = self.begun(3, *self.command("--threads", 1, "--shard-size", 1))
        sorted(self.parts.glob("shard-*.h5"))[0].unlink()
        said = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 0, said)
        self.assertIn("of finished replicates 1 got lost meanwhile", said)
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_parts_ranks_and_threads_in_one_run(self):
        whole = self.whole()
        self.expect(taktskifte(*self.command("--shard", "2/3", "--threads", 2)), 0)
        self.expect(self.mpi(2, *self.command("--threads", 1, "--shard-size", 4)), 0)
        self.same_as(whole)

    def test_a_signal_to_a_rank_stops_the_run_and_keeps_what_is_finished(self):
        self.replicates = 500
        whole = self.whole()
        process = self.begun(2, *self.command("--threads", 1, "--shard-size", 1))
        os.kill(ranks_below(process)[1], signal.SIGTERM)
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 75, said)
        self.assertIn(f"go on with: taktskifte resume {self.parts}", said)
        self.expect(self.mpi(2, "resume", self.parts, "--quiet"), 0)
        self.same_as(whole)

    def test_mistakes_are_told_once_and_end_all_ranks(self):
        process = self.mpi(4, "run", self.scratch / "none.ini", "-o", self.out)
        self.expect(process, 66, "none.ini")
        self.assertEqual(process.stderr.count("none.ini"), 1)
        self.expect(self.mpi(2, *self.command("--shard", "1/2")), 64, "--shard and mpirun")
        self.nothing_left("s")


if __name__ == "__main__":
    unittest.main()
