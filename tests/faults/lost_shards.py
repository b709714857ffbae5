"""Shards that are lost, cut or swapped while a run goes on, and results that hold fewer replicates than were asked
for: the lost ones are run again, or the run ends with a message and keeps its folder; never fewer without a word."""

import pathlib
import shutil
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, taktskifte  # noqa: E402
from support.stored import StoredTest  # noqa: E402
from support.study import RunTest  # noqa: E402

import h5py  # noqa: E402


def cut(shard):
    shard.write_bytes(shard.read_bytes()[:-100])


class Lost(RunTest):
    replicates = 60

    def begun(self, *words):
        """A process at work that has written some shards of two replicates."""
        process = subprocess.Popen([TAKTSKIFTE, *map(str, words)], stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        while process.poll() is None and not (self.parts / "shard-00000004.h5").exists():
            time.sleep(0.001)
        self.assertIsNone(process.poll())
        return process

    def ended(self, process, *said):
        _, message = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 0, message)
        for fragment in said:
            self.assertIn(fragment, message)

    def test_what_is_lost_while_a_run_goes_on_is_run_again(self):
        whole = self.whole()
        first = self.parts / "shard-00000000.h5"
        for name, harm in [("removed", pathlib.Path.unlink), ("cut", cut),
                           ("swapped", lambda shard: shutil.copy(self.parts / "shard-00000002.h5", shard))]:
            with self.subTest(name):
                process = self.begun(*self.command("--shard-size", 2, "--threads", 1))
                harm(first)
                self.ended(process, "of finished replicates 2 got lost meanwhile")
                self.same_as(whole)
                self.nothing_left("s", "whole.h5", "x.h5")
                self.out.unlink()

    def test_what_is_lost_while_a_resumed_run_goes_on_is_run_again(self):
        whole = self.whole()
        self.expect(taktskifte(*self.command("--shard", "1/20", "--shard-size", 1)), 0)
        process = self.begun("resume", self.parts, "--quiet", "--shard-size", 1, "--threads", 1)
        cut(self.parts / "shard-00000001.h5")
        self.ended(process, "shard-00000001.h5: this shard is damaged", "got lost meanwhile")
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_a_folder_that_loses_every_shard_ends_the_run_and_is_kept(self):
        process = self.begun(*self.command("--shard-size", 2, "--threads", 1, "--set", "run.years=1"))
        while process.poll() is None:
            for shard in self.parts.glob("shard-0000000?.h5"):
                shard.unlink(missing_ok=True)
        _, message = process.communicate()
        self.assertEqual(process.returncode, 74, message)
        self.assertIn("again and again", message)
        self.assertIn("are kept in", message)
        self.assertFalse(self.out.exists())
        self.assertTrue((self.parts / "study.h5").exists())
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)

    def test_a_merge_of_fewer_is_refused(self):
        self.expect(taktskifte(*self.command("--shard", "1/1", "--shard-size", 2)), 0)
        (self.parts / "shard-00000058.h5").unlink()
        self.expect(taktskifte("merge", self.parts, "-o", self.out), 75, "2 of 60 replicates are missing")
        self.assertFalse(self.out.exists())


class Fewer(StoredTest):
    """Files that hold other replicates than their own run.replicates says."""

    settings = ("run.replicates=6", "run.years=2")

    def without(self, *gone):
        """Takes replicates out of everything that has them."""
        kept = [replicate for replicate in range(6) if replicate not in gone]

        def change(file):
            old = {}
            for name in file:
                axes = [scale[0].name if len(scale) else None for scale in file[name].dims]
                if "/replicate" in axes:
                    own = {key: value for key, value in file[name].attrs.items() if key != "DIMENSION_LIST"}
                    old[name] = (axes, own, file[name][:][:, kept])
            self.assertGreater(len(old), 30)
            for name in ("replicate", *old):
                del file[name]
            file.create_dataset("replicate", data=kept, dtype="int32").make_scale("replicate")
            for name, (axes, own, values) in old.items():
                new = file.create_dataset(name, data=values)
                new.attrs.update(own)
                for axis, scale in enumerate(axes):
                    new.dims[axis].attach_scale(file[scale])
        return change

    def test_verify_names_what_is_missing(self):
        for gone, said in [((4, 5), "4 (without 4, 5), should be 6, as run.replicates says"),
                           ((0,), "5 (without 0), should be 6")]:
            with self.subTest(gone=gone):
                process = self.verify(self.copy(self.without(*gone)), "--sample", 1)
                self.expect(process, 65, "replicate: stored " + said)

    def test_verify_names_what_is_too_much(self):
        def change(file):
            file["replicate"][5] = 17
        self.expect(self.verify(self.copy(change), "--replicates", 0), 65, "6 (without 5; with 17 too many)")

    def test_one_replicate_with_its_panels_is_whole(self):
        self.copy()
        self.expect(taktskifte("run", "--from", "x.h5", "--replicate", 4, "-o", "one.h5", "--quiet", cwd=self.scratch), 0)
        self.expect(self.verify("one.h5", "--all"), 0)

    def test_one_replicate_without_panels_is_not(self):
        process = self.verify(self.copy(self.without(0, 1, 2, 3, 5)), "--all")
        self.expect(process, 65, "stored 1 (without 0, 1, 2, 3, 5), should be 6")

    def test_replicates_that_failed_are_there(self):
        """Counted with the others: a file that says why a replicate is missing is whole."""
        def change(file):
            self.without(5)(file)
            failed = file.create_dataset("failed_replicate", data=[5], dtype="int32")
            failed.make_scale("failed_replicate")
            file.create_dataset("failure_reason", data=["no reason"], dtype=h5py.string_dtype())
            file.attrs.modify("failed_replicates", 1)
        process = self.verify(self.copy(change), "--replicates", 0)
        self.assertNotIn("replicate: stored", process.stderr)


if __name__ == "__main__":
    unittest.main()
