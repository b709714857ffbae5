"""The engine in WebAssembly gives the bits of the program: every shipped scenario, every variable of its results, and the comparison.
ENGINE names build/web/taktskifte.wasm."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, SharedFolderTest, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

ENGINE = os.environ["ENGINE"]
SCENARIOS = SOURCE / "scenarios"
REPLICATES = 10
PATHS = {"data_file"}  # names of files, which a session calls as it likes


def node(*given):
    return subprocess.run(["node", *map(str, given)], capture_output=True, text=True, check=False)


def same_bits(mine, stored):
    stored = numpy.ravel(stored).astype(numpy.float64)
    both_nan = numpy.isnan(mine) & numpy.isnan(stored)
    return mine.size == stored.size and bool(((mine.view(numpy.int64) == stored.view(numpy.int64)) | both_nan).all())


def close(mine, program):
    """Equal, but for the last digits of what the engine for browsers computes in double and the program in long double (t
    quantiles), and of what the C library of each machine rounds in its own way (exp)."""
    if isinstance(mine, dict):
        return mine.keys() == program.keys() and all(close(mine[name], program[name]) for name in mine)
    if isinstance(mine, list):
        return len(mine) == len(program) and all(map(close, mine, program))
    if isinstance(mine, float) or isinstance(program, float):
        return abs(mine - program) <= 1e-12 * max(1.0, abs(mine))
    return mine == program


class SameBits(SharedFolderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = sorted(path.stem for path in SCENARIOS.glob("*.ini"))
        settings = [f"run.replicates={REPLICATES}"]
        orders = [{"name": name, "scenarios": [f"{name}.ini"], "settings": settings, "replicates": REPLICATES} for name in names]
        pair = ["today.ini", "parity.ini", "today-10.ini"]
        orders.append({"name": "pair", "scenarios": pair, "settings": settings, "replicates": REPLICATES, "compare": True})
        # More municipalities than the loops over them share among threads, and an assumption that the page moves.
        many = ["population.synthetic=5000", "run.replicates=1", "run.years=2", "apply.elasticity=0.2"]
        orders.append({"name": "many", "scenarios": ["parity.ini"], "settings": many, "replicates": 1})
        cls.orders = orders
        order = cls.folder / "order.json"
        order.write_text(json.dumps(orders), encoding="utf-8")
        process = node(SOURCE / "tests/web/run.mjs", ENGINE, SCENARIOS, cls.folder / "web", order)
        assert process.returncode == 0, process.stderr
        print("CPU ms a replicate:", process.stdout.strip())
        for one in orders:
            files = [SCENARIOS / name for name in one["scenarios"]]
            given = [word for setting in one["settings"] for word in ("--set", setting)]
            process = taktskifte("run", *files, *given, "--quiet", "-o", cls.folder / f"{one['name']}.h5")
            assert process.returncode == 0, process.stderr

    def test_every_variable_of_every_scenario(self):
        numbers = 0
        for name in (one["name"] for one in self.orders):
            place = self.folder / "web" / name
            variables = json.loads((place / "variables.json").read_text(encoding="utf-8"))
            with h5py.File(self.folder / f"{name}.h5") as file:
                self.assertEqual({one["name"] for one in variables}, set(file))
                for one in variables:
                    stored = file[one["name"]]
                    with self.subTest(scenario=name, variable=one["name"]):
                        self.assertEqual(tuple(one["shape"]), stored.shape)
                        if not one["text"]:
                            mine = numpy.fromfile(place / one["name"])
                            self.assertTrue(same_bits(mine, stored[...]))
                            numbers += mine.size
                        elif one["name"] not in PATHS:
                            mine = json.loads((place / one["name"]).read_text(encoding="utf-8"))
                            self.assertEqual(mine, list(numpy.ravel(stored.asstr()[...])))
        print("numbers equal bit for bit:", numbers)
        self.assertGreater(numbers, 1_000_000)

    def test_the_comparison_is_that_of_the_program(self):
        found = json.loads((self.folder / "web" / "pair" / "compare.json").read_text(encoding="utf-8"))
        for options, mine in (([], "own"), ([], "taken"), (["--every-year"], "every_year"), (["--all"], "all")):
            process = taktskifte("compare", self.folder / "pair.h5", "--json", *options)
            self.expect(process, 0)
            program = json.loads(process.stdout)
            for name in ("file", "files"):
                program.pop(name), found[mine].pop(name)
            with self.subTest(options=options, mine=mine):
                self.assertEqual(program.keys(), found[mine].keys())
                for name in program:
                    self.assertTrue(close(found[mine][name], program[name]), name)


if __name__ == "__main__":
    unittest.main()
