"""A study of assumptions, on a small country: stopped anywhere it ends in the same bits, and its summary is read again."""

import json
import pathlib
import re
import random
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, CommandTest, taktskifte  # noqa: E402
from support.second_summary import comparisons, distance  # noqa: E402

MUNICIPALITIES = 14


class Study(CommandTest):
    def setUp(self):
        super().setUp()
        lines = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        self.list = self.scratch / "few.csv"
        self.list.write_text("".join(lines[: MUNICIPALITIES + 1]), encoding="utf-8")

    def command(self, folder, *more):
        return ["study", "-o", folder, "--summary", f"{folder}.json", "--sets", "2", "--quiet", "--scenarios", SOURCE / "scenarios",
                "--set", f"data.municipalities={self.list}", "--set", "run.years=2", "--set", "run.replicates=2", "--set",
                "population.reference_inhabitants=5295619", *more]

    def content(self, folder):
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    def test_killed_and_resumed_it_ends_in_the_same_bits(self):
        whole = self.scratch / "whole"
        started = time.monotonic()
        self.expect(taktskifte(*self.command(whole)), 0)
        seconds = time.monotonic() - started
        parts = self.scratch / "parts"
        chance = random.Random(7)
        for how in (signal.SIGTERM, signal.SIGKILL, signal.SIGKILL):
            process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command(parts))], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(seconds * chance.uniform(0.1, 0.4))
            process.send_signal(how)
            process.wait()
        self.expect(taktskifte(*self.command(parts, "--threads", "1")), 0)
        self.assertEqual(self.content(parts), self.content(whole))
        self.assertEqual(pathlib.Path(f"{parts}.json").read_bytes(), pathlib.Path(f"{whole}.json").read_bytes())

        summary = json.loads(pathlib.Path(f"{whole}.json").read_text())
        self.assertEqual(summary["mixes"], [0, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75])
        printed = taktskifte("study", "--summary", f"{whole}.json", "--json")
        self.expect(printed, 0)
        self.assertEqual(json.loads(printed.stdout), summary)

        parts_held = set()
        for what, told, again in comparisons(whole, summary):
            self.assertLess(distance(told, again), 1e-5, f"{what}: {told}, and again {again}")  # six digits are kept
            parts_held.add(what)
        self.assertLessEqual({"spread", "structures", "curve", "swings", "effects", "indices", "boxes", "regret"}, parts_held)

        # It was made under settings, so that it is no study of what is compared here.
        mix = self.scratch / "mix.h5"
        self.expect(taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", mix, "--quiet", "--set",
                               "run.replicates=2", "--set", "run.years=2", "--set", f"data.municipalities={self.list}"), 0)
        said = taktskifte("compare", mix, "--study", f"{whole}.json")
        self.expect(said, 0)
        self.assertIn("Not known beyond chance: the study was made under", " ".join(said.stdout.split()))

    def test_no_file_of_the_users_is_replaced(self):
        mine = self.scratch / "s.json"
        mine.write_text("my own")
        self.expect(taktskifte(*self.command(self.scratch / "s")), 73, "no summary of a study", "--overwrite")
        self.assertEqual(mine.read_text(), "my own")


class Kept(CommandTest):
    def test_the_kept_study_is_of_this_model_or_says_how_it_is_renewed(self):
        printed = taktskifte("study", "--json")
        if printed.returncode == 0:
            self.assertLessEqual((SOURCE / "scenarios/study/summary.json").stat().st_size, 300_000)
        else:
            self.expect(printed, 65, "taktskifte study -o results/study --summary scenarios/study/summary.json")

    def test_a_study_that_was_named_must_be_one(self):
        other = self.scratch / "other.json"
        for content, code in ((None, 66), ("{}", 65), ("no json", 65)):
            if content is not None:
                other.write_text(content)
            self.expect(taktskifte("study", "--summary", other), code, "taktskifte study -o")

    def test_pages_tell_what_the_kept_study_says(self):
        printed = taktskifte("study", "--markdown")
        if printed.returncode != 0:
            self.skipTest("the kept study is of another version of the model")
        page = (SOURCE / "engine/MODEL.md").read_text(encoding="utf-8")
        begin, end = "<!-- study: written by tools/study.py -->", "<!-- end of study -->"
        between = page.split(begin)[1].split(end)[0].strip()
        self.assertEqual(between, re.sub("^#+ ", "#### ", printed.stdout, flags=re.MULTILINE).strip())


if __name__ == "__main__":
    unittest.main()
