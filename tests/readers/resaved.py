"""Results that went through the programs people change and re-save netCDF with: the copy is read with its text intact,
compared to the same numbers, and verified as far as it goes."""

import json
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, taktskifte  # noqa: E402
from support.stored import StoredTest  # noqa: E402

import h5py  # noqa: E402
import netCDF4  # noqa: E402
import numpy  # noqa: E402
import xarray  # noqa: E402

BOOKKEEPING = {"NCO", "_NCProperties", "coordinates"}  # attributes that the libraries add of themselves
APPENDED = "Wed Nov 25 20:00:00 2026: somebody's script\n"
TOOLS = {
    "ncatted": ("ncatted", "-O", "-a", "comment,global,c,c,mine", "IN", "OUT"),
    "ncatted without a line in history": ("ncatted", "-h", "-O", "-a", "comment,awards,c,c,mine", "IN", "OUT"),
    "ncks": ("ncks", "-O", "IN", "OUT"),
    "ncks, packed anew": ("ncks", "-O", "-4", "-L", "7", "IN", "OUT"),
    "ncks, with an unlimited dimension": ("ncks", "-O", "--mk_rec_dmn", "replicate", "IN", "OUT"),
    "nccopy": ("nccopy", "IN", "OUT"),
    "nccopy, unpacked": ("nccopy", "-d", "0", "IN", "OUT"),
    "nccopy, other chunks": ("nccopy", "-c", "replicate/2,municipality/100", "IN", "OUT"),
    "h5repack": ("h5repack", "IN", "OUT"),
    "h5repack, packed anew": ("h5repack", "-f", "GZIP=9", "IN", "OUT"),
    "h5repack, in one piece": ("h5repack", "-f", "NONE", "-l", "CONTI", "IN", "OUT"),
}


def said(*words):
    process = taktskifte(*words)
    assert process.returncode == 0, process.stderr
    return process.stdout


