"""What a result replaces: one of the same study, and nothing else. Inputs of the command, results of another study
and other files of the user stay as they are."""

import os
import pathlib
import shutil
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import forge  # noqa: E402
from support.untouched import UntouchedTest  # noqa: E402

import h5py  # noqa: E402


class Inputs(UntouchedTest):
    def test_the_name_of_an_input_is_refused_however_it_is_spelled(self):
        data = self.scratch / "s/data"
        (self.scratch / "link.h5").symlink_to("s/parity.ini")
        os.link(self.scratch / "s/parity.ini", self.scratch / "hard.h5")
        (self.scratch / "folder").symlink_to("s")
        (self.scratch / "alias.csv").symlink_to(data / "municipalities_2018.csv")
        self.scenarios = ["s/parity.ini"]
        for name in ("s/parity.ini", "./s/parity.ini", "s/../s/parity.ini", self.scratch / "s/parity.ini",
                     "link.h5", "hard.h5", "folder/parity.ini",
                     "s/today.ini", "folder/today.ini",  # the base of parity.ini
                     data / "municipalities_2018.csv", "s/data/research_institutions.csv", "alias.csv"):
            for more in ((), ("--overwrite",), ("--shard", "1/2")):
                with self.subTest(name=name, more=more):
                    self.refused(self.command(*more, out=name), [64], "which the result is made from", cwd=self.scratch)

    def test_a_table_of_the_command_line_too(self):
        table = self.scratch / "mine.csv"
        shutil.copy(self.scratch / "s/data/municipalities_2018.csv", table)
        self.refused(self.command("--set", f"data.municipalities={table}", "--overwrite", out=table), [64], "mine.csv")

    def test_the_file_of_run_from_and_its_links(self):
        self.expect(taktskifte(*self.command()), 0)
        (self.scratch / "link.h5").symlink_to("x.h5")
        os.link(self.out, self.scratch / "hard.h5")
        for name in ("x.h5", "./x.h5", "link.h5", "hard.h5"):
            self.refused(["run", "--from", "x.h5", "--replicate", 1, "-o", name, "--overwrite"], [64], "another name",
                         cwd=self.scratch)

    def test_scenarios_of_a_run_that_is_merged(self):
        self.parts_of_a_run()
        for more in ((), ("--overwrite",)):
            self.refused(["merge", self.parts, "-o", self.scenarios[0], *more], [64], "which the result is made from")

    def inputs_of_parity(self):
        data = self.scratch / "s/data"
        return [self.scratch / "s/parity.ini", self.scratch / "s/today.ini", data / "municipalities_2018.csv",
                data / "research_institutions.csv"]

    def test_bases_and_tables_of_a_run_that_is_merged(self):
        self.scenarios = ["s/parity.ini"]
        self.expect(taktskifte(*self.command("--shard", "1/1"), cwd=self.scratch), 0)
        (self.scratch / "link.h5").symlink_to("s/today.ini")
        for name in [*self.inputs_of_parity(), self.scratch / "link.h5"]:
            with self.subTest(name=name):
                self.refused(["merge", self.parts, "-o", name, "--overwrite"], [64], "which the result is made from")

    def test_inputs_of_a_run_that_is_resumed(self):
        """The folder is renamed so that its result would have the name of an input, or of a link to one."""
        table = self.scratch / "mine.h5.csv"
        shutil.copy(self.scratch / "s/data/municipalities_2018.csv", table)
        self.scenarios = [self.scratch / "s/parity.ini"]
        self.expect(taktskifte(*self.command("--set", f"data.municipalities={table}", "--shard", "1/1")), 0)
        for file in [*self.inputs_of_parity()[:2], table, self.inputs_of_parity()[3]]:
            for link in (self.scratch / "x.h5").symlink_to, (self.scratch / "x.h5").hardlink_to:
                with self.subTest(file=file, link=link):
                    link(file)
                    self.refused(["resume", self.parts, "--overwrite"], [64], "which the result is made from")
                    self.out.unlink()
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)

    def test_a_record_of_a_former_version_names_the_scenarios_alone(self):
        self.parts_of_a_run()
        forge(self.parts / "study.h5", lambda file: file.__delitem__("run_input_file"))
        self.refused(["merge", self.parts, "-o", self.scenarios[1], "--overwrite"], [64], "which the result is made from")
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)

    def test_files_in_the_folder_of_a_run(self):
        self.parts_of_a_run()
        (self.scratch / "alias").symlink_to("x.parts")
        (self.scratch / "dangling.h5").symlink_to("x.parts/new.h5")
        (self.parts / "sub").mkdir()
        for name in ("x.parts/study.h5", "x.parts/new.h5", "x.parts/shard-00000000.h5", "x.parts/run.lock",
                     "alias/study.h5", "dangling.h5", "x.parts/sub/y.h5"):
            for words in (["merge", self.parts, "-o", name], ["merge", self.parts, "-o", name, "--overwrite"],
                          self.command(out=name)):
                with self.subTest(words=words):
                    self.refused(words, [73], "the folder of a run", cwd=self.scratch)
        self.refused(["merge", ".", "-o", "new.h5"], [73], "the folder of a run", cwd=self.parts)


