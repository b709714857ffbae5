"""cmake --install to a prefix that is then moved: the program, what it finds beside itself, its manual and completion.

prefix.py CMAKE BUILD
"""

import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CommandTest, SOURCE, TAKTSKIFTE  # noqa: E402

CMAKE, BUILD = sys.argv[1:3]
MINE = "[run]\nreplicates = 2\nyears = 2\n[funding]\npublic_share = 0.5\n"


def version_of_project():
    return re.search(r"project\(taktskifte VERSION ([\d.]+)", (SOURCE / "CMakeLists.txt").read_text())[1]


class InstalledTest(CommandTest):
    """One installation for all tests of a class, in a prefix that it was not made for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        first, cls.prefix = pathlib.Path(folder.name) / "first", pathlib.Path(folder.name).resolve() / "moved here"
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", first, "--component", "program"], check=True, capture_output=True)
        first.rename(cls.prefix)
        cls.program, cls.shipped = cls.prefix / "bin/taktskifte", cls.prefix / "share/taktskifte/scenarios"

    def installed(self, *words, program=None, cwd=None):
        return subprocess.run([program or self.program, *map(str, words)], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              timeout=300, cwd=cwd or self.scratch)


class Program(InstalledTest):
    def test_a_scenario_without_base_runs_from_any_folder(self):
        self.scenario(MINE)
        for cwd in (self.scratch, "/"):
            out = self.scratch / "out.h5"
            self.expect(self.installed("run", self.scratch / "x.ini", "-o", out, "--quiet", "--overwrite", cwd=cwd), 0)
            self.expect(self.installed("verify", out, cwd=cwd), 0)

    def test_results_are_those_of_the_checkout_whatever_the_prefix(self):
        self.scenario("base = today.ini\n" + MINE)
        other = self.scratch / "prefix"
        shutil.copytree(self.prefix, other)
        files = []
        for program in (TAKTSKIFTE, self.program, other / "bin/taktskifte"):
            self.expect(self.installed("run", "x.ini", "-o", "out.h5", "--quiet", program=program), 0)
            files.append((self.scratch / "out.h5").read_bytes())
            (self.scratch / "out.h5").unlink()
        self.assertEqual(files[0], files[1])
        self.assertEqual(files[0], files[2])
        self.assertNotIn(str(self.prefix).encode(), files[0])

    def test_a_base_beside_the_scenario_comes_first(self):
        self.scenario("base = today.ini\n")
        self.scenario("run.years = 7\n", "today.ini")
        read = json.loads(self.installed("check", "x.ini", "--json").stdout)[0]
        self.assertIn(("run.years", "7"), [(entry["key"], str(entry["value"])) for entry in read["entries"]])

    def test_a_base_that_nobody_has_is_missing(self):
        self.scenario("base = no-such.ini\n")
        self.expect(self.installed("check", "x.ini"), 66, "x.ini:1: base = no-such.ini: no such file", "looked for no-such.ini")

    def test_nothing_but_shipped_scenarios_is_reached_by_name(self):
        (self.shipped.parent / "secret.ini").write_text("run.years = 3\n")
        self.addCleanup((self.shipped.parent / "secret.ini").unlink)
        (self.shipped / "link.ini").symlink_to("../secret.ini")
        self.addCleanup((self.shipped / "link.ini").unlink)
        for base, code in (("../secret.ini", 78), ("link.ini", 66), ("data", 66)):
            self.scenario(f"base = {base}\n")
            self.expect(self.installed("check", "x.ini"), code, f"x.ini:1: base = {base}: ")

    def test_a_missing_scenario_is_told_where_the_shipped_one_is(self):
        for name in ("today.ini", "scenarios/today.ini", "./sweeps/mix.ini"):
            process = self.installed("check", name)
            self.expect(process, 66, f"{name}: no such file; ")
            shipped = pathlib.Path(process.stderr.strip().rpartition(" program is ")[2])
            self.assertEqual((shipped.parts[:len(self.shipped.parts)], shipped.name), (self.shipped.parts, pathlib.Path(name).name))
            self.assertTrue(shipped.is_file())
        for name in ("no-such.ini", str(self.scratch / "today.ini"), "../today.ini", "data"):
            self.expect(self.installed("check", name), 66, f"{name}: no such file; check its name")

    def test_shipped_scenarios_run_where_they_lie(self):
        for file in self.shipped.glob("*.ini"):
            self.expect(self.installed("check", file), 0)
        self.expect(self.installed("levers", "--replicates", "2", "--set", "run.years=1", "--quiet", "--json"), 0)

    def test_a_link_to_the_program_finds_the_same(self):
        (self.scratch / "link").symlink_to(self.program)
        self.scenario("base = today.ini\n" + MINE)
        self.expect(self.installed("check", "x.ini", program=self.scratch / "link"), 0)

    def test_data_are_those_of_the_installation_and_of_no_other_folder(self):
        other = self.scratch / "prefix"
        shutil.copytree(self.prefix, other)
        shutil.rmtree(other / "share/taktskifte/scenarios/data")
        self.scenario(MINE)
        self.expect(self.installed("check", "x.ini", program=other / "bin/taktskifte"), 66, "municipalities_2018.csv: no such file")

    def test_a_program_that_lies_elsewhere_takes_no_folder_for_its_installation(self):
        elsewhere = self.scratch / "anyone/place"
        elsewhere.mkdir(parents=True)
        shutil.copy(self.program, elsewhere)
        planted = self.scratch / "anyone/share/taktskifte/scenarios"
        planted.mkdir(parents=True)
        (planted / "planted.ini").write_text("run.years = 3\n")
        self.scenario("base = planted.ini\n")
        self.expect(self.installed("check", "x.ini", program=elsewhere / "taktskifte"), 66, "base = planted.ini: no such file")


class Told(InstalledTest):
    """What the program tells of itself, in its manual and to the shell."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        text = cls.said("--help")
        cls.verbs = dict(re.findall(r"^  ([a-z]+) +(\S.*)$", text, re.MULTILINE))
        cls.options = {verb: set(re.findall(r"^  (?:-\w \[ )?(--[\w-]+)", cls.said(verb, "--help"), re.MULTILINE)) for verb in cls.verbs}
        cls.keys = [key["key"] for key in json.loads(cls.said("params", "--json"))]

    @classmethod
    def said(cls, *words):
        return subprocess.run([cls.program, *words], check=True, capture_output=True, text=True).stdout

    def test_every_verb_and_the_program_have_a_page(self):
        self.assertGreater(len(self.verbs), 10)
        pages = {file.name.removesuffix(".1.gz"): gzip.decompress(file.read_bytes()).decode() for file in (self.prefix / "share/man/man1").iterdir()}
        self.assertEqual(set(pages), {"taktskifte", *(f"taktskifte-{verb}" for verb in self.verbs)})
        for verb, about in self.verbs.items():
            page = pages[f"taktskifte-{verb}"].replace(r"\-", "-")
            self.assertIn(f".SH NAME\ntaktskifte-{verb} - {about}\n", page)
            self.assertIn(f"taktskifte-{verb}", pages["taktskifte"].replace(r"\-", "-"))
            self.assertEqual(set(re.findall(r"^(?:\\fB-\w\\fR, )?\\fB(--[\w-]+)", page, re.MULTILINE)), self.options[verb])
        self.assertIn('"taktskifte ' + version_of_project() + '"', pages["taktskifte"])

    def test_pages_are_read_without_a_warning(self):
        if not shutil.which("man") or not shutil.which("lexgrog"):
            self.skipTest("man-db is not installed")
        for file in (self.prefix / "share/man/man1").iterdir():
            process = subprocess.run(["man", "--warnings", "-l", file], capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
            self.assertEqual((process.returncode, process.stderr), (0, ""))
            self.assertIn(" - ", subprocess.run(["lexgrog", file], check=True, capture_output=True, text=True).stdout)

    def completed(self, *words):
        """What bash offers behind `words`, of which the last is not finished."""
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _taktskifte; printf "%s\\n" "${COMPREPLY[@]}"')
        process = subprocess.run(["bash", "-c", script, "bash", self.prefix / "share/bash-completion/completions/taktskifte", self.program, *words],
                                 capture_output=True, text=True, check=True)
        return process.stdout.split()

    def test_completion_offers_every_verb(self):
        self.assertEqual(set(self.completed("")), {*self.verbs, "--help", "--version"})
        self.assertEqual(self.completed("ver"), ["verify"])

    def test_completion_offers_every_option_of_a_verb(self):
        for verb, options in self.options.items():
            self.assertEqual(set(self.completed(verb, "x.h5", "-")), options)
        self.assertIn("--set", self.options["run"])
        self.assertEqual(self.completed("run", "--shard-"), ["--shard-size"])

    def test_completion_offers_every_key(self):
        for option in (("run", "--set"), ("sweep", "--sweep"), ("sweep", "--sweep", "fact", ":")):
            self.assertEqual(self.completed(*option, ""), [key + "=" for key in self.keys])
        self.assertEqual(self.completed("params", ""), self.keys)
        self.assertEqual(self.completed("run", "--set", "funding.public_s"), ["funding.public_share="])


class Version(unittest.TestCase):
    def test_the_version_is_that_of_the_project_everywhere(self):
        version = version_of_project()
        self.assertIn(f"\nversion: {version}\n", (SOURCE / "CITATION.cff").read_text())
        told = subprocess.run([TAKTSKIFTE, "--version"], check=True, capture_output=True, text=True).stdout
        self.assertTrue(told.startswith(f"taktskifte {version} ("), told)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
