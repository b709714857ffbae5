"""What compare says is what the replicates of its files give, whatever the files, their order and the baseline."""

import csv
import io
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

REPLICATES = 12


class Compare(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mix = cls.run_file("mix.h5", "today", "today-10", "parity")

    @classmethod
    def run_file(cls, name, *scenarios, settings=()):
        out = cls.folder / name
        words = ["--set", f"run.replicates={REPLICATES}", "--set", "run.years=6"]
        for setting in settings:
            words += ["--set", setting]
        files = [s if isinstance(s, pathlib.Path) else SOURCE / f"scenarios/{s}.ini" for s in scenarios]
        process = taktskifte("run", *files, "-o", out, "--quiet", *words)
        assert process.returncode == 0, process.stderr
        return out

    def compared(self, *words):
        process = taktskifte("compare", *words, "--json")
        self.expect(process, 0)
        result = json.loads(process.stdout)
        return result, {row["measure"]: row for row in result["rows"]}

    def test_spread_path_and_trade_are_those_of_the_replicates(self):
        result, rows = self.compared(self.mix)
        with h5py.File(self.mix) as file:
            self.assertEqual(result["seed"], file.attrs["seed"].decode())
            self.assertIn(file.attrs["engine_commit"].decode(), result["engines"][0])
            stored = {name: file[name][:].astype(float) for name in
                      ("private_rd_nok", "private_awards", "awards", "research_innovations", "project_innovations")}
        scale = {"private_rd_nok": 1e6}
        for scenario, which in ((1, "today-10"), (2, "parity")):
            change = {name: (values[scenario] - values[0]).mean(axis=1) / scale.get(name, 1)
                      for name, values in stored.items()}
            for name, values in change.items():
                difference = rows[name]["differences"][scenario - 1]
                self.assertEqual(difference["scenario"], which)
                self.assertAlmostEqual(difference["sd"], values.std(ddof=1), places=9)
                self.assertAlmostEqual(difference["quantiles"]["5 %"], numpy.quantile(values, 0.05), places=9)
                self.assertAlmostEqual(difference["quantiles"]["75 %"], numpy.quantile(values, 0.75), places=9)
                base = stored[name][0].mean() / scale.get(name, 1)
                self.assertAlmostEqual(difference["relative"], values.mean() / base, places=9)
                path = [(step["year"], step["difference"]) for step in difference["path"]]
                self.assertEqual([year for year, _ in path], [2018, 2022, 2023])
                for year, value in path:
                    yearly = (stored[name][scenario] - stored[name][0])[:, year - 2018].mean() / scale.get(name, 1)
                    self.assertAlmostEqual(value, yearly, places=9)
            verdict = result["verdicts"][scenario - 1]
            trades = {trade["trade"]: trade for trade in verdict["trades"]}
            self.assertAlmostEqual(trades["private_awards_per_public_award"]["value"],
                                   -change["private_awards"].mean() / change["awards"].mean(), places=9)
            innovations = change["research_innovations"] + change["project_innovations"]
            self.assertAlmostEqual(trades["private_rd_per_innovation"]["value"],
                                   -change["private_rd_nok"].mean() / innovations.mean(), places=9)
            self.assertEqual([key["key"] for key in verdict["differing_keys"]], ["funding.public_share"])
            for sentence in ("The trade: ", "The path of the difference: ", "A country lives one run",
                             "By region and inhabitants", "Money that reached a project"):
                self.assertIn(sentence, verdict["text"])

    def test_any_scenario_is_the_baseline(self):
        _, rows = self.compared(self.mix)
        turned, other = self.compared(self.mix, "--baseline", "parity")
        self.assertEqual(turned["scenarios"], ["parity", "today", "today-10"])
        for name, row in rows.items():
            there, back = row["differences"][1]["difference"], other[name]["differences"][0]["difference"]
            if there is not None:
                self.assertAlmostEqual(there, -back, places=9)
        self.expect(taktskifte("compare", self.mix, "--baseline", "nobody"), 64, "no such scenario", "today-10")

    def test_scenarios_of_several_files_are_as_those_of_one(self):
        one = self.run_file("half.h5", "today", "parity")
        two = self.run_file("ten.h5", "today", "today-10")
        _, whole = self.compared(self.mix)
        result, parts = self.compared(one, two)
        self.assertEqual(result["scenarios"], ["today", "parity", "today-10"])
        self.assertTrue(any("left out" in note for note in result["notes"]))
        for name, row in whole.items():
            for at, there in ((0, 1), (1, 0)):
                self.assertEqual(row["differences"][at]["difference"], parts[name]["differences"][there]["difference"])

    def test_scenarios_of_one_name_are_told_apart(self):
        one = self.run_file("one.h5", "today")
        other = self.run_file("effort.h5", "today", settings=["apply.effort=0.5"])
        result, rows = self.compared(one, other)
        self.assertEqual(result["scenarios"], ["today", "today (effort)"])
        self.assertNotEqual(rows["applications"]["differences"][0]["difference"], 0)

    def test_files_with_fewer_replicates_are_compared_in_those_that_all_have(self):
        few = self.run_file("few.h5", "today-05", settings=["run.replicates=9"])
        result, rows = self.compared(self.mix, few)
        self.assertEqual(result["replicates"], 9)
        self.assertEqual(rows["awards"]["differences"][2]["pairs"], 9)
        self.assertTrue(any("9 of its 12 replicates" in note for note in result["notes"]))

    def test_files_that_are_no_pairs_are_refused_with_every_reason(self):
        strange = self.run_file("strange.h5", "today-2024", settings=["run.seed=77", "run.years=5"])
        process = taktskifte("compare", self.mix, strange)
        self.expect(process, 65, "mix.h5", "strange.h5", "no pairs", "seed", "77", "years 2018 to 2023 and 2018 to 2022",
                    "tables of municipalities")
        self.assertEqual(process.stdout, "")
        version = self.folder / "version.h5"
        version.write_bytes(self.mix.read_bytes())
        with h5py.File(version, "r+") as file:
            file.attrs.modify("model_results_version", 1)
        self.expect(taktskifte("compare", self.mix, version), 65, "model_results_version")
        self.expect(taktskifte("compare", self.mix, self.folder / "none.h5"), 66, "none.h5")

    def test_the_answer_in_norwegian_has_the_numbers_as_norwegian_writes_them(self):
        process = taktskifte("compare", self.mix, "--lang", "nb")
        self.expect(process, 0)
        difference = self.compared(self.mix)[1]["project_innovations"]["differences"][1]["difference"]
        self.assertIn("+" + f"{difference:.0f}", process.stdout)
        self.assertIn("50\u00a0% til offentlig sektor", process.stdout.replace("50 %", "50\u00a0%"))
        self.assertRegex(process.stdout, "1\u00a0460,0 .*lik i alle simuleringer")
        self.assertNotRegex(process.stdout, r"[{}]|MNOK|\d\.\d|[ (]-\d")
        self.assertIn("Indirect effect", taktskifte("compare", self.mix, "--lang", "en").stdout)
        for code, said, words in ((64, "give nb or en", ["de"]), (64, "the same in every language", ["nb", "--json"]),
                                  (64, "--every-year", ["nb", "--every-year"]),
                                  (64, "not of a group", ["nb", "--group", "Nord-Norge"])):
            self.expect(taktskifte("compare", self.mix, "--lang", *words), code, said)

    def said(self, *words, language="nb"):
        process = taktskifte("compare", *words, "--lang", language)
        self.expect(process, 0)
        return " ".join(process.stdout.split())

    def test_in_a_language_no_warning_or_remark_is_left_out(self):
        odd = self.run_file("odd.h5", "today", "parity", settings=["run.replicates=3"])
        few = self.run_file("fewer.h5", "today-05", settings=["run.replicates=2"])
        with h5py.File(odd, "r+") as file:
            file["population"][:] = file["population"][:] // 20
            file["municipality_expenditure_from"][:4] = 2
            file["gini_awards"][0, 0, :] = numpy.nan
            failed = file.create_dataset("failed_replicate", data=numpy.array([9], "int32"))
            failed.make_scale("failed_replicate")
            reason = file.create_dataset("failure_reason", data=["no reason"], dtype=h5py.string_dtype())
            reason.dims[0].attach_scale(failed)
        english = " ".join(taktskifte("compare", odd, few).stdout.split())
        for plain in ("Warning: pot, units", "undefined in 1 of 2", "have no expenditure figure", "false discovery rate",
                      "build up from the first", "2 of its 3 replicates"):
            self.assertIn(plain, english)
        for language, sentences in (
                ("nb", ("Advarsel: Ramme", "udefinert i 1 av 2 simuleringer", "mangler utgiftstall", "medianen av alle",
                        "andel feilaktige funn", "bygger seg opp fra første", "På engelsk: " + str(odd) + ": 2 of its 3 replicates")),
                ("en", ("Warning: pot, units", "undefined in 1 of 2 replicates", "have no expenditure figure", "the median of all",
                        "false discovery rate", "build up from the first", "2 of its 3 replicates"))):
            said = self.said(odd, few, language=language)
            for sentence in sentences:
                self.assertIn(sentence, said, language)
            self.assertEqual("no reason" in said, "no reason" in english)
        self.assertEqual(self.said(odd).count("Mislyktes og er utelatt"), 1)
        self.assertIn("Too few replicates for differences as skewed as these", " ".join(taktskifte("compare", self.mix).stdout.split()))
        self.assertRegex(self.said(self.mix), r"\d, skjevt[);].* Intervaller merket «skjevt» bygger på for få simuleringer")
        self.assertIn("(simultant, Holm)", self.said(self.mix, "--family", "simultaneous"))
        self.assertIn("Hver konklusjon står for seg", self.said(self.mix, "--family", "each"))

    def test_in_a_language_scenarios_have_names_that_differ(self):
        nameless = self.run_file("nameless.h5", "today", "parity", settings=["run.replicates=2", "run.title="])
        self.assertIn("parity sammenlignet med today:", self.said(nameless))
        twins = self.run_file("twins.h5", "today", "parity", settings=["run.replicates=2", "run.title=7.5 % public (today)"])
        self.assertIn("7,5 % til offentlig sektor (i dag) (parity) sammenlignet med 7,5 % til offentlig sektor (i dag) (today):",
                      self.said(twins))

    def test_in_a_language_what_does_not_change_is_not_said_to_fall(self):
        one = self.run_file("single.h5", "today", "parity", settings=["run.replicates=1", "run.years=1"])
        for words, wrong in (("nb", r"går ned fra ([\d,\s]+) til \1 |Det er 0,0 (færre|flere av)|For få forskere: 0,0 |under 100 prosent"),
                             ("en", r"falls from ([\d.\s]+) to \1 |That is 0.0 (fewer|more of)|Too few researchers: 0.0 |below 100 %")):
            self.assertNotRegex(self.said(one, language=words), wrong)
        self.assertNotIn("at most 3 of 1 of all", " ".join(taktskifte("compare", one).stdout.split()))
        little = self.folder / "little.ini"
        little.write_text(f"base = {SOURCE}/scenarios/today.ini\n[funding]\npublic_share = 0.076\n")
        hardly = self.run_file("hardly.h5", "today", little, settings=["run.replicates=6", "run.years=4"])
        self.assertIn("Det er 0,0 flere eller færre av", self.said(hardly))
        five = self.run_file("five.h5", "today", "parity", settings=["run.replicates=2", "run.years=5"])
        self.assertIn(" det femte og ", self.said(five))

    def test_in_a_language_one_scenario_has_means_and_many_have_a_row_each(self):
        alone = self.run_file("alone.h5", "today", settings=["run.replicates=2"])
        self.assertRegex(self.said(alone), r"standardfeil .*Tildelinger til offentlig sektor per år \d")
        mixes = [SOURCE / f"scenarios/study/public-{percent}.ini" for percent in (0, 25, 75)]
        many = self.run_file("mixes.h5", "today", "today-05", "today-10", "parity", "problem-owner", *mixes, settings=["run.replicates=3"])
        said = self.said(many)
        self.assertNotIn("Indirekte virkning", said)
        for sentence in ("Bak ± står halvparten av 95-prosentintervallet.", "Tallene følger av forutsetninger", "bygger på 3 simuleringer",
                         "Med færre enn 30 simuleringer er de grove.", "Ingen av intervallene viser tvilen"):
            self.assertIn(sentence, said)
        self.assertRegex(said, r" ± [\d,\s]+( \?)? \(skjevt\).* Bak ±")
        self.assertRegex(taktskifte("compare", many).stdout, r" ± [\d.]+( \?)? \(skewed\)")
        single = self.run_file("once.h5", "today", "today-05", "today-10", "parity", "problem-owner", *mixes,
                               settings=["run.replicates=1", "apply.effort=0.5"])
        once = self.said(single)
        self.assertNotIn("±", taktskifte("compare", single).stdout)
        self.assertNotRegex(once, "±|grove|skjevt")
        for sentence in ("Én simulering: Ingenting her sier hvor mye som er tilfeldig.", "er ikke regnet ut her.", "På engelsk: the study is of"):
            self.assertIn(sentence, once)

    def test_in_a_language_it_is_said_where_no_study_tells_of_the_assumptions(self):
        own = self.run_file("own.h5", "today", "parity", settings=["run.replicates=2", "apply.effort=0.5"])
        self.assertIn("Not known beyond chance: the study is of", " ".join(taktskifte("compare", own).stdout.split()))
        alone = self.run_file("single.h5", "today", "parity", settings=["run.replicates=1", "run.years=1"])
        for language, unknown, why in (("nb", "er ikke regnet ut her. Studien", "mye mer enn tilfeldighetene gjør. På engelsk: the study is of"),
                                       ("en", "has not been computed here. The study", "much further than chance does: the study is of")):
            self.assertIn(why, self.said(own, language=language))
            self.assertNotIn(unknown, self.said(own, language=language))  # those of a few are known
            self.assertIn(unknown, self.said(alone, language=language))
            self.expect(taktskifte("compare", own, "--lang", language, "--study", self.folder / "none.json"), 66, "none.json")
        whole = self.run_file("whole.h5", "today", "parity", settings=["run.replicates=2", "run.years=20"])
        self.assertNotRegex(self.said(whole), "er ikke regnet ut her|På engelsk")

    def test_in_a_language_labels_and_margins_keep_their_meaning(self):
        said = self.said(self.mix, "--all", "--margin", "research_share=0.00001", "--margin", "belief_gap=0.0004")
        self.assertRegex(said, r" 0,001 (har|kan|for|nær)")
        self.assertRegex(said, r" 0,0004 (har|kan|for|nær)|0,04 (har|kan|for|nær)")
        self.assertNotRegex(said, r": 0\.\d ")
        self.assertIn(": Tjenestemottakere/innbyggere ", said)  # the cause, not the partner of the same name
        self.assertIn("Ved like mange er den", self.said(self.mix, "--equal-grants"))

    def test_equal_grants_take_off_what_their_number_does(self):
        process = taktskifte("compare", self.mix, "--equal-grants", "--json")
        self.expect(process, 0, "runs 12 replicates again")
        rows = {row["measure"]: row for row in json.loads(process.stdout)["rows"]}
        raw, equal = (rows[name]["differences"][1] for name in ("gini_awards", "gini_awards_equal_grants"))
        self.assertLess(raw["difference"], equal["difference"])
        self.assertEqual(rows["gini_awards_equal_grants"]["means"][0]["mean"], rows["gini_awards"]["means"][0]["mean"])
        again = taktskifte("compare", self.mix, "--equal-grants", "--json", "--threads", "1", "--quiet")
        self.assertEqual((again.stdout, again.stderr), (process.stdout, ""))
        # Years that end before the last one count the grants until then.
        early = json.loads(taktskifte("compare", self.mix, "--equal-grants", "--json", "--years", "2018:2020").stdout)
        rows = {row["measure"]: row for row in early["rows"]}
        self.assertEqual(rows["theil_awards_equal_grants"]["means"][0]["mean"], rows["theil_awards"]["means"][0]["mean"])

    def test_families_take_claims_back_and_never_make_any(self):
        claims = {}
        for family in ("each", "fdr", "simultaneous"):
            result, rows = self.compared(self.mix, "--family", family)
            self.assertGreater(result["family_size"], 50)
            claims[family] = {(name, at) for name, row in rows.items() for at, one in enumerate(row["differences"])
                              if one["verdict"] in ("matters", "too small to matter")}
        self.assertLessEqual(claims["fdr"], claims["each"])
        self.assertLessEqual(claims["simultaneous"], claims["each"])
        self.assertGreater(len(claims["simultaneous"]), 20)
        self.expect(taktskifte("compare", self.mix, "--family", "all"), 64, "fdr, simultaneous or each")

    def test_beyond_six_there_is_one_row_for_each_scenario_and_all_in_the_csv(self):
        scenarios = ["today"]
        for percent in (0, 10, 20, 30, 40, 50, 60):
            file = self.folder / f"mix-{percent}.ini"
            file.write_text(f"base = {SOURCE}/scenarios/today.ini\n[funding]\npublic_share = {percent / 100}\n")
            scenarios.append(file)
        many = self.run_file("many.h5", *scenarios)
        text = taktskifte("compare", many).stdout
        lines = [line.split()[0] for line in text.splitlines() if line.startswith("mix-")]
        self.assertEqual(lines, [f"mix-{percent}" for percent in (0, 10, 20, 30, 40, 50, 60)])
        self.assertNotIn("Spill-over", text)
        tables = {row[0] for row in csv.reader(io.StringIO(taktskifte("compare", many, "--csv").stdout)) if row}
        for percent in (0, 60):
            self.assertIn(f"mix-{percent} against today", tables)

    def test_csv_opens_in_a_spreadsheet(self):
        plain = taktskifte("compare", self.mix, "--csv").stdout
        excel = taktskifte("compare", self.mix, "--excel").stdout
        self.assertTrue(plain.startswith("\ufefftable,measure,"))
        self.assertTrue(excel.startswith("\ufefftable;measure;"))
        comma = list(csv.reader(io.StringIO(plain)))
        semicolon = list(csv.reader(io.StringIO(excel), delimiter=";"))
        self.assertEqual([len(row) for row in comma], [len(row) for row in semicolon])
        numbers = 0
        for left, right in zip(comma, semicolon):
            for a, b in zip(left, right):
                try:
                    number = float(a)
                except ValueError:
                    continue
                self.assertEqual(number, float(b.replace(",", ".")))
                self.assertNotIn(".", b)
                numbers += 1
        self.assertGreater(numbers, 500)
        self.expect(taktskifte("compare", self.mix, "--csv", "--excel"), 64, "--excel")

    def test_a_group_has_one_verdict_and_is_judged_with_all_rows(self):
        result, rows = self.compared(self.mix, "--all")
        self.assertEqual(len(result["groups"]), 15)
        for group in result["groups"]:
            self.assertEqual(group, rows[group["measure"]])

    def test_the_trade_is_told_the_other_way_when_the_baseline_has_more_public_grants(self):
        process = taktskifte("compare", self.mix, "--baseline", "parity")
        text = " ".join(process.stdout.split())
        self.assertEqual(text.count("The trade: private grants gained for each public one fewer"), 2)
        self.assertIn("private research and development gained for each innovation fewer", text)
        self.assertNotIn("grants lost for each further", text)

    def test_years_that_are_none_are_refused_with_the_reason(self):
        for years, said in (("2019.5", "2019.5"), ("2 019", "2019"), ("2023:2019", "behind"), ("1990", "holds 2018:2023"),
                            ("2019:", "give a year")):
            self.expect(taktskifte("compare", self.mix, "--years", years), 64, f"--years {years}", said)

    def test_what_no_replicate_has_is_not_called_too_small(self):
        _, rows = self.compared(self.mix)
        lapsed = rows["lapsed_projects"]["differences"][0]
        self.assertEqual((lapsed["verdict"], lapsed["seen"], lapsed["at_most"]), ("none seen", 0, 3 / REPLICATES))
        self.assertEqual(rows["pot_nok"]["differences"][0]["verdict"], "too small to matter")


if __name__ == "__main__":
    unittest.main()
