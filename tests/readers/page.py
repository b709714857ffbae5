"""tools/report.py: a page that holds every number of compare, needs nothing but itself, and is made whole or not at all."""

import base64
import contextlib
import gzip
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, SOURCE, TAKTSKIFTE, SharedFolderTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

REPORT = SOURCE / "tools" / "report.py"
WEB = SOURCE / "tools" / "page" / "web"
sys.path.insert(0, str(SOURCE / "tools"))
import report as tool  # noqa: E402
from page import assemble, live  # noqa: E402
from page.results_data import COUNTS, PATHS  # noqa: E402
from plots import study, words  # noqa: E402
from plots.command import printable  # noqa: E402
from plots.doubt import DECISIVE, doubted  # noqa: E402
from plots.problem import Problem  # noqa: E402

DATA = re.compile(r'<script type="application/octet-stream" id="data">([^<]*)</script>')


def report(*given, **environment):
    """Runs the tool as a user does."""
    process = [sys.executable, "-B", str(REPORT), *map(str, given)]
    return subprocess.run(process, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
                          env={**os.environ, **environment})


def written(*given):
    """The same in this process, which is quicker."""
    with contextlib.redirect_stdout(io.StringIO()):
        return tool.main([*map(str, given)])


def data_of(page):
    return json.loads(gzip.decompress(base64.b64decode(DATA.search(page.read_text(encoding="utf-8")).group(1))))


