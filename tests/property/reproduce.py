"""taktskifte run --from: a replicate once more, from the file alone; what was changed in it is found and named."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, taktskifte  # noqa: E402
from support.stored import StoredTest  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402


class Reproduce(StoredTest):
    def reproduce(self, file, *words):
        return taktskifte("run", "--from", file, *words, cwd=self.scratch)

    def test_one_replicate_of_all_scenarios_is_the_stored_one(self):
        file = self.copy()
        process = self.reproduce("x.h5", "--replicate", 4, "-o", "one.h5")
        self.expect(process, 0)
        self.assertIn("the same, bit for bit", process.stdout)
        with h5py.File(file) as whole, h5py.File(self.scratch / "one.h5") as one:
            self.assertEqual(list(one["replicate"][:]), [4])
            names = [name for name in whole if whole[name].ndim >= 3 and not name.startswith("municipality_year_")]
            self.assertGreater(len(names), 30)
            for name in names:
                self.assertEqual(whole[name][:, 4:5].tobytes(), one[name][()].tobytes(), name)
            self.assertEqual(list(whole["data_text"][:]), list(one["data_text"][:]))
            self.assertIn("replicate 4 again", one.attrs["history"].decode())
        self.expect(self.verify("one.h5", "--all"), 0)

    def panel(self, change=None):
        """A file of one replicate with its panel; `change` as in copy()."""
        file = self.scratch / "one.h5"
        self.expect(self.reproduce(self.copy(), "--replicate", 4, "-o", "one.h5", "--quiet"), 0)
        if change:
            file.write_bytes(file.read_bytes()[:-CHECKSUM_LINE])
            with h5py.File(file, "r+") as opened:
                change(opened)
        return file

    def test_panels_add_up_over_municipalities_to_the_measures(self):
        outcomes = ("quality", "efficiency", "avoided_cost", "employee_satisfaction", "business_value")
        with h5py.File(self.panel()) as one:
            self.assertEqual(one["panel_awards"].shape, (2, 1, 3, 422))
            for column, measure in [("innovations", "innovations"), ("research_innovations", "research_innovations"),
                                    ("applications", "municipal_applications"), ("awards", "municipal_awards"),
                                    ("project_innovations", "project_innovations"), ("preproject", "preprojects")]:
                self.assertEqual(one[f"panel_{column}"][:].sum(axis=3).tolist(), one[measure][:].tolist(), column)
            for kind in ("with", "without"):
                for element, outcome in enumerate(outcomes):
                    self.assertEqual(one[f"panel_successes_{kind}_{outcome}"][:].sum(axis=3).tolist(),
                                     one[f"successes_{kind}"][..., element].tolist(), outcome)
            self.assertGreater(one["panel_innovations"][:].sum(), 0)
            for column in ("innovations", "research_innovations", "applications", "awards", "participations"):
                self.assertEqual(one[f"panel_{column}"][:].sum(axis=(1, 2)).tolist(),
                                 one[f"municipality_{column}_sum"][:].tolist(), column)

    def test_panels_are_verified_too(self):
        self.panel()
        said = json.loads(self.verify("one.h5", "--json").stdout)
        with h5py.File(self.scratch / "one.h5") as one:
            panels = sum(one[name].size for name in one if name.startswith("panel_"))
        self.assertGreater(panels, 29 * 2 * 3 * 400)
        self.assertGreater(said["numbers_compared"], panels)
        self.assertEqual(said["variables_unknown"], [])

        def belief(file):
            file["panel_belief"][1, 0, 2, 17] += 1e-12
        self.panel(belief)
        self.expect(self.verify("one.h5"), 65, "panel_belief, scenario parity, replicate 4, year 2020, municipality ")
        self.expect(self.reproduce("one.h5", "--replicate", 4, "-o", "two.h5"), 65, "panel_belief")

        def awards(file):
            file["panel_awards"][0, 0, 1, 3] += 1
        self.panel(awards)
        self.expect(self.verify("one.h5"), 65,
                    "panel_awards, scenario today, replicate 4, year 2019, over all municipalities: stored")

    def test_counts_of_panels_that_no_run_has_break_a_rule(self):
        self.panel()
        whole = (self.scratch / "one.h5").read_bytes()[:-CHECKSUM_LINE]

        def as_doubles(file, name):
            old = file[name]
            values, scales = old[...].astype("f8"), [dim[0].name for dim in old.dims]
            del file[name]
            new = file.create_dataset(name, data=values)
            for dim, scale in zip(new.dims, scales):
                dim.attach_scale(file[scale])
        # 1e8 is a count, but none of the sums: squared, it lies beyond what they hold.
        for value, text in ((1e8, ""), (-1.0, "-1"), (float("nan"), "NaN"), (1e300, "1e+300")):
            with self.subTest(value=value):
                changed = self.scratch / "changed.h5"
                changed.write_bytes(whole)
                with h5py.File(changed, "r+") as file:
                    if text:
                        as_doubles(file, "panel_awards")
                    file["panel_awards"][0, 0, 1, 3] = value
                process = self.verify("changed.h5", "--replicates", "4", "--json")
                self.expect(process, 65)
                said = json.loads(process.stdout)
                self.assertIn("sums per municipality are those of the panels", said["broken_by_rule"])
                cells = [one for one in said["rules_broken"]["first"]
                         if one["variable"] == "panel_awards" and one["expected"] == "a whole number from 0 to 2^53"]
                self.assertEqual([(one["scenario"], one["replicate"], one["year"], one["stored"]) for one in cells],
                                 [("today", 4, 2019, text)] if text else [])

    def test_one_scenario_alone(self):
        file = self.copy()
        self.expect(self.reproduce(file, "--replicate", 2, "--scenario", "parity", "-o", "one.h5", "--quiet"), 0)
        with h5py.File(file) as whole, h5py.File(self.scratch / "one.h5") as one:
            self.assertEqual(list(one["scenario"].asstr()[:]), ["parity"])
            self.assertEqual(whole["awards"][1:, 2:3].tobytes(), one["awards"][()].tobytes())
        self.expect(self.verify("one.h5", "--all"), 0)

    def test_a_number_that_differs_is_named_and_nothing_is_written(self):
        def change(file):
            file["awards"][1, 4, 2] += 1
        file = self.copy(change)
        self.expect(self.reproduce(file, "--replicate", 4, "-o", "one.h5"), 65,
                    "awards, scenario parity, replicate 4, year 2020: stored", "nothing was written")
        self.nothing_left("x.h5")
        self.expect(self.reproduce(file, "--replicate", 3, "-o", "one.h5"), 0)

    def test_other_numbers_are_refused(self):
        def change(file):
            file.attrs.modify("model_results_version", numpy.int32(7))
        self.expect(self.reproduce(self.copy(change), "--replicate", 4, "-o", "one.h5"), 65, "model_results_version 7")
        self.nothing_left("x.h5")

    def test_wrong_use(self):
        file = self.copy()
        for words, code, fragment in [
                (("--replicate", 6, "-o", "one.h5"), 64, "no such replicate"),
                (("--replicate", -1, "-o", "one.h5"), 64, "no such replicate"),
                (("-o", "one.h5"), 64, "--replicate"),
                (("--replicate", 1), 64, "-o"),
                (("--replicate", 1, "-o", "-"), 64, "-o"),
                (("--replicate", 1, "-o", file), 64, "another name"),
                (("--replicate", 1, "-o", "one.h5", "--scenario", "mars"), 64, "it has today, parity"),
                (("--replicate", 1, "-o", "one.h5", "--set", "run.seed=2"), 64, "--set"),
                (("--replicate", 1, "-o", "one.h5", self.today()), 64, "scenario files"),
                (("--replicate", 1, "-o", "none/one.h5"), 73, "none/one.h5")]:
            with self.subTest(words=words):
                self.expect(self.reproduce(file, *words), code, fragment)
        self.expect(taktskifte("run", "--from", self.scratch / "none.h5", "--replicate", 1, "-o", "one.h5",
                               cwd=self.scratch), 66, "none.h5")
        self.expect(taktskifte("run", self.today(), "--replicate", 1, "-o", "one.h5", cwd=self.scratch), 64, "--from")
        self.nothing_left("x.h5")


if __name__ == "__main__":
    unittest.main()
