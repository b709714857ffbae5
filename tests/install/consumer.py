"""A program of somebody else, built against an installation in a prefix that was moved after it was made.

consumer.py CMAKE BUILD
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CommandTest, SOURCE, TAKTSKIFTE, taktskifte  # noqa: E402

CMAKE, BUILD = sys.argv[1:3]


class Consumer(CommandTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name).resolve()
        first, cls.prefix = cls.folder / "first", cls.folder / "moved here"
        for component in ("program", "dev"):
            cls.done(CMAKE, "--install", BUILD, "--prefix", first, "--component", component)
        first.rename(cls.prefix)

    @staticmethod
    def done(*words):
        process = subprocess.run([*map(str, words)], capture_output=True, text=True)
        if process.returncode:
            raise AssertionError(f"{words}: {process.stdout}{process.stderr}")
        return process.stdout

    def test_a_program_is_built_against_it_and_gets_the_numbers_of_the_command(self):
        build = self.folder / "build"
        self.done(CMAKE, "-S", SOURCE / "tests/install/consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}",
                  "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror")
        self.done(CMAKE, "--build", build)
        told = [int(line) for line in self.done(build / "consumer").split()]
        self.scenario("base = today.ini\n[run]\nreplicates = 3\nyears = 2\n[funding]\npublic_share = 0.5\n")
        self.expect(taktskifte("run", "x.ini", "-o", "out.h5", "--quiet", cwd=self.scratch), 0)
        with h5py.File(self.scratch / "out.h5") as file:
            self.assertEqual(told, file["awards"][0, :, 0].tolist())

    def test_what_is_exported_names_no_folder_and_no_warning(self):
        files = list((self.prefix).rglob("*.cmake"))
        self.assertGreater(len(files), 3)
        for file in files:
            text = file.read_text()
            for folder in (SOURCE, BUILD, self.folder, "/usr/lib", "/usr/include"):
                self.assertNotIn(str(folder), text, file)
            self.assertIsNone(re.search(r"-W[a-z]|-f[a-z]+-[a-z]|Werror", text), file)

    def test_scenarios_that_are_not_installed_are_said_not_to_be(self):
        alone, build, source = (self.folder / name for name in ("library alone", "asked", "asking"))
        self.done(CMAKE, "--install", BUILD, "--prefix", alone, "--component", "dev")
        source.mkdir()
        (source / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(asking LANGUAGES CXX)\n"
                                               "find_package(taktskifte REQUIRED)\nmessage(STATUS \"found ${taktskifte_SCENARIOS}\")\n")
        for prefix, found in ((alone, "taktskifte_SCENARIOS-NOTFOUND"), (self.prefix, f"{self.prefix}/share/taktskifte/scenarios")):
            told = self.done(CMAKE, "--fresh", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}")
            self.assertIn(f"-- found {found}\n", told)

    def test_the_version_is_that_of_the_program(self):
        text = next(self.prefix.rglob("taktskifte-config-version.cmake")).read_text()
        version = re.search(r'PACKAGE_VERSION "([\d.]+)"', text)[1]
        self.assertTrue(self.done(TAKTSKIFTE, "--version").startswith(f"taktskifte {version} ("))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
