"""A run that stops at a precision stops at the same replicate however it is run, and its file says why."""

import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest, forge  # noqa: E402


class Precision(RunTest):
    replicates = 400  # the most
    target = "research_share:0.00008"

    def command(self, *more, out=None):
        return super().command("--set", f"run.precision={self.target}", *more, out=out)

    def looks(self, out=None):
        """[(replicates, [half-width of each target])] as the file says."""
        with h5py.File(out or self.out) as file:
            count = file["replicate"].size
            text = file.attrs["precision_looks"]
        text = text.decode() if isinstance(text, bytes) else text
        looks = [(int(n), [float(w) for w in widths.split()])
                 for n, widths in (look.split(":") for look in text.split("; "))]
        self.assertEqual(looks[-1][0], count)
        return looks

    def test_it_ends_at_the_first_look_that_is_precise_enough(self):
        words = [word for word in self.command() if word != "--quiet"]
        process = taktskifte(*words)
        self.expect(process, 0, "run.precision: ", "half-width of research_share")
        looks = self.looks()
        numbers = [n for n, _ in looks]
        self.assertEqual(numbers, [30, 38, 48, 60, 75, 94, 118, 148, 185, 232, 290, 363, 400][: len(numbers)])
        self.assertGreater(len(numbers), 2)
        self.assertLess(numbers[-1], self.replicates)
        self.assertLessEqual(looks[-1][1][0], 0.00008)
        for _, widths in looks[:-1]:
            self.assertFalse(widths[0] <= 0.00008)  # nan: too skewed to be known
        compared = taktskifte("compare", self.out, "--json", "--quiet")
        self.expect(compared, 0)
        self.expect(taktskifte("verify", self.out), 0)

    def test_threads_shards_and_kills_do_not_move_the_end(self):
        whole = self.whole()
        for words in (("--threads", 1), ("--threads", 3, "--shard-size", 7)):
            out = self.scratch / "other.h5"
            self.expect(taktskifte(*self.command(*words, "--overwrite", out=out)), 0)
            self.same_as(whole, out)
        for delay in (0.2, 0.6):
            with subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", 5))]) as process:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
            if (self.parts / "study.h5").exists():  # killed in the middle
                self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
            elif not self.out.exists():
                self.expect(taktskifte(*self.command()), 0)
            self.same_as(whole)
            self.out.unlink(missing_ok=True)

    def test_where_no_more_are_allowed_it_is_said(self):
        self.replicates = 35
        words = [word for word in self.command() if word != "--quiet"]
        self.expect(taktskifte(*words), 0, "and run.replicates allows no more")
        self.assertEqual([n for n, _ in self.looks()], [30, 35])
        self.expect(taktskifte("verify", self.out), 0)

    def test_several_targets_are_all_reached(self):
        self.target = "research_share:0.00008 awards:1.5"
        self.expect(taktskifte(*self.command()), 0)
        looks = self.looks()
        self.assertTrue(looks[-1][1][0] <= 0.00008 and looks[-1][1][1] <= 1.5)
        self.assertTrue(all(widths[0] > 0.00008 or widths[1] > 1.5 for _, widths in looks[:-1]))

    def test_more_replicates_extend_what_it_left(self):
        self.expect(taktskifte(*self.command()), 0)
        plain = ("--set", "run.precision=", "--set", "run.replicates=300")
        self.expect(taktskifte(*self.command(*plain)), 0)
        other = self.scratch / "plain.h5"
        self.expect(taktskifte(*self.command(*plain, out=other)), 0)
        self.same_as(other)

    def test_what_cannot_stop_so_is_refused_before_it_begins(self):
        self.expect(taktskifte(*self.command("--shard", "1/4")), 64, "run.precision", "a part sees only its own")
        for value, why in (("innovation:1", "no indicator of that name"), ("research_share", "give INDICATOR:HALF-WIDTH"),
                           ("research_share:0,002", "decimal"), ("research_share:0", "above 0"),
                           ("success_share:0.1", "no indicator of that name"), ("awards:nan", "half-width")):
            with self.subTest(value=value):
                for verb in (self.command(), ["check", *self.scenarios]):
                    self.expect(taktskifte(*verb, "--set", f"run.precision={value}"), 78, "run.precision: ", why)
        one = ["run", self.scenarios[0], "-o", self.out, "--set", f"run.precision={self.target}"]
        self.expect(taktskifte(*one), 78, "give two scenarios")
        sweep = ["sweep", *self.scenarios, "--sweep", "funding.public_share=0:1:0.5", "-o", self.out]
        self.expect(taktskifte(*sweep, "--set", f"run.precision={self.target}"), 78, "a sweep has the same replicates")
        submit = [SOURCE / "tools/slurm/submit", "-o", self.out, *self.scenarios, "--", "--set", f"run.precision={self.target}"]
        queued = subprocess.run(list(map(str, submit)), capture_output=True, text=True, env={"TAKTSKIFTE": TAKTSKIFTE, "PATH": "/usr/bin:/bin"})
        self.assertEqual(queued.returncode, 64, queued.stderr)
        self.assertIn("run.precision", queued.stderr)
        self.nothing_left("s")

    def test_verify_finds_looks_and_ends_that_the_numbers_do_not_bear_out(self):
        self.expect(taktskifte(*self.command()), 0)
        looks = "; ".join(f"{n}: " + " ".join(map(str, widths)) for n, widths in self.looks())

        def set_to(text):
            def change(file):
                del file.attrs["precision_looks"]
                if text:
                    file.attrs["precision_looks"] = np.bytes_(text)
            return change

        for text in (looks.split("; ")[0], looks.replace("30: ", "30: 1"), None):
            with self.subTest(text=text):
                shutil.copy(self.out, self.scratch / "altered.h5")
                forge(self.scratch / "altered.h5", set_to(text))
                self.expect(taktskifte("verify", self.scratch / "altered.h5"), 65, "precision_looks")

    def test_merge_ends_where_the_run_does(self):
        whole = self.whole()
        with subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", 1))], stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and len(list(self.parts.glob("shard-*.h5"))) < 3:
                time.sleep(0.001)
            self.out.write_bytes(b"of somebody else")  # so that the run keeps its folder at the end
        self.assertEqual(process.returncode, 73)
        merged = self.scratch / "merged.h5"
        self.expect(taktskifte("merge", self.parts, "-o", merged, "--quiet"), 0)
        self.same_as(whole, merged)
        (self.parts / "shard-00000031.h5").unlink()
        self.expect(taktskifte("merge", self.parts, "-o", self.scratch / "other.h5"), 75,
                    "1 of 38 replicates are missing, the first is 31")

    def test_a_file_of_more_replicates_is_kept(self):
        plain = ("--set", "run.precision=", "--set", "run.replicates=60")
        self.expect(taktskifte(*self.command(*plain)), 0)
        before = self.out.read_bytes()
        self.expect(taktskifte(*self.command()), 73, "run.precision is not set")
        self.expect(taktskifte(*self.command(*plain, "--set", "run.replicates=40")), 73, "it has 60 replicates, and not 40")
        self.assertEqual(self.out.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
