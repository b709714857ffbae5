"""What the Python module gives is what the program writes: every variable, coordinate and attribute, to the last bit."""

import os
import pathlib
import subprocess
import sys
import unittest
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import numpy  # noqa: E402
import xarray  # noqa: E402

import taktskifte as tk  # noqa: E402

TODAY, PARITY = (SOURCE / "scenarios" / f"{name}.ini" for name in ("today", "parity"))
SMALL = {"run.replicates": 7, "run.years": 3}


def written_with(settings):
    return [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]


class Results(SharedFolderTest):
    def program(self, verb, *words, settings=SMALL):
        file = self.scratch / "program.h5"
        process = taktskifte(verb, *words, "-o", file, *written_with(settings), "--quiet", "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        with xarray.open_dataset(file, engine="h5netcdf") as results:
            return results.load()

    def check_attributes(self, mine, theirs, name):
        self.assertEqual(list(mine), list(theirs), name)
        for attribute, value in theirs.items():
            self.assertIs(type(mine[attribute]), type(value), (name, attribute))
            numpy.testing.assert_array_equal(mine[attribute], value, err_msg=f"{name} {attribute}")
            if not isinstance(value, str):
                self.assertEqual(mine[attribute].dtype, value.dtype, (name, attribute))

    def check_same(self, mine, theirs, but=()):
        self.assertEqual(set(mine.coords), set(theirs.coords))
        self.assertEqual(set(mine.variables), set(theirs.variables))
        self.assertEqual(dict(mine.sizes), dict(theirs.sizes))
        for name in set(theirs.variables) - set(but):
            self.assertEqual(mine[name].dims, theirs[name].dims, name)
            self.assertEqual(mine[name].dtype, theirs[name].dtype, name)
            if theirs[name].dtype == object:
                self.assertEqual(mine[name].values.tolist(), theirs[name].values.tolist(), name)
            else:
                self.assertEqual(mine[name].values.tobytes(), theirs[name].values.tobytes(), name)
            self.check_attributes(mine[name].attrs, theirs[name].attrs, name)
            self.assertEqual(mine[name].encoding.get("coordinates"), theirs[name].encoding.get("coordinates"), name)
        self.check_attributes(mine.attrs, {k: v for k, v in theirs.attrs.items() if k != "history"}, "the results")

    def test_files_on_any_number_of_threads(self):
        theirs = self.program("run", TODAY, PARITY)
        self.assertGreater(len(theirs.variables), 90)
        for threads in (1, 3, None):
            self.check_same(tk.run(TODAY, PARITY, set=SMALL, threads=threads), theirs)

    def test_other_shapes_of_results(self):
        for settings in (
            {**SMALL, "run.municipality_years": "no"},
            {**SMALL, "run.replicates": 1, "run.years": 1, "run.first_year": 2024},
            {**SMALL, "population.synthetic": 300},
            {"run.replicates": 60, "run.years": 2, "run.precision": "research_share:0.003"},
        ):
            self.check_same(tk.run(TODAY, PARITY, set=settings), self.program("run", TODAY, PARITY, settings=settings))
        theirs = self.program("run", SOURCE / "scenarios/today-2024.ini")
        self.assertIn("municipality_number_year", theirs.attrs)
        self.check_same(tk.run("today-2024.ini", set=SMALL), theirs)

    def test_keys_text_and_file_are_alike(self):
        file = self.scenario("# half\n[funding]\npublic_share = 0.5\n\n[apply]\nelasticity = 0.4\n", "half.ini")
        theirs = self.program("run", TODAY, file)
        self.check_same(tk.run(TODAY, file, set=SMALL), theirs)
        self.check_same(tk.run({"today": TODAY, "half": file.read_text()}, set=SMALL), theirs)
        keys = {"funding.public_share": 0.5, "apply.elasticity": 0.4}
        of_today = tk.scenario(TODAY, set=SMALL)
        for half in ({"half": keys}, tk.scenario(keys, name="half", set=SMALL)):
            mine = tk.run(of_today, half) if isinstance(half, tk.Scenario) else tk.run(TODAY, half, set=SMALL)
            # Keys stand in no file: on other lines, without sections. The study's number is made of these texts.
            inputs = ("scenario_text", "key_origin", "resolved_keys")
            self.check_same(mine.assign_attrs(study_id=theirs.study_id), theirs, but=inputs)
            self.assertEqual(mine.key_origin.sel(scenario="half", key="apply.elasticity").item(), "half.ini:2")

    def test_with_bases(self):
        theirs = self.program("run", SOURCE / "scenarios/parity-ramp.ini")
        text = (SOURCE / "scenarios/parity-ramp.ini").read_text()
        self.check_same(tk.run({"parity-ramp": text}, set=SMALL), theirs)
        mine = tk.scenario({"run.title": "mine"}, base="parity-ramp.ini")
        self.assertEqual(mine.entries["funding.public_share"][0], "2018:0.075 .. 2023:0.50")
        beside = self.scenario("[apply]\neffort = 0.7\n", "beside.ini")
        child = self.scenario(f"base = {beside.name}\n", "child.ini")
        self.assertEqual(tk.scenario(child).entries["apply.effort"], ("0.7", "base beside.ini:2"))

    def test_a_sweep(self):
        words = ["--sweep", "funding.public_share=0.05,0.5", "--sweep", "apply.elasticity=0.1..0.8", "--points", 3]
        words += ["--series", "awards", "--indicator", "research_share", "--indicator", "success_share"]
        theirs = self.program("sweep", TODAY, *words)
        over = {"funding.public_share": [0.05, 0.5], "apply.elasticity": "0.1..0.8"}
        chosen = {"series": ["awards"], "indicators": ["research_share", "success_share"]}
        for threads in (1, 3):
            self.check_same(tk.sweep(TODAY, over=over, points=3, set=SMALL, threads=threads, **chosen), theirs)

    def test_a_sweep_with_points_that_are_refused(self):
        words = ["--sweep", "apply.elasticity=0.2,0.6", "--sweep", "grant.min_mnok=1,300"]
        theirs = self.program("sweep", TODAY, *words)
        self.assertEqual(theirs.design_state.values.tolist(), [0, 1, 0, 1])
        over = {"apply.elasticity": "0.2,0.6", "grant.min_mnok": [1, 300]}
        self.check_same(tk.sweep(TODAY, over=over, set=SMALL), theirs)
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.sweep(TODAY, over={"grant.min_mnok": [300]}, set=SMALL)
        self.assertIn("every point is refused", str(caught.exception))

    def test_verify(self):
        file = self.scratch / "program.h5"
        self.program("run", TODAY)
        found = tk.verify(file, sample=2)
        self.assertTrue(found["holds"])
        self.assertEqual(tk.verify(file, replicates=[1, 3])["replicates"], [1, 3])
        with self.assertRaises(tk.InputError):
            tk.verify(self.scratch / "none.h5")
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.verify(TODAY)
        self.assertEqual(caught.exception.exit_code, 65)
        self.assertEqual(tk.verify(file, all=True)["replicates"], list(range(7)))
        for wrong, reason in (
            ({"replicates": [99]}, "no such replicate"),
            ({"sample": 0}, "sample = 0: give a number from 1 to 10000000"),
            ({"sample": -1}, "sample = -1"),
            ({"replicates": []}, "replicates is empty"),
            ({"replicates": [1], "all": True}, "give one of sample, replicates and all"),
            ({"replicates": [1], "sample": 2}, "give one of"),
            ({"sample": 5, "all": True}, "give one of"),
            ({"threads": 1_000_000}, "threads = 1000000: give a number from 1 to 1024"),
        ):
            with self.assertRaises(tk.ScenarioError) as caught:
                tk.verify(file, **wrong)
            self.assertIn(reason, str(caught.exception))
            self.assertEqual(caught.exception.exit_code, 64)

    def test_threads_are_1_to_1024(self):
        small = {"run.replicates": 1, "run.years": 1}
        for threads in (0, -1, 1025, 1_000_000, 2**31 - 1):
            for call in (
                lambda: tk.run(TODAY, set=small, threads=threads),
                lambda: tk.sweep(TODAY, over={"apply.elasticity": [0.2]}, set=small, threads=threads),
                lambda: tk.model(["awards"], replicates=1, threads=threads)({}),
            ):
                with self.assertRaises(tk.ScenarioError) as caught:
                    call()
                self.assertEqual(str(caught.exception), f"threads = {threads}: give a number from 1 to 1024")
                self.assertEqual(caught.exception.exit_code, 64)

    def test_a_table_that_was_edited_counts(self):
        """However little the edit shows: as many bytes, the same times of the file."""
        text = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8")
        table = self.scratch / "mine.csv"
        settings = {"run.replicates": 1, "run.years": 1, "data.municipalities": str(table)}
        head, *rows = text.splitlines()
        at = head.split(",").index("population")
        cells = rows[0].split(",")
        cells[at] = str(int(cells[at]) + 1)
        edited = "\n".join([head, ",".join(cells), *rows[1:], ""])
        self.assertEqual(len(edited), len(text))
        call = tk.model(["awards"], replicates=1, set={"data.municipalities": str(table)})
        people = []
        for content in (text, edited, text):
            table.write_text(content, encoding="utf-8")
            os.utime(table, (1e9, 1e9))
            results = tk.run({}, set=settings)
            people.append(results.population.sel(municipality=cells[0]).item())
            self.assertEqual(results.attrs["totals_factor"], 1.0)
            call({})
        self.assertEqual([one - people[0] for one in people], [0, 1, 0])
        table.unlink()
        for missing in (lambda: tk.run({}, set=settings), lambda: call({})):
            with self.assertRaises(tk.InputError):
                missing()

    def test_a_table_of_institutions_that_was_edited_counts(self):
        text = (SOURCE / "scenarios/data/research_institutions.csv").read_text(encoding="utf-8")
        table = self.scratch / "mine.csv"
        chosen = {"data.institutions": str(table)}
        call = tk.model(["awards"], replicates=1, set=chosen)
        found = []
        for content in (text, text.replace("59.91273,10.74609", "69.91273,20.74609"), text):
            table.write_text(content, encoding="utf-8")
            os.utime(table, (1e9, 1e9))
            results = tk.run({}, set={**chosen, "run.replicates": 1})
            found.append((call({})["awards"], results.awards.values.tobytes()))
        self.assertEqual(found[0], found[2])
        self.assertNotEqual(found[0][0], found[1][0])
        self.assertNotEqual(found[0][1], found[1][1])

    def test_a_large_experiment_is_not_kept(self):
        """2000 sites for 20 scenarios are 135 MB of distances."""
        head, *rows = (SOURCE / "scenarios/data/research_institutions.csv").read_text(encoding="utf-8").splitlines()
        table = self.scratch / "many.csv"
        table.write_text(
            "\n".join([head, *(f"{copy}{row}" for copy in range(16) for row in rows), ""]), encoding="utf-8"
        )
        many = {f"s{at}": {"apply.elasticity": 0.2 + at / 100} for at in range(20)}
        script = f"""
import gc, taktskifte as tk
def pages():
    return int(open("/proc/self/statm").read().split()[1])
small = {{"run.replicates": 1, "run.years": 1}}
tk.run({{}}, set=small)
before = pages()
tk.run({many!r}, set={{**small, "data.institutions": {str(table)!r}}}, threads=1)
call = tk.model(["awards"], replicates=1, threads=1, set={{"run.years": 1, "data.institutions": {str(table)!r}}})
call({{"population.synthetic": 5000}})
gc.collect()
print((pages() - before) * 4096 // 2**20)
"""
        process = subprocess.run([sys.executable, "-B", "-c", script], capture_output=True, text=True, check=True)
        self.assertLess(int(process.stdout), 64)

    def test_names_of_files_that_are_no_text(self):
        def path(name):
            return os.fsdecode(os.fsencode(self.scratch) + b"/\xff" + name)

        results = path(b".h5")
        self.scenario("[run]\nyears = 2\n", path(b".ini"))
        for call, kind, said in (
            (lambda: tk.run(path(b".ini")), tk.ScenarioError, "the name of this file holds bytes that are not UTF-8"),
            (lambda: tk.run(path(b"no.ini")), tk.InputError, "no.ini"),
            (lambda: tk.run({}, set={"data.municipalities": path(b".csv")}), tk.ScenarioError, "not UTF-8 text"),
            (lambda: tk.run({"data.municipalities": path(b".csv")}), tk.ScenarioError, "not UTF-8 text"),
            (lambda: tk.scenario({}, base=path(b".ini")), tk.ScenarioError, "not UTF-8 text"),
            (lambda: tk.scenario({}, name="\udcff"), tk.ScenarioError, "no name of a scenario"),
            (lambda: tk.scenario("[data]\nmunicipalities = \ud800"), tk.ScenarioError, "not UTF-8 text"),
            (lambda: tk.verify(results), tk.InputError, "there is no such file"),
            (lambda: tk.verify("\ud800.h5"), tk.InputError, "there is no such file"),
            (lambda: tk.run("\ud800.ini"), tk.InputError, ".ini"),
        ):
            with self.assertRaises(kind) as caught:
                call()
            self.assertIn(said, str(caught.exception))
            str(caught.exception.mistakes).encode()
        self.program("run", TODAY)
        os.rename(self.scratch / "program.h5", results)
        self.assertTrue(tk.verify(results, sample=1)["holds"])

    def test_rows_of_a_sweep_that_fail_are_listed_and_a_warning(self):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            results = tk.sweep(
                TODAY, over={"apply.reference_count": [110, 100_000]}, set={**SMALL, "run.replicates": 2}
            )
        failed = [text for text in (str(one.message) for one in told) if "rows failed" in text]
        self.assertEqual(len(failed), 1, told)
        self.assertRegex(failed[0], r"^2 rows failed and are left out \(failure_message\); the first, design 1: ")
        self.assertTrue(failed[0].endswith(results.failure_message.item(0)))
        self.assertEqual(results.failure_design.values.tolist(), [1, 1])
        missing = results.burn_in_drift.isnull().any(["scenario", "replicate"])
        self.assertEqual(missing.values.tolist(), [False, True])

    def test_what_the_program_says_of_scenarios_and_tables_is_a_warning(self):
        text = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8").splitlines()
        part = self.scratch / "part.csv"
        part.write_text("\n".join([*text[:9], ""]), encoding="utf-8")
        small = {"run.replicates": 2, "run.years": 2}
        precise = {"run.replicates": 31, "run.years": 3, "run.precision": "research_share:0.000001"}
        half = self.scenario("[funding]\npublic_share = 0.5\n", "half.ini")
        ramp = self.scenario("[funding]\npublic_share = 2018:0.1 2040:0.5\n", "ramp.ini")
        for files, settings in (
            ([TODAY], {**small, "data.municipalities": str(part)}),
            ([TODAY, ramp], small),
            ([TODAY], {**small, "funding.pot_mnok": 4}),
            ([TODAY, half], precise),
            ([TODAY], {**small, "municipalities.units_total": 400}),
        ):
            file = self.scratch / "told.h5"
            process = taktskifte(
                "run", *files, "-o", file, "--overwrite", "--progress", "plain", *written_with(settings)
            )
            self.assertEqual(process.returncode, 0, process.stderr)
            lines = [line.strip() for line in process.stderr.splitlines()]
            theirs = [line.removeprefix("warning: ") for line in lines if line.startswith("warning: ")]
            theirs += [
                line for line in lines if line.startswith("each municipality learns") or "less than half a" in line
            ]
            self.assertTrue(theirs, settings)
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                tk.run(*files, set=settings)
            self.assertEqual(sorted(str(one.message) for one in told), sorted(theirs))
            self.assertEqual({one.filename for one in told}, {__file__})

    def test_what_tables_were_read_as_is_a_warning(self):
        text = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8")
        table = self.scratch / "mine.csv"
        table.write_text(text, encoding="cp1252")
        settings = {"run.replicates": 1, "run.years": 1, "data.municipalities": str(table)}
        for call in (
            lambda: tk.run({}, set=settings),
            lambda: tk.sweep({}, over={"apply.elasticity": [0.2]}, set=settings),
            lambda: tk.model(["awards"], replicates=1, base="today.ini", set={"data.municipalities": str(table)})({}),
        ):
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                call()
            self.assertEqual([str(one.message) for one in told], [f"{table}: read as Windows-1252, not UTF-8"])
            self.assertEqual(told[0].filename, __file__)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tk.run(TODAY, set={"run.replicates": 1, "run.years": 1})


if __name__ == "__main__":
    unittest.main()
