"""The connectors, each by itself: connectors.py point | salib | ema | snakemake. Without the tool that one connects to, this
says so and exits with 77, which CTest counts as skipped."""

import csv
import importlib.util
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CONNECTORS = SOURCE / "tools/connectors"
sys.path.insert(0, str(CONNECTORS))

import taktskifte as tk  # noqa: E402

SMALL = {"run.years": 2}
OPTIONS = {"replicates": 2, "threads": 1, "set": SMALL}


class Point(unittest.TestCase):
    def call(self, *words):
        command = [sys.executable, "-B", CONNECTORS / "point.py", "--replicates", "2", "--set", "run.years=2", *words]
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)

    def test_as_a_command(self):
        process = self.call("--measures", "awards,unused_nok", "funding.public_share=0.5", "apply.elasticity=0.4")
        self.assertEqual(process.returncode, 0, process.stderr)
        row = next(csv.DictReader(io.StringIO(process.stdout)))
        values = {"funding.public_share": 0.5, "apply.elasticity": 0.4}
        self.assertEqual({k: float(v) for k, v in row.items()}, tk.model(["awards", "unused_nok"], **OPTIONS)(values))

    def test_with_files_of_dakota(self):
        with tempfile.TemporaryDirectory() as folder:
            given, left = pathlib.Path(folder) / "params.in", pathlib.Path(folder) / "results.out"
            given.write_text(
                "                                          2 variables\n"
                "                      4.000000000000000e-01 apply.elasticity\n"
                "                      5.000000000000000e-01 panel.fundable_share\n"
                "                                          1 functions\n"
                "                                          1 ASV_1:research_share\n"
                "                                          0 derivative_variables\n"
                "                                          0 analysis_components\n"
                "                                          1 eval_id\n"
            )
            process = self.call("--measures", "research_share", "--dakota", given, left)
            self.assertEqual((process.returncode, process.stdout, process.stderr), (0, "", ""))
            number, name = left.read_text().split()
            values = {"apply.elasticity": 0.4, "panel.fundable_share": 0.5}
            self.assertEqual({name: float(number)}, tk.model(["research_share"], **OPTIONS)(values))
            left.unlink()
            given.write_text(given.read_text().replace("5.000000000000000e-01", "7.000000000000000e+00"))
            process = self.call("--dakota", given, left)
            self.assertEqual(process.returncode, 78)
            self.assertIn("panel.fundable_share", process.stderr)
            self.assertFalse(left.exists())
            given.write_text("{}")
            self.assertIn("<n> variables", self.call("--dakota", given, left).stderr)

    def test_mistakes(self):
        self.assertEqual(self.call("funding.public_shar=1").returncode, 78)
        self.assertEqual(self.call("--measures", "nothing", "funding.public_share=1").returncode, 64)
        with tempfile.TemporaryDirectory() as folder:
            given, binary, twice, short = (pathlib.Path(folder) / name for name in ("a", "b", "c", "d"))
            given.write_text("1 variables\n0.4 apply.elasticity\n")
            binary.write_bytes(b"1 variables\n\xff apply.elasticity\n")
            twice.write_text("2 variables\n0.4 apply.elasticity\n0.5 apply.elasticity\n")
            short.write_text("2 variables\n0.4 apply.elasticity\n")
            for code, words in (
                (64, ()),
                (64, ("public",)),
                (64, ("a=1", "--dakota", "a", "b")),
                (64, ("--replicates", "many", "a=1")),
                (64, ("--no-such", "a=1")),
                (64, ("--measures", "awards,awards", "apply.elasticity=0.4")),
                (64, ("apply.elasticity=0.4", "apply.elasticity=0.5")),
                (64, ("run.years=3", "apply.elasticity=0.5")),
                (65, ("--dakota", binary, f"{folder}/out")),
                (65, ("--dakota", twice, f"{folder}/out")),
                (65, ("--dakota", short, f"{folder}/out")),
                (66, ("--dakota", f"{folder}/none", f"{folder}/out")),
                (66, ("--dakota", folder, f"{folder}/out")),
                (66, ("--base", "no-such.ini", "apply.elasticity=0.4")),
                (73, ("--dakota", given, f"{folder}/none/out")),
                (73, ("--dakota", given, folder)),
            ):
                process = self.call(*words)
                self.assertEqual((process.returncode, process.stdout), (code, ""), (words, process.stderr))
                self.assertNotIn("Traceback", process.stderr)
                self.assertTrue(process.stderr)
            self.assertFalse((pathlib.Path(folder) / "out").exists())


