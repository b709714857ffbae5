"""Scenarios from Python: keys, values, and mistakes as data."""

import os
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
        for keys in (
            {"funding.public_share": "0.5\n"},
            {"funding.public_share": "0.5\n[run]\nseed = 3"},
            {"run.seed = 3\nrun.years": 1},
        ):
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

    def test_a_base_leaves_lines_as_they_are(self):
        text = "[funding]\npublic_share = 0.5\npublic_share = 0.6\nmuch = 1\n"
        alone, on_top = (self.mistakes(text, name="mine", base=base) for base in (None, "parity.ini"))
        self.assertEqual((on_top.mistakes, str(on_top)), (alone.mistakes, str(alone)))
        self.assertEqual([one.line for one in alone.mistakes], [3, 4])
        self.assertIn("stands in line 2 already", str(alone))
        twice = self.mistakes("\nbase = today.ini\n", base="parity.ini")
        self.assertEqual([one.line for one in twice.mistakes], [2])
        self.assertIn("the base is the argument base already", str(twice))
        self.assertEqual(value_of(tk.scenario(base=pathlib.Path("parity.ini")), "funding.public_share"), "0.50")
        for base in ("parity.ini\n[run]\nyears = 2", "parity.ini\n"):
            self.assertIn("base: a key and its value stand on one line", str(self.mistakes({}, base=base)))
        mine = self.scenario("[funding]\npublic_share = 0.5\n", "my.ini")
        for given in ({"base": str(mine)}, {"content": f"base = {mine}\n"}):
            with self.assertRaises(tk.InputError) as caught:
                tk.scenario(**given)
            self.assertIn("is one that comes with Taktskifte", str(caught.exception))

    def test_the_base_of_a_base_lies_beside_it(self):
        shipped = self.scratch / "scenarios"
        (shipped / "sub").mkdir(parents=True)
        (shipped / "sub/a.ini").write_text("base = b.ini\n")
        (shipped / "sub/b.ini").write_text("run.years = 3\n")
        (shipped / "b.ini").write_text("run.years = 7\n")
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.scratch)
        for one in (tk.scenario(base="sub/a.ini"), tk.scenario("base = sub/a.ini\n"), tk.scenario("sub/a.ini")):
            self.assertEqual(value_of(one, "run.years"), "3")
        self.assertEqual(value_of(tk.scenario(base="b.ini"), "run.years"), "7")

    def test_names_have_no_dots_and_slashes(self):
        half = {"funding.public_share": 0.5}
        for name in ("v1.2", "a/b", "a\\b", "../a", "", "a\nb", " a"):
            for call in (
                lambda: tk.scenario(half, name=name),
                lambda: tk.scenario(half).renamed(name),
                lambda: tk.run({"today": {}, name: half}, set={"run.replicates": 1, "run.years": 1}),
                lambda: tk.run({name: "parity.ini"}, set={"run.replicates": 1, "run.years": 1}),
            ):
                with self.assertRaises(tk.ScenarioError) as caught:
                    call()
                self.assertIn("give one without dots, slashes", str(caught.exception))
        one_year = {"run.replicates": 1, "run.years": 1}
        path = tk.run({"funding.public_share": {"2018": 0.5}}, set=one_year)  # of a key, not of a scenario
        self.assertEqual(path.scenario.values.tolist(), ["scenario"])
        found = tk.run({"a": "apply.effort = 2", "b c": pathlib.Path("parity.ini")}, set=one_year)
        self.assertEqual(found.scenario.values.tolist(), ["a", "b c"])

    def test_mistakes_of_several_scenarios_come_together(self):
        bad = {"funding.public_shar": 0.5}
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.run({"a": bad, "b": {"funding.pot_mnok": -3}, "c": {}})
        mistakes = [("a.ini", "funding.public_shar"), ("b.ini", "funding.pot_mnok")]
        self.assertEqual([(one.file, one.key) for one in caught.exception.mistakes], mistakes)
        self.assertEqual(len(str(caught.exception).splitlines()), 2)
        self.assertEqual(caught.exception.exit_code, 78)
        for call in (tk.run, lambda *given, set: tk.sweep(*given, over={"apply.effort": [1, 2]}, set=set)):
            with self.assertRaises(tk.ScenarioError) as caught:
                call({"a": bad}, "[funding]\npot_mnok = -3\n", set={"run.years": 0})
            keys = [one.key for one in caught.exception.mistakes]
            self.assertEqual(keys, ["funding.public_shar", "run.years", "funding.pot_mnok"])

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
