"""Runs that are stopped, cut into parts, damaged and gone on with end in the file of a run that never stopped."""

import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest, forge  # noqa: E402

class StoppedTest(RunTest):
    def interrupted(self, number=signal.SIGINT, more=()):
        """A run that a signal stops when its first shards are there; it has to have replicates left."""
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", "1", *more)), "--set",
                                    "run.years=3"], stderr=subprocess.PIPE, text=True)
        while process.poll() is None and not list(self.parts.glob("shard-*.h5")):
            time.sleep(0.001)
        process.send_signal(number)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75, said)
        self.assertIn(f"go on with: taktskifte resume {self.parts}", said)
        return said

    def part(self, k, n, *more):
        self.expect(taktskifte(*self.command("--shard", f"{k}/{n}", *more)), 0)


class Stopped(StoppedTest):
    def test_resume_ends_in_the_same_file(self):
        whole = self.whole()
        for number in (signal.SIGINT, signal.SIGTERM):
            self.interrupted(number)
            self.assertFalse(self.out.exists())
            state = self.status()
            self.assertGreater(state["missing"], 0)
            self.assertFalse(state["at_work"])
            self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
            self.out.unlink()

    def test_the_same_command_goes_on_too(self):
        whole = self.whole()
        self.interrupted()
        process = taktskifte(*[w for w in self.command() if w != "--quiet"])
        self.expect(process, 0, f"going on with {self.parts}: ")
        self.same_as(whole)

    def test_an_earlier_result_stays_until_the_new_one_stands(self):
        self.out.write_text("an earlier result")
        self.interrupted(more=["--overwrite"])
        self.assertEqual(self.out.read_text(), "an earlier result")
        self.expect(taktskifte("resume", self.parts, "--quiet", "--overwrite"), 0)
        self.assertGreater(self.out.stat().st_size, 1000)

    def test_a_folder_that_was_moved_goes_on_with_what_it_holds(self):
        whole = self.whole()
        self.interrupted()
        shutil.rmtree(self.scratch / "s")
        (self.scratch / "s").mkdir()
        (self.scratch / "s/today.ini").symlink_to("today.ini")  # leads nowhere
        (self.scratch / "elsewhere").mkdir()
        moved = self.scratch / "elsewhere/y.parts"
        self.parts.rename(moved)
        process = taktskifte("resume", moved, "--quiet")
        self.expect(process, 0, "today.ini: no such file", "goes on with what its folder holds")
        self.same_as(whole, self.scratch / "elsewhere/y.h5")

    def test_folders_that_are_no_runs(self):
        self.expect(taktskifte("resume", self.scratch / "none.parts"), 66, "none.parts")
        self.expect(taktskifte("resume", self.scratch), 66, "study.h5")
        self.expect(taktskifte("resume"), 64)
        self.expect(taktskifte("status", self.scratch), 66)
        self.expect(taktskifte("merge", self.scratch, "-o", self.out), 66)
        self.expect(taktskifte("merge", self.scratch), 64)


class Changed(StoppedTest):
    def refused(self, *fragments):
        self.expect(taktskifte("resume", self.parts), 65, "its input has changed", *fragments)
        self.assertFalse(self.out.exists())

    def test_what_has_changed_is_refused_by_name(self):
        whole = self.whole()
        self.interrupted()
        for file, old, new, *fragments in [
            ("parity.ini", "0.50", "0.49", "parity: funding.public_share is 0.49", "and was 0.50"),
            ("today.ini", "[run]", "# more\n[run]", "today", "line"),
            ("data/municipalities_2018.csv", "31037", "31038", "municipalities_2018.csv: line 2 has changed since the run began"),
            ("data/research_institutions.csv", "\n", "\n\n", "research_institutions.csv: line 2 has changed since"),
        ]:
            with self.subTest(file=file):
                path = self.scratch / "s" / file
                text = path.read_bytes()
                path.write_bytes(text.replace(old.encode(), new.encode(), 1))
                self.assertNotEqual(path.read_bytes(), text)
                self.refused(*fragments)
                path.write_bytes(text)
        self.expect(taktskifte("resume", self.parts), 0)
        self.same_as(whole)

    def test_another_run_into_the_same_folder_is_refused(self):
        self.interrupted()
        before = sorted(self.parts.iterdir())
        process = taktskifte(*self.command("--set", "run.seed=7"))
        self.expect(process, 73, "run.seed is 7 (--set), and was 1", "rm -r")
        self.scenarios.reverse()
        self.expect(taktskifte(*self.command()), 73, "the scenarios are parity, today, and were today, parity")
        self.assertEqual(sorted(self.parts.iterdir()), before)

    def test_another_run_is_refused_where_none_has_finished_anything(self):
        self.part(1, 30)
        (self.parts / "shard-00000000.h5").unlink()
        self.expect(taktskifte(*self.command("--set", "run.seed=7")), 73, "run.seed is 7")
        self.expect(taktskifte(*self.command()), 0)

    def test_another_engine_is_refused(self):
        self.interrupted()
        forge(self.parts / "study.h5", lambda file: file.attrs.__setitem__("engine_commit", "0123456789ab"))
        for verb in ("resume", "status"):
            self.expect(taktskifte(verb, self.parts), 65, "begun with another engine", "commit")
        self.expect(taktskifte(*self.command()), 73, "commit")


