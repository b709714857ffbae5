"""taktskifte info: what it says of the sample, for people and for programs."""

import json
import os
import subprocess
import unittest

import h5py
import sample


def info(*words):
    return subprocess.run([os.environ["TAKTSKIFTE"], "info", *words], capture_output=True, text=True, check=False)


class Info(unittest.TestCase):
    def test_json(self):
        process = info("--json", sample.FILE)
        self.assertEqual(process.returncode, 0, process.stderr)
        said = json.loads(process.stdout)
        self.assertEqual(said["replicates"], 8)
        self.assertEqual(said["attributes"]["seed"], sample.SEED)
        self.assertEqual(said["attributes"]["model_results_version"], sample.MODEL_RESULTS_VERSION)
        self.assertEqual([scenario["name"] for scenario in said["scenarios"]], sample.DIMENSIONS["scenario"])
        self.assertEqual([scenario["drifted"] for scenario in said["scenarios"]], [1, 1, 1])
        self.assertEqual(said["scenarios"][0]["differences"], [])
        (difference,) = said["scenarios"][2]["differences"]
        self.assertEqual((difference["key"], difference["value"], difference["first_value"]),
                         ("funding.public_share", "0.50", "0.075"))
        self.assertEqual(sum(said["inputs"].values()), said["dimensions"]["key"])
        for name in ("outcome", "partner", "region", "size_class", "lorenz_share"):
            self.assertEqual(said["dimensions"][name], len(sample.DIMENSIONS[name]))
        variables = {variable["name"]: variable for variable in said["variables"]}
        self.assertEqual(variables["awarded_nok"]["units"], "NOK")
        for name, values in sample.expected().items():
            self.assertEqual(variables[name]["shape"], list(values.shape))
            self.assertEqual(tuple(variables[name]["dimensions"]), sample.dimensions_of(name))

    def test_text(self):
        process = info(sample.FILE)
        self.assertEqual(process.returncode, 0, process.stderr)
        for line in ("funding.public_share = 0.25 (--set), 0.075 in today", "2018 to 2023", "assumed", "of low confidence",
                     "awarded_nok (scenario, replicate, year) NOK",
                     f"numbers of model_results_version {sample.MODEL_RESULTS_VERSION}"):
            self.assertIn(line, process.stdout)

    def test_replicates_that_failed_are_counted(self):
        file = sample.FILE + ".failures.h5"
        said = json.loads(info("--json", file).stdout)
        self.assertEqual(said["replicates"], 6)
        self.assertEqual(said["failed"], [{"replicate": 1, "reason": "the ledger does not balance"},
                                          {"replicate": 6, "reason": "too many projects on Ås"}])
        for verb in ("info", "compare"):
            process = subprocess.run([os.environ["TAKTSKIFTE"], verb, file], capture_output=True, text=True)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn("2 of 8 replicates failed and are left out:\n  replicate 1: the ledger", process.stdout)
        process = subprocess.run([os.environ["TAKTSKIFTE"], "compare", "--json", file], capture_output=True, text=True)
        self.assertEqual([failure["replicate"] for failure in json.loads(process.stdout)["failed"]], [1, 6])
        with h5py.File(file) as results:
            self.assertEqual(results["replicate"][:].tolist(), [0, 2, 3, 4, 5, 7])
            self.assertEqual(results["failure_reason"].asstr()[1], "too many projects on Ås")

    def test_the_program_says_which_numbers_it_computes(self):
        said = subprocess.run([os.environ["TAKTSKIFTE"], "--version"], capture_output=True, text=True, check=True)
        self.assertIn(f"model_results_version {sample.MODEL_RESULTS_VERSION}\n", said.stdout)

    def test_wrong_use(self):
        self.assertEqual(info().returncode, 64)
        self.assertEqual(info(sample.FILE, sample.FILE).returncode, 64)
        self.assertEqual(info("missing.h5").returncode, 66)
        self.assertEqual(info(__file__).returncode, 65)


if __name__ == "__main__":
    unittest.main()
