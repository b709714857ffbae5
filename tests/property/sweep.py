"""A sweep says what runs say, whatever happens to it: threads, parts, being killed, being resumed."""

import pathlib
import random
import signal
import subprocess
import sys
import time
import unittest

import h5py
import numpy as np
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest, forge  # noqa: E402


class SweepTest(RunTest):
    replicates = 4
    sweep = ["funding.public_share=0:1:0.5", "apply.elasticity=0.2,0.6", "grant.min_mnok=1,300"]

    def command(self, *more, out=None):
        return ["sweep", *self.scenarios, *(w for each in self.sweep for w in ("--sweep", each)), "-o", out or self.out,
                "--set", f"run.replicates={self.replicates}", "--set", "run.years=3", "--quiet", *more]

    def swept(self, *more, out=None):
        self.expect(taktskifte(*self.command(*more, out=out)), 0)
        return h5py.File(out or self.out)


class Content(SweepTest):
    def test_a_point_has_the_numbers_of_a_run_with_its_settings(self):
        with self.swept() as swept:
            for point, settings in [(0, ["0", "0.2"]), (7, ["0.5", "0.6"])]:
                self.assertEqual(list(swept["design_setting"].asstr()[point][:2]), settings)
                run = self.scratch / "run.h5"
                self.expect(taktskifte("run", *self.scenarios, "-o", run, "--overwrite", "--quiet", "--set", "run.replicates=4",
                                       "--set", "run.years=3", "--set", f"funding.public_share={settings[0]}", "--set",
                                       f"apply.elasticity={settings[1]}", "--set", "grant.min_mnok=1"), 0)
                with h5py.File(run) as known:
                    years = {name: known[name][:].astype(float).sum(axis=2) for name in
                             ("research_innovations", "innovations", "awards", "unused_nok", "applications")}
                    self.assertTrue(np.array_equal(swept["burn_in_drift"][point], known["burn_in_drift"][:]))
                self.assertTrue(np.array_equal(swept["innovations"][point], years["innovations"] / 3))
                self.assertTrue(np.array_equal(swept["awards"][point], years["awards"] / 3))
                self.assertTrue(np.array_equal(swept["unused_nok"][point], years["unused_nok"] / 3 / 1e6))
                self.assertTrue(np.array_equal(swept["research_share"][point],
                                               years["research_innovations"] / years["innovations"]))

    def test_a_fact_acts_in_the_burn_in_and_a_policy_does_not(self):
        for treatment, setting in [("fact", "1900:2"), ("policy", "2")]:
            self.sweep = [f"{treatment}:apply.effort=2"]
            with self.swept("--overwrite") as swept:
                self.assertEqual(swept["key_treatment"].asstr()[0], treatment)
                fees = swept["applications"][0, 0]
            run = self.scratch / f"{treatment}.h5"
            self.expect(taktskifte("run", self.scenarios[0], "-o", run, "--quiet", "--set", "run.replicates=4", "--set",
                                   "run.years=3", "--set", f"apply.effort={setting}"), 0)
            with h5py.File(run) as known:
                self.assertTrue(np.array_equal(fees, known["applications"][0].sum(axis=1) / 3))

    def test_refused_points_keep_their_place_and_say_why(self):
        with self.swept() as swept:
            states = swept["design_state"][:]
            conflict = swept["design_value"][:, 2] == 300
            self.assertTrue(np.array_equal(states == 1, conflict))
            for point in range(12):
                self.assertEqual("the smallest request, 300 MNOK" in swept["design_message"].asstr()[point], conflict[point])
            self.assertTrue(np.isnan(swept["awards"][:][conflict]).all())
            self.assertFalse(np.isnan(swept["awards"][:][~conflict]).any())

    def test_a_sweep_of_no_point_that_can_be_simulated_says_why(self):
        self.sweep = ["apply.reference_count=100000"]
        self.expect(taktskifte(*self.command()), 78, "no point can be simulated", "are not simulated")

    def test_one_number_of_a_list_is_not_taken_over_from_another_scenario(self):
        for scenario, weights in zip(self.scenarios, ("1 0 0 0 0", "0 0 0 0 1")):
            scenario.write_text(scenario.read_text() + f"\n[belief]\noutcome_weights = {weights}\n")
        self.sweep = ["belief.outcome_weights[2]=0,0.5"]
        self.expect(taktskifte(*self.command()), 64, "the scenarios have other numbers in belief.outcome_weights")

    def test_a_sweep_of_fewer_replicates_replaces_none(self):
        self.sweep = ["apply.elasticity=0.2,0.6"]
        self.swept().close()
        before = self.out.read_bytes()
        self.expect(taktskifte(*self.command("--set", "run.replicates=3")), 73, "it has 4 replicates of each point")
        self.assertEqual(self.out.read_bytes(), before)

    def test_what_is_drawn_as_unknown_is_a_fact_and_is_said_so(self):
        self.sweep = ["apply.effort=study", "funding.public_share=0.1,0.5"]
        words = [word for word in self.command("--points", "2") if word != "--quiet"]
        process = taktskifte(*words)
        self.expect(process, 0, "apply.effort as a fact", "funding.public_share as a policy in place of the scenarios' own")

    def test_a_point_that_is_too_large_once_its_world_stands_fails_alone(self):
        self.sweep = ["apply.reference_count=110,100000"]
        with self.swept() as swept:
            self.assertEqual(list(swept["design_state"][:]), [0, 2])
            self.assertIn("are not simulated", swept["design_message"].asstr()[1])
            self.assertFalse(np.isnan(swept["awards"][0]).any())
            self.assertTrue(np.isnan(swept["awards"][1]).all())
            self.assertEqual(swept["failure_design"].shape, (4,))
        self.expect(taktskifte("verify", self.out), 0)

    def test_chance_is_common_to_all_points_or_each_points_own(self):
        self.sweep = ["choice.new=0.3,0.30"]  # two spellings of one value
        with self.swept() as swept:
            self.assertTrue(np.array_equal(swept["innovations"][0], swept["innovations"][1]))
        with self.swept("--chance", "own", "--overwrite") as swept:
            self.assertFalse(np.array_equal(swept["innovations"][0], swept["innovations"][1]))
            first = swept["innovations"][1, 0]
        run = self.scratch / "run.h5"
        self.expect(taktskifte("run", self.scenarios[0], "-o", run, "--quiet", "--set", "run.replicates=8", "--set",
                               "run.years=3", "--set", "choice.new=0.3"), 0)
        with h5py.File(run) as known:
            self.assertTrue(np.array_equal(first, known["innovations"][0, 4:].sum(axis=1) / 3))
        self.expect(taktskifte("verify", self.out, "--all"), 0)

    def test_series_are_kept_on_demand(self):
        with self.swept("--series", "awards", "--series", "barriers") as swept:
            self.assertEqual(swept["awards_by_year"].shape, (12, 2, 4, 3))
            self.assertEqual(swept["barriers_by_year"].shape, (12, 2, 4, 3, 3, 6))
            self.assertTrue(np.array_equal(swept["awards_by_year"][0].sum(axis=2) / 3, swept["awards"][0]))
        self.expect(taktskifte("verify", self.out, "--all"), 0)
        self.expect(taktskifte(*self.command("--series", "success", "--overwrite")), 64, "success is no measure")

    def test_it_opens_in_xarray(self):
        self.swept().close()
        for engine in ("h5netcdf", "netcdf4"):
            with xarray.open_dataset(self.out, engine=engine) as data:
                self.assertEqual(data.design_value.dims, ("design", "key"))
                self.assertEqual(data.research_share.dims, ("design", "scenario", "replicate"))
                self.assertEqual(list(data.key.values), ["funding.public_share", "apply.elasticity", "grant.min_mnok"])
                self.assertEqual(list(data.scenario.values), ["today", "parity"])
                means = data.research_share.where(data.design_state == 0, drop=True).mean("replicate")
                self.assertEqual(means.shape, (6, 2))

    def test_a_population_of_ones_own_scales_totals_of_keys(self):
        self.sweep = ["apply.reference_count=110,60"]
        with self.swept("--set", "population.synthetic=100") as swept:
            counts = swept["applications"][:, 0].mean(axis=1)
        run = self.scratch / "run.h5"
        self.expect(taktskifte("run", self.scenarios[0], "-o", run, "--quiet", "--set", "run.replicates=4", "--set",
                               "run.years=3", "--set", "apply.reference_count=60", "--set", "population.synthetic=100"), 0)
        with h5py.File(run) as known:
            self.assertEqual(counts[1], (known["applications"][0].sum(axis=1) / 3).mean())

    def test_info_and_verify_know_it_and_compare_says_what_it_is(self):
        self.swept().close()
        said = taktskifte("info", self.out).stdout
        for text in ("6 simulated, 6 refused, 0 failed", "apply.elasticity (fact): 0.2, 0.6", "grid of 12 points"):
            self.assertIn(text, said)
        self.expect(taktskifte("info", self.out, "--json"), 0)
        self.assertIn("24 of 24 rows: all of them", taktskifte("verify", self.out, "--all").stdout)
        self.expect(taktskifte("compare", self.out), 65, "the result of a sweep, and not of a run")

    def test_verify_finds_numbers_that_are_none_of_its_inputs(self):
        changes = {
            "a number of a row": lambda file: file["awards"].__setitem__((0, 0, 0), 999.0),
            "a value of a point": lambda file: file["design_value"].__setitem__((0, 0), 0.25),
            "a setting of a point": lambda file: file["design_setting"].__setitem__((0, 1), "0.3"),
            "a point said to be refused": lambda file: file["design_state"].__setitem__(0, 1),
            "a refused point with numbers": lambda file: file["awards"].__setitem__((3, 0, 0), 1.0),
            "a share above 1": lambda file: file["research_share"].__setitem__((1, 0, 0), 1.5),
            "an attribute": lambda file: file.attrs.__setitem__("chance", "own"),
            "a title": lambda file: file["scenario_title"].__setitem__(0, "another"),
        }
        self.swept().close()
        intact = self.out.read_bytes()
        for name, change in changes.items():
            with self.subTest(name):
                self.out.write_bytes(intact)
                forge(self.out, change)
                self.expect(taktskifte("verify", self.out, "--all"), 65, "x.h5")


