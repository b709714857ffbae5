"""Every municipality in every year: kept as said, the same however a run is cut, and never too large for its 32 bits."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CommandTest, taktskifte  # noqa: E402

import h5py  # noqa: E402

MEASURES = {"innovations": "innovations", "research_innovations": "research_innovations", "awards": "municipal_awards"}


class MunicipalityYears(CommandTest):
    def run_today(self, name, *settings):
        out = self.scratch / name
        words = ["--set", "run.years=4"]
        for setting in settings:
            words += ["--set", setting]
        self.expect(taktskifte("run", self.today(), self.today("parity"), "-o", out, "--quiet", *words), 0)
        return out

    def test_they_add_up_to_the_country_and_to_the_sums_over_years(self):
        out = self.run_today("a.h5", "run.replicates=7")
        with h5py.File(out) as file:
            self.assertNotIn("municipality_years_left_out", file.attrs)
            for name, measure in MEASURES.items():
                counts = file[f"municipality_year_{name}"]
                self.assertEqual((counts.dtype, counts.shape), ("int32", (2, 4, 422)))
                self.assertTrue((counts[()].sum(axis=2) == file[measure][()].sum(axis=1)).all(), name)
                self.assertTrue((counts[()].sum(axis=1) == file[f"municipality_{name}_sum"][()]).all(), name)
            joined = file["municipality_year_participations"][()]
            self.assertTrue((joined.sum(axis=1) == file["municipality_participations_sum"][()]).all())
            self.assertTrue((joined.sum() > file["municipality_year_awards"][()].sum()))
        self.expect(taktskifte("verify", out, "--all", "--quiet"), 0)

    def test_verify_sees_a_changed_count_without_a_run(self):
        out = self.run_today("a.h5", "run.replicates=2")
        with h5py.File(out, "r+") as file:
            file["municipality_year_participations"][1, 2, 17] += 1
        said = taktskifte("verify", out)
        self.assertEqual(said.returncode, 65, said.stdout + said.stderr)
        self.assertIn("municipality_year_participations", said.stdout + said.stderr)

    def exchanged(self, name, amount):
        """A file in which two municipalities have exchanged counts of two years, so that every sum stays."""
        out = self.run_today("a.h5", "run.replicates=2")
        with h5py.File(out, "r+") as file:
            counts = file[f"municipality_year_{name}"][1]
            (few, many), (year, other), count = amount(counts, file["municipality_year_innovations"][1])
            for y, m, sign in ((year, few, 1), (year, many, -1), (other, few, -1), (other, many, 1)):
                counts[y, m] += sign * count
            file[f"municipality_year_{name}"][1] = counts
        said = taktskifte("verify", out)
        self.assertEqual(said.returncode, 65, said.stdout + said.stderr)
        return said.stdout + said.stderr

    def test_verify_sees_counts_below_0_though_all_sums_hold(self):
        for name in MEASURES.keys() | {"participations"}:
            with self.subTest(name=name):
                said = self.exchanged(name, lambda counts, _: ((0, 1), (0, 1), int(counts[1, 0]) + 1))
                self.assertIn("counts by municipality and year are whole numbers from 0", said)

    def test_verify_sees_more_innovations_with_a_researcher_than_there_are(self):
        def amount(counts, innovations):
            """Years and municipalities where that many can be exchanged without a count below 0."""
            for many in counts.sum(axis=0).argsort()[::-1]:
                for few in counts.sum(axis=0).argsort():
                    for year in range(4):
                        for other in range(4):
                            free = int(innovations[year, few] - counts[year, few])
                            if other != year and min(counts[year, many], counts[other, few]) > free:
                                return (few, many), (year, other), free + 1
            self.fail("no such counts")
        said = self.exchanged("research_innovations", amount)
        self.assertIn("innovations with a researcher by municipality and year are at most all of them", said)

    def test_a_large_population_keeps_them_only_when_asked(self):
        large = "population.synthetic=10001"
        without = self.run_today("b.h5", "run.replicates=1", "run.burn_in_years=10", large)
        with h5py.File(without) as file:
            self.assertNotIn("municipality_year_awards", file)
            self.assertIn("run.municipality_years = auto, and 10001 municipalities are more than 10000",
                          str(file.attrs["municipality_years_left_out"]))
        asked = self.run_today("c.h5", "run.replicates=1", "run.burn_in_years=10", large, "run.municipality_years=yes")
        never = self.run_today("d.h5", "run.replicates=1", "run.municipality_years=no")
        with h5py.File(asked) as file, h5py.File(never) as other:
            self.assertEqual(file["municipality_year_awards"].shape, (2, 4, 10001))
            self.assertNotIn("municipality_year_awards", other)
            self.assertIn("run.municipality_years = no", str(other.attrs["municipality_years_left_out"]))

    def test_sums_that_may_pass_32_bits_are_refused_beforehand(self):
        many = ["--set", "run.replicates=9000000"]
        said = taktskifte("check", self.today(), *many)
        self.expect(said, 78, "run.municipality_years = no")
        without = taktskifte("check", self.today(), *many, "--set", "run.municipality_years=no")
        self.assertNotIn("municipality_years", without.stderr)


if __name__ == "__main__":
    unittest.main()
