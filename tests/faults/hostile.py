"""Hostile input: some hundreds of files and settings that no reader should meet, each ends in one clear message.

Whatever a file holds, the program ends with a documented exit code within seconds, names the file, and neither
crashes nor reports a fault of its own. The inputs are made here; the random ones are the same in every run."""

import io
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import time
import unittest

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE, TAKTSKIFTE, CommandTest, taktskifte  # noqa: E402

BASE = f"base = {SOURCE}/scenarios/today.ini\n"
CHECKSUM_LINE = 28  # bytes that a result file has behind its HDF5 content
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
SECONDS = 20
LONGEST_MESSAGE = 100_000
NO_OUTPUT = "no number of a refused file may be printed"


def tar():
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as file:
        file.add(SOURCE / "scenarios/today.ini", "today.ini")
    return archive.getvalue()


class HostileTest(CommandTest):
    def survive(self, codes, name, *words, said=(), **options):
        """Runs the words, which must end in one of the codes; unless in 0, with a message that names `name`."""
        start = time.monotonic()
        process = taktskifte(*words, **options)
        self.assertLess(time.monotonic() - start, SECONDS)
        message = process.stderr
        self.assertIn(process.returncode, codes, message[:2000])
        for fault in ("internal error", "terminate", "Sanitizer", "runtime error", "what()"):
            self.assertNotIn(fault, message)
        if process.returncode == 0:
            self.assertEqual(message, "")
            return process
        self.assertEqual(process.stdout, "", NO_OUTPUT)
        self.assertLess(len(message), LONGEST_MESSAGE)
        lines = message.splitlines()
        self.assertEqual(len(lines), len(set(lines)), message[:2000])
        for line in lines:
            self.assertRegex(line, r".: .")  # where, then what
        for fragment in (str(name), *said):
            self.assertIn(fragment, message[:20_000])
        return process

    def write(self, name, content):
        file = self.scratch / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def sparse(self, name, start=b"", size=10 << 30):
        file = self.write(name, start)
        os.truncate(file, size)
        return file


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
        "population.synthetic": ["1e300", "1000001", "-1", "4294967297"],
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
        import json
        entries = json.loads(taktskifte("check", self.today(), "--json").stdout)[0]["entries"]
        keys = [entry["key"] for entry in entries if not entry["key"].startswith(("run.title", "data."))]
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


