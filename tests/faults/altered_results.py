"""Result files that another program has changed, or made to look like ours; see support/hostile.py."""

import pathlib
import sys
import unittest

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.hostile import ResultTest  # noqa: E402


class AlteredResults(ResultTest):
    def test_foreign_hdf5(self):
        def foreign(fill, **options):
            file = self.scratch / "foreign.h5"
            with h5py.File(file, "w", **options) as opened:
                fill(opened)
            return file.read_bytes()

        def pretends(file):
            file.attrs["filetype"] = "taktskifte results"
            file.attrs["format_version"] = np.int32(2)
        for name, content in {
            "empty": foreign(lambda file: None), "latest": foreign(lambda file: None, libver="latest"),
            "user block": foreign(lambda file: None, userblock_size=512), "groups": foreign(lambda file: file.create_group("a/b/c")),
            "numbers": foreign(lambda file: file.create_dataset("x", data=np.arange(1000))), "pretends": foreign(pretends),
            "year alone": foreign(lambda file: (pretends(file), file.create_dataset("year", data=[2018]))),
        }.items():
            with self.subTest(name=name):
                self.read(content, {65})

    def test_other_versions_and_file_types(self):
        for version in (0, 3, -1, 2**62, 10**6):
            with self.subTest(version=version):
                self.altered(lambda file: file.attrs.__setitem__("format_version", version), {65}, [f"has format_version {version}", "this program reads 1 to 2"])
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

    def test_numbers_of_replicates_that_are_none(self):
        for numbers in ([0.5, 1.5], [0, 1.5], [0, np.nan], [0, 1e300], [0, 2**31], [1, 0], [0, 0], [-1, 0]):
            with self.subTest(numbers=numbers):
                self.altered(self.replaced("replicate", data=np.array(numbers, dtype="f8")), {65}, ["variable replicate does not rise from 0 in whole numbers"])

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


if __name__ == "__main__":
    unittest.main()
