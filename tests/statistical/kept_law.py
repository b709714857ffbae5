"""The program has the law that is kept, as far as 200 replicates can tell, and what has another law is refused."""

import os
import pathlib
import sys
import unittest

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import law  # noqa: E402


def run_mixes(*settings, replicates=law.SMALL, seed=law.KEPT_SEED + 1):
    return law.run_mixes(os.environ["TAKTSKIFTE"], replicates, seed, settings)


class KeptLaw(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = law.Kept(law.KEPT)
        cls.values, cls.about = run_mixes()

    def complaints(self, values, about):
        return law.compare(self.kept, law.Sample(values, about))[0]

    def test_the_program_has_it(self):
        self.assertEqual(self.complaints(self.values, self.about), [])

    def test_a_mechanism_of_another_strength_is_refused(self):
        complaints = self.complaints(*run_mixes("choice.experience=0.8"))
        self.assertTrue(any(line.startswith("parity research_share mean: mean") for line in complaints), complaints)
        self.assertIn("sum of squares", complaints[-1])

    def test_the_same_means_without_the_mechanism_are_refused(self):
        apart = numpy.random.Generator(numpy.random.PCG64(1)).permutation(law.SMALL)
        changed = self.values | {"applications": self.values["applications"][:, apart]}
        self.assertEqual([line.split(":")[0] for line in self.complaints(changed, self.about)],
                         ["correlation parity applications_awards"])

    def test_more_spread_with_the_same_mean_is_refused(self):
        innovations = self.values["innovations"]
        middle = innovations.mean(axis=1, keepdims=True)
        complaints = self.complaints(self.values | {"innovations": middle + 1.5 * (innovations - middle)}, self.about)
        self.assertTrue(any(line.startswith("today innovations last: sd") for line in complaints), complaints)

    def test_a_constant_that_moved_and_a_measure_that_is_gone_are_refused(self):
        changed = self.values | {"pot_nok": self.values["pot_nok"] + 1e4}
        del changed["awards"]
        complaints = self.complaints(changed, self.about)
        self.assertIn("today awards mean: this program has no such measure", complaints)
        self.assertTrue(any(line.startswith("today pot_nok last: 1.46e+09 in every replicate") for line in complaints))

    def test_the_draws_of_the_kept_replicates_are_no_evidence(self):
        with self.assertRaisesRegex(ValueError, "seed 1 is that of the kept law"):
            self.complaints(self.values, self.about | {"seed": self.kept.seed})


if __name__ == "__main__":
    unittest.main()
