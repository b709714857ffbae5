"""Result files of earlier versions, kept in files/, are read by the present program; one of an unknown format is
refused with what to do."""

import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py

HERE = pathlib.Path(__file__).resolve().parent


def run(*words):
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)


def taktskifte(*words):
    return run(os.environ["TAKTSKIFTE"], *words)


class Older(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.file = self.scratch / "format-1.h5"
        self.file.write_bytes(gzip.decompress((HERE / "files" / "format-1.h5.gz").read_bytes()))

    def ok(self, *words):
        process = run(*words)
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        return process.stdout

    def test_info(self):
        program = os.environ["TAKTSKIFTE"]
        text = self.ok(program, "info", self.file)
        self.assertIn("commit 50caed24133b", text)
        self.assertIn("numbers of model_results_version 1 or earlier", text)
        said = json.loads(self.ok(program, "info", "--json", self.file))
        self.assertEqual((said["replicates"], said["first_year"], said["years"]), (2, 2018, 2))
        self.assertEqual([scenario["name"] for scenario in said["scenarios"]], ["today", "parity"])
        self.assertEqual(said["dimensions"]["municipality"], 5)
        self.assertNotIn("model_results_version", said["attributes"])

    def test_compare(self):
        said = self.ok(os.environ["TAKTSKIFTE"], "compare", self.file)
        with h5py.File(self.file) as file:
            means = file["innovations"][...].mean(axis=(1, 2))
        line = next(line for line in said.splitlines() if line.startswith("innovations "))
        self.assertEqual(line.split()[3:5], [f"{mean:.1f}" for mean in means])

    def test_pictures_and_provenance(self):
        tools = HERE.parents[1] / "tools"
        self.ok(sys.executable, "-B", tools / "plot.py", self.file, "-o", self.scratch)
        self.ok(sys.executable, "-B", tools / "crate.py", self.file)

    def test_a_file_of_an_unknown_format_is_refused_with_what_to_do(self):
        for version in (0, 3, 2147483647):
            with h5py.File(self.file, "r+") as file:
                file.attrs.modify("format_version", version)
            for verb in ("info", "compare"):
                process = taktskifte(verb, self.file)
                self.assertEqual(process.returncode, 65, process.stderr)
                for said in (str(self.file), f"has format_version {version}, and this program reads 1 to 2",
                             "use the version of Taktskifte that made it, or run its scenarios again"):
                    self.assertIn(said, process.stderr)


if __name__ == "__main__":
    unittest.main()
