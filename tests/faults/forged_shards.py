"""Shards and records whose checksum fits but that no run wrote: named as damaged, never a fault of the program; and
what a record of somebody else names is neither opened nor written."""

import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import taktskifte  # noqa: E402
from support.study import RunTest, forge  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

SECRET = "root:$6$secret"


def put(name, at, value):
    def change(file):
        file[name][at] = value
    return change


def replaced(name, data, **options):
    def change(file):
        del file[name]
        file.create_dataset(name, data=data, **options)
    return change


class ForgedTest(RunTest):
    replicates = 4

    def setUp(self):
        super().setUp()
        self.expect(taktskifte(*self.command("--shard", "1/1", "--shard-size", 2)), 0)
        self.shard = self.parts / "shard-00000002.h5"
        self.record = self.parts / "study.h5"
        self.good = self.scratch / "good.parts"
        shutil.copytree(self.parts, self.good)

    def anew(self):
        shutil.rmtree(self.parts)
        shutil.copytree(self.good, self.parts)


class ForgedShards(ForgedTest):
    def forgeries(self):
        for value in (numpy.nan, -1, 0.5, numpy.inf, 3e9):
            yield f"count {value}", put("values", (0, 0, 0), value)
        for value in (numpy.inf, -numpy.inf, -0.5, 1.5):
            yield f"share {value}", put("values", (0, 0, 2), value)
        with h5py.File(self.shard) as opened:
            pot = int(numpy.flatnonzero(opened["values"][0, 0, :] == 1460e6)[0])
            width = opened["values"].shape[2]
        for value in (numpy.nan, -1.0, numpy.inf):
            yield f"kroner {value}", put("values", (1, 1, pot), value)
        yield "last year", put("values", (1, 1, width // 3 * 2), -1)
        for value in (numpy.nan, -1, 0.5, numpy.inf, 2.0**54):
            yield f"sum {value}", put("municipality_sums", (0, 0, 0), value)
        yield "drift 7", put("drifted", (0, 0), 7)
        for numbers in ([2, 4], [2, 2], [3, 2], [-1, 2], [2, 2**31 - 1]):
            yield f"replicates {numbers}", replaced("replicate", numbers, dtype="int32")
        yield "a broken number", replaced("replicate", [2.0, 2.5])
        yield "numbers that are text", replaced("replicate", ["2", "3"], dtype=h5py.string_dtype())
        yield "no numbers", lambda file: file.__delitem__("values")
        yield "too few numbers", replaced("values", numpy.zeros((2, 3, 2)))
        yield "failed too", lambda file: (file.create_dataset("failed_replicate", data=[2], dtype="int32"),
                                          file.create_dataset("failure_reason", data=["x"], dtype=h5py.string_dtype()))
        yield "no reason", lambda file: file.create_dataset("failed_replicate", data=[1], dtype="int32")

    def test_merge_and_verify_name_the_shard(self):
        for name, change in self.forgeries():
            with self.subTest(name):
                self.anew()
                forge(self.shard, change)
                for words in (["merge", self.parts, "-o", self.out, "--quiet"], ["verify", self.parts]):
                    process = taktskifte(*words)
                    self.expect(process, 65, str(self.shard), "damaged")
                    self.assertNotIn("defect", process.stderr)
                self.assertFalse(self.out.exists())

    def test_sums_that_are_too_large_together_are_refused(self):
        for shard in self.parts.glob("shard-*.h5"):
            forge(shard, put("municipality_sums", (0, 0, 0), 2.0**53))
        self.expect(taktskifte("merge", self.parts, "-o", self.out), 78, "exceeds 2^53")

    def test_resume_and_the_same_command_run_them_again(self):
        whole = self.whole()
        for words in (["resume", self.parts, "--quiet"], self.command()):
            for change in (put("values", (0, 0, 0), numpy.nan), put("municipality_sums", (0, 0, 0), -1)):
                self.anew()
                forge(self.shard, change)
                self.expect(taktskifte(*words), 0, str(self.shard), "put aside as .damaged")
                self.same_as(whole)
                self.nothing_left("s", "whole.h5", "x.h5", "good.parts")
                self.out.unlink()
                self.parts.mkdir()

    def test_what_is_no_file_of_ours_is_left_where_it_is(self):
        self.shard.unlink()
        target = self.scratch / "target.h5"
        shutil.copy(self.good / self.shard.name, target)
        self.shard.symlink_to(target)
        for words in (["resume", self.parts], ["merge", self.parts, "-o", self.out], self.command()):
            self.expect(taktskifte(*words), 65, str(self.shard), "no plain file", "move it out")
        self.assertTrue(self.shard.is_symlink())
        self.shard.unlink()
        self.shard.mkdir()
        self.expect(taktskifte("resume", self.parts), 65, "no plain file")
        self.assertTrue(self.shard.is_dir())


class ForeignRecord(ForgedTest):
    """A folder from somebody else, with something precious beside it and elsewhere."""

    def setUp(self):
        super().setUp()
        self.shard.unlink()
        elsewhere = tempfile.TemporaryDirectory()
        self.addCleanup(elsewhere.cleanup)
        self.secret = pathlib.Path(elsewhere.name) / "shadow"
        self.secret.write_text(f"{SECRET}\nmore\n")

    def resumed(self, change, code, *said):
        forge(self.record, change)
        process = taktskifte("resume", self.parts, "--quiet")
        self.expect(process, code, *said)
        self.assertNotIn("secret", process.stderr)

    def test_its_output_decides_no_path(self):
        for name in (".profile", "../up.h5", "/x.h5", "", "..", "s/today.ini"):
            with self.subTest(name):
                self.parts.mkdir(exist_ok=True)
                self.anew()
                (self.scratch / ".profile").write_text("precious")
                self.resumed(lambda file: file.attrs.__setitem__("output", name), 65, "names no result file")
                self.assertEqual((self.scratch / ".profile").read_text(), "precious")
                self.assertFalse(self.out.exists())
        self.anew()
        other = self.scratch / "thesis.h5"
        other.write_text("precious")
        self.resumed(lambda file: file.attrs.__setitem__("output", "thesis.h5"), 0)
        self.assertEqual(other.read_text(), "precious")
        self.assertTrue(self.out.exists())

    def test_its_scenario_files_are_not_opened(self):
        self.resumed(put("run_scenario_file", 0, str(self.secret)), 65, "altered")
        self.anew()
        self.resumed(replaced("run_scenario_file", [str(self.secret)] * 3, dtype=h5py.string_dtype()), 65, "altered")
        self.anew()
        self.resumed(put("run_scenario_file", 0, "s/today.ini"), 65, "altered")

    def test_a_file_that_is_no_scenario_is_not_quoted(self):
        file = self.secret.parent / "today.ini"
        file.write_text(f"{SECRET}\npassword = {SECRET}\n")
        self.resumed(put("run_scenario_file", 0, str(file)), 65, "today.ini", "taktskifte check")

    def test_its_settings_open_no_file(self):
        settings = [f"data.municipalities={self.secret}", "run.replicates=4", "run.years=3"]
        self.resumed(replaced("run_setting", settings, dtype=h5py.string_dtype()), 0, "not looked at again")
        self.anew_after_result()
        table = self.secret.parent / "bank.csv"
        table.write_text(f"{SECRET},account\n1,2\n")
        settings[0] = f"data.municipalities={table}"
        self.resumed(replaced("run_setting", settings, dtype=h5py.string_dtype()), 65, "bank.csv", "line 1 has changed")

    def anew_after_result(self):
        self.out.unlink()
        self.parts.mkdir()
        self.anew()

    def test_its_study_is_what_its_id_says(self):
        def change(file):
            names = list(file["key_name"].asstr()[:])
            file["key_value"][0, names.index("funding.pot_mnok")] = "9"
        self.resumed(change, 65, "altered")


if __name__ == "__main__":
    unittest.main()
