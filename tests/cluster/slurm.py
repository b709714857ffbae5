"""Studies on a real Slurm of one node: parts that are stopped come back, and the file is that of a plain run."""

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE  # noqa: E402
from support.slurm import Cluster  # noqa: E402
from support.study import RunTest  # noqa: E402

SLURM = SOURCE / "tools/slurm"


class Slurm(RunTest):
    replicates = 1200  # a quarter of them takes some seconds, so that it can be met in the middle
    shard = 10

    def setUp(self):
        super().setUp()
        self.cluster = Cluster(self.scratch / "cluster")
        self.addCleanup(self.cluster.stop)
        self.cluster.start()

    def options(self):
        return ["--set", f"run.replicates={self.replicates}", "--set", "run.years=10", "--quiet"]

    def command(self, *more, out=None):
        return ["run", *self.scenarios, "-o", out or self.out, *self.options(), *more]

    def submitted(self, parts=4):
        """The ids of the array and of the merge."""
        process = self.cluster.run(SLURM / "submit", "--parts", parts, "-o", self.out, *self.scenarios,
                                   "--", *self.options(), "--shard-size", self.shard)
        self.expect(process, 0)
        return re.fullmatch(r"array job (\d+): .*\nmerge job (\d+): .*\n", process.stdout).groups()

    def log(self, name):
        path = self.scratch / f"x-slurm-{name}.log"
        return path.read_text() if path.exists() else ""

    def in_the_middle(self, task):
        """Waits until a part has a shard of its own, and checks that it is not through."""
        quarter = self.replicates // 4
        first = quarter * (int(task.split("_")[1]) - 1)
        shards = [self.parts / f"shard-{r:08}.h5" for r in range(first, first + quarter, self.shard)]
        self.cluster.until(shards[0].exists, 120, f"the first shard of task {task}")
        self.assertEqual(self.cluster.jobs()[task], "RUNNING")
        self.assertFalse(shards[-1].exists())

    def states(self, array, merge):
        """Those of the four tasks and of the merge."""
        jobs = self.cluster.jobs()
        return [jobs.get(f"{array}_{k}") for k in range(1, 5)] + [jobs.get(merge)]

    def test_a_part_that_is_told_to_stop_is_requeued_and_the_merge_waits_for_it(self):
        array, merge = self.submitted()
        # The last one: as long as others wait for a processor, Slurm 22.05 delivers a signal to a task and answers
        # that it did not, so that scancel repeats it.
        task = f"{array}_4"
        self.in_the_middle(task)
        self.assertNotIn("PENDING", self.states(array, merge)[:4])
        self.cluster.run("scancel", "--signal=TERM", "--batch", task)  # what comes of it is what counts
        self.cluster.until(lambda: "ended with" in self.log(task), 60, "the part to stop")
        self.assertIn("array.sbatch: part 4/4: ended with 75, requeued\n", self.log(task))
        self.assertGreater(self.status()["missing"], 0)
        self.cluster.until(lambda: self.states(array, merge) == ["COMPLETED"] * 5, 300, "all jobs to be done")
        restarts = [int(self.cluster.job(f"{array}_{k}")["Restarts"]) for k in range(1, 5)]
        self.assertEqual(restarts[:3], [0, 0, 0])
        self.assertGreaterEqual(restarts[3], 1)
        self.assertIn("array.sbatch: part 4/4: start 2 on ", self.log(task))
        self.assertTrue(self.log(task).endswith("array.sbatch: part 4/4: ended with 0\n"), self.log(task))
        self.same_as(self.whole())

    def test_a_cancelled_part_stays_away_and_takes_the_merge_with_it_until_the_study_is_submitted_again(self):
        array, merge = self.submitted()
        task = f"{array}_1"
        self.in_the_middle(task)
        self.expect(self.cluster.run("scancel", task), 0)
        self.cluster.until(lambda: self.states(array, merge) == ["CANCELLED"] + ["COMPLETED"] * 3 + ["CANCELLED"],
                           300, "the other parts to be done and the merge to be given up")
        # 143 if Slurm's signal and the shell's both meet the program.
        self.assertRegex(self.log(task), r"array\.sbatch: part 1/4: ended with (75|143), not requeued: ")
        self.assertEqual(self.cluster.job(task)["Restarts"], "0")
        self.assertFalse(self.out.exists())
        kept = {path.name: path.stat().st_ino for path in self.parts.glob("shard-*.h5")}
        array, merge = self.submitted()
        self.cluster.until(lambda: self.states(array, merge) == ["COMPLETED"] * 5, 300, "all jobs to be done")
        now = {path.name: path.stat().st_ino for path in self.parts.glob("shard-*.h5")}
        self.assertEqual({name: now[name] for name in kept}, kept)
        self.same_as(self.whole())

    def test_a_part_that_fails_is_not_requeued_and_its_exit_code_is_the_task_s(self):
        self.scenarios[1].write_text("nonsense\n")
        array, merge = self.submitted(parts=1)
        self.cluster.until(lambda: self.cluster.jobs().get(merge) == "CANCELLED", 120, "the merge to be given up")
        self.assertEqual(self.cluster.job(f"{array}_1")["ExitCode"], "78:0")
        self.assertIn("array.sbatch: part 1/1: ended with 78\n", self.log(f"{array}_1"))

    def test_what_cannot_be_submitted_is_refused_before_anything_is_queued(self):
        for words in (["--parts", "0"], ["--parts", "x"], ["--threads"], ["--sharp", "1"], [self.scenarios[0]],
                      ["-o", self.out]):
            with self.subTest(words=words):
                self.expect(self.cluster.run(SLURM / "submit", *words), 64, "submit: ")
        self.assertEqual(self.cluster.jobs(), {})


if __name__ == "__main__":
    unittest.main()
