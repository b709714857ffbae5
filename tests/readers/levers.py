"""What each actor can do, as users meet it: one command, the same bits for any number of threads."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402


class Levers(CommandTest):
    def levers(self, *words):
        return taktskifte("levers", "--replicates", 2, "--scenarios", SOURCE / "scenarios", *words)

    def test_every_lever_stands_in_both_tables_with_its_cost(self):
        one = self.levers("--json", "--quiet", "--threads", 1)
        self.assertEqual((one.returncode, one.stderr), (0, ""))
        self.assertEqual(one.stdout, self.levers("--json", "--quiet", "--threads", 2).stdout)
        today, parity, scarce = json.loads(one.stdout)["tables"]
        self.assertEqual([row["cells"][0] for row in today["rows"]], [row["cells"][0] for row in parity["rows"]])
        at = today["columns"].index
        rows = {row["cells"][0]: row["cells"] for row in today["rows"]}
        pot = rows["a fifth more in the pot"]
        self.assertEqual(pot[at("pot")]["value"], 292)
        # 3 % of 9 350 work-years at 1.5 MNOK, whatever comes of them.
        self.assertAlmostEqual(rows["8 % of work-years open"][at("capacity")]["value"], 420.75)
        half = rows["half of the pot public"]
        self.assertLess(half[at("R&D")]["value"], 0)
        self.assertGreater(half[at("awards")]["value"], 0)
        self.assertGreater(rows["innovation strategies"][at("innovations")]["value"], 0)
        self.assertGreater(rows["firms in 25 % of innovations"][at("efficiency, pp")]["value"], 0)
        # Where researchers are scarce, more of them are what helps.
        scarce_rows = {row["cells"][0]: row["cells"] for row in scarce["rows"]}
        self.assertLess(scarce_rows["8 % of work-years open"][at("lapsed")]["value"], -30)
        for name in ("one ministry gives twice as much", "voluntary sector in 20 %"):  # recorded only
            for cell in rows[name][1:-1]:
                self.assertEqual(cell["value"], 0, name)

    def test_bad_options_are_refused(self):
        self.expect(taktskifte("levers", "--replicates", "1"), 64, "--replicates 1")
        self.expect(taktskifte("levers", "--json", "--markdown"), 64, "one of")
        self.expect(taktskifte("levers", "parity.ini"), 64, "parity.ini")


if __name__ == "__main__":
    unittest.main()
