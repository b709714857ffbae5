"""What README.md in tools/python and tools/connectors tells readers to type runs, and draws."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def blocks_of(page):
    return re.findall(r"^```python\n(.*?)^```", (SOURCE / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


class Pages(unittest.TestCase):
    def typed(self, page):
        """Runs all blocks after one another in an empty folder; returns what they print, and the files they leave."""
        with tempfile.TemporaryDirectory() as folder:
            script = pathlib.Path(folder) / "typed.py"
            script.write_text("\n".join(blocks_of(page)), encoding="utf-8")
            environment = {**os.environ, "MPLBACKEND": "Agg"}
            process = subprocess.run(
                [sys.executable, "-B", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            self.assertEqual(process.returncode, 0, process.stderr)
            left = {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir() if file != script}
            return process.stdout, left

    def test_python(self):
        printed, left = self.typed("tools/python/README.md")
        self.assertIn("mine.ini 2 funding.public_shar", printed)
        self.assertIn("20 of 20", printed)
        self.assertIn("parity", printed)
        self.assertEqual(list(left), ["mix.png"])
        self.assertTrue(left["mix.png"].startswith(b"\x89PNG"))

    def test_the_picture_takes_ten_lines(self):
        picture = next(block for block in blocks_of("tools/python/README.md") if "savefig" in block)
        self.assertLessEqual(len(picture.splitlines()), 10)

    def test_connectors(self):
        printed, left = self.typed("tools/connectors/README.md")
        self.assertIn("research_share", printed)
        self.assertIn("'num_vars': 2", printed)
        self.assertEqual(left, {})


if __name__ == "__main__":
    unittest.main()
