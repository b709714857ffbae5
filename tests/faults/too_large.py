"""What could not be kept exactly, or not be simulated at all, is refused before anything runs: exit code 78, nothing left behind."""

import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

TABLE = SOURCE / "scenarios/data/municipalities_2018.csv"


def settings(*pairs):
    return [word for pair in pairs for word in ("--set", pair)]


class TooLarge(CommandTest):
    def refused(self, *fragments, words=(), files=None):
        """`check` and `run` say the same, and the run makes neither file nor folder."""
        files = files or [self.today()]
        before = sorted(p.name for p in self.scratch.iterdir())
        self.expect(taktskifte("check", *files, *words), 78, *fragments)
        self.expect(taktskifte("run", *files, "-o", self.scratch / "out.h5", *words), 78, *fragments)
        self.nothing_left(*before)

    def accepted(self, *pairs, files=None):
        self.expect(taktskifte("check", *(files or [self.today()]), *settings(*pairs)), 0)

    def one_municipality(self):
        file = self.scratch / "m.csv"
        file.write_text("".join(TABLE.read_text().splitlines(keepends=True)[:2]))
        return file

    def test_squares_of_sums_per_municipality(self):
        pairs = [f"data.municipalities={self.one_municipality()}", "municipalities.units_total=10000000"]
        self.refused("--set: run.replicates = 1: ", "squares of the innovations", "2^53", "run.years",
                     words=settings(*pairs, "run.years=1000", "run.replicates=1"))
        self.accepted(*pairs, "run.years=10", "run.replicates=3")

    def test_innovations_of_projects(self):
        text = (f"base = {SOURCE}/scenarios/today.ini\n[funding]\npot_mnok = 1000000\npublic_share = 1\n"
                "[grant]\nmin_mnok = 0.01\nmax_mnok = 0.01\n[experience]\npartners_per_project = 100\n"
                "innovations_per_participant = 1000\n")
        file = self.scenario(text)
        self.refused("x.ini:10: experience.innovations_per_participant = 1000: ", "2147483647", "raise grant.min_mnok",
                     files=[file])
        self.accepted("experience.innovations_per_participant=1", files=[file])

    def test_money_that_years_add_up(self):
        pairs = ["run.years=1000", "population.synthetic=4220", "funding.pot_mnok=1000000", "grant.min_mnok=7",
                 "apply.reference_count=0.01", "private.applications=0", "run.replicates=1"]
        for rule in ("carry", "other_side"):
            self.refused("--set: funding.pot_mnok = 1000000: ", "kroner of all years", "2^53", "funding.unused = lost",
                         words=settings(*pairs, f"funding.unused={rule}"))
        # Four years of large pots are too much, one is not.
        path = "2018:1460 2025:1000000 {}:1460"
        pairs = ["population.synthetic=1000000", "grant.min_mnok=7", "funding.unused=carry", "run.replicates=1",
                 "apply.reference_count=0.01", "private.applications=0"]
        self.refused("funding.pot_mnok", "kroner of all years",
                     words=settings(*pairs, "funding.pot_mnok=" + path.format(2029)))
        self.accepted(*pairs, "funding.pot_mnok=" + path.format(2026))

    def test_expected_applications(self):
        self.refused("--set: apply.reference_count = 100000: expected applications of 0301 Oslo",
                     "more than 1000 of one municipality are not simulated", "raise apply.effort",
                     words=settings("apply.reference_count=100000"))
        self.refused("--set: private.applications = 100000: expected applications of firms", "1000000",
                     words=settings("private.applications=100000", "population.synthetic=42200"))
        # More firms are simulated where there are more municipalities.
        large = ["population.synthetic=600000", "run.replicates=1"]
        self.accepted("private.applications=750", *large)
        self.refused("--set: private.applications = 1000: expected applications of firms", "more than 1200000 are not",
                     words=settings("private.applications=1000", *large))
        # The keys of the applicants may stay: one year of the path is enough.
        # One year of a path is enough.
        file = self.scenario(f"base = {SOURCE}/scenarios/parity.ini\n[apply]\neffort = 2018:1 2030:0.01 2031:1\n"
                             "elasticity = 3\n")
        self.refused("x.ini:4: apply.elasticity = 3: expected applications of 0301 Oslo", "raise apply.effort",
                     files=[file])

    def test_what_only_the_run_can_tell_fails_in_the_year(self):
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", "--threads", 1, *self.small,
                             *settings("apply.experience=100", "experience.units_per_project=10000"))
        self.expect(process, 78, "replicate 0 failed: municipality ", "more than 1000 are not simulated",
                    "lower apply.reference_count", "apply.experience")
        self.nothing_left()

    def test_a_mistake_that_scenarios_share_is_told_once(self):
        process = taktskifte("run", self.today(), self.today("parity"), "-o", self.scratch / "out.h5",
                             *settings("apply.reference_count=100000", "apply.elasticity=0"))
        self.expect(process, 78)
        self.assertEqual(process.stderr.count("expected applications of 0301 Oslo"), 1)

    def test_large_studies_are_no_mistake(self):
        shipped = sorted((SOURCE / "scenarios").glob("*.ini"))
        self.accepted("run.replicates=100000", files=shipped)
        self.accepted("run.years=1000", "run.replicates=1000", files=shipped)
        self.accepted("population.synthetic=1000000", "run.replicates=100000",
                      files=[self.today(), self.today("parity")])


class Verified(CommandTest):
    """At the edge of a bound a run ends in a result that its own `verify` accepts."""

    def test_money_just_below_the_bound(self):
        process = taktskifte("run", self.today(), "-o", self.scratch / "out.h5", "--quiet", "--threads", 1, *settings(
            "run.years=1000", "run.burn_in_years=10", "run.replicates=1", "population.synthetic=3780",
            "funding.pot_mnok=1000000", "funding.unused=other_side", "apply.reference_count=0.01",
            "private.applications=0", "grant.min_mnok=10000", "grant.max_mnok=10000"))
        self.expect(process, 0)
        self.expect(taktskifte("verify", self.scratch / "out.h5"), 0)


if __name__ == "__main__":
    unittest.main()
