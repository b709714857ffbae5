"""model() and problem(): a function of keys that gives what run() gives, soon, and ranges from the table of keys."""

import json
import pathlib
import pickle
import sys
import threading
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import taktskifte  # noqa: E402

import taktskifte as tk  # noqa: E402

MEASURES = ["research_share", "success_share[quality]", "unused_nok", "gini_awards"]
SMALL = {"run.years": 3}


class Models(unittest.TestCase):
    def of_run(self, keys, replicates, measure):
        results = tk.run({"model": keys}, set={**SMALL, "run.replicates": replicates})
        return float(tk.indicators(results)[measure].mean())

    def test_numbers_are_those_of_a_run_whatever_was_called_before(self):
        call = tk.model(MEASURES, replicates=4, set=SMALL)
        points = (
            {"funding.public_share": 0.5},
            {},
            {"municipalities.units_total": 9000},
            {"funding.public_share": 0.5},
        )
        found = [call(point) for point in points]
        self.assertEqual(found[0], found[3])
        self.assertNotEqual(found[0], found[1])
        for point, numbers in zip(points, found):
            self.assertEqual(list(numbers), MEASURES)
            for measure in MEASURES:
                self.assertAlmostEqual(
                    numbers[measure], self.of_run(point, 4, measure), delta=1e-12 * abs(numbers[measure])
                )

    def test_other_tables_and_populations(self):
        call = tk.model(["awards"], replicates=2, set=SMALL)
        call({})
        of_few = call({"population.synthetic": 100})["awards"]
        self.assertAlmostEqual(of_few, self.of_run({"population.synthetic": 100}, 2, "awards"), places=9)
        self.assertAlmostEqual(call({})["awards"], self.of_run({}, 2, "awards"), places=9)

    def test_differences(self):
        keys = {"apply.elasticity": 0.5}
        half = {"funding.public_share": 0.5}
        one, both = tk.model(MEASURES, replicates=3, set=SMALL), tk.model(
            MEASURES, replicates=3, set=SMALL, against=half
        )
        with_half, without, differences = one({**keys, **half}), one(keys), both(keys)
        for measure in MEASURES:
            self.assertEqual(differences[measure], with_half[measure] - without[measure])
        self.assertGreater(differences["unused_nok"], 0)

    def test_a_base(self):
        call = tk.model(["awards"], base="parity.ini", replicates=2, set=SMALL)
        self.assertEqual(call({}), tk.model(["awards"], replicates=2, set=SMALL)({"funding.public_share": 0.5}))

    def test_copies_in_other_processes_give_the_same(self):
        call = tk.model(["awards"], replicates=2, set=SMALL)
        before = call({"funding.public_share": 0.4})
        self.assertEqual(pickle.loads(pickle.dumps(call))({"funding.public_share": 0.4}), before)

    def test_threads_have_numbers_of_their_own(self):
        points = [{"population.synthetic": count} for count in (1000, 1100, 1200, 1300)]
        expected = [tk.model(["awards"], replicates=1, threads=1, set=SMALL)(point) for point in points]
        shared = tk.model(["awards"], replicates=1, threads=1, set=SMALL)
        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(1e-6)
        all_prepared, prepare = threading.Barrier(len(points)), tk._engine.prepare

        def together(*given):
            found = prepare(*given)
            all_prepared.wait()
            return found

        with mock.patch.object(tk._engine, "prepare", together), ThreadPoolExecutor(len(points)) as pool:
            self.assertEqual(list(pool.map(shared, points)), expected)

    def test_what_is_odd_about_a_call_is_told_once(self):
        call = tk.model(["awards"], replicates=1, set=SMALL)
        told = []
        odd = {"funding.pot_mnok": 4}
        for keys in ({}, odd, {}, odd, {"funding.pot_mnok": 4.5}, {"municipalities.units_total": 400}):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                call(keys)
            told.append(len(caught))
        self.assertEqual(told, [0, 1, 0, 0, 0, 1])

    def test_mistakes(self):
        with self.assertRaises(tk.ScenarioError) as caught:
            tk.model(["no_such"], replicates=1, set=SMALL)({})
        self.assertIn("research_share", str(caught.exception))
        with self.assertRaises(tk.ScenarioError):
            tk.model(["awards"])({"no.such": 1})

    def test_a_key_has_one_value(self):
        plain = tk.model(["awards"], replicates=2, set=SMALL)
        for refused, key in (
            (lambda: plain({"run.years": 2}), "run.years"),
            (lambda: plain({"run.replicates": 5}), "run.replicates"),
            (
                lambda: tk.model(["awards"], set={"apply.elasticity": 0.3})({"apply.elasticity": 0.5}),
                "apply.elasticity",
            ),
            (lambda: tk.model(["awards"], set={"apply.effort": 1}, against={"apply.effort": 2}), "apply.effort"),
            (lambda: tk.model(["awards"], replicates=2, set={"run.replicates": 3}), "run.replicates"),
        ):
            with self.assertRaises(tk.ScenarioError) as caught:
                refused()
            self.assertEqual([one.key for one in caught.exception.mistakes], [key])
            self.assertEqual(caught.exception.exit_code, 64)
        of_set = tk.model(["awards"], set={**SMALL, "run.replicates": 2})
        self.assertEqual(of_set({}), plain({}))

    def test_years_of_a_call_count(self):
        call = tk.model(["awards"], replicates=2)
        call({"run.years": 5})
        self.assertAlmostEqual(call({"run.years": 3})["awards"], self.of_run({}, 2, "awards"), places=9)

    def test_problem(self):
        names = ("apply.elasticity", "panel.fundable_share")
        found = tk.problem(*names)
        rows = {row["key"]: row for row in json.loads(taktskifte("params", "--json", *names).stdout)}
        self.assertEqual(
            found, {"num_vars": 2, "names": list(names), "bounds": [rows[name]["study"] for name in names]}
        )
        for name, reason in (("run.seed", "no range"), ("apply.elasticit", "no such key")):
            with self.assertRaises(ValueError) as caught:
                tk.problem(name)
            self.assertIn(reason, str(caught.exception))


if __name__ == "__main__":
    unittest.main()
