"""Studies of assumptions say what a second computation says from the same files, and no more than they show."""

import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import second_boxes  # noqa: E402
from support import second_study as second  # noqa: E402
from support.command import SOURCE, TAKTSKIFTE, SharedFolderTest, taktskifte  # noqa: E402
from support.study import forge  # noqa: E402

TODAY, PARITY = (SOURCE / "scenarios" / f"{name}.ini" for name in ("today", "parity"))
SMALL = ["--set", "run.years=4", "--set", "run.burn_in_years=10", "--set", "population.synthetic=40", "--quiet"]
MEASURES = ["research_share", "project_innovations", "unused_nok", "private_rd_nok"]


def sensitivity(folder, *more):
    return ["sensitivity", TODAY, PARITY, "-o", folder / "s.h5", "--trajectories", 4, "--rows", 4, "--scramblings", 4,
            "--keys", 4, *SMALL, *more]


def discover(folder, *more):
    return ["discover", TODAY, PARITY, "-o", folder / "d.h5", "--sets", 256, "--values", 4, "--worth", "2,8",
            "--permutations", 40, *SMALL, "--set", "run.replicates=2", *more]


class StudyTest(SharedFolderTest):
    made = staticmethod(sensitivity)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        process = taktskifte(*cls.made(cls.folder, "--json"))
        assert process.returncode == 0, process.stderr
        cls.said = json.loads(process.stdout)["studies"]

    def close(self, told, known, what):
        self.assertTrue(np.isclose(told, known, rtol=1e-9, atol=1e-12), f"{what}: {told}, and again {known}")


