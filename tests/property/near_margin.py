"""A difference is near its margin only where it was measured what moves it, and everywhere the same is then said."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

import h5py  # noqa: E402

REPLICATES = 6


class NearMargin(CommandTest):
    def run_file(self, name, *scenarios, settings=()):
        out = self.scratch / name
        words = ["--set", f"run.replicates={REPLICATES}"]
        for setting in settings:
            words += ["--set", setting]
        self.expect(taktskifte("run", *scenarios, "-o", out, "--quiet", *words), 0)
        return out

    def compared(self, file):
        process = taktskifte("compare", file, "--json")
        self.expect(process, 0)
        result = json.loads(process.stdout)
        return {row["measure"]: row["differences"][0] for row in result["rows"]}, result["verdicts"][0]

    def parity_with_less_effort(self):
        return self.scenario(f"base = {self.today('parity')}\n\n[apply]\neffort = 0.67\n")

    def plain(self, file):
        rows, verdict = self.compared(file)
        self.assertEqual({row["verdict"] for row in rows.values()} & {"near the margin"}, set())
        self.assertTrue(all(row["in_doubt"] is None for row in rows.values()))
        self.assertNotIn("near the margin", verdict["text"])
        return rows, verdict

    def test_compare_and_levers_judge_the_same_alike(self):
        rows, verdict = self.compared(self.run_file("mix.h5", self.today(), self.today("parity")))
        share = rows["research_share"]
        self.assertEqual(share["verdict"], "near the margin")
        self.assertLess(share["in_doubt"][0], 0.005)
        self.assertGreater(share["in_doubt"][1], 0.005)
        self.assertIn("other values of apply.elasticity, ", verdict["text"])
        self.assertGreater(verdict["total_response"], 0)

        pulled = taktskifte("levers", "--json", "--quiet", "--replicates", REPLICATES, "--scenarios", SOURCE / "scenarios")
        self.expect(pulled, 0)
        today = json.loads(pulled.stdout)["tables"][0]
        cells = {row["cells"][0]: row["cells"] for row in today["rows"]}
        self.assertEqual(cells["half of the pot public"][-1], share["verdict"])
        near = [name for name, row in cells.items() if row[-1] == "near the margin"]
        self.assertEqual(near, ["half of the pot public"])

    def test_another_lever_has_a_plain_verdict_and_no_response_to_money(self):
        file = self.run_file("lever.h5", self.today("parity"), self.parity_with_less_effort())
        _, verdict = self.plain(file)
        self.assertIsNone(verdict["total_response"])
        both = self.run_file("both.h5", self.today(), self.parity_with_less_effort())
        _, verdict = self.plain(both)
        self.assertIsNone(verdict["total_response"])
        self.assertNotIn("Total response", verdict["text"])

    def test_inputs_that_are_not_the_defaults_have_a_plain_verdict(self):
        for setting in ("apply.elasticity=0.31", "panel.fundable_share=0.5", "experience.units_per_project=9",
                        "choice.experience=0.7"):
            with self.subTest(setting=setting):
                file = self.run_file("x.h5", self.today(), self.today("parity"), settings=[setting, "run.years=4"])
                _, verdict = self.plain(file)
                self.assertIsNotNone(verdict["total_response"])  # money alone differs
                said = " ".join(taktskifte("compare", file).stdout.split())
                self.assertIn(f"Chosen for this run: {setting.replace('=', ' ')}.", said)
                file.unlink()

    def test_a_file_of_another_version_of_the_model_has_a_plain_verdict(self):
        file = self.run_file("mix.h5", self.today(), self.today("parity"))
        with h5py.File(file, "r+") as opened:
            opened.attrs.modify("model_results_version", 1)
        self.plain(file)


if __name__ == "__main__":
    unittest.main()
