"""Bad input ends in one clear message, the documented exit code, and no half file."""

import os
import shutil
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, SOURCE, CommandTest, taktskifte  # noqa: E402

BASE = f"base = {SOURCE}/scenarios/today.ini\n"


class BadScenario(CommandTest):
    def run_scenario(self, text):
        file = self.scenario(text)
        process = taktskifte("run", file, "-o", self.scratch / "out.h5", *self.small)
        self.nothing_left("x.ini")
        return process

    def test_bad_values_name_file_line_key_and_cure(self):
        for value, hint in [
            ("1.4", "a share lies in [0, 1]"), ("nan", "nan"), ("-1", "a share lies in [0, 1]"),
            ("0,5", "0.5"), ("50%", "0.5"), ("inf", "inf"), ("1e999", "1e999"), ("0.5 # half", "#"),
            ("", "public_share"), ("0.5x", "0.5x"), ("2018:0.1 .. 2017:0.2", "2017"),
        ]:
            with self.subTest(value=value):
                process = self.run_scenario(BASE + f"[funding]\npublic_share = {value}\n")
                self.expect(process, 78, "x.ini:3: ", "public_share", hint)

    def test_sizes_of_a_synthetic_population(self):
        for value in ["-1", "1e9", "0.5", "10000001"]:
            with self.subTest(value=value):
                process = self.run_scenario(BASE + f"[population]\nsynthetic = {value}\n")
                self.expect(process, 78, "x.ini:3: ", "population.synthetic")

    def test_unknown_key_names_the_nearest(self):
        process = self.run_scenario(BASE + "[funding]\npublic_shaer = 0.5\n")
        self.expect(process, 78, "x.ini:3: ", "funding.public_shaer", "funding.public_share")

    def test_all_mistakes_in_one_go(self):
        process = self.run_scenario(
            BASE + "[funding]\npublic_share = 50%\npot_mnok = -4\n[run]\nseed = -1\nreplicates = 1.5\n")
        self.expect(process, 78, "x.ini:3: ", "x.ini:4: ", "x.ini:6: ", "x.ini:7: ")

    def test_a_mistake_of_a_shared_base_is_told_once_beside_those_of_each_file(self):
        self.scenario("[apply]\neffort = none\n", "base.ini")
        one = self.scenario("base = base.ini\n[run]\nseed = -1\n", "one.ini")
        two = self.scenario("base = base.ini\n[run]\nyears = 0.5\n", "two.ini")
        for words in (("check", one, two), ("run", one, two, "-o", self.scratch / "x.h5")):
            process = taktskifte(*words)
            self.expect(process, 78, "one.ini:3: run.seed = -1", "two.ini:3: run.years = 0.5")
            self.assertEqual(process.stderr.count("base.ini:2: apply.effort = none"), 1, process.stderr)

    def test_a_key_twice(self):
        process = self.run_scenario(BASE + "[funding]\npublic_share = 0.5\npublic_share = 0.6\n")
        self.expect(process, 78, "x.ini:4: ", "funding.public_share", "3")

    def test_settings_are_checked_like_files(self):
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", "--set", "funding.public_share=50%")
        self.expect(process, 78, "--set", "funding.public_share", "0.5")
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", "--set", "funding.public_share")
        self.expect(process, 64, "--set")

    def test_rules_over_several_keys(self):
        process = self.run_scenario(BASE + "[barometer]\nbase_quality = 0.95\ngap_quality = 0.05\n")
        self.expect(process, 78, "x.ini:", "barometer.", "quality")

    def test_missing_files(self):
        process = taktskifte("run", self.scratch / "none.ini", "-o", self.scratch / "out.h5")
        self.expect(process, 66, "none.ini")
        process = self.run_scenario("base = none.ini\n")
        self.expect(process, 66, "x.ini:1: ", "none.ini")
        process = self.run_scenario(BASE + "[data]\nmunicipalities = none.csv\n")
        self.expect(process, 66, "none.csv")

    def test_a_loop_of_bases(self):
        self.scenario("base = x.ini\n", "y.ini")
        file = self.scenario("base = y.ini\n")
        self.expect(taktskifte("check", file), 78, "x.ini")

    def test_scenarios_that_cannot_be_paired(self):
        file = self.scenario(BASE + "[run]\nseed = 7\n")
        process = taktskifte("run", self.today(), file, "-o", self.scratch / "out.h5")
        self.expect(process, 78, "run.seed = 7 in x, but 1 in today")
        file = self.scenario(BASE + "[run]\nmunicipality_years = no\n")
        process = taktskifte("run", self.today(), file, "-o", self.scratch / "out.h5")
        self.expect(process, 78, "run.municipality_years = no in x, but auto in today")


