"""The validation as users meet it: one command, the same bits for any threads, and an exit code that can fail."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, CommandTest, taktskifte  # noqa: E402


class Validate(CommandTest):
    def validate(self, *words):
        return taktskifte("validate", "--replicates", 2, "--scenarios", SOURCE / "scenarios", *words)

    def test_json_is_the_same_for_any_number_of_threads_and_agrees_with_the_exit_code(self):
        one = self.validate("--json", "--quiet", "--threads", 1)
        two = self.validate("--json", "--threads", 2)
        self.assertEqual(one.stdout, two.stdout)
        self.assertEqual(one.stderr, "")
        self.assertIn("mechanisms: 1 of ", two.stderr)
        report = json.loads(one.stdout)
        self.assertEqual(report["passes"], report["failures"] == [])
        self.assertEqual(one.returncode, 0 if report["passes"] else 70)
        titles = [table["title"] for table in report["tables"]]
        self.assertEqual(titles[:3], ["Patterns", "Calibration", "Limit cases"])
        for table in report["tables"]:
            self.assertGreater(len(table["rows"]), 1, table["title"])
            for row in table["rows"]:
                self.assertEqual(len(row["cells"]), len(table["columns"]))

    def test_a_broken_target_fails_in_a_table_of_100_columns(self):
        process = self.validate("--quiet", "--set", "partners.research_share=0.2")
        self.assertEqual(process.returncode, 70, process.stderr)
        self.assertIn("pattern missed: research share, years 1-10", process.stdout)
        self.assertIn("The validation FAILS", process.stdout)
        self.assertLessEqual(max(map(len, process.stdout.splitlines())), 100)

    def test_bad_options_are_refused(self):
        for words, hint in [(("--replicates", "1"), "--replicates 1"), (("--threads", "0"), "--threads 0"),
                            (("--json", "--markdown"), "one of"), (("today.ini",), "today.ini")]:
            with self.subTest(words=words):
                self.expect(taktskifte("validate", *words), 64, hint)
        self.expect(taktskifte("validate", "--scenarios", self.scratch), 66, "today.ini")
        self.expect(self.validate("--set", "run.years=5"), 78, "run.years = 5")


if __name__ == "__main__":
    unittest.main()
