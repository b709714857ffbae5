"""Lists of municipalities and sites that people bring: read and said where they can mean one thing only, otherwise
refused with the likely cause; a part of the country, and rows without expenditure, are never taken in silence."""

import csv
import json
import pathlib
import sys
import unittest

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402

COLUMNS = ("number", "name", "region", "population", "pop_latitude", "pop_longitude", "gross_opex_per_capita_nok_2015")
EXPENDITURE = COLUMNS[-1]
SITES = ("institution_id", "type", "is_main", "latitude", "longitude")
NATION = 5295619


def shipped(name, columns):
    with open(SOURCE / "scenarios/data" / name, encoding="utf-8", newline="") as file:
        return [{column: row[column] for column in columns} for row in csv.DictReader(file)]


def municipalities():
    return shipped("municipalities_2018.csv", COLUMNS)


def text_of(rows, separator=",", end="\n"):
    lines = [separator.join(rows[0]), *(separator.join(row.values()) for row in rows)]
    return end.join(lines) + end


class Lists(CommandTest):
    def write(self, content, name="m.csv"):
        file = self.scratch / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def check(self, content, *settings, code=0, name="m.csv", key="municipalities"):
        file = self.write(content, name)
        process = taktskifte("check", self.today(), "--set", f"data.{key}={file}", *settings)
        self.expect(process, code)
        return process.stdout if code == 0 else process.stderr

    def facts(self, file, *settings):
        process = taktskifte("check", self.today(), "--json", "--set", f"data.municipalities={file}", *settings)
        self.expect(process, 0)
        return json.loads(process.stdout)[0]

    def one_message(self, content, *fragments, code=65):
        message = self.check(content, code=code)
        self.assertEqual(len(message.splitlines()), 1, message)
        for fragment in fragments:
            self.assertIn(fragment, message)

    def run_of(self, file, *settings, quiet=True):
        out = self.scratch / "x.h5"
        process = taktskifte("run", self.today(), self.today("parity"), "-o", out, "--overwrite", *(self.small if quiet else self.small[:-1]),
                             "--set", f"data.municipalities={file}", *settings)
        self.expect(process, 0)
        return out, process.stderr


class ReadAndSaid(Lists):
    def test_a_norwegian_spreadsheet(self):
        rows = municipalities()
        numbers = [row["number"] for row in rows]
        for row in rows:
            row["number"] = str(int(row["number"]))
            for column in COLUMNS[4:6]:
                row[column] = row[column].replace(".", ",")
        rows = [row for row in rows if row["name"].isascii() or "ø" in row["name"].lower()]
        content = text_of(rows, ";", "\r\n").encode("windows-1252", "strict") + b";;;;;;\r\n" * 3
        said = self.check(content)
        for fragment in ("read as Windows-1252, not UTF-8", "fields are separated by semicolons; a comma is a decimal mark",
                         "the leading zero that a spreadsheet took away is put back", "3 empty rows at the end are skipped"):
            self.assertIn(f"read: {self.scratch}/m.csv: ", said)
            self.assertIn(fragment, said)
        out, said = self.run_of(self.scratch / "m.csv", quiet=False)
        self.assertIn("read as Windows-1252", said)
        with h5py.File(out) as file:
            self.assertLessEqual({text.decode() for text in file["municipality"][...]}, set(numbers))
            self.assertIn("Tromsø", [text.decode() for text in file["municipality_name"][...]])
        self.expect(taktskifte("verify", out, "--all"), 0)

    def test_what_is_read_gives_the_same_facts(self):
        plain = self.facts(self.write(text_of(municipalities())))

        def letters(row):
            row["number"] = "K-" + row["number"]

        def blanks(row):
            if len(row["population"]) > 3:
                row["population"] = row["population"][:-3] + " " + row["population"][-3:]

        def marks(row):
            row[EXPENDITURE] = row[EXPENDITURE] or ".."
        for change in (letters, blanks, marks):
            with self.subTest(change=change.__name__):
                rows = municipalities()
                for row in rows:
                    change(row)
                facts = self.facts(self.write(text_of(rows)))
                self.assertEqual(len(facts["notes"]), 1)
                for fact in ("inhabitants", "units", "least_expenditure", "stand_ins_of_size_class", "number_years"):
                    self.assertEqual(facts[fact], plain[fact])

    def test_sites_from_a_spreadsheet(self):
        rows = shipped("research_institutions.csv", SITES)
        for row in rows:
            for column in SITES[3:]:
                row[column] = row[column].replace(".", ",")
        said = self.check(text_of(rows, ";", "\r\n") + ";;;;\r\n", key="institutions", name="s.csv")
        self.assertIn("130 research sites", said)
        self.assertIn("s.csv: fields are separated by semicolons", said)