class BadData(CommandTest):
    def run_with(self, change):
        rows = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8").splitlines(True)
        file = self.scratch / "m.csv"
        file.write_text(change(rows), encoding="utf-8")
        scenario = self.scenario(BASE + "[data]\nmunicipalities = m.csv\n")
        process = taktskifte("run", scenario, "-o", self.scratch / "out.h5", *self.small)
        self.nothing_left("m.csv", "x.ini")
        return process

    def test_truncated_in_the_middle_of_a_row(self):
        self.expect(self.run_with(lambda rows: "".join(rows)[:40_000]), 65, "m.csv:")

    def test_a_number_twice_names_the_line(self):
        self.expect(self.run_with(lambda rows: "".join(rows[:50] + [rows[4]])), 65, "m.csv:51: ")

    def test_a_place_outside_the_country(self):
        def move(rows):
            return "".join(rows).replace("59.12146,11.39593", "19.12146,11.39593", 1)
        self.expect(self.run_with(move), 65, "m.csv:2: ")

    def test_a_negative_population(self):
        self.expect(self.run_with(lambda rows: "".join(rows).replace(",31037,", ",-31037,", 1)), 65, "m.csv:2: ")

    def test_cut_within_the_last_field(self):
        self.expect(self.run_with(lambda rows: "".join(rows)[:-3]), 65, "m.csv:423: ")

    def test_a_pipe_in_the_place_of_a_file(self):
        os.mkfifo(self.scratch / "pipe.ini")
        self.expect(taktskifte("check", self.scratch / "pipe.ini"), 66, "pipe")

    def test_an_empty_file(self):
        self.expect(self.run_with(lambda rows: ""), 65, "m.csv")


class BadOutput(CommandTest):
    def test_a_missing_folder(self):
        process = taktskifte("run", self.today(), "-o", self.scratch / "none" / "out.h5", *self.small)
        self.expect(process, 73, "none")
        self.nothing_left()

    def test_a_folder_in_the_place_of_the_file(self):
        (self.scratch / "out.h5").mkdir()
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", *self.small)
        self.expect(process, 73, "out.h5")
        self.nothing_left("out.h5")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root and setpriv to become an ordinary user")
    def test_a_folder_that_may_not_be_written(self):
        (self.scratch / "mine").mkdir(mode=0o755)
        self.scratch.chmod(0o755)
        import subprocess
        from support.command import TAKTSKIFTE
        program = self.scratch / "taktskifte"
        shutil.copy(TAKTSKIFTE, program)  # the build folder may lie where other users cannot look
        shutil.copytree(SOURCE / "scenarios", self.scratch / "scenarios")
        process = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(program), "run",
             str(self.scratch / "scenarios/today.ini"), "-o", str(self.scratch / "mine/out.h5"), *self.small],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
        self.expect(process, 73, "mine")
        self.assertEqual(list((self.scratch / "mine").iterdir()), [])

    def test_an_earlier_result_survives_a_failed_run(self):
        out = self.scratch / "out.h5"
        self.expect(taktskifte("run", self.today(), "-o", out, *self.small), 0)
        before = out.read_bytes()
        self.expect(taktskifte("run", self.today(), "-o", out, "--set", "run.years=-1"), 78)
        self.assertEqual(out.read_bytes(), before)
        self.nothing_left("out.h5")


    def test_a_file_size_limit(self):
        import resource

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", *self.small, preexec_fn=limit)
        self.expect(process, 74, "out.parts")
        self.nothing_left()

    def test_standard_output_that_cannot_be_written(self):
        import subprocess
        from support.command import TAKTSKIFTE
        with open("/dev/full", "w") as full:
            process = subprocess.run([TAKTSKIFTE, "params"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.expect(process, 74, "standard output")

    def test_standard_output_is_no_place_for_hdf5(self):
        for name in ("-", ""):
            self.expect(taktskifte("run", self.today(), "-o", name, cwd=self.scratch), 64)
        self.nothing_left()


class AlteredResults(CommandTest):
    """Files changed after the run by a program that knows nothing of the checksum line."""

    def altered(self, change):
        import h5py
        out = self.scratch / "out.h5"
        self.expect(taktskifte("run", self.today(), "-o", out, *self.small), 0)
        out.write_bytes(out.read_bytes()[:-CHECKSUM_LINE])  # the checksum line
        with h5py.File(out, "r+") as file:
            change(file)
        return out

    def test_years_that_do_not_count(self):
        def change(file):
            file["year"][...] = [2018, 90002018]
        out = self.altered(change)
        for verb in ("compare", "info"):
            self.expect(taktskifte(verb, out), 65, "year")

    def test_a_missing_variable(self):
        def change(file):
            del file["scenario_title"]
        self.expect(taktskifte("info", self.altered(change)), 65, "scenario_title")


class BadCommandLine(CommandTest):
    def test_usage_errors(self):
        for words in [(), ("walk",), ("run",), ("run", self.today()), ("run", self.today(), "-o"),
                      ("run", self.today(), "-o", "x.h5", "--treads", "2"),
                      ("run", self.today(), "-o", "x.h5", "--threads", "0"),
                      ("run", self.today(), "-o", "x.h5", "--progress", "loud"),
                      ("params", "funding.public_shaer"), ("compare",), ("info",)]:
            with self.subTest(words=words):
                self.expect(taktskifte(*words, cwd=self.scratch), 64)
        self.nothing_left()

    def test_files_that_are_not_results(self):
        text = self.scenario("not a result\n", "text.h5")
        for verb in ("info", "compare"):
            self.expect(taktskifte(verb, text), 65, "text.h5")
            self.expect(taktskifte(verb, self.scratch / "none.h5"), 66, "none.h5")

    def test_help_everywhere(self):
        for words in [("--help",), ("run", "--help"), ("compare", "--help"), ("check", "--help"),
                      ("params", "--help"), ("info", "--help"), ("--version",)]:
            with self.subTest(words=words):
                process = taktskifte(*words)
                self.expect(process, 0)
                self.assertIn("taktskifte", process.stdout)


if __name__ == "__main__":
    unittest.main()
