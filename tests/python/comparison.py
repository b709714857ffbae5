"""What the Python module finds in results is what `taktskifte compare` finds in the program's file of the same run."""

import json
import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import xarray  # noqa: E402

import taktskifte as tk  # noqa: E402

NAMES = ("today", "today-10", "parity", "version-1")
SMALL = {"run.replicates": 9, "run.years": 6}


class Comparison(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = cls.folder / "mix.h5"
        files = [SOURCE / "scenarios" / f"{name}.ini" for name in NAMES]
        process = taktskifte("run", *files, "-o", cls.file, "--quiet", *cls.settings(SMALL))
        assert process.returncode == 0, process.stderr
        cls.mix = tk.run(*files, set=SMALL)

    @staticmethod
    def settings(values):
        return [word for key, value in values.items() for word in ("--set", f"{key}={value}")]

    def check(self, table, *options):
        process = taktskifte("compare", self.file, "--json", *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        rows = json.loads(process.stdout)["rows"]
        expected = [(row, difference) for row in rows for difference in row["differences"]]
        self.assertEqual(list(table.index), [(row["measure"], difference["scenario"]) for row, difference in expected])
        for (row, difference), (_, mine) in zip(expected, table.iterrows()):
            means = {one["scenario"]: one["mean"] for one in row["means"]}
            ends = difference["simultaneous_interval"] or (None, None)
            theirs = {
                "unit": row["unit"], "margin": row["margin"], "baseline": row["means"][0]["mean"],
                "mean": means[difference["scenario"]], "difference": difference["difference"], "low": ends[0],
                "high": ends[1], "verdict": difference["verdict"], "pairs": difference["pairs"],
                "standard_error": difference["standard_error"], "p_value": difference["p_value"],
                "adjusted_p_value": difference["adjusted_p_value"],
                "dropped": difference["dropped"], "rough": difference["rough"], "skewed": difference["skewed"],
            }  # fmt: skip
            for name, value in theirs.items():
                if value is None:
                    self.assertTrue(math.isnan(mine[name]), (row["measure"], name))
                else:
                    self.assertEqual(mine[name], value, (row["measure"], name))

    def test_all_rows(self):
        table = tk.compare(self.mix)
        self.assertIn("near the margin", set(table.verdict))
        self.check(table)
        self.check(tk.compare(self.mix, all=True), "--all")

    def test_margins_and_families(self):
        margins = {"research_share": 0.002, "success_share[quality]": 0.5, "unused_nok": 0}
        options = [word for name, value in margins.items() for word in ("--margin", f"{name}={value}")]
        for family in ("fdr", "simultaneous", "each"):
            self.check(tk.compare(self.mix, margins=margins, family=family), "--family", family, *options)

    def test_years_and_baseline_are_chosen_by_xarray(self):
        years = self.mix.sel(year=slice(2020, 2022))
        self.check(tk.compare(years), "--years", "2020:2022")
        order = ["parity", "today", "today-10", "version-1"]
        self.check(tk.compare(self.mix.sel(scenario=order)), "--baseline", "parity")

    def test_results_of_a_file(self):
        with xarray.open_dataset(self.file, engine="h5netcdf") as results:
            self.check(tk.compare(results))

    def test_of_what_lacks_inputs(self):
        few = self.mix[["research_innovations", "innovations", "awards"]]
        table = tk.compare(few)
        self.assertEqual(
            set(table.index.get_level_values("measure")),
            {"research_share", "research_innovations", "innovations", "awards"},
        )
        self.assertNotIn("near the margin", set(table.verdict))  # without keys it is not known what moves it

    def test_a_synthetic_population(self):
        settings = {"run.replicates": 5, "run.years": 2, "population.synthetic": 200}
        file = self.scratch / "synthetic.h5"
        files = [SOURCE / "scenarios" / f"{name}.ini" for name in ("today", "parity")]
        process = taktskifte("run", *files, "-o", file, "--quiet", *self.settings(settings))
        self.assertEqual(process.returncode, 0, process.stderr)
        self.file = file
        self.check(tk.compare(tk.run(*files, set=settings)))

    def test_indicators(self):
        found = tk.indicators(self.mix)
        share = found["research_share"]
        self.assertEqual((share.dims, share.attrs["units"]), (("scenario", "replicate"), "share"))
        of_years = self.mix.research_innovations.sum("year") / self.mix.innovations.sum("year")
        xarray.testing.assert_allclose(
            share, of_years.drop_vars(share.coords.keys() ^ of_years.coords.keys()), rtol=1e-13
        )

    def test_mistakes(self):
        for wrong in ({"margins": {"nothing": 1.0}}, {"margins": {"awards": -1.0}}, {"family": "all"}):
            with self.assertRaises(tk.ScenarioError):
                tk.compare(self.mix, **wrong)
        with self.assertRaises(tk.ScenarioError):
            tk.compare(self.mix[["population"]])

    def test_of_what_nothing_can_be_made(self):
        for find in (tk.compare, tk.indicators):
            with self.assertRaises(tk.ScenarioError) as caught:
                find(self.mix[["research_share"]])
            self.assertEqual(caught.exception.exit_code, 65)
            self.assertIn("research_share is made from research_innovations and innovations", str(caught.exception))
        for results, reason in (
            (self.mix.sel(scenario=["today"]), "scenario: these results hold one alone"),
            (self.mix.sel(scenario="parity"), "scenario: these results do not lie along it"),
            (self.mix.isel(year=0, replicate=0), "replicate and year: these results do not lie along it"),
            (self.mix[["awards", "innovations"]].mean("replicate"), "replicate: these results do not lie along it"),
            (tk.sweep({}, over={"apply.elasticity": [0.2]}, set={**SMALL, "run.replicates": 2}), "results of a sweep"),
        ):
            with self.assertRaises(tk.ScenarioError) as caught:
                tk.compare(results)
            self.assertIn(reason, str(caught.exception))
            self.assertEqual(caught.exception.exit_code, 65)

    def test_of_details_alone(self):
        details = self.mix[["innovations_region_size"]]
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.compare(details)
        self.assertIn("give all=True", str(caught.exception))
        self.assertGreater(len(tk.compare(details, all=True)), 3)


if __name__ == "__main__":
    unittest.main()