class Page(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mix = cls.made("mix.h5", "today", "today-10", "parity")

    @classmethod
    def made(cls, name, *scenarios, settings=(), replicates=3, years=6):
        out = cls.folder / name
        given = ["--set", f"run.replicates={replicates}", "--set", f"run.years={years}"]
        given += [word for setting in settings for word in ("--set", setting)]
        files = [SOURCE / f"scenarios/{one}.ini" if isinstance(one, str) else one for one in scenarios]
        process = taktskifte("run", *files, "-o", out, "--quiet", *given)
        assert process.returncode == 0, process.stderr
        return out

    def page(self, file, *options):
        out = self.scratch / "page.html"
        self.assertEqual(written(file, "-o", out, *options), 0)
        return out

    def compared(self, file, *options):
        process = taktskifte("compare", file, "--json", *options)
        self.expect(process, 0)
        return json.loads(process.stdout)

    def refused(self, code, said, *given):
        before = sorted(self.scratch.iterdir())
        with self.assertRaises(Problem) as problem:
            written(*given)
        self.assertEqual(problem.exception.code, code, problem.exception)
        self.assertEqual(len(printable(str(problem.exception)).splitlines()), 1)
        self.assertIn(said, str(problem.exception))
        self.assertEqual(sorted(self.scratch.iterdir()), before)

    def test_every_number_is_that_of_compare(self):
        found = data_of(self.page(self.mix))
        told, every_year = self.compared(self.mix), self.compared(self.mix, "--every-year")
        self.assertEqual(len(every_year["rows"][0]["differences"][0]["path"]), 6)
        for rows in ("rows", "groups"):
            self.assertEqual(len(found["comparison"][rows]), len(told[rows]))
            for one, other, full in zip(found["comparison"][rows], told[rows], every_year[rows]):
                for mine, its, whole in zip(one["differences"], other["differences"], full["differences"]):
                    self.assertEqual(mine.pop("path"), whole["path"] if rows == "rows" and one["measure"] in PATHS else None)
                    short = its.pop("path")
                    self.assertEqual([year for year in whole["path"] if year in short], short)
                self.assertEqual(one, other)
        for name in told:
            if name not in ("rows", "groups", "verdicts"):
                self.assertEqual(found["comparison"][name], told[name], name)
        self.assertEqual(found["comparison"]["verdicts"], told["verdicts"])
        levels = {row["measure"]: [one["mean"] for one in row["means"]] for row in self.compared(self.mix, "--all")["rows"]}
        self.assertIn("barriers[below 5000, did_not_apply]", found["means"])
        for name, values in found["means"].items():
            self.assertEqual(values, levels[name], name)

    def test_municipalities_and_keys_are_those_of_the_file(self):
        found = data_of(self.page(self.mix))
        with h5py.File(self.mix) as file:
            self.assertEqual(found["municipalities"]["number"], list(file["municipality"].asstr()[:]))
            for name in COUNTS:
                stored = file[f"municipality_year_{name}"][:]
                mine = numpy.reshape(found["counts"][name], (stored.shape[2], stored.shape[0], stored.shape[1]))
                self.assertTrue((mine.transpose(1, 2, 0) == stored).all(), name)
            values = {key["key"]: key["values"] for key in found["keys"]}
            self.assertEqual(values["funding.public_share"], ["0.075", "0.10", "0.50"])
            self.assertEqual(list(values), list(file["key_name"].asstr()[:]))
        drawn = {shape["properties"]["number"] for shape in found["maps"]["2018"]["objects"]["municipalities"]["geometries"]}
        self.assertEqual(drawn, set(found["municipalities"]["number"]))
        drawn = {shape["properties"]["number"] for shape in found["maps"]["2024"]["objects"]["municipalities"]["geometries"]}
        self.assertEqual(drawn, set(found["municipalities"]["successor"]))

    def test_all_that_is_shown_has_words_in_both_languages(self):
        found = data_of(self.page(self.mix))
        wanted = {("measure", row["measure"].split("[")[0]) for row in found["comparison"]["rows"] + found["comparison"]["groups"]}
        wanted |= {("key", key["key"]) for key in found["keys"]}
        wanted |= {("status", f"status.{key['status']}") for key in found["keys"]}
        wanted |= {("confidence", f"confidence.{key['confidence']}") for key in found["keys"] if key["confidence"]}
        wanted |= {("scenario", scenario["name"]) for scenario in found["scenarios"]}
        wanted |= {("short", name) for name in PATHS}
        with h5py.File(self.mix) as file:
            wanted |= {(kind, f"{kind}.{label}") for kind in ("outcome", "barrier", "cause", "ministry", "partner")
                       for label in file[kind].asstr()[:]}
        levers = {row[0] for row in found["words"]["lever"].values()}
        for mix in found["levers"]["mixes"]:
            self.assertLessEqual({row[1] for row in mix["rows"]} - {"all of them"}, levers)
        for source in WEB.glob("src/*.js"):
            text = source.read_text(encoding="utf-8")
            wanted |= {("page", name) for name in re.findall(r"\bpage\('([^']+)'", text)}
            wanted |= {tuple(pair) for pair in re.findall(r"\bword\('([^']+)', '([^']+)'", text)}
            for name in re.findall(r"\bsentence\('([^']+)'", text):
                self.assertIn(name, found["sentences"], source.name)
        for kind, name in sorted(wanted):
            row = found["words"].get(kind, {}).get(name)
            self.assertTrue(row and row[0].strip() and row[1].strip(), (kind, name))
        for name, (english, norwegian) in found["sentences"].items():
            self.assertEqual(sorted(re.findall(r"\{(\w+)\}", english)), sorted(re.findall(r"\{(\w+)\}", norwegian)), name)
        for kind, rows in found["words"].items():
            for name, (english, norwegian, _) in rows.items():
                self.assertEqual(sorted(re.findall(r"\{(\w+)\}", english)), sorted(re.findall(r"\{(\w+)\}", norwegian)), (kind, name))

    def test_it_needs_nothing_but_itself(self):
        page = self.page(self.mix)
        self.assertLess(page.stat().st_size, 800_000)
        text = DATA.sub("", page.read_text(encoding="utf-8"))
        self.assertTrue("default-src 'none'" in text)
        for call in ("XMLHttpRequest", r"\bfetch\(", "sendBeacon", "importScripts", "@import", "<link", "<iframe", r"\burl\((?!#)"):
            self.assertIsNone(re.search(call, text), call)
        self.assertEqual(re.findall(r"<(?:script|img)[^>]*\bsrc\b[^>]*>", text), [])
        for address in re.findall(r"https?://[^\"'`\s)]*", text):
            self.assertRegex(address, r"^http://www\.w3\.org/")  # names of namespaces
        again = self.scratch / "again.html"
        process = report(self.mix, "-o", again)
        self.assertEqual((process.returncode, process.stdout, process.stderr), (0, f"{again}\n", ""))
        self.assertEqual(page.read_bytes(), again.read_bytes())

    def test_hostile_titles_stay_titles(self):
        title = "</script><script>alert(1)</script><!-- \"'&amp; {base} \u2028 ]]>"
        scenario = self.scenario(f"base = {SOURCE}/scenarios/parity.ini\n[run]\ntitle = {title}\n", "odd.ini")
        file = self.made("odd.h5", "today", scenario, years=1, replicates=2)
        page = self.page(file)
        self.assertEqual(page.read_text(encoding="utf-8").count("<script"), 4)
        self.assertFalse("alert" in DATA.sub("", page.read_text(encoding="utf-8")))
        with h5py.File(file) as stored:
            self.assertEqual([scenario["title"] for scenario in data_of(page)["scenarios"]],
                             list(stored["scenario_title"].asstr()[:]))

    def engine(self, version=None):
        """A file that begins and is marked as the engine of the program is, or as another version's."""
        wasm = self.scratch / "engine.wasm"
        wasm.write_bytes(b"\0asm" + bytes(range(256)) * 40 + (version or taktskifte("--version").stdout.split(",")[0]).encode() + b"\0")
        return wasm

    def test_a_live_page_holds_the_engine_and_all_that_scenarios_name(self):
        wasm = self.engine()
        page = self.page(self.mix, "--live", "--engine", wasm)
        text = page.read_text(encoding="utf-8")
        held = re.search(r'id="engine">([^<]*)</script>', text).group(1)
        self.assertEqual(gzip.decompress(base64.b64decode(held)), wasm.read_bytes())
        found = data_of(page)
        for name in ("today.ini", "parity.ini", "data/municipalities_2024.csv", "study/summary.json"):
            self.assertEqual(found["texts"][name], (SOURCE / "scenarios" / name).read_text(encoding="utf-8"))
        for name in (*(SOURCE / "scenarios").glob("*.ini"), *(SOURCE / "scenarios").glob("study/*.ini")):
            self.assertIn(name.relative_to(SOURCE / "scenarios").as_posix(), list(found["texts"]))
        self.assertEqual(found["base"], {"file": "today.ini", "name": "today", "title": "7.5 % public (today)", "own_keys": ["run.years"]})
        process = taktskifte("params", "--json", "--", *(key["key"] for key in found["beside"]))
        self.assertEqual([[key["default"], *key["study"]] for key in json.loads(process.stdout)],
                         [[key["value"], key["low"], key["high"]] for key in found["beside"]])
        self.assertIn(json.dumps([key["key"] for key in found["beside"]]).replace('"', "'"),
                      (WEB / "src" / "question.js").read_text(encoding="utf-8"))
        plain = self.page(self.mix).read_text(encoding="utf-8")
        self.assertIn('id="engine"></script>', plain)
        self.assertNotIn("texts", data_of(self.scratch / "page.html"))
        self.refused(66, "the engine of the page cannot be read", self.mix, "-o", self.scratch / "x.html", "--live", "--engine", self.scratch / "none")
        for version in ("taktskifte 0.1.0 (0123456789ab)", "taktskifte 9.9.9 (unknown)", "no mark"):
            self.refused(65, "build both from the same sources", self.mix, "-o", self.scratch / "x.html", "--live", "--engine", self.engine(version))
        older = self.scratch / "older.h5"
        for name, other in (("engine_commit", "0123456789ab"), ("engine_version", "0.0.9")):
            shutil.copy(self.mix, older)
            with h5py.File(older, "r+") as file:
                file.attrs[name] = other
            self.refused(65, "it was made by", older, "-o", self.scratch / "x.html", "--live", "--engine", self.engine())
        for commit, warned in (("0123456789ab", False), ("0123456789ab+changes", True), ("unknown", True)):
            data = {"provenance": {"file": "x.h5", "engine_version": "0.1.0", "engine_commit": commit}}
            with unittest.mock.patch.object(live, "mark_of", lambda _, commit=commit: f"taktskifte 0.1.0 ({commit})"), \
                    contextlib.redirect_stderr(io.StringIO()) as said:
                live.check_maker(data, "")
            self.assertEqual("cannot be known" in said.getvalue(), warned, commit)
        self.refused(65, "is it taktskifte?", self.mix, "-o", self.scratch / "x.html", "--live", "--engine", wasm, "--taktskifte", "/bin/echo")
        wasm.write_text("text")
        self.refused(66, "is no WebAssembly", self.mix, "-o", self.scratch / "x.html", "--live", "--engine", wasm)
        self.refused(64, "goes with --live", self.mix, "-o", self.scratch / "x.html", "--engine", wasm)

    def test_a_live_page_tells_what_the_file_has_set_otherwise_than_the_scenario_it_compares_with(self):
        wasm = self.engine()
        mine = self.scenario(f"base = {SOURCE}/scenarios/today.ini\n[funding]\npot_mnok = 1500\n", "mine.ini")
        study_mix = SOURCE / "scenarios" / "study" / "public-25.ini"
        for name, scenarios, settings, base, own in (
                ("set.h5", ("parity", "today"), ["apply.elasticity=0.5"], "parity.ini", ["run.years", "apply.elasticity"]),
                ("own.h5", (mine,), ["run.seed=7"], "today.ini", ["run.seed", "run.years", "funding.pot_mnok"]),
                ("mixes.h5", (study_mix,), ["run.years=20"], "study/public-25.ini", [])):
            with self.subTest(name=name):
                found = data_of(self.page(self.made(name, *scenarios, replicates=1, years=1, settings=settings), "--live", "--engine", wasm))
                self.assertEqual((found["base"]["file"], found["base"]["own_keys"]), (base, own))

    def test_a_word_that_stands_twice_is_refused(self):
        for name, columns in (("words.csv", ("kind", "id")), ("sentences.csv", ("id",))):
            rows = words.table(name)
            named = [tuple(row[column] for column in columns) for row in rows]
            self.assertEqual(len(named), len(set(named)), name)
            with unittest.mock.patch.object(assemble, "table", lambda _, rows=rows: [*rows, {**rows[3], "en": "another"}]):
                with self.assertRaises(Problem) as problem:
                    assemble.without_twins(name, *columns)
                self.assertIn(f"{name}: {' '.join(named[3])} stands twice", str(problem.exception))
                self.assertEqual(problem.exception.code, 74)
        with unittest.mock.patch.object(assemble, "table", lambda name: 2 * words.table(name)), self.assertRaises(Problem):
            assemble.words()

    def test_a_summary_of_a_study_without_what_pictures_read_is_refused(self):
        whole = json.loads((SOURCE / "scenarios" / "study" / "summary.json").read_text(encoding="utf-8"))
        summary = self.scratch / "summary.json"
        without = [({name: value for name, value in whole.items() if name != left_out}, left_out)
                   for left_out in ("today", "parity", "origin", "chosen_among", "choices", "model_results_version")]
        without += [({**whole, name: value}, wanted) for name, value, wanted in (
            ("today", 99, "today"), ("parity", None, "parity"), ("keys", whole["keys"][:5], "research_share.bands"), ("choices", [], "choices"),
            ("mixes", {}, "mixes"), ("origin", {}, "origin.first_year"), ("keys", [{**whole["keys"][0], "low": "x"}], r"keys\[0\].low"),
            ("rows", [{**row, "swings": [{"key": 0}]} for row in whole["rows"]], r"research_share.swings\[0\].at_low"),
            ("rows", [{**row, "bands": [{"key": 0, "values": [1], "quantiles": [[0]]}]} for row in whole["rows"]], "research_share.bands"))]
        for data, wanted in without:
            with self.subTest(wanted=wanted):
                summary.write_text(json.dumps(data), encoding="utf-8")
                with self.assertRaisesRegex(Problem, f"summary.json: {wanted} is missing or is not what") as problem:
                    study.Study(str(summary))
                self.assertEqual(problem.exception.code, 65)
        for left_out in ("keys", "mixes", "rows", "filetype"):
            summary.write_text(json.dumps({name: value for name, value in whole.items() if name != left_out}), encoding="utf-8")
            with self.assertRaises(Problem):
                study.Study(str(summary))

    def test_one_scenario_other_lists_and_sweeps(self):
        one = data_of(self.page(self.made("one.h5", "parity", years=1, replicates=1)))
        self.assertEqual(one["comparison"]["verdicts"], [])
        later = data_of(self.page(self.made("later.h5", "today-2024", "parity-2024", years=2, replicates=2)))
        self.assertEqual(list(later["maps"]), ["2024"])
        copies = data_of(self.page(self.made("copies.h5", "today", "parity", years=2, replicates=2,
                                             settings=["population.synthetic=500"])))
        self.assertEqual(len(copies["municipalities"]["number"]), 500)
        sums = data_of(self.page(self.made("sums.h5", "today", "parity", years=2, replicates=2,
                                           settings=["run.municipality_years=no"])))
        self.assertFalse(sums["counts_by_year"])
        with h5py.File(self.folder / "sums.h5") as file:
            self.assertEqual(sums["counts"]["awards"], file["municipality_awards_sum"][:].T.astype(int).ravel().tolist())
        sweep = self.folder / "sweep.h5"
        process = taktskifte("sweep", SOURCE / "scenarios/today.ini", "--sweep", "policy:funding.public_share=0,0.5,1", "--sweep",
                             "fact:apply.elasticity=0,0.9", "--set", "run.replicates=6", "--set", "run.years=1", "-o", sweep, "--quiet")
        self.expect(process, 0)
        found = data_of(self.page(sweep))
        with h5py.File(sweep) as file:
            for name, measure in found["measures"].items():
                numpy.testing.assert_array_equal(numpy.array(measure["mean"], dtype=float), file[name][:].mean(axis=2), name)
        self.assertEqual(found["varying"], [0, 1])

    def test_what_is_no_result(self):
        text = self.scratch / "text.h5"
        text.write_text("not HDF5")
        self.refused(65, "not an HDF5 file", text)
        foreign = self.scratch / "foreign.h5"
        h5py.File(foreign, "w").close()
        self.refused(65, "no result file of Taktskifte", foreign)
        self.refused(66, "there is no such file", self.scratch / "missing.h5")
        self.refused(66, "this is a folder", self.scratch)
        os.mkfifo(self.scratch / "pipe.h5")
        self.refused(66, "a pipe or a device", self.scratch / "pipe.h5")
        whole = self.mix.read_bytes()
        damaged = self.scratch / "damaged.h5"
        for at in (5000, len(whole) - 3):
            damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1:])
            self.refused(65, "does not fit its checksum", damaged)
        damaged.write_bytes(whole[: len(whole) // 2])
        self.refused(65, "damaged", damaged)
        for name, content in (("scenario_title", ["a", "b\x1b[2J", "c"]), ("municipality_year_awards", [1.0]),
                              ("key_source", [[1]]), ("population", ["x"])):
            with self.subTest(name=name):
                altered = self.scratch / f"{name}.h5"
                altered.write_bytes(whole[:-CHECKSUM_LINE])
                with h5py.File(altered, "r+") as file:
                    del file[name]
                    file[name] = content
                self.refused(65, altered.name, altered)
        no_sweep = self.scratch / "no_sweep.h5"
        with h5py.File(no_sweep, "w") as file:
            file.attrs["filetype"] = "taktskifte sweep"
        self.refused(65, "damaged or no sweep", no_sweep)

    def test_a_made_up_country_and_a_part_of_norway_have_no_map_of_norway(self):
        copies = data_of(self.page(self.made("many.h5", "today", "parity", years=1, replicates=2,
                                             settings=["population.synthetic=422"])))
        self.assertEqual((copies["maps"], copies["is_synthetic"]), ({}, True))
        table = (SOURCE / "scenarios" / "data" / "municipalities_2018.csv").read_text(encoding="utf-8").splitlines()
        part = self.scratch / "part.csv"
        part.write_text("\n".join(table[:-20]) + "\n", encoding="utf-8")
        some = data_of(self.page(self.made("part.h5", "today", years=1, replicates=1, settings=[f"data.municipalities={part}"])))
        self.assertEqual((some["maps"], some["is_synthetic"]), ({}, False))
        self.assertEqual(list(data_of(self.page(self.mix))["maps"]), ["2018", "2024"])

    def sweep(self, name, *options):
        out = self.scratch / name
        process = taktskifte("sweep", SOURCE / "scenarios/today.ini", *options, "--set", "run.years=1", "-o", out, "--quiet")
        self.expect(process, 0)
        return out

    def test_points_with_failed_replicates_have_the_means_of_the_others(self):
        file = self.sweep("failed.h5", "--sweep", "policy:funding.public_share=0,0.5,1", "--set", "run.replicates=7")
        file.write_bytes(file.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(file, "r+") as stored:
            values = stored["research_innovations"][:]
            values[1, 0, 2], values[2, 0, 1:] = numpy.nan, numpy.nan
            stored["research_innovations"][...] = values
            stored["design_state"][1:] = 2
        found = data_of(self.page(file))
        measure = found["measures"]["research_innovations"]
        numpy.testing.assert_allclose(numpy.array(measure["mean"], dtype=float)[:, 0], numpy.nanmean(values[:, 0], axis=1), rtol=1e-14)
        known = values[1, 0][numpy.isfinite(values[1, 0])]
        self.assertAlmostEqual(measure["half"][1][0], 2.5706 * known.std(ddof=1) / 6**0.5, delta=0.004 * measure["half"][1][0])
        self.assertIsNone(measure["half"][2][0])
        self.assertEqual(found["states"], [0, 2, 2])

    def test_no_sentence_weighs_assumptions_and_chance_where_neither_is_known(self):
        found = data_of(self.page(self.mix))
        for english, norwegian in (found["sentences"]["doubt.chance_alone"], found["words"]["page"]["range.chance_only"][:2]):
            self.assertNotRegex(english, "weigh")
            self.assertNotRegex(norwegian, "betyr")

    def test_page_and_pictures_name_the_same_inputs_in_doubt(self):
        self.assertEqual(data_of(self.page(self.mix))["doubted"], list(DECISIVE))
        chosen = self.made("chosen.h5", "today", "parity", years=1, replicates=1, settings=["apply.elasticity=0.5"])
        self.assertEqual(data_of(self.page(chosen))["doubted"], list(DECISIVE[1:]))
        stated = {"choice.experience": ("assumed", "high", False, []), "apply.elasticity": ("derived", "high", False, []),
                  "panel.fundable_share": ("derived", "low", False, []), "experience.units_per_project": ("assumed", "", True, [])}
        self.assertEqual(doubted(stated), ["panel.fundable_share", "choice.experience"])
        self.assertNotIn("decisive.includes", (WEB / "src" / "main.js").read_text(encoding="utf-8"))

    def test_modules_and_programs_that_are_not_there(self):
        for name in ("h5py", "matplotlib"):
            folder = self.scratch / name
            folder.mkdir()
            (folder / f"{name}.py").write_text(f"raise ModuleNotFoundError('No module named {name}', name={name!r})\n")
        out = self.scratch / "page.html"
        process = report(self.mix, "-o", out, PYTHONPATH=str(self.scratch / "h5py"))
        self.assertEqual((process.returncode, len(process.stderr.splitlines())), (66, 1), process.stderr)
        self.assertIn("python3-h5py", process.stderr)
        process = report(self.mix, "-o", out, PYTHONPATH=str(self.scratch / "matplotlib"))
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        old = self.scratch / "old"
        old.write_text("#!/bin/sh\necho 'unrecognised option --every-year' >&2\nexit 64\n")
        old.chmod(0o755)
        self.refused(66, "old is too old for this page", self.mix, "-o", out, "--taktskifte", old)
        self.refused(64, "--taktskifte: the name is empty", self.mix, "-o", out, "--taktskifte", "")

    def test_exactly_one_is_singular(self):
        for count, norwegian, english in ((0, "0 simuleringer", "0 replicates"), (1, "1 simulering", "1 replicate"),
                                          (1460, "1\u00a0460 simuleringer", "1\u00a0460 replicates")):
            said = [words.Words(language).counted("replicates", count) for language in ("nb", "en")]
            self.assertEqual(said, [norwegian, english])

    def test_a_file_of_the_user_is_not_replaced_unasked(self):
        mine = self.scratch / "keep.ini"
        mine.write_text("[run]\ntitle = mine\n")
        self.refused(73, "replace it with --overwrite", self.mix, "-o", mine)
        self.assertEqual(mine.read_text(), "[run]\ntitle = mine\n")
        picture = self.scratch / "x.svg"
        picture.write_text("<dc:title>Taktskifte</dc:title>")
        self.refused(73, "was not made by this tool", self.mix, "-o", picture)
        self.assertEqual(written(self.mix, "-o", mine, "--overwrite"), 0)
        self.assertEqual(written(self.mix, "-o", mine), 0)
        self.refused(64, "the name is empty", self.mix, "-o", "")

    def test_what_cannot_be_written_and_no_program(self):
        self.refused(64, "that is the result file", self.mix, "-o", self.mix)
        self.refused(73, "cannot be written", self.mix, "-o", self.scratch / "none" / "page.html")
        (self.scratch / "folder.html").mkdir()
        self.refused(73, "a folder, a link or a device", self.mix, "-o", self.scratch / "folder.html")
        out = self.scratch / "page.html"
        self.refused(66, "no program that can be run", self.mix, "-o", out, "--taktskifte", self.scratch / "nothing")
        process = report(self.mix, "-o", out, TAKTSKIFTE=str(self.scratch))
        self.assertEqual((process.returncode, len(process.stderr.splitlines())), (66, 1), process.stderr)
        self.assertIn("no program that can be run", process.stderr)
        self.refused(65, "is no comparison", self.mix, "-o", out, "--taktskifte", shutil.which("true"))
        self.refused(65, "is no comparison", self.mix, "-o", out, "--taktskifte", shutil.which("echo"))
        self.refused(64, "", "--nothing", self.mix)

    def test_numbers_are_written_as_the_language_writes_them(self):
        for value, digits, norwegian, english in (
                (0.5, 1, "0,5", "0.5"), (1460, 0, "1\u00a0460", "1\u00a0460"), (-0.04, 1, "0,0", "0.0"),
                (-1234567.891, 2, "\u22121\u00a0234\u00a0567,89", "\u22121\u00a0234\u00a0567.89"), (float("nan"), 1, "udefinert", "undefined")):
            self.assertEqual((words.fixed(value, digits, "nb"), words.fixed(value, digits, "en")), (norwegian, english))
        self.assertEqual([words.signed(value, 1, "nb") for value in (0.04, -0.04, 0.5, -0.5)], ["0,0", "0,0", "+0,5", "\u22120,5"])

    @unittest.skipUnless((WEB / "node_modules").is_dir() and shutil.which("node"), "needs node and the page's packages")
    def test_the_template_is_what_its_sources_build(self):
        out = self.scratch / "template.html"
        subprocess.run(["node", str(WEB / "build.mjs"), str(out)], check=True, capture_output=True)
        self.assertEqual(out.read_bytes(), (SOURCE / "tools" / "page" / "template.html").read_bytes())

    def test_the_lock_file_names_no_host(self):
        text = (WEB / "package-lock.json").read_text(encoding="utf-8")
        self.assertNotIn("resolved", text)
        self.assertNotIn("://", text)
        packages = json.loads(text)["packages"]
        self.assertTrue(all("integrity" in about for name, about in packages.items() if name))


if __name__ == "__main__":
    unittest.main()