class Results(UntouchedTest):
    def test_a_result_of_another_study_is_not_replaced(self):
        self.expect(taktskifte(*self.command()), 0)
        for more, said in [(("--set", "run.seed=7"), "run.seed is 1 in its today, and 7"),
                           (("--set", "run.years=2"), "run.years is 3"),
                           (("--set", "funding.pot_mnok=1000"), "funding.pot_mnok is 1460 in its today, and 1000"),
                           (("--set", "population.synthetic=500"), "population.synthetic")]:
            self.refused(self.command(*more), [73], str(self.out), "another study", said, "--overwrite")
        self.refused(self.command("--shard", "1/2", "--set", "run.seed=7"), [73], "run.seed")
        self.scenarios.reverse()
        self.refused(self.command(), [73], "its scenarios are today, parity, and not parity, today")
        self.scenarios.reverse()
        table = self.scratch / "s/data/municipalities_2018.csv"
        table.write_bytes(table.read_bytes().replace(b"31037", b"31038"))
        self.refused(self.command(), [73], "other tables")
        self.expect(taktskifte(*self.command("--set", "run.seed=7", "--overwrite")), 0)
        with h5py.File(self.out) as file:
            self.assertEqual(file.attrs["seed"] if isinstance(file.attrs["seed"], str) else
                             file.attrs["seed"].decode(), "7")

    def test_the_same_study_is_replaced(self):
        """With as many replicates or more, whatever the titles, the comments and the commit."""
        self.expect(taktskifte(*self.command()), 0)
        before = self.out.read_bytes()
        self.expect(taktskifte(*self.command()), 0)
        self.assertEqual(self.out.read_bytes(), before)
        self.expect(taktskifte(*self.command("--set", "run.replicates=4")), 0)
        self.assertGreater(self.out.stat().st_size, len(before))
        today = self.scratch / "s/today.ini"
        today.write_text(today.read_text().replace("title = ", "title = New ") + "# a comment\n")
        shutil.copytree(self.scratch / "s/data", self.scratch / "d")
        table = self.scratch / "d/municipalities_2018.csv"  # as of another version, with a further column
        table.write_text("\n".join(line + ("," if row else ",note")
                                   for row, line in enumerate(table.read_text().splitlines())) + "\n")
        more = ("--set", "run.replicates=4")
        self.refused(self.command("--set", f"data.municipalities={table}"), [73], "it has 4 replicates, and not")
        self.expect(taktskifte(*self.command(*more, "--set", f"data.municipalities={table}")), 0)
        self.out.write_bytes(self.out.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(self.out, "r+") as file:
            file.attrs["engine_commit"] = "0123456789ab"
        self.expect(taktskifte(*self.command(*more)), 0)

    def test_what_is_no_result_is_not_replaced(self):
        whole = self.whole()
        for name, content in [("text", b"precious"), ("nothing", b""), ("another HDF5 file", None),
                              ("a damaged result", whole.read_bytes()[:-1000])]:
            with self.subTest(name):
                if content is None:
                    self.out.unlink()
                    with h5py.File(self.out, "w") as file:
                        file["mine"] = [1, 2, 3]
                else:
                    self.out.write_bytes(content)
                self.refused(self.command(), [73], str(self.out), "--overwrite")
                self.refused(self.command("--shard", "1/2"), [73], str(self.out))
                self.refused(["run", "--from", whole, "--replicate", 0, "-o", self.out], [73], str(self.out))
        link = self.scratch / "link.h5"
        link.symlink_to("x.h5")
        self.refused(self.command(out=link), [73], "link.h5")
        self.expect(taktskifte(*self.command("--overwrite")), 0)
        self.same_as(whole)

    def test_one_replicate_and_a_whole_run_do_not_replace_each_other(self):
        whole = self.whole()
        one = self.scratch / "one.h5"
        again = ["run", "--from", whole, "--replicate", 0, "--quiet", "-o"]
        self.expect(taktskifte(*again, one), 0)
        self.expect(taktskifte("run", "--from", whole, "--replicate", 1, "--quiet", "-o", one), 0)
        self.expect(taktskifte(*self.command()), 0)
        self.refused([*again, self.out], [73], "it has no panels")
        self.refused(self.command(out=one), [73], "with panels")
        self.expect(taktskifte(*again, self.out, "--overwrite"), 0)

    def test_merge_and_resume_ask_too(self):
        self.parts_of_a_run()
        self.expect(taktskifte(*self.command("--set", "run.seed=7", out=self.scratch / "y.h5")), 0)
        (self.scratch / "y.h5").rename(self.out)
        for words in (["merge", self.parts, "-o", self.out], ["resume", self.parts]):
            process = self.refused(words, [73], "run.seed is 7 in its today, and 1")
            self.assertNotIn("kept in", process.stderr)
        self.expect(taktskifte("merge", self.parts, "-o", self.out, "--overwrite"), 0)
        self.out.write_text("precious")
        self.refused(["resume", self.parts], [73], "--overwrite")
        self.expect(taktskifte("resume", self.parts, "--overwrite"), 0)
        self.same_as(self.whole())

    def test_what_comes_while_the_run_goes_on_is_not_replaced(self):
        self.replicates = 100
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", 2, "--threads", 1))],
                                   stderr=subprocess.PIPE, text=True)
        while process.poll() is None and not (self.parts / "shard-00000000.h5").exists():
            time.sleep(0.001)
        self.out.write_text("precious")
        _, said = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 73, said)
        self.assertIn("100 of 100 replicates are kept", said)
        self.assertEqual(self.out.read_text(), "precious")
        self.expect(taktskifte("merge", self.parts, "-o", self.scratch / "y.h5"), 0)


if __name__ == "__main__":
    unittest.main()
