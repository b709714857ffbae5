"""Every notebook runs from start to end, draws, and is kept without output."""

import pathlib
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
try:
    import nbclient
    import nbformat
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-nbclient python3-ipykernel)")
    sys.exit(77)


class Notebooks(unittest.TestCase):
    def check(self, name):
        notebook = nbformat.read(SOURCE / "tools/python/notebooks" / f"{name}.ipynb", as_version=4)
        nbformat.validate(notebook)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for cell in code:
            self.assertEqual((cell.outputs, cell.execution_count), ([], None))
        with tempfile.TemporaryDirectory() as folder:
            resources = {"metadata": {"path": folder}}
            nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources).execute()
        kinds = [kind for cell in code for output in cell.outputs for kind in output.get("data", {})]
        self.assertIn("image/png", kinds)
        warned = [output.text for cell in code for output in cell.outputs if output.get("name") == "stderr"]
        self.assertEqual(warned, [])

    def test_all_are_tried(self):
        files = {file.stem for file in (SOURCE / "tools/python/notebooks").glob("*.ipynb")}
        self.assertEqual(files, {"headline", "my-question", "sensitivity"})

    def test_headline(self):
        self.check("headline")

    def test_my_question(self):
        self.check("my-question")

    def test_sensitivity(self):
        self.check("sensitivity")


if __name__ == "__main__":
    unittest.main()