class Pictures(SweepTest):
    def plot(self):
        process = subprocess.run([sys.executable, "-B", SOURCE / "tools/plot.py", self.out, "-o", self.scratch],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stdout

    def test_curves_over_one_key_and_maps_over_two(self):
        self.sweep = ["funding.public_share=0:1:0.5"]
        self.swept().close()
        said = self.plot()
        self.assertIn("x-curves.png", said)
        self.assertIn("maps: not drawn, it needs a grid of two keys", said)
        self.assertGreater((self.scratch / "x-curves.png").stat().st_size, 10_000)
        self.sweep = ["apply.elasticity=0.2,0.6", "grant.min_mnok=1,300"]
        self.swept("--overwrite").close()
        said = self.plot()
        self.assertIn("x-maps.png", said)
        self.assertIn("curves: not drawn, it needs one key", said)


class SameBytes(SweepTest):
    replicates = 12

    def test_threads_and_sizes_of_shards(self):
        whole = self.whole()
        for more in (["--threads", "1"], ["--threads", "5", "--shard-size", "7"]):
            self.swept(*more).close()
            self.same_as(whole)
            self.out.unlink()

    def test_many_replicates_and_few(self):
        for replicates, points in ((1, "0:1:0.01"), (70, "0.1,0.5")):
            self.replicates, self.sweep = replicates, [f"funding.public_share={points}", "apply.elasticity=0.2,0.6"]
            self.swept("--set", "run.years=1", "--set", "run.burn_in_years=10", "--overwrite").close()
            self.expect(taktskifte("verify", self.out, "--sample", "30"), 0)

    def test_parts_in_any_order(self):
        whole = self.whole()
        for k, size in ((3, 5), (1, 64), (2, 1)):
            self.expect(taktskifte(*self.command("--shard", f"{k}/3", "--shard-size", size)), 0)
        self.assertEqual(self.status()["missing"], 0)
        self.expect(taktskifte("verify", self.parts), 0)
        self.expect(taktskifte("merge", self.parts, "-o", self.out), 0)
        self.same_as(whole)

    def test_killed_at_random_and_resumed(self):
        whole = self.whole()
        chance = random.Random(20)
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT):
            process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", "3"))], stderr=subprocess.PIPE, text=True)
            while process.poll() is None and not list(self.parts.glob("shard-*.h5")):
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.2))
            process.send_signal(number)
            process.communicate(timeout=120)
            if process.returncode == 0:  # it was faster
                self.same_as(whole)
                self.out.unlink()
                continue
            self.assertIn(process.returncode, (75, -number))  # by a signal before it watches for them
            self.assertGreater(self.status()["replicates"], self.status()["missing"])
        if self.parts.exists():
            self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
        else:
            self.swept().close()
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_stopped_it_says_how_to_go_on_and_goes_on(self):
        whole = self.whole()
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--shard-size", "1"))], stderr=subprocess.PIPE, text=True)
        while process.poll() is None and not list(self.parts.glob("shard-*.h5")):
            time.sleep(0.001)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75, said)
        self.assertIn("rows are kept in", said)
        self.assertIn(f"go on with: taktskifte resume {self.parts}", said)
        other = ["--sweep", "apply.effort=1,2"]
        self.expect(taktskifte(*self.command(*other)), 73, "an unfinished run lies here that is not this one", "grid of 24 points")
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
        self.same_as(whole)

    def test_what_is_drawn_is_the_same_again(self):
        self.sweep = ["apply.elasticity=0.2..0.8", "panel.fundable_share=study", "funding.public_share=0.1,0.5"]
        whole = self.scratch / "whole.h5"
        for kind in ("sobol", "lhs"):
            words = ["--points", "8", "--design", kind, "--set", "run.replicates=1", "--overwrite"]
            self.swept(*words, out=whole).close()
            self.swept(*words, "--threads", "1").close()
            self.same_as(whole)
        with self.swept(*words, "--design-seed", "2") as other, h5py.File(whole) as first:
            self.assertFalse(np.array_equal(other["design_value"][:], first["design_value"][:]))