class Salib(unittest.TestCase):
    def test_indices(self):
        import salib_indices

        names = ("apply.elasticity", "panel.fundable_share")
        found = salib_indices.indices("unused_nok", names, 64, **OPTIONS)
        # Both act on what is left unused, and little else does: the parts add up to about the whole.
        self.assertEqual(set(found), set(names))
        self.assertTrue(all(total > 0.05 for _, total in found.values()), found)
        self.assertGreater(sum(total for _, total in found.values()), 0.8)


class Ema(unittest.TestCase):
    def test_experiments(self):
        from ema_workbench import SequentialEvaluator

        import ema_model

        asked = ema_model.workbench_model(["apply.elasticity"], ["funding.public_share"], ["awards"], **OPTIONS)
        with SequentialEvaluator(asked) as evaluator:
            experiments, outcomes = evaluator.perform_experiments(scenarios=3, policies=2)
        call = tk.model(["awards"], **OPTIONS)
        for (_, row), awards in zip(experiments.iterrows(), outcomes["awards"]):
            keys = {"apply.elasticity": row["apply__elasticity"], "funding.public_share": row["funding__public_share"]}
            self.assertEqual(call(keys)["awards"], awards)


class Snakemake(unittest.TestCase):
    def snakemake(self, folder, **config):
        words = ["snakemake", "--snakefile", CONNECTORS / "Snakefile", "--directory", folder, "--cores", "2"]
        words += [
            "--config",
            f"program={os.environ['TAKTSKIFTE']}",
            *(f"{key}={value}" for key, value in config.items()),
        ]
        own = {"HOME": folder, "XDG_CACHE_HOME": f"{folder}/cache", "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            list(map(str, words)), env={**os.environ, **own}, capture_output=True, text=True, check=False
        )

    def check(self, folder, names, settings):
        text = (pathlib.Path(folder) / "results/comparison.csv").read_text(encoding="utf-8-sig")
        rows = [row for row in csv.DictReader(io.StringIO(text)) if row["table"].endswith(f" against {names[0]}")]
        theirs = {(row["table"], row["measure"]): float(row["difference"]) for row in rows}
        mine = tk.compare(tk.run(*(f"{name}.ini" for name in names), set=settings))
        expected = {
            (f"{scenario} against {names[0]}", measure): row.difference for (measure, scenario), row in mine.iterrows()
        }
        self.assertEqual(theirs, expected)

    def test_runs_and_their_comparison(self):
        names = ("today", "today-10", "parity")
        scenarios = " ".join(str(SOURCE / "scenarios" / f"{name}.ini") for name in names)
        with tempfile.TemporaryDirectory() as folder:
            for years in (2, 1):
                settings = {"run.replicates": 3, "run.years": years}
                config = {
                    "scenarios": scenarios,
                    "options": " ".join(f"--set {key}={value}" for key, value in settings.items()),
                }
                process = self.snakemake(folder, **config)
                self.assertEqual(process.returncode, 0, process.stderr)
                results = pathlib.Path(folder) / "results"
                self.assertEqual({file.name for file in results.glob("*.h5")}, {f"{name}.h5" for name in names})
                self.check(folder, names, settings)
                self.assertIn("Nothing to be done", self.snakemake(folder, **config).stderr)

    def test_two_scenarios_of_one_name(self):
        with tempfile.TemporaryDirectory() as folder:
            process = self.snakemake(folder, scenarios="one/parity.ini two/parity.ini")
            self.assertNotEqual(process.returncode, 0)
            self.assertIn("one/parity.ini and two/parity.ini are both called parity", process.stderr)


TOOLS = {
    "point": (Point, lambda: True, ""),
    "salib": (Salib, lambda: importlib.util.find_spec("SALib"), "SALib (no package of Debian 12: pip install SALib)"),
    "ema": (Ema, lambda: importlib.util.find_spec("ema_workbench"), "ema_workbench (no package of Debian 12: pip)"),
    "snakemake": (Snakemake, lambda: shutil.which("snakemake"), "snakemake (Debian: snakemake)"),
}

if __name__ == "__main__":
    case, is_there, package = TOOLS[sys.argv.pop(1)]
    if not is_there():
        print(f"skipped: no {package}")
        sys.exit(77)
    tests = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    sys.exit(not unittest.TextTestRunner().run(tests).wasSuccessful())