class Tables(HostileTest):
    def tables(self):
        rows = (SOURCE / "scenarios/data/municipalities_2018.csv").read_text(encoding="utf-8").splitlines(True)
        whole, head, first = "".join(rows), rows[0], rows[1]
        cells = first.split(",")

        def with_cell(column, text):
            at = head.rstrip().split(",").index(column)
            return head + ",".join([*cells[:at], text, *cells[at + 1:]])
        yield from {
            "empty": "", "only a mark": "\ufeff", "header alone": head, "no header": "".join(rows[1:]), "NUL": whole.replace("Halden", "Hal\0den"),
            "UTF-16": whole.encode("utf-16"), "Latin-1": whole.encode("latin-1", "replace"), "semicolons": whole.replace(",", ";"),
            "tabs": whole.replace(",", "\t"), "CR": whole.replace("\n", "\r"), "a row twice": whole + first,
            "a column twice": head.replace("county_number", "number", 1) + first, "a column less": head.replace("region", "regoin") + first,
            "PNG": PNG, "tar": tar(), "random": random.Random(2).randbytes(50_000),
            "an open quote": head + '"' + first, "an endless field": head + first.replace("Halden", '"' + "x" * 5_000_000),
            "a million columns": "," * 1_000_000 + "\n", "a million rows": "a\n" + "1\n" * 1_000_000, "a million line ends": head + "\n" * 1_000_000,
            "a million bad rows": head + "x\n" * 1_000_000, "65 MiB": b"a\n" * (65 << 19), "JSON": '{"number": "0101"}\n', "HTML": "<html>,\n",
            "quotes": '"' * 100_001, "many good rows": head + first * 30_000,
        }.items()
        for column, texts in {
            "number": ["", "101", "01011", "abcd", "-101", "１２３４"],
            "name": [""],
            "region": ["", "østlandet", "Norge", "\x1b[31m"],
            "population": ["", "nan", "-1", "0", "0.5", "1e300", "1,5", "0x10", "1e10", "inf"],
            "pop_latitude": ["", "91", "-59", "nan", "1e300", "59,1", "59°"],
            "pop_longitude": ["", "59", "181", "-inf"],
            "gross_opex_per_capita_nok_2015": ["0", "-1", "1e300", "nan", "many"],
        }.items():
            for text in texts:
                yield f"{column} = {text}", with_cell(column, text)
        for part in range(1, 10):
            yield f"cut at {part}/10", whole.encode()[:len(whole.encode()) * part // 10]

    def test_tables_of_municipalities(self):
        for name, content in self.tables():
            with self.subTest(name=name):
                file = self.write("m.csv", content)
                self.survive({65}, file, "check", self.today(), "--set", f"data.municipalities={file}")

    def test_tables_of_sites(self):
        rows = (SOURCE / "scenarios/data/research_institutions.csv").read_text(encoding="utf-8").splitlines(True)
        whole = "".join(rows)
        for name, content in {
            "empty": "", "header alone": rows[0], "no main site": whole.replace(",university,1,", ",university,0,", 1),
            "a type that is none": whole.replace(",university,", ",school,", 1), "two main sites": whole + rows[1],
            "municipalities": (SOURCE / "scenarios/data/municipalities_2018.csv").read_bytes(), "PNG": PNG,
            "cut": whole[:5000], "swapped degrees": whole.replace("59.91273,10.74609", "10.74609,59.91273", 1),
        }.items():
            with self.subTest(name=name):
                file = self.write("s.csv", content)
                self.survive({65}, file, "check", self.today(), "--set", f"data.institutions={file}")

    def test_what_is_no_table(self):
        os.mkfifo(self.scratch / "pipe.csv")
        (self.scratch / "self.csv").symlink_to("self.csv")
        for file in (self.scratch, self.scratch / "pipe.csv", self.scratch / "self.csv", "/dev/zero", "/dev/full", "none.csv", "a" * 5000):
            with self.subTest(file=str(file)[:40]):
                self.survive({66}, str(file)[:100], "check", self.today(), "--set", f"data.municipalities={file}")

    def test_a_sparse_table_of_ten_gigabytes(self):
        file = self.sparse("m.csv", b"number,name\n")
        self.survive({65}, file, "check", self.today(), "--set", f"data.municipalities={file}")


class Results(HostileTest):
    @classmethod
    def setUpClass(cls):
        import tempfile
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        file = pathlib.Path(folder.name) / "good.h5"
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", file, *cls.small)
        assert process.returncode == 0, process.stderr
        cls.whole = file.read_bytes()
        cls.bare = cls.whole[:-CHECKSUM_LINE]

    def read(self, content, codes, name="r.h5", verbs=("info", "compare"), said=()):
        """What the verbs say of a result file with this content; said must stand in one of their messages."""
        file = self.write(name, content)
        processes = [self.survive(codes, file, verb, file) for verb in verbs]
        for fragment in said:
            self.assertTrue(any(fragment in process.stderr for process in processes), processes[0].stderr)
        return processes

    def altered(self, change, codes, said=(), content=None):
        """As read, of a file that h5py has changed."""
        file = self.write("r.h5", self.bare if content is None else content)
        with h5py.File(file, "r+") as opened:
            change(opened)
        return self.read(file.read_bytes(), codes, said=said)

    def test_the_file_as_it_was_and_without_its_checksum(self):
        whole = self.read(self.whole, {0})
        bare = self.read(self.bare, {0})
        self.assertEqual([p.stdout.replace("r.h5", "") for p in whole], [p.stdout.replace("r.h5", "") for p in bare])
        self.altered(lambda file: file.attrs.__setitem__("note", "mine"), {0})

    def test_cut_short(self):
        size = len(self.whole)
        for length in sorted({1, 4, 8, 9, 48, 96, 512, 2048, size - 1, size - 12, size - CHECKSUM_LINE - 1,
                              *range(size // 20, size, size // 20)}):
            with self.subTest(length=length):
                self.read(self.whole[:length], {65})

    def test_flipped_bits_under_the_checksum(self):
        chance = random.Random(3)
        for _ in range(20):
            at, bit = chance.randrange(8, len(self.whole)), chance.randrange(8)
            with self.subTest(at=at, bit=bit):
                content = bytearray(self.whole)
                content[at] ^= 1 << bit
                self.read(bytes(content), {65}, said=["does not fit its checksum"])

    def test_flipped_bits_without_checksum(self):
        chance = random.Random(4)
        places = [(at, chance.randrange(8)) for at in range(8, 48, 2)]
        places += [(chance.randrange(48, len(self.bare)), chance.randrange(8)) for _ in range(25)]
        for number, (at, bit) in enumerate(places):
            with self.subTest(at=at, bit=bit):
                content = bytearray(self.bare)
                content[at] ^= 1 << bit
                self.read(bytes(content), {0, 65}, verbs=("info", "compare")[number % 2:][:1])

    def test_parts_filled_with_zeros_or_ones_or_something_else(self):
        chance = random.Random(5)
        for number, filling in enumerate([b"\0", b"\xff", None] * 6):
            length = chance.choice([8, 512, 4096, 20_000])
            at = chance.randrange(8, len(self.bare) - length)
            with self.subTest(at=at, length=length, filling=filling):
                part = chance.randbytes(length) if filling is None else filling * length
                content = self.bare[:at] + part + self.bare[at + length:]
                self.read(content, {0, 65}, verbs=("info", "compare")[number % 2:][:1])

    def test_pieces_of_text_that_claim_to_be_longer_than_their_heap(self):
        # HDF5 reads beyond its memory then; what comes of it depends on what it has read before.
        heaps = [match.start() for match in re.finditer(b"GCOL", self.bare)]
        self.assertGreater(len(heaps), 5)
        for heap in heaps:
            first = heap + 16
            size = int.from_bytes(self.bare[first + 8:first + 16], "little")
            second = first + 16 + -(-size // 8) * 8
            with self.subTest(heap=heap):
                content = bytearray(self.bare)
                content[second + 9] = 127
                self.read(bytes(content), {0, 65})

    def test_texts_that_claim_to_have_gigabytes(self):
        file = self.write("r.h5", self.bare)
        for name in ("key_status", "key_value", "scenario_title"):
            with h5py.File(file) as opened:
                place = opened[name].id.get_offset()
            with self.subTest(name=name):
                length = (0xFFFF_FFF0).to_bytes(4, "little")
                content = self.bare[:place] + length + self.bare[place + 4:]
                self.read(content, {65}, verbs=("info",))
        kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(kilobytes, 2 << 20, "more memory than the file gives reason for")

    def test_files_of_another_kind(self):
        for name, content in {
            "empty": b"", "text": b"not a result\n", "PNG": PNG, "tar": tar(), "NUL": bytes(10_000), "random": random.Random(6).randbytes(10_000),
            "signature alone": self.whole[:8], "signature and zeros": self.whole[:8] + bytes(10_000), "signature and ones": self.whole[:8] + b"\xff" * 10_000,
            "signature later": bytes(512) + self.whole, "gzip": b"\x1f\x8b\x08\x00" + bytes(100), "netCDF classic": b"CDF\x01" + bytes(100),
            "twice": self.whole + self.whole, "line feed behind": self.whole + b"\n", "checksum alone": self.whole[-CHECKSUM_LINE:],
        }.items():
            with self.subTest(name=name):
                # A file twice in a row fits no checksum; nothing else here can be read either.
                self.read(content, {65})

    def test_what_is_no_file(self):
        os.mkfifo(self.scratch / "pipe.h5")
        (self.scratch / "self.h5").symlink_to("self.h5")
        for file in (self.scratch, self.scratch / "pipe.h5", self.scratch / "self.h5", "/dev/zero", "/dev/null", "none.h5", "a" * 5000):
            for verb in ("info", "compare"):
                with self.subTest(file=str(file)[:40], verb=verb):
                    self.survive({66}, str(file)[:100], verb, file)

    def test_sparse_files_of_ten_gigabytes(self):
        for start in (b"", self.whole[:8], self.bare):
            with self.subTest(start=len(start)):
                file = self.sparse("r.h5", start)
                for verb in ("info", "compare"):
                    self.survive({0, 65} if start == self.bare else {65}, file, verb, file)

    def test_foreign_hdf5(self):
        def foreign(fill, **options):
            file = self.scratch / "foreign.h5"
            with h5py.File(file, "w", **options) as opened:
                fill(opened)
            return file.read_bytes()

        def pretends(file):
            file.attrs["filetype"] = "taktskifte results"
            file.attrs["format_version"] = np.int32(1)
        for name, content in {
            "empty": foreign(lambda file: None), "latest": foreign(lambda file: None, libver="latest"),
            "user block": foreign(lambda file: None, userblock_size=512), "groups": foreign(lambda file: file.create_group("a/b/c")),
            "numbers": foreign(lambda file: file.create_dataset("x", data=np.arange(1000))), "pretends": foreign(pretends),
            "year alone": foreign(lambda file: (pretends(file), file.create_dataset("year", data=[2018]))),
        }.items():
            with self.subTest(name=name):
                self.read(content, {65})

    def test_other_versions_and_file_types(self):
        for version in (0, 2, -1, 2**62, 10**6):
            with self.subTest(version=version):
                self.altered(lambda file: file.attrs.__setitem__("format_version", version), {65}, [f"has format_version {version}", "this program reads 1"])
        for name, value in {"format_version": "1", "filetype": "shard", "totals_factor": "x"}.items():
            for change in (lambda file: file.attrs.__setitem__(name, value), lambda file: file.attrs.__delitem__(name),
                           lambda file: file.attrs.__setitem__(name, np.zeros((3, 3)))):
                with self.subTest(name=name):
                    self.altered(change, {0, 65} if name == "totals_factor" else {65})

    def test_missing_variables(self):
        for name in ("scenario", "year", "replicate", "scenario_title", "key_value", "key_origin", "burn_in_drift"):
            with self.subTest(name=name):
                self.altered(lambda file: file.__delitem__(name), {0, 65}, [name])
        for name in ("key_name", "key_status", "research_share", "outcome", "region", "municipality", "lorenz_share"):
            with self.subTest(name=name):
                self.altered(lambda file: file.__delitem__(name), {0, 65})

    @staticmethod
    def replaced(name, **how):
        def change(file):
            del file[name]
            file.create_dataset(name, **how)
        return change

    def test_variables_of_another_shape(self):
        for name in ("year", "replicate", "scenario", "awards", "burn_in_drift", "lorenz_share", "key_value"):
            text = name in ("scenario", "key_value")
            one = "x" if text else 1.0
            for shape in ((), (0,), (1,), (7,), (2, 3), (1, 1, 1, 1, 1), None):
                with self.subTest(name=name, shape=shape):
                    how = {"data": h5py.Empty(h5py.string_dtype() if text else "f8")} if shape is None else {
                        "data": np.full(shape, one, dtype=h5py.string_dtype() if text else "f8")}
                    self.altered(self.replaced(name, **how), {0, 65})

    def test_variables_that_claim_to_be_huge(self):
        for name in ("year", "replicate", "awards", "awards_region_size", "lorenz_share", "burn_in_drift"):
            for shape in ((2**31,), (2**40,), (2**60,), (2**40, 2**40), (2**62, 2**62, 2**62)):
                with self.subTest(name=name, shape=shape):
                    self.altered(self.replaced(name, shape=shape, dtype="f8", chunks=(1,) * len(shape)), {0, 65})
        for name in ("scenario", "key_value", "scenario_text"):
            with self.subTest(name=name):
                self.altered(self.replaced(name, shape=(2**50,), dtype=h5py.string_dtype(), chunks=(1,)), {0, 65})
        self.altered(self.replaced("year", shape=(2**60,), dtype="f8", chunks=(1,)), {65}, ["claims to hold 1152921504606846976 values"])

    def test_variables_of_another_type(self):
        strange = np.dtype([("a", "f8"), ("b", "i4")])
        for name in ("year", "replicate", "scenario", "scenario_title", "awards", "burn_in_drift", "key_value"):
            for value in (np.array(["x", "y"], dtype="S3"), np.array([np.nan, 1e300]), np.array([2**63], dtype="u8"), np.zeros(2, strange),
                          np.array(["2018", "2019"], dtype=h5py.string_dtype()), np.array([b"\xff\xfe", b"\x1b[2J"], dtype=h5py.string_dtype()),
                          np.array([1, 2], dtype=h5py.enum_dtype({"one": 1, "two": 2})), np.zeros(2, dtype=np.dtype("V5"))):
                with self.subTest(name=name, dtype=value.dtype):
                    self.altered(self.replaced(name, data=value), {0, 65})
        for name in ("year", "scenario", "awards"):
            with self.subTest(name=name):
                self.altered(lambda file: (file.__delitem__(name), file.create_group(name)), {0, 65})

    def test_years_that_are_none(self):
        for years in ([2018.5, 2019.5], [np.nan, np.nan], [1e300, 2e300], [2019, 2018], [-2**31, -2**31 + 1], [2018, 2018]):
            with self.subTest(years=years):
                self.altered(self.replaced("year", data=np.array(years)), {65}, ["year"])

    def test_attributes_of_another_kind(self):
        for value in ("", "x" * 60_000, b"\xff\xfe", np.arange(5), np.float64("nan"), "line\nline", "\x1b[2J"):
            for name in ("title", "history", "seed", "engine_version"):
                with self.subTest(name=name, value=str(value)[:20]):
                    self.altered(lambda file: file.attrs.__setitem__(name, value), {0, 65})
        self.altered(lambda file: file["awards"].attrs.__setitem__("long_name", b"\x1b[2J"), {0, 65})
        self.altered(lambda file: file["awards"].attrs.__setitem__("DIMENSION_LIST", 5), {0, 65})

    def test_values_that_lie_in_another_file(self):
        other = self.scratch / "other.h5"
        with h5py.File(other, "w") as file:
            file["secret"] = np.array(["secret words"], dtype=h5py.string_dtype())
            file["numbers"] = np.full((2, 3, 2), 4321.0)
        raw = self.write("raw", np.full((2, 3, 2), 4321.0).tobytes())
        layout = h5py.VirtualLayout((2, 3, 2), "f8")
        layout[...] = h5py.VirtualSource(str(other), "numbers", (2, 3, 2))

        def external(file):
            file["awards"] = h5py.ExternalLink(str(other), "numbers")

        def secret(file):
            file["scenario_title"] = h5py.ExternalLink(str(other), "secret")

        def dangling(file):
            file["awards"] = h5py.SoftLink("/none")

        def virtual(file):
            file.create_virtual_dataset("awards", layout)

        def stored_outside(file):
            file.create_dataset("awards", shape=(2, 3, 2), dtype="f8", external=[(str(raw), 0, 96)])
        for make in (external, secret, dangling, virtual, stored_outside):
            name = "scenario_title" if make is secret else "awards"
            with self.subTest(make=make.__name__):
                for process in self.altered(lambda file: (file.__delitem__(name), make(file)), {0, 65}):
                    self.assertNotIn("secret words", process.stdout)
                    self.assertNotIn("4321", process.stdout)

    def test_a_file_in_use(self):
        file = self.write("r.h5", self.whole)
        with h5py.File(file, "r+"):
            for verb in ("info", "compare"):
                self.survive({74}, file, verb, file, said=["another program uses the file"])
        self.survive({0}, file, "info", file)

    def test_an_output_that_is_none(self):
        for name in ("/dev/null", "/dev/full", "/proc/x.h5", "a" * 5000 + ".h5", self.scratch, self.scratch / "x.h5/y.h5"):
            with self.subTest(name=str(name)[:40]):
                self.survive({73, 74}, str(name)[:100], "run", self.today(), "-o", name, *self.small)


if __name__ == "__main__":
    unittest.main()
