"""Result files, records of runs and shards that were altered where HDF5 keeps its own structure, and whose checksum line
was made anew: whatever HDF5 does with them, the program refuses them or reads them, within seconds. See
support/hostile.py.

Every place with a signature of HDF5 and every header of an object is met as often as another. The alterations are the
same in every run; TAKTSKIFTE_FORGERIES says how many of them there are per kind of file."""

import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import unittest
import zlib

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, TAKTSKIFTE, taktskifte  # noqa: E402
from support.hostile import FAULTS, NO_OUTPUT, SECONDS, SOURCE, HostileTest, processor_seconds  # noqa: E402

FORGERIES = int(os.environ.get("TAKTSKIFTE_FORGERIES", "100"))
SIGNATURES = re.compile(rb"HEAP|SNOD|TREE|GCOL|OHDR|OCHK|FRHP|FHDB|FHIB|BTHD|BTLF|BTIN|FSHD|FSSE|FAHD|FADB")
VERBS = (("info",), ("compare",), ("verify", "--sample", "1", "--threads", "1"),
         ("run", "--replicate", "1", "-o", "one.h5", "--quiet", "--from"))
REGION = 512  # bytes behind the start of a place


def forged(bare):
    """The bytes with the checksum line that fits them."""
    return bytes(bare) + b"\nTaktskifte CRC-32 %08x\n" % zlib.crc32(bare)


def places(file):
    """Where HDF5 keeps its structure, by kind."""
    content = file.read_bytes()
    kinds = {"superblock": [8]}
    for match in SIGNATURES.finditer(content):
        kinds.setdefault(match[0].decode(), []).append(match.start())
    with h5py.File(file) as opened:
        kinds["header"] = [h5py.h5o.get_info(opened[name].id).addr for name in opened] + [h5py.h5o.get_info(opened.id).addr]
    return kinds


def forgeries(file, count, seed):
    """Pairs of a description and the bytes of an altered file."""
    chance = random.Random(seed)
    bare = file.read_bytes()[:-CHECKSUM_LINE]
    kinds = places(file)
    for number in range(count):
        kind = sorted(kinds)[number % len(kinds)]
        at = chance.choice(kinds[kind]) + chance.randrange(chance.choice([64, REGION]))
        at = min(at, len(bare) - 8)
        length = chance.choice([1, 2, 4, 8])
        filling = chance.choice([b"\xff", b"\0", b"\1", b"\x80", None])
        part = chance.randbytes(length) if filling is None else filling * length
        yield f"{kind}, {part.hex()} at {at}", forged(bare[:at] + part + bare[at + length:])


def in_the_oldest_format(file, to):
    with h5py.File(file) as new, h5py.File(to, "w", libver="earliest") as old:
        old.attrs.update(new.attrs)
        for name, variable in new.items():
            chunked = {"chunks": variable.chunks, "compression": "gzip"} if variable.chunks else {}
            copy = old.create_dataset(name, data=variable[()], dtype=variable.dtype, **chunked)
            copy.attrs.update({key: variable.attrs[key] for key in ("long_name", "units") if key in variable.attrs})
            if h5py.h5ds.is_scale(variable.id):
                copy.make_scale(name)
        for name, variable in new.items():
            for axis, scales in enumerate(variable.dims):
                for scale in scales.values():
                    old[name].dims[axis].attach_scale(old[scale.name])
    to.write_bytes(forged(to.read_bytes()))
    return to


