"""A group of municipalities within the nation: its list, its sums, and who gains or loses."""

import csv
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

REPLICATES = 12


class Groups(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        later = cls.folder / "later.ini"
        later.write_text(f"base = {SOURCE}/scenarios/today.ini\n[funding]\npublic_share = 2018:0.075 2020:0.5\n")
        cls.file = cls.folder / "x.h5"
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", later, "-o", cls.file,
                             "--quiet", "--set", f"run.replicates={REPLICATES}", "--set", "run.years=5")
        assert process.returncode == 0, process.stderr

    def group(self, *words, file=None):
        process = taktskifte("compare", file or self.file, *words, "--json")
        self.expect(process, 0, f"runs {REPLICATES} replicates again")
        return json.loads(process.stdout)

    def listed(self, text, name="list.txt"):
        file = self.scratch / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def numbers_of(self, text, *words, name="list.txt", file=None):
        result = self.group("--municipalities", self.listed(text, name), *words, file=file)
        return [member["number"] for member in result["members"]], result["notes"]

    def refused(self, code, *words):
        process = taktskifte("compare", self.file, *words)
        self.expect(process, code)
        return process.stderr

    def test_a_table_without_names_of_columns_loses_no_municipality(self):
        said = self.refused(65, "--municipalities", self.listed("0301,Oslo\n1103,Stavanger\n", "list.csv"))
        self.assertIn("list.csv:1: a municipality stands where the names of the columns are expected", said)

    def test_a_column_of_numbers_with_a_mistake_is_not_left_for_another(self):
        said = self.refused(65, "--municipalities",
                            self.listed("kommunenummer,inhabitants\n1811,1103\nxx,9200\n", "list.csv"))
        self.assertIn("list.csv:3", said)

    def test_reach_is_counted_within_the_chosen_years(self):
        self.assertIn("the chosen years end in 2019", self.refused(64, "--municipalities", self.listed("0301\n"), "--since",
                                                                   2021, "--years", "2018:2019"))

    def test_the_group_is_the_sum_of_its_municipalities_in_the_file(self):
        result = self.group("--municipalities", self.listed("0301\n1103\n1902\n2002\n"), "--baseline", "today")
        self.assertEqual((result["first_year"], result["last_year"], result["since"]), (2018, 2022, 2018))
        rows = {row["measure"]: row for row in result["rows"]}
        with h5py.File(self.file) as file:
            numbers = list(file["municipality"].asstr()[:])
            at = [numbers.index(member["number"]) for member in result["members"]]
            research = file["municipality_research_innovations_sum"][:]
            squares = file["municipality_research_innovations_sum_of_squares"][:]
            cross = file["municipality_research_innovations_cross_first"][:]
            reached = file["municipality_replicates_reached"][:]
            whole = file["municipality_innovations_sum"][:]
        self.assertAlmostEqual(result["part_of_innovations"], whole[0, at].sum() / whole[0].sum(), places=12)
        for scenario in (0, 1, 2):
            mean = rows["research_innovations"]["means"][scenario]["mean"]
            self.assertAlmostEqual(mean, research[scenario, at].sum() / REPLICATES / 5, places=9)
            share = rows["share_ever_joined"]["means"][scenario]["mean"]
            self.assertAlmostEqual(share, reached[scenario, at].mean() / REPLICATES, places=12)
        for member, m in zip(result["members"], at):
            difference = member["research_innovations"]["differences"][0]
            mean = (research[1, m] - research[0, m]) / REPLICATES
            spread = (squares[1, m] - 2 * cross[1, m] + squares[0, m]) - REPLICATES * mean**2
            self.assertAlmostEqual(difference["difference"], mean / 5, places=9)
            self.assertAlmostEqual(difference["sd"], numpy.sqrt(spread / (REPLICATES - 1)) / 5, places=9)
        margin = {row["measure"]: row["margin"] for row in result["rows"]}
        self.assertAlmostEqual(margin["research_innovations"], 37 * result["part_of_innovations"], places=9)
        self.assertEqual((margin["research_share"], margin["share_ever_joined"]), (0.005, 0.02))

    def test_the_interval_of_the_group_is_that_of_its_sums_in_single_replicates(self):
        words = ("--group", "Nord-Norge, below 5000", "--years", "2018:2022")
        result = self.group(*words)
        row = {row["measure"]: row for row in result["rows"]}["research_innovations"]["differences"][0]
        _, whole = None, json.loads(taktskifte("compare", self.file, "--all", "--json").stdout)
        stored = {row["measure"]: row for row in whole["rows"]}
        same = stored["research_innovations_region_size[Nord-Norge, below 5000]"]
        self.assertAlmostEqual(row["difference"], same["differences"][0]["difference"], places=9)
        self.assertAlmostEqual(row["sd"], same["differences"][0]["sd"], places=9)
        for end in (0, 1):
            self.assertAlmostEqual(row["simultaneous_interval"][end], same["differences"][0]["simultaneous_interval"][end],
                                   places=9)
        self.assertAlmostEqual(same["margin"], 37 * result["part_of_innovations"], places=9)

    def test_reach_counts_from_the_policys_start(self):
        result = self.group("--group", "Vestlandet", "--baseline", "today")
        self.assertEqual(result["since"], 2018)  # parity differs from the first year on
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "later.h5"
            self.expect(taktskifte("run", SOURCE / "scenarios/today.ini", self.folder / "later.ini", "-o", file, "--quiet",
                                   "--set", f"run.replicates={REPLICATES}", "--set", "run.years=5"), 0)
            result = self.group("--group", "Vestlandet", file=file)
            self.assertEqual((result["since"], result["first_year"]), (2020, 2020))
            since_first = self.group("--group", "Vestlandet", "--since", "2018", file=file)
        share = [[row for row in one["rows"] if row["measure"] == "share_ever_joined"][0]["means"][0]["mean"]
                 for one in (result, since_first)]
        self.assertLess(*share)

    def test_lists_as_people_keep_them(self):
        oslo = ["0301", "1103"]
        for text in ("# mine\n\nK-0301\r\n1103 Stavanger\r\n",
                     'number;name\n"=""0301""\";Oslo\n"=""1103""\";Stavanger\n'):
            with self.subTest(text=text):
                self.assertEqual(self.numbers_of(text), (oslo, []))
        self.assertEqual(self.numbers_of("a,b\n0301,1\n1103,2\n", "--column", "a")[0], oslo)
        twice, notes = self.numbers_of("0301\n1103\n0301\n")
        self.assertEqual(twice, oslo)
        self.assertIn("More than once in the list: 0301", notes[0])

    def test_old_and_new_numbers(self):
        numbers, notes = self.numbers_of("5001\n5030\n")  # Trondheim and Klæbu as they were
        self.assertEqual((numbers, notes), (["5001", "5030"], []))
        numbers, notes = self.numbers_of("5001\n3101\n")  # as they are in 2024
        self.assertEqual(numbers, ["0101", "5001", "5030"])
        self.assertIn("Read as numbers of 2024", notes[0])
        self.assertIn("0101 Halden", notes[0])
        numbers, notes = self.numbers_of("0301\n3005\n")  # Drammen from 2020 to 2023
        self.assertEqual(numbers, ["0301"])
        self.assertIn("Not found among the municipalities of 2018", notes[0])
        self.assertIn("3005 (line 2)", notes[0])
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "new.h5"
            self.expect(taktskifte("run", self.today("today-2024"), self.today("parity-2024"), "-o", file, "--quiet", "--set",
                                   f"run.replicates={REPLICATES}", "--set", "run.years=2"), 0)
            numbers, notes = self.numbers_of("0101\n5030\n", file=file)
            self.assertEqual(numbers, ["3101", "5001"])
            self.assertIn("Read as numbers of 2018", notes[0])

    def test_what_is_no_list_is_refused(self):
        for text, code, said in (("", 65, "is empty"), ("0301\n12\n", 65, "list.txt:2"), ("hello\n", 65, "municipality"),
                                 ("3005\n", 65, "none of its municipalities"),
                                 ("a,b\n0301,1103\n", 65, "--column"), ("0301,1103\n", 65, "list.txt")):
            with self.subTest(text=text):
                process = taktskifte("compare", self.file, "--municipalities", self.listed(text))
                self.expect(process, code, said)
                self.assertEqual(process.stdout, "")
        self.expect(taktskifte("compare", self.file, "--municipalities", self.scratch / "none"), 66, "none")
        good = self.listed("0301\n")
        for words, said in ((("--group", "Nord-Norge", "--municipalities", good), "one of"),
                            (("--group", "Nordland"), "no region"), (("--column", "x"), "--municipalities"),
                            (("--municipalities", good, "--since", "1999"), "--since 1999"),
                            (("--municipalities", good, "--margin", "gini=1"), "no such row"),
                            (("--municipalities", good, "--equal-grants"), "whole country")):
            with self.subTest(words=words):
                self.expect(taktskifte("compare", self.file, *words), 64, said)

    def test_every_municipality_is_told_of(self):
        text = taktskifte("compare", self.file, "--group", "above 20000", "--quiet")
        self.expect(text, 0)
        self.assertEqual(text.stderr, "")
        said = " ".join(text.stdout.split())
        for caution in ("Fewer than 30 replicates: the intervals are rough.", "t intervals, simultaneous for 2 comparisons",
                        "The answer moves with them, and no interval shows it."):
            self.assertIn(caution, said)
        self.assertIn("Innovations with a researcher, municipality by municipality, of ", said)
        self.assertIn("gains", said)
        rows = list(csv.reader(io.StringIO(taktskifte("compare", self.file, "--group", "above 20000", "--csv", "--quiet").stdout)))
        header = next(row for row in rows if "number" in row)
        table = [row for row in rows if row and row[0] == "parity against today: municipalities"]
        self.assertGreater(len(table), 50)
        verdicts = {row[header.index("verdict")] for row in table}
        self.assertLessEqual(verdicts, {"gains", "loses", "cannot tell", "the same", "none seen"})
        self.assertIn("gains", verdicts)


if __name__ == "__main__":
    unittest.main()
