"""`taktskifte bench` prints figures for people and for programs."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402


class Bench(CommandTest):
    def bench(self, *words):
        return taktskifte("bench", "--scenarios", SOURCE / "scenarios", *words)

    def test_figures_for_programs(self):
        process = self.bench("--quick", "--json", "--threads", 2)
        self.assertEqual(process.returncode, 0, process.stderr)
        report = json.loads(process.stdout)
        self.assertEqual([(one["agents"], one["runs"]) for one in report["diffusion"]], [(356, 100), (10000, 1)])
        for one in report["diffusion"]:
            self.assertGreater(one["plain_agent_steps_per_second"], 0)
            ratio = one["one_thread_agent_steps_per_second"] / one["plain_agent_steps_per_second"]
            self.assertAlmostEqual(one["one_thread_ratio"], ratio)
        # 20 years of burn-in once, and 20 years of each of two mixes.
        model = report["model"]
        self.assertEqual(model["municipality_years"], model["replicates"] * 60 * 422)
        self.assertGreater(model["one_thread_ns"], 0)
        self.assertGreater(model["plain_ns"], 0)
        self.assertAlmostEqual(model["one_thread_ratio"], model["plain_ns"] / model["one_thread_ns"])
        self.assertGreater(model["peak_memory_bytes"], 2**20)
        self.assertLessEqual(model["peak_memory_bytes"], report["peak_memory_bytes"])
        self.assertIs(report["idle"], report["busy_share"] <= 0.1)

    def test_figures_for_people(self):
        process = self.bench("--quick")
        self.assertEqual(process.returncode, 0, process.stderr)
        for words in ("agent-steps a second", "356 x 100 runs", "ns per municipality-year",
                      "A plain program of its phases without money", "Peak memory"):
            self.assertIn(words, process.stdout)

    def test_what_it_does_not_take(self):
        for words in (["--threads", 0], ["--threads", "x"], ["FILE"], ["--fast"]):
            self.expect(self.bench(*words), 64, "bench")
        self.expect(taktskifte("bench", "--scenarios", self.scratch), 66, "today.ini")


if __name__ == "__main__":
    unittest.main()
