"""compare --lang says what the page says, in both languages: the same sentences with the same numbers."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, SharedFolderTest, taktskifte  # noqa: E402

sys.path.insert(0, str(SOURCE / "tools"))
from page.assemble import words  # noqa: E402
from page.results_data import results_data  # noqa: E402
from plots.words import table  # noqa: E402


def paragraphs(markdown):
    """Of each scenario: its heading, then what is said, without the table."""
    parts = [part.split("\n\n|")[0].split("\n\n") for part in ("\n" + markdown).split("\n## ")[1:]]
    return [[" ".join(one.split("\n")) for one in part if one] for part in parts]


class SameWords(SharedFolderTest):
    def made(self, name, *scenarios, settings=()):
        out = self.folder / f"{name}.h5"
        files = [SOURCE / f"scenarios/{one}.ini" for one in scenarios]
        process = taktskifte("run", *files, "-o", out, "--quiet", *(word for one in settings for word in ("--set", one)))
        self.expect(process, 0)
        return out

    def test_sentences(self):
        for name, scenarios, settings in (
            ("mix", ("today", "today-10", "parity"), ["run.replicates=6"]),
            ("lapsing", ("today", "parity"), ["run.replicates=4", "research.open_to_municipalities=0.02", "apply.elasticity=0.8"]),
            ("number", ("today", "problem-owner"), ["run.replicates=3", "run.years=6"]),
            ("same", ("today", "today-05"), ["run.replicates=2", "run.years=3", "funding.public_share=0.075"]),
            ("single", ("parity", "today"), ["run.replicates=1", "run.years=1"]),
            ("few", ("today", "parity"), ["run.replicates=1", "run.years=5"]),
            ("twins", ("today", "parity"), ["run.replicates=2", "run.years=2", "run.title=7.5 % public (today)"]),
            ("nameless", ("today", "parity"), ["run.replicates=3", "run.years=2", "run.title=", "funding.public_share=0"]),
        ):
            file = self.made(name, *scenarios, settings=settings)
            data = {**results_data(str(file), TAKTSKIFTE), "words": words(),
                    "sentences": {row["id"]: [row["en"], row["nb"]] for row in table("sentences.csv")}}
            given = self.folder / "data.json"
            given.write_text(json.dumps(data), encoding="utf-8")
            process = subprocess.run([os.environ.get("NODE", "node"), SOURCE / "tests/web/answers.mjs", given], capture_output=True, text=True, check=True)
            page = json.loads(process.stdout)
            for language in ("nb", "en"):
                process = taktskifte("compare", file, "--lang", language, "--markdown")
                self.expect(process, 0)
                with self.subTest(name=name, language=language):
                    self.assertGreater(min(map(len, page[language])), 6)
                    self.assertEqual([[" ".join(one.split("\n")) for one in scenario] for scenario in page[language]],
                                     paragraphs(process.stdout))


if __name__ == "__main__":
    unittest.main()
