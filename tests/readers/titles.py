"""Titles: not inherited, told apart, and shown as they are: in result files, info and pictures."""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, SOURCE, CommandTest, taktskifte  # noqa: E402

sys.path.insert(0, str(SOURCE / "tools"))
os.environ.setdefault("MPLBACKEND", "Agg")
from plots import reach, research_share  # noqa: E402
from plots.look import save, set_look  # noqa: E402
from plots.results import Results, told_apart  # noqa: E402

BASE = f"base = {SOURCE}/scenarios/today.ini\n"


def titled(title):
    return BASE + f"run.title = {title}\n"


class Titles(CommandTest):
    def run_all(self, texts, *settings):
        files = [self.scenario(text, f"{name}.ini") for name, text in texts.items()]
        out = self.scratch / "out.h5"
        self.expect(taktskifte("run", self.today(), *files, "-o", out, "--overwrite", *self.small, *settings), 0)
        return out

    def stored(self, out):
        with h5py.File(out) as file:
            titles = list(file["scenario_title"].asstr()[...])
        self.assertEqual([each["title"] for each in json.loads(taktskifte("info", out, "--json").stdout)["scenarios"]], titles)
        self.assertEqual(Results(str(out)).titles, titles)
        self.expect(taktskifte("verify", out), 0)
        return titles

    def test_a_title_is_not_inherited(self):
        out = self.run_all({"third": BASE + "[funding]\npublic_share = 0.30\n", "fourth": "base = third.ini\n"})
        self.assertEqual(self.stored(out), ["7.5 % public (today)", "third", "fourth"])
        self.assertIn("third: third;", taktskifte("info", out).stdout)
        with h5py.File(out) as file:
            self.assertIn("7.5 % public (today); third; fourth", str(file.attrs["title"]))

    def test_equal_titles_are_told_apart(self):
        out = self.run_all({"a": titled("7.5 % public (today)"), "b": titled("B"), "c": titled("a  b"), "d": titled("a b")})
        self.assertEqual(self.stored(out), [
            "7.5 % public (today) (today)", "7.5 % public (today) (a)", "B", "a  b (c)", "a b (d)"])
        out = self.run_all({"a": BASE, "b": BASE}, "--set", "run.title=X")
        self.assertEqual(self.stored(out), ["X (today)", "X (a)", "X (b)"])

    def test_files_of_0_1_0_with_equal_titles_are_told_apart_too(self):
        out = self.run_all({"a": titled("T"), "b": titled("T")})
        out.write_bytes(out.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(out, "r+") as file:
            file["scenario_title"][1:] = ["T", "T"]
        self.assertEqual(Results(str(out)).titles, ["7.5 % public (today)", "T (a)", "T (b)"])

    def test_told_apart_ends_whatever_the_names_are(self):
        self.assertEqual(told_apart(["T", "T", "T (a)"], ["a", "b", "c"]), ["T (a) (a)", "T (b)", "T (a) (c)"])
        self.assertEqual(told_apart(["", "b"], ["a", "b"]), ["a", "b"])
        self.assertEqual(len(told_apart(["T", "T"], ["a", "a"])), 2)

    def test_pictures_show_titles_as_they_are(self):
        titles = ["Budget $100 to $200 a year", r"$\frac{1}$ of the pot", r"\alpha ^2 _x", "_hidden", "<b>&amp;"]
        out = self.run_all({f"s{i}": titled(title) for i, title in enumerate(titles)})
        set_look()
        for draw in (research_share.draw, reach.draw):
            figure = draw(Results(str(out)))
            legends = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
            for axes in figure.axes:
                legends += [text.get_text() for text in axes.get_legend().get_texts()] if axes.get_legend() else []
            shown = [text.replace("\u200b", "").replace("\n", " ") for text in legends]
            for title in titles:
                self.assertIn(title, shown)
            save(figure, str(self.scratch / "picture"))
            # Text becomes outlines in SVG; the comment before them is the text that was drawn.
            drawn = re.findall(r"<!-- (.*?) -->", (self.scratch / "picture.svg").read_text(encoding="utf-8"))
            self.assertTrue(any("$100 to $200" in text for text in drawn), drawn)
        process = subprocess.run([sys.executable, "-B", SOURCE / "tools/plot.py", out], capture_output=True, text=True, check=False)
        self.assertEqual((process.returncode, process.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
