"""Tables that export writes hold what the file holds."""

import csv
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402


class Export(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = cls.folder / "x.h5"
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", cls.file, *cls.small)
        assert process.returncode == 0, process.stderr

    def rows(self, *words, delimiter=","):
        process = taktskifte("export", self.file, *words)
        self.expect(process, 0)
        self.assertTrue(process.stdout.startswith("\ufeff"))
        return list(csv.DictReader(process.stdout[1:].splitlines(), delimiter=delimiter))

    def test_measures_are_written_element_by_element(self):
        rows = self.rows("research_share", "awards")
        with h5py.File(self.file) as file:
            share, awards = file["research_share"][:], file["awards"][:]
            names = list(file["scenario"].asstr()[:])
        self.assertEqual(len(rows), share.size)
        for row in rows:
            at = (names.index(row["scenario"]), int(row["replicate"]), int(row["year"]) - 2018)
            self.assertEqual(float(row["research_share"]), share[at])
            self.assertEqual(int(row["awards"]), awards[at])
        by_outcome = self.rows("successes_with")
        self.assertEqual(list(by_outcome[0]), ["scenario", "replicate", "year", "outcome", "successes_with"])
        self.assertEqual(len(by_outcome), share.size * 5)

    def test_means_are_over_the_replicates_in_which_it_is_defined(self):
        with h5py.File(self.file) as file:
            values = file["gini_awards"][:]
            means, sds = numpy.nanmean(values, axis=1), numpy.nanstd(values, axis=1, ddof=1)
        for at, row in enumerate(self.rows("gini_awards", "--mean")):
            self.assertNotIn("replicate", row)
            self.assertAlmostEqual(float(row["gini_awards"]), means.flat[at], places=12)
            self.assertAlmostEqual(float(row["gini_awards sd"]), sds.flat[at], places=12)

    def test_the_table_of_municipalities(self):
        rows = self.rows("--municipalities")
        with h5py.File(self.file) as file:
            research = file["municipality_research_innovations_sum"][:]
            reached = file["municipality_replicates_reached"][:]
        self.assertEqual(len(rows), 2 * 422)
        for at, row in enumerate(rows):
            self.assertAlmostEqual(float(row["research_innovations_a_year"]), research.flat[at] / 6, places=12)
            self.assertAlmostEqual(float(row["chance_of_being_reached"]), reached.flat[at] / 3, places=12)
        self.assertEqual((rows[0]["number"], rows[0]["name"], rows[0]["region"]), ("0101", "Halden", "Østlandet"))
        excel = self.rows("--municipalities", "--excel", delimiter=";")
        self.assertEqual({row["number"] for row in excel}, {f'="{row["number"]}"' for row in rows})
        self.assertIn(",", excel[0]["innovations_a_year"])

    def test_files_are_made_whole_or_not_at_all(self):
        out = self.scratch / "t.csv"
        self.expect(taktskifte("export", self.file, "awards", "-o", out), 0)
        self.assertEqual(out.read_text("utf-8"), taktskifte("export", self.file, "awards").stdout)
        before = out.read_bytes()
        self.expect(taktskifte("export", self.file, "innovations", "-o", out), 73, "t.csv", "--overwrite")
        self.assertEqual(out.read_bytes(), before)
        self.expect(taktskifte("export", self.file, "innovations", "-o", out, "--overwrite"), 0)
        self.assertNotEqual(out.read_bytes(), before)
        link = self.scratch / "link.h5"
        link.symlink_to(self.file)
        whole = self.file.read_bytes()
        self.expect(taktskifte("export", self.file, "awards", "-o", link, "--overwrite"), 64, "choose another name")
        self.assertEqual(self.file.read_bytes(), whole)
        self.expect(taktskifte("export", self.file, "awards", "-o", self.scratch / "no/t.csv"), 73)
        self.nothing_left("t.csv", "link.h5")

    def test_what_cannot_be_is_refused(self):
        for words, said in (((), "--municipalities"), (("nothing",), "no such variable"), (("key_name",), "no such variable"),
                            (("awards", "partner_share"), "other dimensions"), (("population", "--mean"), "--mean"),
                            (("awards", "--municipalities"), "Usage"), (("--municipalities", "--mean"), "--mean"),
                            (("awards", "--csv", "--excel"), "one of")):
            with self.subTest(words=words):
                process = taktskifte("export", self.file, *words)
                self.expect(process, 64, said)
                self.assertEqual(process.stdout, "")
        self.expect(taktskifte("export", self.scratch / "none.h5", "awards"), 66, "none.h5")


if __name__ == "__main__":
    unittest.main()
