"""What names a key by a former name is read as if it named it by today's: scenario files, --set and result files.

The program under test has some made-up names; the ordinary one writes what was there before they were renamed.
"""

import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

import h5py  # noqa: E402

RENAMED = sys.argv.pop(1)
BASE = f"base = {SOURCE}/scenarios/today.ini\n"


def renamed(*words):
    return subprocess.run([RENAMED, *map(str, words)], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          timeout=300)


def note(place, former, name):
    return f"{place}: {former} is now called {name} and is read as that; write the new name"


class Scenarios(CommandTest):
    def values(self, file, *words):
        process = renamed("check", file, "--json", *words)
        self.expect(process, 0)
        checked = json.loads(process.stdout)[0]
        return {entry["key"]: entry["value"] for entry in checked["entries"]}, checked["notes"]

    def test_a_file_with_former_names_means_the_same(self):
        file = self.scenario(BASE + "[causes]\nsavings = 0.3\n[barriers]\nlow_access = -0.5\n")
        values, notes = self.values(file)
        self.assertEqual((values["causes.thrift"], values["obstacles.closeness"]), ("0.3", "-0.5"))
        self.assertNotIn("causes.savings", values)
        self.assertEqual(notes, [note(f"{file}:3", "causes.savings", "causes.thrift"),
                                 note(f"{file}:5", "barriers.low_access", "obstacles.closeness")])
        self.assertIn("read: " + notes[0], renamed("check", file).stdout)

    def test_every_former_name_is_read_and_today_s_name_needs_no_note(self):
        values, notes = self.values(self.scenario(BASE + "[obstacles]\nnearness = -0.5\n"))
        self.assertEqual((values["obstacles.closeness"], len(notes)), ("-0.5", 1))
        values, notes = self.values(self.scenario(BASE + "[obstacles]\ncloseness = -0.5\n"))
        self.assertEqual((values["obstacles.closeness"], notes), ("-0.5", []))

    def test_the_file_wins_over_its_base_whatever_their_names(self):
        self.scenario(BASE + "[causes]\nthrift = 0.25\n", "base.ini")
        values, _ = self.values(self.scenario("base = base.ini\n[causes]\nsavings = 0.3\n"))
        self.assertEqual(values["causes.thrift"], "0.3")

    def test_settings(self):
        values, notes = self.values(self.today(), "--set", "causes.thrift=0.25", "--set", "causes.savings=0.3")
        self.assertEqual(values["causes.thrift"], "0.3")
        self.assertEqual(notes, [note("--set", "causes.savings", "causes.thrift")])

    def test_one_key_under_two_names_stands_twice(self):
        file = self.scenario(BASE + "[causes]\nsavings = 0.3\nthrift = 0.3\n")
        self.expect(renamed("check", file), 78, "x.ini:4: causes.thrift = 0.3: the key stands in line 3 already")
        file = self.scenario(BASE + "[causes]\nthrift = 0.3\nsavings = 0.3\n")
        self.expect(renamed("check", file), 78, "x.ini:4: causes.savings = 0.3: the key stands in line 3 already, "
                                                "as causes.thrift; keep one of the two")

    def test_a_bad_value_is_told_as_it_was_written(self):
        file = self.scenario(BASE + "[causes]\nsavings = 3\n")
        self.expect(renamed("check", file), 78, "x.ini:3: causes.savings = 3: ")

    def test_a_misspelt_name_is_told_today_s_name(self):
        file = self.scenario(BASE + "[causes]\nthrif = 0.3\n")
        self.expect(renamed("check", file), 78, "did you mean causes.thrift?")

    def test_a_run_says_it_once(self):
        file = self.scenario("[causes]\nsavings = 0.3\n", "base.ini")
        one, two = (self.scenario("base = base.ini\n", name) for name in ("one.ini", "two.ini"))
        words = ("--set", "run.replicates=2", "--set", "run.years=2", "--set",
                 f"data.municipalities={SOURCE}/scenarios/data/municipalities_2018.csv", "--set",
                 f"data.institutions={SOURCE}/scenarios/data/research_institutions.csv")
        process = renamed("run", one, two, "-o", self.scratch / "x.h5", *words)
        self.expect(process, 0)
        self.assertEqual(process.stderr.count(note(f"{file}:2", "causes.savings", "causes.thrift")), 1)
        with h5py.File(self.scratch / "x.h5") as result:
            names = [name.decode() for name in result["key_name"][:]]
        self.assertIn("causes.thrift", names)
        self.assertNotIn("causes.savings", names)

    def test_the_page_of_a_key_is_found_by_its_former_name(self):
        process = renamed("params", "causes.savings")
        self.expect(process, 0)
        self.assertTrue(process.stdout.startswith("causes.thrift\n"))
        self.assertRegex(process.stdout, r"formerly +causes\.savings")


class Results(CommandTest):
    """A result that was written before the keys were renamed."""

    def setUp(self):
        super().setUp()
        self.file = self.scratch / "x.h5"
        self.expect(taktskifte("run", self.today(), self.today("parity"), "-o", self.file, *self.small, "--set",
                               "causes.savings=0.3", "--set", "barriers.low_access=-0.5"), 0)

    def test_it_verifies_bit_for_bit(self):
        process = renamed("verify", self.file, "--all", "--json")
        self.expect(process, 0)
        told = json.loads(process.stdout)
        self.assertTrue(told["holds"])
        self.assertEqual(told["different"]["count"], 0)
        self.assertGreater(told["numbers_compared"], 1000)

    def test_a_value_of_a_renamed_key_is_what_is_run_again(self):
        # The same file, but for one value of a renamed key: barriers are counted otherwise.
        data = self.file.read_bytes()[:-28]
        self.file.write_bytes(data)
        with h5py.File(self.file, "r+") as result:
            at = [name.decode() for name in result["key_name"][:]].index("barriers.low_access")
            result["key_value"][1, at] = "1"
        process = renamed("verify", self.file, "--all")
        self.expect(process, 65, "barriers")

    def test_a_replicate_is_run_from_it(self):
        one = self.scratch / "one.h5"
        process = renamed("run", "--from", self.file, "--replicate", 1, "-o", one)
        self.expect(process, 0)
        self.assertEqual(process.stderr, "")  # nobody can change a result
        self.expect(renamed("verify", one), 0)

    def test_it_is_compared_and_described(self):
        self.expect(renamed("compare", self.file), 0)
        self.expect(renamed("info", self.file), 0)


if __name__ == "__main__":
    unittest.main()