class Sensitivity(StudyTest):
    def test_elementary_effects_are_those_of_a_second_computation(self):
        stored = second.Stored(self.folder / "s-morris.h5")
        for outcome in self.said[0]["outcomes"]:
            effects = second.morris(stored, outcome["measure"])
            told = {one["key"]: one for one in outcome["inputs"]}
            self.assertEqual(set(told), set(stored.keys))
            for k, key in enumerate(stored.keys):
                self.close(told[key]["mu"], effects[:, k].mean(), key)
                self.close(told[key]["mu_star"], abs(effects[:, k]).mean(), key)
                self.close(told[key]["sigma"], effects[:, k].std(ddof=1), key)
                self.assertEqual(told[key]["exactly_zero"], not effects[:, k].any())
            self.assertLessEqual(sum(one["among_first_ten"] for one in told.values()), 10 + 1e-9)
            for one in told.values():
                self.assertEqual(one["rank"] is None, one["exactly_zero"], one["key"])
                if one["exactly_zero"]:
                    self.assertEqual(one["among_first_ten"], 0, one["key"])

    def test_a_key_of_a_rule_that_is_not_used_has_exactly_no_effect(self):
        for outcome in self.said[0]["outcomes"]:
            unused = next(one for one in outcome["inputs"] if one["key"] == "choice.threshold_share")
            self.assertEqual((unused["mu_star"], unused["sigma"], unused["exactly_zero"]), (0, 0, True))

    def test_indices_are_those_of_a_second_computation(self):
        stored = second.Stored(self.folder / "s-sobol.h5")
        self.assertEqual(stored.shape, ["saltelli", "4"])
        for outcome in self.said[1]["outcomes"]:
            found, chance = second.sobol(stored, outcome["measure"])
            told = {one["key"]: one for one in outcome["inputs"]}
            for both, one in [(both, told[key]) for key, both in zip(stored.keys, found)] + [(chance, outcome["chance"])]:
                for known, index in zip(both, (one["first"], one["total"])):
                    if known is None:
                        self.assertEqual((index["value"], index["reading"]), (0, "exactly 0"))
                        continue
                    self.close(index["value"], known[0], one["key"])
                    if index["low"] is not None:
                        self.close(index["low"], known[1][0], one["key"])
                        self.close(index["high"], known[1][1], one["key"])
                        self.assertEqual(index["reading"], "told from 0" if index["low"] > 0 else "not told from 0")
                    else:
                        self.assertEqual(index["reading"], "not told from 0")

    def test_the_largest_keys_get_indices(self):
        stored = second.Stored(self.folder / "s-morris.h5")
        size = np.zeros(len(stored.keys))
        for measure in MEASURES:
            mean = abs(second.morris(stored, measure)).mean(axis=0)
            size = np.maximum(size, mean / mean.max())
        largest = {stored.keys[k] for k in np.argsort(-size, kind="stable")[:4]}
        self.assertEqual({one["key"] for one in self.said[1]["about"]["keys"]}, largest)

    def test_the_files_hold_what_their_inputs_give(self):
        for part in ("morris", "sobol"):
            self.expect(taktskifte("verify", self.folder / f"s-{part}.h5", "--quiet"), 0)

    def test_what_stands_is_read_and_says_the_same(self):
        before = [(self.folder / f"s-{part}.h5").stat().st_mtime_ns for part in ("morris", "sobol")]
        again = taktskifte(*[word for word in sensitivity(self.folder, "--json") if word != "--quiet"])
        self.expect(again, 0, "stands already")
        self.assertEqual(json.loads(again.stdout)["studies"], self.said)
        self.assertEqual([(self.folder / f"s-{part}.h5").stat().st_mtime_ns for part in ("morris", "sobol")], before)
        files = [self.folder / f"s-{part}.h5" for part in ("morris", "sobol")]
        read = taktskifte("sensitivity", *files, "--json")
        self.assertEqual(json.loads(read.stdout)["studies"], self.said)

    def test_a_stopped_study_goes_on_to_the_same_bytes(self):
        process = subprocess.Popen([TAKTSKIFTE, *map(str, sensitivity(self.scratch, "--shard-size", "8"))],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if list(self.scratch.glob("s-morris.parts/*")) or process.poll() is not None:
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        self.assertIn(process.wait(), (75, 0, -signal.SIGTERM))
        self.expect(taktskifte(*sensitivity(self.scratch)), 0)
        for part in ("morris", "sobol"):
            self.assertEqual((self.scratch / f"s-{part}.h5").read_bytes(), (self.folder / f"s-{part}.h5").read_bytes())

    def test_people_and_spreadsheets_read_it_too(self):
        files = [self.folder / f"s-{part}.h5" for part in ("morris", "sobol")]
        text = taktskifte("sensitivity", *files).stdout
        for words in ("no probability", "no finding about Norway", "chance between replicates", "their effect is exactly 0"):
            self.assertIn(words, " ".join(text.split()))
        csv = taktskifte("sensitivity", files[0], "--csv", "--measure", "awards").stdout
        rows = [line.split('",')[1].split(",")[0] for line in csv.splitlines() if line.startswith('"')]
        self.assertEqual(sorted(rows), sorted(second.Stored(files[0]).keys))
        self.assertIn("| key |", taktskifte("sensitivity", *files, "--markdown").stdout)


class Discovery(StudyTest):
    made = staticmethod(discover)

    def test_regret_is_that_of_a_second_computation(self):
        stored = second.Stored(self.folder / "d-sets.h5")
        for told in self.said[0]["regret"]:
            for known, choice in zip(second.regret(stored, told["worth_mnok"]), told["choices"]):
                for value, name in zip(known, ("mean", "percentile_95", "maximum", "best_share")):
                    self.close(choice[name], value, f"{choice['choice']} {name}")
            self.assertEqual(told["least_mean"], min(told["choices"], key=lambda one: one["mean"])["choice"])

    def test_flip_values_are_those_of_a_second_computation(self):
        stored = second.Stored(self.folder / "d-star.h5")
        flipping = 0
        for outcome in self.said[1]["flips"]:
            known = second.flips(stored, outcome["measure"], outcome["margin"])
            for one in outcome["keys"]:
                told = [flip["at"] for flip in one["flips"]]
                flipping += len(told)
                self.assertEqual(len(told), len(known[one["key"]]), one["key"])
                self.assertTrue(np.allclose(told, known[one["key"]]), one["key"])
        self.assertGreater(flipping, 0)

    def test_flips_that_chance_makes_are_not_counted(self):
        made_up = self.scratch / "noisy.h5"
        shutil.copy(self.folder / "d-star.h5", made_up)

        def change(file):
            points = file["research_share"].shape[0]
            side = np.random.default_rng(1).choice([-0.1, 0.1], points)
            chance = np.where(np.arange(points) % 2, 1, -1)
            file["research_share"][:, 0] = 0.1
            file["research_share"][:, 1] = 0.1 + 0.005 + 0.001 * (side[:, None] + chance[:, None] * np.array([1, -1]))

        forge(made_up, change)
        process = taktskifte("discover", made_up, "--measure", "research_share", "--json")
        self.expect(process, 0)
        flips = [flip for one in json.loads(process.stdout)["studies"][0]["flips"][0]["keys"] for flip in one["flips"]]
        self.assertGreater(len(flips), 10)
        self.assertFalse(any(flip["told"] for flip in flips))
        text = " ".join(taktskifte("discover", made_up, "--measure", "research_share").stdout.split())
        self.assertRegex(text, r"; 0 of \d+ keys flip it by themselves")
        self.assertIn(", not told from chance", text)

    def test_spreads_and_boxes_are_those_of_a_second_computation(self):
        stored = second.Stored(self.folder / "d-sets.h5")
        for spread in self.said[0]["spreads"]:
            means = stored.difference(spread["measure"]).mean(axis=1)
            self.assertTrue(np.allclose(spread["quantiles"], np.percentile(means, [5, 25, 50, 75, 95])))
            self.close(spread["above"], (means > spread["margin"]).mean(), spread["measure"])
            self.close(spread["below"], (means < -spread["margin"]).mean(), spread["measure"])
        for outcome in self.said[0]["boxes"]:
            margin = next(one["margin"] for one in self.said[0]["spreads"] if one["measure"] == outcome["measure"])
            self.check_boxes(stored, outcome, margin)

    def check_boxes(self, stored, outcome, margin):
        means = stored.difference(outcome["measure"]).mean(axis=1)
        side = np.where(means > margin, "above", np.where(means < -margin, "below", "within"))
        self.assertEqual(outcome["other"], (side != outcome["usual"]).sum())
        self.assertEqual(outcome["usual_is_majority"], (side == outcome["usual"]).mean() > 0.5)
        again = second_boxes.find_boxes(stored.inputs, side != outcome["usual"])
        ends = lambda value, otherwise: otherwise if value is None else value  # noqa: E731
        told = [{stored.keys.index(one["key"]): (ends(one["low"], -np.inf), ends(one["high"], np.inf), one["needed"])
                 for one in box["restrictions"]} for box in outcome["boxes"]]
        self.assertEqual(told, [box["sides"] for box in again])
        for box, known in zip(outcome["boxes"], again):
            self.assertEqual((box["found"]["points"], box["judged"]["points"]), (known["points"], known["judged_points"]))
            for name in ("density", "coverage", "share"):
                self.close(box["judged"][name], known[name], name)
        before = np.zeros(len(means), bool)
        for box in outcome["boxes"]:
            inside = second.in_box(stored, box["restrictions"]) & ~before
            before |= inside
            self.assertEqual(box["found"]["points"] + box["judged"]["points"], inside.sum())
            self.assertEqual(box["found"]["interesting"] + box["judged"]["interesting"],
                             (side[inside] != outcome["usual"]).sum())

    def test_a_box_that_was_put_in_is_found(self):
        made_up = self.scratch / "boxed.h5"
        shutil.copy(self.folder / "d-sets.h5", made_up)
        stored = second.Stored(made_up)
        elasticity, fundable = (stored.inputs[stored.keys.index(key)] for key in ("apply.elasticity", "panel.fundable_share"))

        def change(file):
            file["research_share"][:, 0] = 0.1
            file["research_share"][:, 1] = np.where((elasticity > 0.45) & (fundable < 0.5), 0.2, 0.1)[:, None]

        forge(made_up, change)
        process = taktskifte("discover", made_up, "--measure", "research_share", "--worth", "2", "--permutations", "20", "--json")
        self.expect(process, 0)
        outcome = json.loads(process.stdout)["studies"][0]["boxes"][0]
        self.check_boxes(second.Stored(made_up), outcome, 0.005)
        box = outcome["boxes"][0]
        self.assertEqual({side["key"] for side in box["restrictions"]}, {"apply.elasticity", "panel.fundable_share"})
        self.assertTrue(box["holds"] and all(side["needed"] for side in box["restrictions"]))
        self.assertGreater(min(box["judged"]["density"], box["judged"]["coverage"]), 0.8)

    def test_information_is_within_the_error_of_a_second_computation(self):
        stored = second.Stored(self.folder / "d-sets.h5")
        for told in self.said[0]["information"]:
            for one in sorted(told["inputs"], key=lambda one: -one["value"])[:3]:
                self.assertLessEqual(one["value"], told["perfect"] + 1e-9, one["key"])
                mean, deviation = second.information(stored, told["worth_mnok"], one["key"])
                self.assertLess(abs(one["value"] - mean), 5 * deviation + 1e-9, one["key"])

    def test_other_structures_are_beside_it(self):
        told = {one["structure"]: one for one in self.said[2]["structure"]}
        self.assertEqual(len(told), 8)
        self.assertIn("decision rule: threshold", told)
        run = self.scratch / "run.h5"
        self.expect(taktskifte("run", TODAY, PARITY, "-o", run, *SMALL, "--set", "run.replicates=2", "--set",
                               "choice.rule=threshold"), 0)
        with h5py.File(run) as known:
            unused = known["unused_nok"][:].mean(axis=(1, 2)) / 1e6
        found = next(one for one in told["decision rule: threshold"]["outcomes"] if one["measure"] == "unused_nok")
        self.assertAlmostEqual(found["difference"], unused[1] - unused[0], places=9)

    def test_alternatives_erase_no_difference_between_scenarios(self):
        carry = self.scratch / "carry.ini"
        carry.write_text(TODAY.read_text() + "\n[funding]\nunused = carry\n")
        words = [word for word in SMALL if word != "--quiet"]
        process = taktskifte("discover", TODAY, carry, "-o", self.scratch / "c.h5", "--sets", 2, "--values", 2, "--json", *words,
                             "--set", "run.replicates=1", "--measure", "unused_nok", "--permutations", "20")
        self.expect(process, 0, "so not tried: unused money is carried over, unused money goes to the other side")
        sets, star, structure = json.loads(process.stdout)["studies"]
        as_it_is = next(one for one in structure["structure"] if one["structure"] == "as it is")["outcomes"][0]["difference"]
        self.assertNotEqual(as_it_is, 0)
        first = second.Stored(self.scratch / "c-star.h5").difference("unused_nok")[0].mean()
        self.close(as_it_is, first, "as it is")
        self.assertEqual(len(structure["structure"]), 6)

    def test_no_sentence_claims_more_than_the_sets_show(self):
        for share, words in ((0.0, "in every one of the 256 sets tried"), (0.5, "in 128 of 256 sets, and elsewhere in 128"),
                             (1.0, "in every one of the 256 sets tried")):
            made_up = self.scratch / f"{share}.h5"
            shutil.copy(self.folder / "d-sets.h5", made_up)

            def change(file):
                count = int(share * 256)
                file["research_share"][:, 0] = 0.1
                file["research_share"][:, 1] = 0.1
                file["research_share"][:count, 1] = 0.2

            forge(made_up, change)
            process = taktskifte("discover", made_up, "--measure", "research_share", "--worth", "2", "--permutations", "20")
            self.expect(process, 0)
            text = " ".join(process.stdout.split())
            self.assertIn(words, text)
            self.assertEqual(share == 0.5, "no side has most sets" in text)
            if share != 0.5:
                self.assertIn("a set that was not tried may still differ", text)
            self.assertIn("no probability", text)
            for claim in ("certain", "proves", "likely", "always", "never"):
                self.assertIsNone(re.search(rf"\b{claim}\b", text), claim)


class Refusals(StudyTest):
    made = staticmethod(sensitivity)

    def test_what_cannot_be_meant_is_said(self):
        morris, sobol = (self.folder / f"s-{part}.h5" for part in ("morris", "sobol"))
        for words, code, *fragments in (
                (("sensitivity",), 64, "give scenarios and -o FILE"),
                (("sensitivity", TODAY), 64, "is a scenario", "add -o"),
                (("sensitivity", morris, "--set", "run.years=3"), 64, "--set changes scenarios"),
                (("sensitivity", morris, "--measure", "happiness"), 64, "happiness is no measure"),
                (("sensitivity", morris, "--measure", "success_share"), 64, "several numbers"),
                (("sensitivity", self.folder / "none.h5"), 66, "none.h5"),
                (("sensitivity", TODAY, "-o", self.scratch / "x.h5", "--rows", "0"), 64, "rows"),
                (("discover", morris), 64, "no even sample", "taktskifte sensitivity"),
                (("discover", TODAY, "-o", self.scratch / "x.h5"), 64, "2 scenarios or more"),
                (("discover", sobol, "--worth", "2;3"), 64, "--worth 2;3"),
                (("discover", TODAY, PARITY, "-o", self.scratch / "x.h5", "--set", "apply.elasticity=many"), 78, "apply.elasticity")):
            self.expect(taktskifte(*words), code, *fragments)
        self.nothing_left()

    def test_numbers_of_another_version_of_the_model_are_not_read(self):
        other = self.scratch / "other.h5"
        shutil.copy(self.folder / "s-morris.h5", other)
        with h5py.File(other) as file:
            version = file.attrs["model_results_version"]

        def change(file):
            file.attrs["model_results_version"] = type(version)(version + 1) if not isinstance(version, (bytes, str)) else "1"

        forge(other, change)
        self.expect(taktskifte("sensitivity", other), 65, "model_results_version", "run the sweep again")

    def test_a_shape_that_does_not_fit_the_points_is_refused(self):
        other = self.scratch / "other.h5"
        shutil.copy(self.folder / "s-sobol.h5", other)
        forge(other, lambda file: file.attrs.modify("design_shape", np.bytes_("saltelli 3")))
        self.expect(taktskifte("sensitivity", other), 65, "no design of the shape")


if __name__ == "__main__":
    unittest.main()
