"""A synthetic population as users meet it: what is said of its size and totals, and how its differences are judged."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CommandTest, taktskifte  # noqa: E402

TWICE = ("--set", "population.synthetic=844")  # two of each of the 422: every total is twice the real one
SMALL = ("--set", "run.replicates=2", "--set", "run.years=2")


class Synthetic(CommandTest):
    def result(self, *settings):
        file = self.scratch / "x.h5"
        process = taktskifte("run", self.today(), self.today("parity"), "-o", file, "--overwrite", *SMALL, *settings)
        self.expect(process, 0)
        return file, process.stderr

    def json_of(self, *words):
        process = taktskifte(*words, "--json")
        self.expect(process, 0)
        return json.loads(process.stdout)

    def margins(self, file):
        return {row["measure"]: row["margin"] for row in self.json_of("compare", file)["rows"]}

    def test_check_and_run_say_size_and_scaled_totals(self):
        process = taktskifte("check", self.today(), *TWICE)
        self.expect(process, 0)
        said = self.result(*TWICE)[1]
        for text in (process.stdout, said):
            self.assertIn("844 synthetic municipalities, 130 research sites", text)
            self.assertIn("in 2018, times 2\n", text)
            self.assertIn("    funding.pot_mnok = 2920 MNOK a year\n", text)
            self.assertIn("    municipalities.units_total = 30000 units\n", text)
        self.assertEqual(self.json_of("check", self.today(), *TWICE)[0]["totals_factor"], 2)

    def test_the_real_population_is_not_called_scaled(self):
        file, said = self.result()
        self.assertIn("422 municipalities, 130 research sites\n", said)
        self.assertNotIn("times", said)
        self.assertEqual(self.json_of("info", file)["totals_factor"], 1)

    def test_the_result_keeps_what_was_written_and_the_factor(self):
        about = self.json_of("info", self.result(*TWICE)[0])
        self.assertEqual(about["totals_factor"], 2)
        self.assertEqual(about["dimensions"]["municipality"], 844)
        self.assertIn("funding.pot_mnok = 1460", about["attributes"]["history"])

    def test_default_margins_of_amounts_scale_and_those_of_shares_do_not(self):
        real = self.margins(self.result()[0])
        twice = self.margins(self.result(*TWICE)[0])
        for measure in ("innovations", "awards", "pot_nok", "lapsed_projects"):
            self.assertEqual(twice[measure], 2 * real[measure])
        for measure in ("research_share", "success_rate", "mean_experience"):
            self.assertEqual(twice[measure], real[measure])

    def test_threads_do_not_matter(self):
        one = self.result(*TWICE, "--threads", 1)[0].read_bytes()
        self.assertEqual(self.result(*TWICE, "--threads", 2)[0].read_bytes(), one)


if __name__ == "__main__":
    unittest.main()