class Refused(SweepTest):
    def test_words_that_are_no_sweep(self):
        for more, code, said in [
            (["--sweep", "apply.elastcity=1"], 78, "did you mean apply.elasticity?"),
            (["--sweep", "apply.effort"], 64, "write --sweep key=values"),
            (["--sweep", "apply.effort=1..2"], 64, "add --points N"),
            (["--sweep", "run.seed=1,2"], 78, "share seed"),
            (["--sweep", "funding.public_share=0.1"], 78, "swept already"),
            (["--design", "square"], 64, "write grid, list, lhs, sobol, saltelli, morris or star"),
            (["--design", "list"], 64, "takes its values together"),
            (["--chance", "none"], 64, "write common or own"),
            (["--points", "0"], 64, "--points"),
            (["--shard", "4/3"], 64, "--shard"),
            (["-o", "-"], 64, "cannot be specified more than once"),
            (["--set", "run.yeers=1"], 78, "run.years"),
        ]:
            with self.subTest(more):
                self.expect(taktskifte(*self.command(*more)), code, said)
        self.expect(taktskifte("sweep", "-o", self.out, "--sweep", "apply.effort=1"), 64, "no scenario given")
        self.expect(taktskifte("sweep", self.scenarios[0], "-o", self.out), 64, "no key given")
        self.expect(taktskifte("sweep", self.scenarios[0], "--sweep", "apply.effort=1"), 64, "no result file given")
        self.expect(taktskifte("sweep", self.scratch / "none.ini", "--sweep", "apply.effort=1", "-o", self.out), 66, "none.ini")
        self.nothing_left("s")

    def test_another_result_stays(self):
        run = ["run", *self.scenarios, "-o", self.out, "--set", "run.replicates=2", "--set", "run.years=1", "--quiet"]
        self.expect(taktskifte(*run), 0)
        kept = self.out.read_bytes()
        self.expect(taktskifte(*self.command()), 73, "it is the result of a run, and not of a sweep", "--overwrite")
        self.assertEqual(self.out.read_bytes(), kept)
        self.swept("--overwrite").close()
        self.expect(taktskifte(*run), 73, "it is the result of a sweep, and not of a run")
        self.swept().close()
        self.expect(taktskifte(*self.command("--sweep", "apply.effort=1,2")), 73, "its keys are")
        self.sweep[1] = "apply.elasticity=0.2,0.7"
        self.expect(taktskifte(*self.command()), 73, "its points are others")
        self.sweep[1] = "apply.elasticity=0.2,0.6"
        self.expect(taktskifte(*self.command("--set", "run.seed=2")), 73, "run.seed is 1")


