"""Every command of the tour in scenarios/README.md, as it stands there, in a folder like the project's."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, CommandTest  # noqa: E402

TITLE = "## Your own question in ten minutes\n"


def blocks():
    """The fenced blocks of the tour, in their order."""
    page = (SOURCE / "scenarios/README.md").read_text("utf-8")
    tour = page[page.index(TITLE) + len(TITLE):]
    return re.findall(r"^```\w*\n(.*?)^```$", tour[:tour.index("\n## ")], re.DOTALL | re.MULTILINE)


class Tour(CommandTest):
    def test_every_command_runs(self):
        shutil.copytree(SOURCE / "scenarios", self.scratch / "scenarios")
        (self.scratch / "tools").symlink_to(SOURCE / "tools")
        (self.scratch / "build/release").mkdir(parents=True)
        (self.scratch / "build/release/taktskifte").symlink_to(pathlib.Path(TAKTSKIFTE).resolve())
        (self.scratch / "results").mkdir()
        said, commands = "", 0
        for block in blocks():
            name = re.match(r"# (\S+)\n", block)
            if name:
                (self.scratch / name[1]).write_text(block, "utf-8")
                continue
            for command in block.splitlines():
                with self.subTest(command=command):
                    done = subprocess.run(["bash", "-c", command], cwd=self.scratch, capture_output=True, text=True,
                                          timeout=600, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertNotIn("Not found", done.stdout)
                    said += done.stdout
                    commands += 1
        self.assertGreater(commands, 8)
        # What the tour says that its commands tell.
        for promise in ("A country lives one run", "in 2018 to 2024 0.075, in 2025 to 2037 0.3", "Counted are projects that "
                        "began from 2025 on", "municipality by municipality", "8 municipalities with"):
            self.assertIn(promise, " ".join(said.split()))
        for file in ("mine.csv", "municipalities.csv", "by-year.csv"):
            self.assertTrue((self.scratch / "results" / file).read_text("utf-8").startswith("\ufeff"))


if __name__ == "__main__":
    unittest.main()
