"""Tables of municipalities and sites that no reader should meet; see support/hostile.py."""

import os
import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import SOURCE  # noqa: E402
from support.hostile import PNG, HostileTest, tar  # noqa: E402


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
            "UTF-16": whole.encode("utf-16"),
            "tabs": whole.replace(",", "\t"), "CR": whole.replace("\n", "\r"), "a row twice": whole + first,
            "a column twice": head.replace("county_number", "number", 1) + first, "a column less": head.replace("region", "regoin") + first,
            "PNG": PNG, "tar": tar(), "random": random.Random(2).randbytes(50_000),
            "an open quote": head + '"' + first, "an endless field": head + first.replace("Halden", '"' + "x" * 5_000_000),
            "a million columns": "," * 1_000_000 + "\n", "a million rows": "a\n" + "1\n" * 1_000_000, "a million line ends": head + "\n" * 1_000_000,
            "a million bad rows": head + "x\n" * 1_000_000, "65 MiB": b"a\n" * (65 << 19), "JSON": '{"number": "0101"}\n', "HTML": "<html>,\n",
            "quotes": '"' * 100_001, "many good rows": head + first * 30_000,
        }.items()
        for column, texts in {
            "number": ["", "10", "01011", "abcd", "-101", "１２３４"],
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


if __name__ == "__main__":
    unittest.main()