class ForgedFiles(HostileTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))  # so that a core would be seen

    def setUp(self):
        super().setUp()
        (self.scratch / "tmp").mkdir()
        self.surroundings = {"cwd": self.scratch, "env": os.environ | {"TMPDIR": str(self.scratch / "tmp")}}
        self.addCleanup(self.nothing_lives_on)

    def nothing_lives_on(self):
        self.assertEqual(list(self.scratch.rglob("*core*")), [])
        self.assertEqual(list((self.scratch / "tmp").iterdir()), [])
        self.assertEqual(self.living(), [])

    def living(self):
        """Processes that work for a file of this test."""
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if TAKTSKIFTE.encode() in words and str(self.scratch).encode() in words:
                found.append(process.name)
        return found

    def run_of(self, name, *more):
        self.expect(taktskifte("run", SOURCE / "scenarios/today.ini", SOURCE / "scenarios/parity.ini", "-o", self.scratch / name, "--quiet",
                               "--set", "run.replicates=3", "--set", "run.years=2", "--set", "run.burn_in_years=10",
                               "--set", "population.synthetic=7", "--threads", "1", *more), 0)
        return self.scratch / name

    def folder(self):
        self.run_of("x.h5", "--shard", "1/1", "--shard-size", "1")
        return self.scratch / "x.parts"

    def ends(self, what, codes, *words):
        with self.subTest(what, words=words[:1]):
            start = processor_seconds()
            process = taktskifte(*words, **self.surroundings)
            self.assertLess(processor_seconds() - start, SECONDS)
            self.assertIn(process.returncode, codes, process.stderr)
            for fault in FAULTS:
                self.assertNotIn(fault, process.stderr)
        return process

    def check_results(self, good, seed):
        file = self.scratch / "r.h5"
        codes = set()
        for number, (what, content) in enumerate(forgeries(good, FORGERIES, seed)):
            file.write_bytes(content if number % 5 else content[:-CHECKSUM_LINE])
            verb, *more = VERBS[number % len(VERBS)]
            process = self.ends(what, {0, 65}, verb, *more, file)
            codes.add(process.returncode)
            if process.returncode and verb != "verify":  # which prints what it found
                self.assertEqual(process.stdout, "", NO_OUTPUT)
                self.assertIn(str(file), process.stderr)
            (self.scratch / "one.h5").unlink(missing_ok=True)
        self.assertEqual(codes, {0, 65})

    def test_result_files(self):
        self.check_results(self.run_of("good.h5"), 1)

    def test_result_files_in_the_oldest_format(self):
        """With local heaps, symbol tables and B-trees of the first version, which others still write."""
        old = in_the_oldest_format(self.run_of("good.h5"), self.scratch / "old.h5")
        self.assertLessEqual({"HEAP", "SNOD", "TREE"}, set(places(old)))
        self.expect(taktskifte("compare", old), 0)
        self.check_results(old, 2)

    def test_records_of_runs(self):
        folder = self.folder()
        record = folder / "study.h5"
        good = record.read_bytes()
        for number, (what, content) in enumerate(forgeries(record, FORGERIES // 2, 3)):
            record.write_bytes(content)
            verb = ("status", "merge")[number % 2]
            more = ("-o", self.scratch / "m.h5", "--quiet") if verb == "merge" else ()
            # Altered text of a scenario can make it a bad one.
            self.ends(what, {0, 65, 75, 78}, verb, folder, *more)
            (self.scratch / "m.h5").unlink(missing_ok=True)
        record.write_bytes(good)
        self.expect(taktskifte("status", folder), 0)

    def test_shards(self):
        folder = self.folder()
        shards = sorted(folder.glob("shard-*.h5"))
        good = shards[1].read_bytes()
        damaged = 0
        for number, (what, content) in enumerate(forgeries(shards[1], FORGERIES // 2, 4)):
            shards[1].write_bytes(content)
            if number % 2:
                self.ends(what, {0, 65}, "merge", folder, "-o", self.scratch / "m.h5", "--quiet")
                (self.scratch / "m.h5").unlink(missing_ok=True)
                continue
            process = self.ends(what, {0}, "status", folder, "--json")
            # The shards beside it are never blamed.
            self.assertNotIn(shards[0].name, process.stdout)
            self.assertNotIn(shards[2].name, process.stdout)
            damaged += shards[1].name in process.stdout
        self.assertGreater(damaged, FORGERIES // 20)
        shards[1].write_bytes(good)
        self.expect(taktskifte("merge", folder, "-o", self.scratch / "m.h5", "--quiet"), 0)

    def test_killed_while_it_reads(self):
        good = self.run_of("good.h5")
        chance = random.Random(5)
        for _ in range(10):
            process = subprocess.Popen([TAKTSKIFTE, "compare", good], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0.0, 0.2))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
        for _ in range(50):
            if not self.living():
                break
            signal.sigtimedwait([], 0.1)
        self.assertEqual(self.living(), [])


if __name__ == "__main__":
    unittest.main()
