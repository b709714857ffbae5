"""The Python package in a prefix that was moved after it was made: found by PYTHONPATH alone, with the scenarios beside it.

python_package.py CMAKE BUILD
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = sys.argv[1:3]
USE = """
import importlib.metadata
import taktskifte as tk
print(importlib.metadata.version("taktskifte") == tk.__version__)
results = tk.run("parity.ini", {"other": {"funding.public_share": 0.5}}, set={"run.replicates": 2, "run.years": 1})
print(bool((results.awards[0] == results.awards[1]).all()))
print(tk.scenario({}, base="parity-ramp.ini").text)
try:
    tk.scenario("no-such.ini")
except tk.InputError as error:
    print(error)
"""


class Installed(unittest.TestCase):
    def test_it_finds_the_scenarios_of_its_prefix(self):
        with tempfile.TemporaryDirectory() as folder:
            first, prefix = pathlib.Path(folder) / "first", pathlib.Path(folder).resolve() / "moved here"
            for component in ("program", "python"):
                words = [CMAKE, "--install", BUILD, "--prefix", first, "--component", component]
                subprocess.run(list(map(str, words)), check=True, capture_output=True)
            first.rename(prefix)
            ramp = prefix / "share/taktskifte/scenarios/parity-ramp.ini"
            ramp.write_text("# This one.\n" + ramp.read_text(encoding="utf-8"), encoding="utf-8")
            environment = {**os.environ, "PYTHONPATH": str(prefix / "lib/python3/dist-packages")}
            process = subprocess.run(
                [sys.executable, "-B", "-c", USE],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertEqual(process.stdout.splitlines()[:2], ["True", "True"])
            self.assertIn("# This one.", process.stdout)
            self.assertIn("no-such.ini: no such file", process.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