class Damaged(StoppedTest):
    def test_a_flipped_bit_in_a_shard_is_found_and_named_and_made_good(self):
        whole = self.whole()
        self.part(1, 1, "--shard-size", "10")
        shard = self.parts / "shard-00000010.h5"
        intact = shard.read_bytes()
        for at in (100, len(intact) // 2, len(intact) - 40, len(intact) - 5):
            with self.subTest(at=at):
                content = bytearray(intact)
                content[at] ^= 4
                shard.write_bytes(content)
                self.expect(taktskifte("merge", self.parts, "-o", self.out), 65, str(shard), "damaged")
                self.expect(taktskifte("verify", self.parts), 65, str(shard), "damaged")
                self.assertFalse(self.out.exists())
                state = self.status()
                self.assertEqual((state["missing"], [d["file"] for d in state["damaged"]]), (10, [str(shard)]))
        shard.write_bytes(intact)
        self.expect(taktskifte("verify", self.parts), 0)
        shard.write_bytes(content)
        kept = self.scratch / "kept.parts"
        shutil.copytree(self.parts, kept)
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0, str(shard), "damaged")
        self.same_as(whole)
        self.out.unlink()
        kept.rename(self.parts)
        self.expect(taktskifte(*self.command()), 0, str(shard), "damaged")
        self.same_as(whole)

    def test_a_damaged_record_is_named_and_written_anew_by_the_same_command(self):
        whole = self.whole()
        self.interrupted()
        record = self.parts / "study.h5"
        content = bytearray(record.read_bytes())
        content[len(content) // 2] ^= 1
        record.write_bytes(content)
        for verb in ("resume", "status"):
            self.expect(taktskifte(verb, self.parts), 65, str(record), "damaged")
        self.expect(taktskifte(*self.command()), 0)
        self.same_as(whole)

    def test_a_shard_of_another_run_is_refused(self):
        self.part(1, 2)
        foreign = self.scratch / "y.h5"
        self.expect(taktskifte(*self.command("--shard", "2/2", "--set", "run.seed=9", out=foreign)), 0)
        shutil.copy(self.scratch / "y.parts/shard-00000015.h5", self.parts)
        for verb in (["resume", self.parts], ["merge", self.parts, "-o", self.out], self.command()):
            process = taktskifte(*verb)
            self.expect(process, 65, "shard-00000015.h5", "another run", "move it out of the folder")

    def test_a_folder_of_something_else_is_left_alone(self):
        self.parts.mkdir()
        (self.parts / "thesis.txt").write_text("mine")
        self.expect(taktskifte(*self.command()), 73, "thesis.txt")
        self.assertEqual([p.name for p in self.parts.iterdir()], ["thesis.txt"])
        (self.parts / "thesis.txt").unlink()
        self.parts.rmdir()
        self.parts.write_text("mine")
        self.expect(taktskifte(*self.command()), 73, "x.parts")


class Parts(StoppedTest):
    def test_parts_in_any_order_with_any_threads_and_shard_sizes_make_the_same_file(self):
        whole = self.whole()
        for order, sizes in [((3, 1, 2), (1, 7, 64)), ((2, 3, 1), (5, 2, 30))]:
            for k, size in zip(order, sizes):
                self.part(k, 3, "--shard-size", size, "--threads", k)
            self.expect(taktskifte("merge", self.parts, "-o", self.out), 0)
            self.same_as(whole)
            self.assertEqual(self.status()["missing"], 0)
            shutil.rmtree(self.parts)

    def test_an_incomplete_run_is_not_merged(self):
        self.part(2, 3)
        process = taktskifte("merge", self.parts, "-o", self.out)
        self.expect(process, 75, "20 of 30 replicates are missing, the first is 0")
        self.assertFalse(self.out.exists())
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
        self.same_as(self.whole())

    def test_words_that_are_no_part(self):
        for word in ("0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "", "1/99999999999"):
            with self.subTest(word=word):
                self.expect(taktskifte(*self.command("--shard", word)), 64, "--shard")
        for name, word in [("--shard-size", "-1"), ("--shard-size", "100000"), ("--on-error", "ignore")]:
            self.expect(taktskifte(*self.command(name, word)), 64, name)
        self.assertFalse(self.parts.exists())


class AtOnce(StoppedTest):
    def stopped(self, *more):
        """A run, or a part of one, that stands still after it has written the record of the run: it keeps its locks."""
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command(*more))], stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)
        while process.poll() is None and not (self.parts / "study.h5").exists():
            time.sleep(0.001)
        process.send_signal(signal.SIGSTOP)
        return process

    def go_on(self, process):
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, said)

    def test_two_runs_into_one_folder(self):
        first = self.stopped()
        for verb in (self.command(), self.command("--shard", "1/2"), ["resume", self.parts],
                     ["merge", self.parts, "-o", self.out]):
            self.expect(taktskifte(*verb), 73, "another run is at work", f"process {first.pid} on ")
        self.assertTrue(self.status()["at_work"])
        self.go_on(first)
        self.same_as(self.whole())

    def test_parts_may_run_side_by_side_but_not_the_same_one(self):
        first = self.stopped("--shard", "1/2")
        self.expect(taktskifte(*self.command("--shard", "1/2")), 73, "another run is at work")
        other = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard", "2/2"))], stderr=subprocess.PIPE, text=True)
        self.go_on(first)
        self.go_on(other)
        self.expect(taktskifte("merge", self.parts, "-o", self.out), 0)
        self.same_as(self.whole())


if __name__ == "__main__":
    unittest.main()
