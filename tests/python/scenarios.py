"""Scenarios from Python: keys, values, and mistakes as data."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

import json  # noqa: E402

import numpy  # noqa: E402

import taktskifte as tk  # noqa: E402


def value_of(scenario, key):
    return scenario.entries[key][0]


class Scenarios(CommandTest):
    def mistakes(self, *words, **options):
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.scenario(*words, **options)
        self.assertIsInstance(caught.exception, ValueError)
        return caught.exception

    def test_keys_are_those_of_the_program(self):
        rows = json.loads(taktskifte("params", "--json").stdout)
        keys = tk.keys()
        self.assertEqual(list(keys), [row["key"] for row in rows])
        for row in rows:
            key = keys[row["key"]]
            self.assertEqual(key.default, row["default"])
            self.assertEqual(key.accepted, row["accepted"] and tuple(row["accepted"]))
            self.assertEqual(key.study, row["study"] and tuple(row["study"]))
            for name in ("kind", "unit", "status", "confidence", "distribution", "source", "doc"):
                self.assertEqual(getattr(key, name), row[name])

    def test_values_of_all_kinds(self):
        for given, text in (
            (0.1 + 0.2, "0.30000000000000004"),
            (numpy.float64(0.25), "0.25"),
            (numpy.float32(0.25), "0.25"),
            (1, "1"),
            ("0.5", "0.5"),
            ({2018: 0.075, 2023: 0.5}, "2018:0.075 2023:0.5"),
            ({"2018": 0.075, numpy.int64(2023): 0.5}, "2018:0.075 2023:0.5"),
        ):
            self.assertEqual(value_of(tk.scenario({"funding.public_share": given}), "funding.public_share"), text)
        weights = "0.2 0.2 0.2 0.2 0.2"
        for given in ([0.2] * 5, (0.2,) * 5, numpy.full(5, 0.2), weights):
            self.assertEqual(
                value_of(tk.scenario({"belief.outcome_weights": given}), "belief.outcome_weights"), weights
            )
        for given in (None, True, object(), {0.5}):
            with self.assertRaises(TypeError):
                tk.scenario({"funding.public_share": given})

    def test_names_titles_and_settings(self):
        one = tk.scenario({"run.title": "Østlandet, half"}, name="half", set={"run.years": 3})
        self.assertEqual((one.name, one.title), ("half", "Østlandet, half"))
        self.assertEqual(one.entries["run.years"], ("3", "--set"))
        self.assertEqual(one.entries["run.seed"], ("1", "default"))
        self.assertEqual(one.renamed("other").name, "other")
        self.assertIs(tk.scenario(one), one)
        for wrong in ({"name": "x"}, {"base": "today.ini"}, {"set": {"run.years": 1}}):
            with self.assertRaises(TypeError):
                tk.scenario(one, **wrong)
        with self.assertRaises(TypeError):
            tk.scenario(self.today(), name="x")
        with self.assertRaises(TypeError):
            tk.scenario(3)

    def test_two_mistakes_in_one_error_at_the_places_that_check_names(self):
        text = "[funding]\npublic_shar = 0.5\npot_mnok = -3\n"
        file = self.scenario(text, "mine.ini")
        error = self.mistakes(text, name="mine")
        self.assertEqual(error.exit_code, 78)
        self.assertEqual(
            [(one.file, one.line, one.key) for one in error.mistakes],
            [("mine.ini", 2, "funding.public_shar"), ("mine.ini", 3, "funding.pot_mnok")],
        )
        self.assertIn("did you mean funding.public_share", error.mistakes[0].text)
        process = taktskifte("check", file)
        self.assertEqual(process.returncode, error.exit_code)
        self.assertEqual(process.stderr.replace(str(file), "mine.ini").strip(), str(error))
        of_file = self.mistakes(file)
        self.assertEqual([one[1:] for one in of_file.mistakes], [one[1:] for one in error.mistakes])
        self.assertEqual(process.stderr.strip(), str(of_file))
        of_keys = self.mistakes({"funding.public_shar": 0.5, "funding.pot_mnok": -3}, name="mine")
        self.assertEqual(
            [(one.line, one.key) for one in of_keys.mistakes], [(1, "funding.public_shar"), (2, "funding.pot_mnok")]
        )

    def test_mistakes_that_reach_over_keys_and_scenarios(self):
        error = self.mistakes({"choice.base": 0.98, "belief.gap": 0.5})
        self.assertTrue(all(one.text for one in error.mistakes))
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.run({"a": {"run.years": 2}, "b": {"run.years": 3}})
        self.assertIn("run.years = 3 in b, but 2 in a", str(caught.exception))
        with self.assertRaises(tk.ScenarioError):
            tk.run({"run.years": 2}, {"run.years": 2})  # both are called "scenario"
        with self.assertRaises(tk.ScenarioError):
            tk.run()
        for threads in (0, -1):
            with self.assertRaises(tk.ScenarioError):
                tk.run({"run.years": 1, "run.replicates": 1}, threads=threads)

    def test_a_value_cannot_bring_another_line(self):
        for keys in ({"funding.public_share": "0.5\n[run]\nseed = 3"}, {"run.seed = 3\nrun.years": 1}):
            error = self.mistakes(keys)
            self.assertEqual((error.exit_code, len(error.mistakes)), (78, 1))

    def test_files(self):
        with self.assertRaises(tk.InputError) as caught:
            tk.scenario("no/such.ini")
        self.assertIsInstance(caught.exception, OSError)
        self.assertEqual(caught.exception.exit_code, 66)
        self.assertIn("no/such.ini", str(caught.exception))
        with self.assertRaises(tk.InputError):
            tk.scenario("base = nowhere.ini\n")
        self.assertEqual(tk.scenario("parity.ini").title, "50 % public (parity)")
        self.assertEqual(tk.scenario(SOURCE / "scenarios" / "parity.ini").name, "parity")
        with self.assertRaises(tk.InputError) as caught:
            tk.run({"data.municipalities": "nowhere.csv"})
        self.assertIn("nowhere.csv", str(caught.exception))

    def test_a_table_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder) / "mine.csv"
            lines = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8").splitlines()
            table.write_text("\n".join([*lines[:60], ""]), encoding="utf-8")
            small = {"run.replicates": 1, "run.years": 1}
            mine = tk.run({}, set={**small, "data.municipalities": str(table)})
            self.assertLess(mine.sizes["municipality"], 61)
            self.assertEqual(tk.run({}, set=small).sizes["municipality"], 422)

    def test_errors_can_be_copied(self):
        import pickle

        error = self.mistakes("nonsense = 1\n")
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((str(again), again.mistakes, again.exit_code), (str(error), error.mistakes, 78))


if __name__ == "__main__":
    unittest.main()