class Resaved(StoredTest):
    settings = ("run.replicates=6", "run.years=3", "run.title=Bø på Ås — Kárášjohka")

    def path(self):
        return self.scratch / "x.h5"

    def same_numbers(self, file):
        self.assertEqual(said("compare", "--json", file).replace(str(file), str(self.good)),
                         said("compare", "--json", self.good))

    def intact(self, file, added=(), edited=()):
        """All texts and numbers are those of the file as it was, but for attributes added or edited."""
        was, now = (json.loads(said("info", "--json", one)) for one in (self.good, file))
        for name in ("scenarios", "replicates", "years", "first_year", "inputs", "dimensions", "failed"):
            self.assertEqual(now[name], was[name], name)
        for name, value in was["attributes"].items():
            if name == "history":
                self.assertTrue(now["attributes"][name].endswith(value) or value in now["attributes"][name])
            elif name not in edited:
                self.assertEqual(now["attributes"][name], value, name)
        self.assertEqual(set(now["attributes"]) - set(was["attributes"]) - BOOKKEEPING, set(added))
        variables = {variable["name"]: variable for variable in now["variables"]}
        for variable in was["variables"]:
            self.assertEqual(variables[variable["name"]], variable)
        self.same_numbers(file)

    def verified(self, file):
        process = self.verify(file, "--all")
        self.expect(process, 0)
        for words in ("none of the whole file: another program has changed it since", "all of them",
                      "the same, bit for bit", "all hold"):
            self.assertIn(words, process.stdout)
        self.assertNotIn("another commit", process.stdout)

    def whole(self, file, **changed):
        self.intact(file, **changed)
        self.verified(file)

    def test_tools_of_the_command_line(self):
        for name, words in TOOLS.items():
            with self.subTest(name=name):
                places = {"IN": str(self.good), "OUT": str(self.path())}
                subprocess.run([places.get(word, word) for word in words], check=True, capture_output=True)
                self.whole(self.path(), added={"comment"} if name == "ncatted" else ())

    def test_xarray_with_each_engine(self):
        for reads in ("h5netcdf", "netcdf4"):
            for writes in ("h5netcdf", "netcdf4"):
                for mask in (True, False):
                    with self.subTest(reads=reads, writes=writes, mask=mask):
                        with xarray.open_dataset(self.good, engine=reads, mask_and_scale=mask) as results:
                            results.to_netcdf(self.path(), engine=writes)
                        self.whole(self.path())

    def test_xarray_after_a_change(self):
        with xarray.open_dataset(self.good) as results:
            results = results.load()
        results.attrs["history"] = APPENDED + results.attrs["history"]
        results.attrs["institution"] = "Ås"
        packed = {name: {"zlib": True} for name, variable in results.data_vars.items() if variable.dtype.kind in "if"}
        results.to_netcdf(self.path(), encoding=packed)
        self.whole(self.path(), added={"institution"})

    def test_netcdf4_python_in_place(self):
        shutil.copy(self.good, self.path())
        with netCDF4.Dataset(self.path(), "a") as results:
            results.history = APPENDED + results.history
            results["awards"].comment = "mine"
            results.note = "mine"
        self.whole(self.path(), added={"note"})

    def test_one_attribute_edited(self):
        def title(text):
            def edit(name):
                with netCDF4.Dataset(name, "a") as results:
                    results.title = text
            return edit

        def variable_length(name):
            with netCDF4.Dataset(name, "a") as results:
                results.setncattr_string("title", "a title in a string")

        def by_h5py(name):
            with h5py.File(name, "r+") as results:
                results.attrs["title"] = "a title of variable length"
        for edit in (title("short"), title("long, " * 20_000), title("Bø på Ås"), variable_length, by_h5py):
            shutil.copy(self.good, self.path())
            self.path().write_bytes(self.path().read_bytes()[:-CHECKSUM_LINE])
            edit(self.path())
            with netCDF4.Dataset(self.path()) as results:
                title_now = results.title
            self.intact(self.path(), edited={"title"})
            self.assertEqual(json.loads(said("info", "--json", self.path()))["attributes"]["title"], title_now)

    def test_every_way_to_store_a_text(self):
        def fixed(text, size, padding, charset, shape):
            kind = h5py.h5t.C_S1.copy()
            kind.set_size(size)
            kind.set_strpad(padding)
            kind.set_cset(charset)
            fill = b" " if padding == h5py.h5t.STR_SPACEPAD else b"\0"
            value = numpy.full(shape or (), text.encode().ljust(size, fill), dtype=f"S{size}")
            space = h5py.h5s.create_simple(shape) if shape else h5py.h5s.create(h5py.h5s.SCALAR)

            def store(file):
                del file.attrs["title"]
                h5py.h5a.create(file.id, b"title", kind, space).write(value, mtype=kind)
            return store

        def variable(charset, shape):
            def store(file):
                kind = h5py.string_dtype("utf-8" if charset == h5py.h5t.CSET_UTF8 else "ascii")
                file.attrs.create("title", numpy.full(shape or (), "Ås og Bø", dtype=object), shape=shape, dtype=kind)
            return store
        for charset in (h5py.h5t.CSET_ASCII, h5py.h5t.CSET_UTF8):
            for shape in (None, (1,)):
                ways = [variable(charset, shape)] if charset == h5py.h5t.CSET_UTF8 else []
                for padding in (h5py.h5t.STR_NULLTERM, h5py.h5t.STR_NULLPAD, h5py.h5t.STR_SPACEPAD):
                    ways += [fixed("Ås og Bø", size, padding, charset, shape) for size in (10, 11, 40)]
                for store in ways:
                    file = self.copy(store)
                    attributes = json.loads(said("info", "--json", file))["attributes"]
                    self.assertEqual(attributes["title"], "Ås og Bø")

    def test_empty_texts(self):
        def nothing(file):
            file.attrs["title"] = h5py.Empty("S1")
        self.assertEqual(json.loads(said("info", "--json", self.copy(nothing)))["attributes"]["title"], "")
        for ways in (("nccopy",), ("ncks", "-O")):
            copy = self.scratch / "copy.h5"
            subprocess.run([*ways, self.path(), copy], check=True, capture_output=True)
            self.assertEqual(json.loads(said("info", "--json", copy))["attributes"]["title"], "")

    def test_text_variables_of_fixed_length(self):
        def shorten(file):
            titles = numpy.array([text.encode() for text in file["scenario_title"].asstr()[...]])
            del file["scenario_title"]
            file["scenario_title"] = titles
            file["scenario_title"].dims[0].attach_scale(file["scenario"])
            file["scenario_title"].attrs["long_name"] = "what the scenario is about"
        self.whole(self.copy(shorten))

    def test_a_part_of_the_file_is_named_as_such(self):
        places = {"IN": str(self.good), "OUT": str(self.path())}
        for words, verb, expected in [
                (("ncks", "-O", "-v", "research_share", "IN", "OUT"), "info", "scenario_title"),
                (("ncks", "-O", "-x", "-v", "burn_in_drift", "IN", "OUT"), "compare", "burn_in_drift"),
                (("ncks", "-O", "-d", "replicate,0,2", "IN", "OUT"), "verify", "municipality_innovations_sum"),
                (("ncks", "-O", "-d", "year,0,1", "IN", "OUT"), "verify", "year")]:
            with self.subTest(words=words):
                subprocess.run([places.get(word, word) for word in words], check=True, capture_output=True)
                self.expect(taktskifte(verb, self.path()), 65, expected)

    def test_reordered_dimensions_are_not_taken_for_others(self):
        for order, verbs in (("year,replicate", ("compare", "verify")), ("key,scenario", ("info", "verify"))):
            subprocess.run(["ncpdq", "-O", "-a", order, self.good, self.path()], check=True, capture_output=True)
            for verb in verbs:
                with self.subTest(order=order, verb=verb):
                    self.expect(taktskifte(verb, self.path()), 65, "another shape than its dimensions")
        with xarray.open_dataset(self.good) as results:
            results.transpose("year", "replicate", ...).to_netcdf(self.path())
        self.expect(taktskifte("compare", self.path()), 65, "it runs along (year, replicate, scenario)")


if __name__ == "__main__":
    unittest.main()