class Files(SweepTest):
    def file(self, text):
        path = self.scratch / "s/mine.ini"
        path.write_text(text)
        return path

    def test_a_file_says_what_the_options_say(self):
        path = self.file("# mine\n[sweep]\nscenarios = today.ini parity.ini\ndesign = grid\n[policy]\n"
                         "funding.public_share = 0:1:0.5\n[fact]\napply.elasticity = 0.2,0.6\n[values]\ngrant.min_mnok = 1,300\n"
                         "[set]\nrun.replicates = 4\nrun.years = 3\n")
        whole = self.whole()
        self.expect(taktskifte("sweep", path, "-o", self.out, "--quiet"), 0)
        with h5py.File(whole) as one, h5py.File(self.out) as other:
            for name in one:
                self.assertTrue(np.array_equal(one[name][()], other[name][()], equal_nan=one[name].dtype.kind == "f"), name)
        before = path.read_bytes()
        self.expect(taktskifte("sweep", path, "-o", path, "--quiet"), 64, "the same file")
        self.assertEqual(path.read_bytes(), before)

    def test_mistakes_are_told_with_their_lines_in_one_go(self):
        path = self.file("[sweep]\nscenarios = today.ini\npoints = many\ndesign = square\nfoo = 1\n[other]\n[fact]\nno equals\n")
        self.expect(taktskifte("sweep", path, "-o", self.out), 78, "mine.ini:3: points = many", "mine.ini:4: design = square",
                    "mine.ini:5: foo = 1: no such line", "mine.ini:6: [other]: no such section", "mine.ini:8: no equals")
        path = self.file("[sweep]\nscenarios = today.ini\n[fact]\napply.elastcity = 1\n[policy]\napply.elasticity = 1,2\n")
        self.expect(taktskifte("sweep", path, "-o", self.out), 78, "mine.ini:4: apply.elastcity = 1: no such key",
                    "mine.ini:6: apply.elasticity = 1,2: it has no path over years")

    def test_shipped_sweeps_run(self):
        for name, points in (("mix", 21), ("elasticity-fundable", 70)):
            self.expect(taktskifte("sweep", self.scratch / f"s/sweeps/{name}.ini", "-o", self.out, "--overwrite", "--quiet",
                                   "--set", "run.replicates=1", "--set", "run.years=1", "--set", "run.burn_in_years=10"), 0)
            with h5py.File(self.out) as swept:
                self.assertEqual(swept["design"].shape, (points,))
                self.assertTrue((swept["design_state"][:] == 0).all())


if __name__ == "__main__":
    unittest.main()
