"""Every variable and attribute of small result files edited in turn, the checksum line made anew: what
`taktskifte verify --all` finds. The table of every seventeenth edit is kept beside this file; TAKTSKIFTE_WRITE_TABLE=1
writes it anew, and TAKTSKIFTE_EVERY_EDIT=1 tries and prints all of them, which takes half an hour."""

import collections
import concurrent.futures
import json
import os
import pathlib
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, SOURCE, taktskifte  # noqa: E402

import h5py  # noqa: E402
import numpy  # noqa: E402

TABLE = pathlib.Path(__file__).with_suffix(".txt")
SMALL = ("run.replicates=3", "run.years=2", "run.burn_in_years=10", "population.synthetic=7")
# Where an edit may not go unseen, whatever share of all is found.
ALWAYS = {"key", "key_name", "key_value", "key_status", "key_source", "key_unit"}
# An addition is no edit of what the file said: it has to be told, and the rest holds.
ADDITIONS = {"attribute added", "variable added", "history line added"}
# Attributes by which a variable and its dimensions know each other: what is wrong with them is said of the variable.
REFERENCES = {"CLASS", "DIMENSION_LIST", "REFERENCE_LIST"}

Edit = collections.namedtuple("Edit", "kind name attribute change")


def places(shape):
    """First, middle and last cell, as far as they differ."""
    size = int(numpy.prod(shape, dtype=int))
    for name, at in {"last": size - 1, "middle": size // 2, "first": 0}.items():
        if name == "first" or (0 < at and (name == "last" or at < size - 1)):
            yield name, numpy.unravel_index(at, shape)


def other_value(value):
    if isinstance(value, (str, bytes)):
        text = value.decode() if isinstance(value, bytes) else value
        return text + "x"
    if isinstance(value, (float, numpy.floating)):
        return numpy.float64(1.0) if numpy.isnan(value) else numpy.nextafter(value, numpy.inf)
    return value + 1


def cells(name, dataset):
    text = dataset.dtype.kind == "O"
    for where, at in places(dataset.shape):
        def change(file, at=at):
            file[name][at] = other_value(file[name][at])
        yield Edit(f"{'text' if text else 'number'}, {where} cell", name, "", change)
    if text:
        def comment(file):
            cell = (0,) * file[name].ndim
            file[name][cell] = "# another comment\n" + file[name].asstr()[cell]
        yield Edit("text, something put before it", name, "", comment)
    rows = dataset[...]
    if len(rows) > 1 and not numpy.array_equal(rows[0], rows[-1], equal_nan=not text):
        def swap(file):
            rows = file[name][...]
            rows[[0, -1]] = rows[[-1, 0]]
            file[name][...] = rows
        yield Edit("first and last row swapped", name, "", swap)


def whole(name):
    def rename(file):
        file.move(name, name + "x")

    def remove(file):
        del file[name]

    def other_type(file):
        old = file[name]
        values = old[...] if old.dtype.kind == "O" else old[...].astype("float32" if old.dtype.kind == "f" else "int64")
        attributes = {key: value for key, value in old.attrs.items()
                      if key not in ("CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST")}
        scales = [list(dimension.values()) for dimension in old.dims]
        was_scale = h5py.h5ds.is_scale(old.id)
        text = old.dtype.kind == "O"
        del file[name]
        new = file.create_dataset(name, data=values.astype("S") if text and all(
            v.isascii() for v in values.ravel()) else values)
        for key, value in attributes.items():
            new.attrs[key] = value
        if was_scale:
            new.make_scale(name)
        for axis, found in enumerate(scales):
            for scale in found:
                new.dims[axis].attach_scale(scale)
    yield Edit("variable renamed", name, "", rename)
    yield Edit("variable deleted", name, "", remove)
    yield Edit("variable of another type", name, "", other_type)


def references(name, attribute):
    def detach(file):
        for dimension in file[name].dims:
            for scale in list(dimension.values()):
                dimension.detach_scale(scale)

    def another(file):
        dimension = file[name].dims[0]
        (scale,) = dimension.values()
        dimension.detach_scale(scale)
        dimension.attach_scale(file["outcome" if scale.name != "/outcome" else "cause"])
    if attribute == "DIMENSION_LIST":
        yield Edit("dimensions detached", name, attribute, detach)
        yield Edit("another dimension", name, attribute, another)


def attributes(name, of):
    """Edits of the attributes of a variable, or of the file (`name` is "/")."""
    for attribute in of.attrs:
        def remove(file, attribute=attribute):
            del file[name].attrs[attribute]
        yield Edit("attribute deleted", name, attribute, remove)
        if attribute in REFERENCES:
            yield from references(name, attribute)
            continue

        def change(file, attribute=attribute):
            value = file[name].attrs[attribute]
            if isinstance(value, numpy.ndarray):
                value = numpy.array([other_value(one) for one in value], value.dtype)
            else:
                value = other_value(value)
            place = file[name].attrs.get_id(attribute)
            if place.dtype.kind == "S":  # a longer text needs a new type
                text = value.encode() if isinstance(value, str) else bytes(value)
                file[name].attrs.create(attribute, text, dtype=h5py.string_dtype("utf-8", len(text)))
            else:
                file[name].attrs.modify(attribute, value)
        yield Edit("attribute changed", name, attribute, change)

        def other_type(file, attribute=attribute):
            value = file[name].attrs[attribute]
            del file[name].attrs[attribute]
            if isinstance(value, (str, bytes, numpy.bytes_)):
                file[name].attrs[attribute] = 1.5
            else:
                file[name].attrs[attribute] = str(value)
        yield Edit("attribute of another type", name, attribute, other_type)

    def add(file):
        file[name].attrs["comment"] = "added"
    yield Edit("attribute added", name, "comment", add)


def edits_of(file):
    for name in file:
        yield from cells(name, file[name])
        yield from whole(name)
        yield from attributes(name, file[name])
    yield from attributes("/", file)

    def variable(opened):
        added = opened.create_dataset("happiness", data=numpy.zeros(opened["scenario"].shape))
        added.dims[0].attach_scale(opened["scenario"])
    yield Edit("variable added", "happiness", "", variable)

    def history(opened):
        text = opened.attrs["history"]
        text = text.decode() if isinstance(text, bytes) else text
        del opened.attrs["history"]
        opened.attrs.create("history", text + "\nTue Jan  2 2024: ncatted -O x.h5",
                            dtype=h5py.string_dtype("utf-8"))
    yield Edit("history line added", "/", "history", history)


def sealed(file):
    """Gives a file the line that fits it."""
    content = file.read_bytes()
    file.write_bytes(content + b"\nTaktskifte CRC-32 %08x\n" % zlib.crc32(content))


def outcome(good, edit, scratch):
    """What verify says of a copy with one edit: found, noted or unseen, and whether it names the place."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        file = pathlib.Path(folder) / "x.h5"
        file.write_bytes(good.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(file, "r+") as opened:
            edit.change(opened)
        sealed(file)
        process = taktskifte("verify", file, "--all", "--json", "--threads", "1")
    said = process.stderr + process.stdout
    named = (edit.name in said or edit.name == "/") and (edit.attribute in said or edit.attribute in REFERENCES)
    if process.returncode == 65:
        return "found", named
    if process.returncode != 0:
        return f"exit code {process.returncode}: {process.stderr}", False
    told = json.loads(process.stdout)["noted"]["count"] > 0
    return "noted" if told else "unseen", named


class Edited(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.scratch = pathlib.Path(folder.name)
        cls.run_file = cls.scratch / "run.h5"
        words = [word for setting in SMALL for word in ("--set", setting)]
        process = taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", cls.run_file,
                             "--quiet", *words)
        assert process.returncode == 0, process.stderr
        cls.panel_file = cls.scratch / "panel.h5"
        process = taktskifte("run", "--from", cls.run_file, "--replicate", 1, "-o", cls.panel_file, "--quiet")
        assert process.returncode == 0, process.stderr

    def edits(self):
        """Of a run, and of what only a file with panels has."""
        with h5py.File(self.run_file) as file:
            edits = [(self.run_file, edit) for edit in edits_of(file)]
        with h5py.File(self.panel_file) as file:
            return edits + [(self.panel_file, edit) for edit in edits_of(file)
                            if edit.name.startswith("panel_") or edit.attribute == "history"]

    def tried(self, edits):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            tried = list(zip([edit for _, edit in edits],
                             pool.map(lambda one: outcome(*one, self.scratch), edits)))
        for edit, (what, named) in tried:
            if edit.kind in ADDITIONS:
                self.assertEqual((what, named), ("noted", True), edit)
            elif edit.name in ALWAYS or edit.attribute == "units":
                self.assertEqual((what, named), ("found", True), edit)
            else:
                self.assertIn(what, ("found", "noted", "unseen"), edit)
        return tried


class Some(Edited):
    def test_files_that_nobody_edited_hold(self):
        for good in (self.run_file, self.panel_file):
            process = taktskifte("verify", good, "--all", "--json")
            self.assertEqual((process.returncode, process.stderr), (0, ""))
            self.assertEqual(json.loads(process.stdout)["noted"]["count"], 0)

    def test_one_edit_of_many(self):
        # 41 is prime to how many edits a variable has, so that all kinds of edits and variables have their turn.
        tried = self.tried(self.edits()[::41])
        self.assertGreater(len({edit.kind for edit, _ in tried}), 12)
        self.assertEqual([line_of(edit, what) for edit, (what, _) in tried
                          if what != "found" and edit.kind not in ADDITIONS], [])


def line_of(edit, what):
    return f"{what}: {edit.kind}: {edit.name} {edit.attribute}".rstrip()


class Table(Edited):
    def test_what_is_found(self):
        every = bool(os.environ.get("TAKTSKIFTE_EVERY_EDIT"))
        tried = self.tried(self.edits()[:: 1 if every else 17])
        counts = collections.defaultdict(collections.Counter)
        for edit, (what, named) in tried:
            counts[edit.kind].update([what, "all", "named" if named else "not named"])
        edits = [what for edit, (what, _) in tried if edit.kind not in ADDITIONS]
        self.assertGreaterEqual(edits.count("found"), 0.95 * len(edits))

        columns = ("all", "found", "noted", "unseen", "named")
        lines = [f"{'edit':32}" + "".join(f"{column:>8}" for column in columns)]
        lines += [f"{kind:32}" + "".join(f"{count[column]:8}" for column in columns)
                  for kind, count in sorted(counts.items())]
        lines += ["", f"of {len(edits)} edits that changed what the file said, {edits.count('found')} are found"]
        lines += [line_of(edit, what) for edit, (what, _) in tried if what != "found" and edit.kind not in ADDITIONS]
        table = "\n".join(lines) + "\n"
        if every:
            return print(table)
        if os.environ.get("TAKTSKIFTE_WRITE_TABLE"):
            TABLE.write_text(table)
        self.assertEqual(table, TABLE.read_text())


if __name__ == "__main__":
    unittest.main()
