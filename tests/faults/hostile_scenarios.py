"""Scenarios and settings that no reader should meet; see support/hostile.py."""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.hostile import PNG, SECONDS, HostileTest, tar  # noqa: E402

BASE = f"base = {SOURCE}/scenarios/today.ini\n"


def with_value(key, value):
    section, name = key.rsplit(".", 1)
    return f"{BASE}[{section}]\n{name} = {value}\n"


class Scenarios(HostileTest):
    VALUES = {
        "run.replicates": ["2147483648", "-2147483649", "9223372036854775808", "1e300", "0", "1.5", "0x10", "١٢"],
        "run.years": ["1000000000", "-1", "1e9", "99999999999999999999", "20 20", "twenty"],
        "run.first_year": ["1000000000", "0", "-2018", "18"],
        "run.burn_in_years": ["1000000000", "9"],
        "run.seed": ["-1", "9223372036854775808", "1e3"],
        "funding.public_share": [
            "1e300", "-1e300", "1e-400", "nan", "-nan", "inf", "0,5", "50 %", "½", "0.5.5", "--1", "2018", "2018:",
            ":0.5", "2018:0.1 2018:0.2", "2018:0.1 ..", ".. 2018:0.1", "2018:0.1 .. .. 2019:0.2", "99999:0.1",
            "2018:1e300", " ".join(f"{year}:2" for year in range(1000, 3000)), "..", ":", "9" * 100_000,
        ],
        "project.years_distribution": ["1 2 3", "1", "", "1 0 0 0", "nan 0 1", "1e300 -1e300 1"],
        "funding.unused": ["", "LOST", "lost, carry", "other"],
        "population.synthetic": ["1e300", "10000001", "-1", "4294967297"],
        "data.municipalities": [
            "/etc/passwd", "/dev/zero", "../m.csv", "data/../../m.csv", "", "./../x.ini/../../m.csv", "//etc/passwd",
        ],
    }

    def test_values_that_no_key_takes(self):
        for key, values in self.VALUES.items():
            for value in values:
                with self.subTest(key=key, value=value[:40]):
                    file = self.scenario(with_value(key, value))
                    self.survive({78}, f"{file}:3: {key} = ", "check", file)

    def test_the_same_on_the_command_line(self):
        for key, values in self.VALUES.items():
            if key.startswith("data."):
                continue  # free there: what the user types is the user's
            for value in values:
                with self.subTest(key=key, value=value[:40]):
                    self.survive({78}, f"--set: {key} = ", "check", self.today(), "--set", f"{key}={value}")

    def test_huge_numbers_everywhere(self):
        entries = json.loads(taktskifte("check", self.today(), "--json").stdout)[0]["entries"]
        keys = [entry["key"] for entry in entries if not entry["key"].startswith(("run.title", "run.precision", "data."))]
        self.assertGreater(len(keys), 100)
        for value in ("1e300", "-1e300"):
            file = self.scenario("".join(f"{key} = {value}\n" for key in keys))
            process = self.survive({78}, file, "check", file)
            self.assertIn(f"{file}: and {len(keys) - 50} more mistakes", process.stderr)
        for key in keys[::5]:
            with self.subTest(key=key):
                self.survive({78}, f"--set: {key}", "check", self.today(), "--set", f"{key}=1e300")

    def test_files_of_no_sense(self):
        endless = "a" * 1_000_000
        cases = {
            "NUL bytes": b"[run]\nyears = 3\0\n", "only NUL": bytes(1000), "UTF-16": "[run]\nyears = 3\n".encode("utf-16"),
            "UTF-16 without mark": "[run]\n".encode("utf-16-le"), "UTF-32": "[run]\n".encode("utf-32"),
            "Latin-1": "[run]\ntitle = blå\n".encode("latin-1"), "escape codes": b"[run]\ntitle = \x1b[2J\n",
            "PNG": PNG, "tar": tar(), "random": random.Random(1).randbytes(10_000),
            "CR only": b"[run]\ryears = 3\r", "no section": "years = 3\n", "no key": "= 3\n", "two keys": "[run]\nyears = 3 years = 4\n",
            "section not closed": "[run\nyears = 3\n", "empty section": "[]\nx = 1\n", "nested": "[[run]]\nyears = 3\n",
            "JSON": '{"run": {"years": 3}}\n', "YAML": "run:\n  years: 3\n", "XML": "<run years='3'/>\n",
            "a comment behind": "[run]\nyears = 3 # three\n", "semicolon": "; comment\n",
            "endless line": endless, "endless key": endless + " = 1\n", "endless section": f"[{endless}]\n",
            "endless title": f"[run]\ntitle = {endless}\n", "endless base": f"base = {endless}\n",
            "a hundred thousand keys": "".join(f"k{i}=1\n" for i in range(100_000)),
            "a hundred thousand sections": "".join(f"[s{i}]\n" for i in range(100_000)),
            "a hundred thousand times the same": "[run]\n" + "years=3\n" * 100_000,
            "brackets": "[" * 500_000, "equals": "=" * 500_000, "hashes within": "[run]\n" + "a#" * 200_000,
            "line ends in a value": "[run]\nyears = 3\x0b4\n", "base twice": BASE + BASE, "base late": "[run]\n[funding]\n" + BASE,
            "base is a folder": "base = .\n", "base is a device": "base = /dev/zero\n", "base is nothing": "base =\n",
            "base is no scenario": f"base = {SOURCE}/LICENSE\n", "base is itself": "base = x.ini\n",
            "100 MB": b"# " + b"x" * 100_000_000, "100 MB of lines": b"a = 1\n" * 17_000_000,
        }
        for name, content in cases.items():
            with self.subTest(name=name):
                file = self.scenario(content)
                where = SOURCE / "LICENSE" if name == "base is no scenario" else file
                self.survive({66, 78}, where, "check", file)

    def test_harmless_oddities_are_read(self):
        for name, content in {"CRLF": "[run]\r\nyears = 3\r\n", "mark": b"\xef\xbb\xbf" + BASE.encode(), "empty": "",
                              "blanks": " \t\n\n"}.items():
            with self.subTest(name=name):
                self.survive({0}, "", "check", self.scenario(content), cwd=SOURCE)

    def test_what_is_no_file(self):
        (self.scratch / "folder.ini").mkdir()
        os.mkfifo(self.scratch / "pipe.ini")
        (self.scratch / "self.ini").symlink_to("self.ini")
        (self.scratch / "dangling.ini").symlink_to("none.ini")
        for file in ("folder.ini", "pipe.ini", "self.ini", "dangling.ini", "none.ini", "a" * 5000, "x.ini/y.ini"):
            with self.subTest(file=file[:20]):
                file = self.scratch / file
                self.survive({66}, str(file)[:100], "check", file)
        for file in ("/dev/zero", "/dev/null", "/proc/self/mem", ""):
            with self.subTest(file=file):
                self.survive({66, 78}, file, "check", file)

    def test_a_sparse_file_of_ten_gigabytes(self):
        file = self.sparse("x.ini", b"[run]\n")
        self.survive({78}, file, "check", file)

    def test_bases_that_never_end(self):
        for i in range(20):
            self.scenario(f"base = b{i + 1}.ini\n", f"b{i}.ini")
        self.scenario("", "b20.ini")
        self.survive({78}, self.scratch / "b16.ini", "check", self.scratch / "b0.ini", said=["more than 16 bases"])
        self.scenario("base = link.ini\n", "x.ini")
        (self.scratch / "link.ini").symlink_to("x.ini")
        self.survive({78}, "x.ini -> link.ini", "check", self.scratch / "x.ini")
        (self.scratch / "again").symlink_to(".")
        self.scenario("base = again/y.ini\n", "y.ini")
        self.survive({78}, "loop", "check", self.scratch / "y.ini")

    def test_data_outside_the_folder_through_links(self):
        (self.scratch / "mine").mkdir()
        (self.scratch / "m.csv").write_text("secret,words\n")
        (self.scratch / "mine/link.csv").symlink_to("../m.csv")
        (self.scratch / "mine/up").symlink_to("..")
        (self.scratch / "mine/root").symlink_to("/")
        for name in ("link.csv", "up/m.csv", "root/etc/passwd"):
            with self.subTest(name=name):
                file = self.scenario(f"[data]\nmunicipalities = {name}\n", "mine/x.ini")
                process = self.survive({78}, f"{file}:2: ", "check", file, said=["--set data.municipalities=PATH"])
                self.assertNotIn("secret", process.stderr)

    def test_nothing_is_written_for_a_refused_scenario(self):
        for text in ("[run]\nreplicates = 2147483648\n", "[run]\nyears = 1000000000\n", "\0", "base = x.ini\n"):
            file = self.scenario(text)
            self.survive({78}, file, "run", file, "-o", self.scratch / "out.h5")
            self.nothing_left("x.ini")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root and setpriv to become an ordinary user")
    def test_files_that_may_not_be_read(self):
        program = self.scratch / "taktskifte"
        shutil.copy(TAKTSKIFTE, program)
        self.scratch.chmod(0o755)
        for name, verb in (("x.ini", "check"), ("x.h5", "info")):
            self.write(name, b"").chmod(0)
            process = subprocess.run(
                ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, verb, self.scratch / name],
                capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS)
            self.expect(process, 66, name)


class Settings(HostileTest):
    def test_words_that_are_no_settings(self):
        for setting in ("", "=", "=3", "run.years", "a" * 100_000, "run.years\n=3", "run.years=3\r", "x\x1b=1", " = "):
            with self.subTest(setting=setting[:20]):
                self.survive({64}, "--set", "check", self.today(), "--set", setting)

    def test_keys_that_do_not_exist(self):
        for key in ("x", "run", "run.", ".years", "run.yaers", "RUN.YEARS", "base", "a" * 100_000, "år.ø"):
            with self.subTest(key=key[:20]):
                self.survive({78}, "--set: ", "check", self.today(), "--set", f"{key}=1")

    def test_bytes_that_are_no_text(self):
        self.survive({64}, "--set", "check", self.today(), "--set", b"run.title=\xff\xfe".decode(errors="surrogateescape"))


if __name__ == "__main__":
    unittest.main()
