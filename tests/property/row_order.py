"""A list of municipalities sorted otherwise gives the same bits: chance goes by number, not by row."""

import csv
import pathlib
import random
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

import h5py  # noqa: E402

# What a file says of the tables it was made from, and when and how it was made.
OF_THE_LIST = {"data_text", "key_value", "key_origin", "resolved_keys"}


class RowOrder(CommandTest):
    def rows(self):
        with open(SOURCE / "scenarios/data/municipalities_2018.csv", encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def run_list(self, name, header, rows, *settings):
        table = self.scratch / f"{name}.csv"
        with open(table, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
        out = self.scratch / f"{name}.h5"
        words = ["--set", f"data.municipalities={table}", "--set", "run.replicates=4", "--set", "run.years=3"]
        for setting in settings:
            words += ["--set", setting]
        self.expect(taktskifte("run", self.today(), self.today("parity"), "-o", out, "--quiet", *words), 0)
        with h5py.File(out) as file:
            return {name: file[name][()].tobytes() for name in file if name not in OF_THE_LIST and file[name].dtype.kind != "O"}

    def test_a_municipality_that_would_apply_too_often_is_called_by_its_number(self):
        header, *rows = self.rows()
        table = self.scratch / "list.csv"
        with open(table, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *reversed(rows)])
        words = []
        for setting in (f"data.municipalities={table}", "run.replicates=1", "run.years=3", "apply.belief=40"):
            words += ["--set", setting]
        for further in ((), ("--set", "population.synthetic=1000")):
            process = taktskifte("run", self.today("parity"), "-o", self.scratch / "x.h5", "--quiet", *words, *further)
            self.expect(process, 78)
            named = re.search(r"municipality (\d{4})(-[23])? expects to send ", process.stderr)
            self.assertIsNotNone(named, process.stderr)
            self.assertIn(named[1], [row[0] for row in rows])

    def compare(self, *settings):
        header, *rows = self.rows()
        by_number = self.run_list("number", header, rows, *settings)
        by_name = self.run_list("name", header, sorted(rows, key=lambda row: row[1]), *settings)
        random.Random(3).shuffle(rows)
        shuffled = self.run_list("shuffled", header, rows, *settings)
        self.assertGreater(len(by_number), 50)
        self.assertEqual(by_number, by_name)
        self.assertEqual(by_number, shuffled)

    def test_by_name_by_number_and_shuffled(self):
        self.compare()

    def test_in_a_synthetic_population_too(self):
        self.compare("population.synthetic=1000")


if __name__ == "__main__":
    unittest.main()