class RefusedWithTheCause(Lists):
    def changed(self, change):
        rows = municipalities()
        for row in rows:
            change(row)
        return text_of(rows)

    def test_some_columns_alone(self):
        self.one_message("kommune;navn\n301;Oslo\n1804;Bodø;;;\n", "m.csv:1: columns number, name, region, population", "are missing",
                         "rename kommune to number, navn to name")

    def test_a_row_of_totals(self):
        for row in ("0,Hele landet,,5295619,,,\n", "9999,Alt,Østlandet,5295619,60,10,\n"):
            self.one_message(text_of(municipalities()) + row, "m.csv:424: ", "a row of totals, not a municipality; take it out")

    def test_projected_coordinates(self):
        message = self.check(self.changed(lambda row: row.update(pop_latitude="6649000", pop_longitude="262000")), code=65)
        self.assertEqual(len(message.splitlines()), 2)
        for line in message.splitlines():
            self.assertIn("UTM 33", line)
            self.assertIn("422 rows alike", line)

    def test_kroner_in_thousands(self):
        def thousands(row):
            row[EXPENDITURE] = row[EXPENDITURE] and f"{int(row[EXPENDITURE]) / 1000:.1f}"
        self.one_message(self.changed(thousands), EXPENDITURE, "thousands of kroner")

    def test_thousands_with_a_point(self):
        def point(row):
            row["population"] = f"{int(row['population']) / 1000:.3f}"
        self.one_message(self.changed(point), "m.csv:2: population = 31.037: ", "a mark between thousands", "422 rows alike")

    def test_inhabitants_in_thousands_are_doubted(self):
        def thousands(row):
            row["population"] = str(1 + int(row["population"]) // 1000)
        self.assertIn("warning: half of the municipalities", self.check(self.changed(thousands), "--set", f"population.reference_inhabitants=5500"))

    def test_numbers_of_two_years_are_doubted(self):
        row = "5401,Tromsø (2020),Nord-Norge,76974,69.7,19,70000\n"
        self.assertIn("warning: the list mixes municipality numbers of different years", self.check(text_of(municipalities()) + row))


class Expenditure(Lists):
    def without(self, keep):
        rows = municipalities()
        for row in rows:
            row[EXPENDITURE] = row[EXPENDITURE] if keep(row) else ""
        return self.write(text_of(rows))

    def test_a_list_without_any_is_refused(self):
        file = self.without(lambda row: False)
        out = self.scratch / "x.h5"
        for words in (("check", self.today()), ("run", self.today(), "-o", out, *self.small)):
            process = taktskifte(*words, "--set", f"data.municipalities={file}")
            self.expect(process, 65, "m.csv:1: column " + EXPENDITURE, "fill in kroner per inhabitant")
        self.nothing_left("m.csv")

    def test_stand_ins_are_said_everywhere(self):
        # Small ones alone have figures: the other two classes take the median of all.
        file = self.without(lambda row: int(row["population"]) < 5000)
        with_figure = [int(row[EXPENDITURE]) for row in municipalities() if row[EXPENDITURE] and int(row["population"]) < 5000]
        small = sum(int(row["population"]) < 5000 for row in municipalities())
        of_class, of_all = small - len(with_figure), 422 - small
        sentence = (f"{of_class + of_all} of 422 municipalities have no expenditure figure: the median of the size class stands in for "
                    f"{of_class}, the median of all stands in for {of_all}, whose size class has no figure")
        facts = self.facts(file)
        self.assertEqual((facts["stand_ins_of_size_class"], facts["stand_ins_of_all"]), (of_class, of_all))
        self.assertIn(sentence, taktskifte("check", self.today(), "--set", f"data.municipalities={file}").stdout)
        out, said = self.run_of(file, quiet=False)
        self.assertIn(sentence, said)
        self.assertIn(sentence, " ".join(taktskifte("compare", out).stdout.split()))
        compared = json.loads(taktskifte("compare", out, "--json").stdout)
        self.assertEqual((compared["stand_ins_of_size_class"], compared["stand_ins_of_all"]), (of_class, of_all))
        with h5py.File(out) as file:
            origin = file["municipality_expenditure_from"][...].tolist()
            self.assertEqual([origin.count(flag) for flag in range(3)], [len(with_figure), of_class, of_all])
            median = sorted(with_figure)[len(with_figure) // 2]
            self.assertAlmostEqual(file["municipality_expenditure"][origin.index(2)], median, delta=1000)
        self.expect(taktskifte("verify", out, "--all"), 0)


class PartOfTheCountry(Lists):
    def northern(self):
        rows = [row for row in municipalities() if row["region"] == "Nord-Norge" and int(row["population"]) < 10000]
        return self.write(text_of(rows)), sum(int(row["population"]) for row in rows)

    def test_the_whole_countrys_totals_are_warned_of(self):
        file, people = self.northern()
        part = f"{people} inhabitants, {100 * people / NATION:.1f} % of the default list's {NATION}"
        cure = f"population.reference_inhabitants = {NATION}"
        said = taktskifte("check", self.today(), "--set", f"data.municipalities={file}").stdout
        out, run_said = self.run_of(file, quiet=False)
        compared = " ".join(taktskifte("compare", out).stdout.split())
        for text in (said, run_said, compared):
            self.assertIn(part, text)
            self.assertIn(cure, text)
        self.assertIn(cure, self.run_of(file)[1])  # however quiet
        self.assertIn(cure, json.loads(taktskifte("compare", out, "--json").stdout)["warning"])

    def test_with_the_countrys_inhabitants_totals_are_those_of_the_part(self):
        file, people = self.northern()
        whole = ("--set", f"population.reference_inhabitants={NATION}")
        facts = self.facts(file, *whole)
        self.assertAlmostEqual(facts["totals_factor"], people / NATION, delta=1e-12)
        self.assertEqual(facts["warnings"], [])
        self.assertAlmostEqual(1000 * facts["units"] / people, 1000 * 15000 / NATION, delta=0.1)
        settings = ("--set", "run.replicates=10", "--set", "run.years=10")
        grants, pots = {}, {}
        for name, setting in {"as written": (), "scaled": whole}.items():
            out, said = self.run_of(file, *setting, *settings)
            self.assertEqual("warning" in said, name == "as written")
            with h5py.File(out) as result:
                grants[name] = result["municipal_awards"][...].mean(axis=(1, 2)).tolist()
                pots[name] = result["pot_nok"][0, 0, 0]
        self.assertAlmostEqual(pots["scaled"], pots["as written"] * people / NATION, delta=1.0)
        # With today's pot a few northern municipalities win tens of grants a year, as a part of the country fewer than one or two.
        self.assertGreater(grants["as written"][0], 5)
        self.assertLess(grants["scaled"][0], 1)
        self.assertLess(grants["scaled"][1], 4)
        self.assertGreater(grants["scaled"][1], grants["scaled"][0])
        compared = " ".join(taktskifte("compare", self.scratch / "x.h5").stdout.split())
        self.assertIn("the keys' totals times ", compared)
        self.assertNotIn("Warning", compared)
        self.expect(taktskifte("verify", self.scratch / "x.h5", "--all"), 0)

    def test_the_default_list_as_its_own_reference_changes_no_bit(self):
        file = SOURCE / "scenarios/data/municipalities_2018.csv"
        series = []
        for reference in (0, NATION):
            out, _ = self.run_of(file, "--set", f"population.reference_inhabitants={reference}")
            with h5py.File(out) as result:
                series.append({name: result[name][...].tobytes() for name in result if result[name].shape[:2] == (2, 3)})
        self.assertEqual(*series)
        self.assertGreater(len(series[0]), 30)

    def test_a_reference_in_thousands_is_refused(self):
        for value in ("5296", "-1", "0.5", "1e12"):
            process = taktskifte("check", self.today(), "--set", f"population.reference_inhabitants={value}")
            self.expect(process, 78, "--set: population.reference_inhabitants")

    def test_scenarios_of_different_references_cannot_be_paired(self):
        other = self.scenario(f"base = {self.today()}\n[population]\nreference_inhabitants = {NATION}\n")
        process = taktskifte("run", self.today(), other, "-o", self.scratch / "x.h5", *self.small)
        self.expect(process, 78, "population.reference_inhabitants")


class SitesWithoutWeight(Lists):
    def refused(self, code, *settings):
        out = self.scratch / "x.h5"
        for words in (("check", self.today()), ("run", self.today(), "-o", out, *self.small)):
            process = taktskifte(*words, *(word for setting in settings for word in ("--set", setting)))
            self.expect(process, code, settings[-1].split("=")[0])
        self.assertFalse(out.exists())

    def test_no_site_has_weight(self):
        for kind, key in (("university", "access.university_weight"), ("university_college", "access.university_college_weight")):
            rows = [row for row in shipped("research_institutions.csv", SITES) if row["type"] == kind]
            self.refused(78, f"data.institutions={self.write(text_of(rows), 's.csv')}", f"{key}=0")
            self.refused(78, f"data.institutions={self.scratch}/s.csv", "match.openness=1 0 0")

    def test_no_site_is_open(self):
        self.refused(78, "match.openness=0 0 0")
        # Nobody open at all is a limit case that somebody asked for, with a right answer: every project lapses.
        for setting in ("research.work_years=0", "research.open_to_municipalities=0"):
            self.expect(taktskifte("check", self.today(), "--set", setting), 0)

    def test_weights_that_are_none(self):
        for key in ("access.university_weight", "access.university_college_weight", "access.further_site_weight", "research.work_years"):
            for value in ("-1", "nan", "inf"):
                self.refused(78, f"{key}={value}")

    def test_an_empty_list(self):
        for content in ("", ",".join(SITES) + "\n", ",".join(SITES) + "\n,,,,\n"):
            file = self.write(content, "s.csv")
            process = taktskifte("check", self.today(), "--set", f"data.institutions={file}")
            self.expect(process, 65, "s.csv")


class Paths(Lists):
    def said_of(self, *settings):
        process = taktskifte("check", self.today(), *(word for setting in settings for word in ("--set", setting)))
        self.expect(process, 0)
        return process.stdout

    def test_the_value_of_every_reported_year(self):
        said = self.said_of("funding.public_share=2018:0.075 2023:0.5 .. 2025:0.7")
        self.assertIn("    in 2018 to 2022 0.075, in 2023 0.5, in 2024 0.6, in 2025 to 2037 0.7\n", said)
        self.assertNotIn("warning", said)

    def test_a_path_that_starts_late(self):
        said = self.said_of("funding.public_share=2025:0.30")
        self.assertIn("    in 2018 to 2037 0.3\n", said)
        self.assertIn("warning: --set: funding.public_share = 2025:0.30: 0.3 holds from 2018 on, not only from 2025", said)

    def test_steps_that_never_act(self):
        for key, value, point, why in (
                ("funding.public_share", "2018:0.075 2045:0.3", "2045:0.3", "never acts: the last reported year is 2037"),
                ("apply.effort", "2010:1 2015:2 2018:3", None, None),
                ("apply.effort", "1900:1 1950:2 2018:3", "1900:1", "changes nothing in any year that is simulated (1998 to 2037)"),
                ("funding.public_share", "2010:0.1 2018:0.3", "2010:0.1", "changes nothing in any year that is simulated (2018 to 2037)"),
                ("funding.public_share", "2018:0.3 2025:0.3", "2025:0.3", "changes nothing in any year that is simulated (2018 to 2037)"),
                ("funding.public_share", "2018:0.1 .. 2045:0.3", None, None)):
            said = self.said_of(f"{key}={value}")
            if why is None:
                self.assertNotIn("warning", said)
            else:
                self.assertIn(f"warning: --set: {key} = {value}: {point} {why}", said)
                self.assertEqual(said.count("warning"), 1)

    def test_run_warns_too(self):
        process = taktskifte("run", self.today(), "-o", self.scratch / "x.h5", *self.small, "--set", "funding.public_share=2025:0.30")
        self.expect(process, 0, "warning: today: --set: funding.public_share = 2025:0.30: 0.3 holds from 2018 on")


if __name__ == "__main__":
    unittest.main()
