"""The connectors, each by itself: connectors.py point | salib | ema | snakemake. Without the tool that one connects to, this
says so and exits with 77, which CTest counts as skipped."""

import csv
import importlib.util
import io
import json
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
        for words in ((), ("public",), ("a=1", "--dakota", "a", "b")):
            process = self.call(*words)
            self.assertNotEqual(process.returncode, 0)
            self.assertNotIn("Traceback", process.stderr)


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
    def test_runs_and_their_comparison(self):
        scenarios = " ".join(str(SOURCE / "scenarios" / f"{name}.ini") for name in ("today", "today-10", "parity"))
        options = "--set run.replicates=3 --set run.years=2"
        with tempfile.TemporaryDirectory() as folder:
            command = ["snakemake", "--snakefile", CONNECTORS / "Snakefile", "--directory", folder, "--cores", "2"]
            command += [
                "--config",
                f"program={os.environ['TAKTSKIFTE']}",
                f"scenarios={scenarios}",
                f"options={options}",
            ]
            environment = {
                **os.environ,
                "HOME": folder,
                "XDG_CACHE_HOME": f"{folder}/cache",
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            process = subprocess.run(
                list(map(str, command)), env=environment, capture_output=True, text=True, check=False
            )
            self.assertEqual(process.returncode, 0, process.stderr)
            results = pathlib.Path(folder) / "results"
            self.assertEqual({file.name for file in results.glob("*.h5")}, {"today.h5", "today-10.h5", "parity.h5"})
            table = (results / "comparison.csv").read_text(encoding="utf-8-sig")
            again = subprocess.run(
                list(map(str, command)), env=environment, capture_output=True, text=True, check=False
            )
            self.assertIn("Nothing to be done", again.stderr)
        mine = tk.compare(tk.run("today.ini", "today-10.ini", "parity.ini", set={"run.replicates": 3, "run.years": 2}))
        for scenario in ("today-10", "parity"):
            self.assertIn(scenario, table)
        self.assertIn(json.dumps(float(mine.loc[("awards", "parity"), "difference"])), table)


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
