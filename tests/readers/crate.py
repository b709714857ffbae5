"""tools/crate.py: an RO-Crate with what Process Run Crate 0.5 asks for, whose references resolve and whose hashes are
right; one clear line for what it cannot do."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import h5py

import sample

CRATE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "crate.py"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"


def crate(*words, **options):
    words = [sys.executable, "-B", str(CRATE), *map(str, words)]
    options = {"stdout": subprocess.PIPE} | options
    return subprocess.run(words, stderr=subprocess.PIPE, text=True, check=False, **options)


def references(value):
    """Every {"@id": ...} that points to another entity."""
    if isinstance(value, list):
        return [identifier for item in value for identifier in references(item)]
    if isinstance(value, dict):
        return [value["@id"]] if set(value) == {"@id"} else [i for item in value.values() for i in references(item)]
    return []


class Crate(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.file = self.scratch / "mix ø.h5"
        shutil.copy(sample.FILE, self.file)

    def refused(self, code, said, *words):
        before = sorted(self.scratch.iterdir())
        process = crate(*words)
        self.assertEqual(process.returncode, code, process.stderr)
        self.assertEqual(len(process.stderr.splitlines()), 1, process.stderr)
        self.assertIn(said, process.stderr)
        self.assertEqual(sorted(self.scratch.iterdir()), before)

    def made(self, *words):
        """The crate of the sample, its entities by @id; every reference resolves, no entity stands twice."""
        process = crate(self.file, *words)
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        output = pathlib.Path(process.stdout.strip())
        whole = json.loads(output.read_text(encoding="utf-8"))
        self.assertEqual(whole["@context"],
                         ["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"])
        entities = {entity["@id"]: entity for entity in whole["@graph"]}
        self.assertEqual(len(entities), len(whole["@graph"]))
        for entity in whole["@graph"]:
            self.assertIn("@type", entity)
            for name, value in entity.items():
                for identifier in references(value):
                    if (entity["@id"], name) != ("ro-crate-metadata.json", "conformsTo"):
                        self.assertIn(identifier, entities)
        return output, entities

    def test_what_ro_crate_and_the_profile_ask_for(self):
        output, entities = self.made("--date", "2026-02-03")
        self.assertEqual(output, self.scratch / "mix ø-ro-crate-metadata.json")
        descriptor = entities["ro-crate-metadata.json"]
        self.assertEqual(descriptor["@type"], "CreativeWork")
        self.assertEqual(descriptor["conformsTo"], {"@id": "https://w3id.org/ro/crate/1.1"})
        self.assertEqual(descriptor["about"], {"@id": "./"})

        root = entities["./"]
        self.assertEqual((root["@type"], root["datePublished"]), ("Dataset", "2026-02-03"))
        self.assertEqual(root["conformsTo"], {"@id": PROFILE})
        self.assertEqual((entities[PROFILE]["@type"], entities[PROFILE]["version"]), ("CreativeWork", "0.5"))
        self.assertTrue(root["name"] and root["description"])
        licence = entities[root["license"]["@id"]]
        self.assertTrue(licence["name"])
        self.assertIn("SSB, CC BY 4.0/NLOD", licence["description"])

        (run,) = [entity for entity in entities.values() if entity["@type"] == "CreateAction"]
        self.assertIn({"@id": run["@id"]}, root["mentions"])
        self.assertEqual(run["description"], "run today quarter parity")
        self.assertTrue(run["name"])
        self.assertEqual([run["result"]], root["hasPart"])

        software = entities[run["instrument"]["@id"]]
        self.assertEqual((software["@type"], software["name"]), ("SoftwareApplication", "Taktskifte"))
        with h5py.File(self.file) as file:
            self.assertEqual(software["softwareVersion"], file.attrs["engine_version"].decode())
            self.assertNotIn("version", software)
            details = {entities[i]["name"]: entities[i]["value"] for i in references(software["additionalProperty"])}
            self.assertEqual(details, {"engine_commit": file.attrs["engine_commit"].decode(),
                                       "engine_compiler": file.attrs["engine_compiler"].decode(),
                                       "model_results_version": sample.MODEL_RESULTS_VERSION})

    def test_the_result_file_is_named_sized_and_hashed(self):
        _, entities = self.made()
        (file,) = [entity for entity in entities.values() if entity["@type"] == "File"]
        self.assertEqual(file["@id"], "mix%20%C3%B8.h5")
        self.assertEqual(file["contentSize"], str(self.file.stat().st_size))
        self.assertEqual(file["sha256"], hashlib.sha256(self.file.read_bytes()).hexdigest())

    def test_what_can_be_no_file_is_refused_at_once(self):
        os.mkfifo(self.scratch / "pipe.h5")
        for file in (self.scratch / "pipe.h5", self.scratch, "/dev/zero"):
            self.refused(66, "this is a folder, a pipe or a device", file)

    def test_nothing_is_written_through_a_link_or_over_a_device(self):
        victim = self.scratch / "victim.json"
        victim.write_text("precious")
        (self.scratch / "link.json").symlink_to(victim)
        (self.scratch / "folder.json").mkdir()
        (self.scratch / "stdout.json").symlink_to("/dev/stdout")
        for name in ("link.json", "folder.json", "stdout.json"):
            self.refused(73, f"{name}: a folder, a link or a device has this name", self.file, "-o", self.scratch / name)
        self.assertEqual(victim.read_text(), "precious")

    def test_names_that_are_no_text(self):
        file = os.fsencode(self.scratch) + b"/mappe \xe6.h5"
        os.rename(self.file, file)
        process = crate(os.fsdecode(file))
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        written = os.fsdecode(os.fsencode(self.scratch) + b"/mappe \xe6-ro-crate-metadata.json")
        self.assertIn('"mappe%20%E6.h5"', pathlib.Path(written).read_text(encoding="utf-8"))

    def test_what_it_was_made_from(self):
        _, entities = self.made()
        (run,) = [entity for entity in entities.values() if entity["@type"] == "CreateAction"]
        objects = {identifier: entities[identifier] for identifier in references(run["object"])}
        with h5py.File(self.file) as file:
            texts = file["scenario_text"].asstr()[...]
            stored = "data_text" in file
        for name, text in zip(sample.DIMENSIONS["scenario"], texts):
            entity = objects[f"#scenario-{name}"]
            self.assertEqual(entity["text"], text)
            self.assertEqual(entity["sha256"], hashlib.sha256(text.encode()).hexdigest())
        self.assertEqual(objects["#data-municipalities"]["name"], "municipalities_2018.csv")
        self.assertEqual("text" in objects["#data-institutions"], stored)
        values = {entity["name"]: entity["value"] for entity in objects.values() if entity["@type"] == "PropertyValue"}
        self.assertEqual(values["run.seed"], sample.SEED)
        self.assertEqual(values["run.years"], "6")
        self.assertNotIn("funding.public_share", values)  # differs between the scenarios

    def test_tables_that_the_file_holds(self):
        with h5py.File(self.file, "r+") as file:
            for name in ("data_file", "data_text"):
                if name in file:
                    del file[name]
            file["data_file"] = ["institutions", "municipalities"]
            file["data_text"] = ["institution\nNTNU\n", "number,name\n0301,Bø\n"]
        _, entities = self.made()
        table = entities["#data-municipalities"]
        self.assertEqual((table["name"], table["text"]), ("municipalities_2018.csv", "number,name\n0301,Bø\n"))
        self.assertEqual(table["sha256"], hashlib.sha256("number,name\n0301,Bø\n".encode()).hexdigest())
        self.assertEqual(entities["#data-institutions"]["text"], "institution\nNTNU\n")

    def test_a_file_of_the_user_is_not_replaced_unasked(self):
        mine = self.scratch / "mine.json"
        mine.write_text("{}")
        self.refused(73, "replace it with --overwrite", self.file, "-o", mine)
        self.assertEqual(mine.read_text(), "{}")
        for options in (["--overwrite"], []):
            process = crate(self.file, "-o", mine, *options)
            self.assertEqual((process.returncode, process.stderr), (0, ""))
        self.refused(64, "the name is empty", self.file, "-o", "")

    def test_the_same_again_whatever_the_clock_the_user_and_the_machine(self):
        first = self.made("--date", "2026-02-03")[0].read_bytes()
        elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "USER": "nobody", "HOME": "/nowhere"}
        process = crate(self.file.name, "--date", "2026-02-03", "-o", "again.json", cwd=self.scratch, env=elsewhere)
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        self.assertEqual((self.scratch / "again.json").read_bytes(), first)
        self.assertNotIn(str(self.scratch).encode(), first)

    def test_a_crate_in_a_folder_above(self):
        folder = self.scratch / "data"
        folder.mkdir()
        self.file = self.file.rename(folder / "mix.h5")
        _, entities = self.made("-o", self.scratch / "ro-crate-metadata.json")
        self.assertEqual(entities["data/mix.h5"]["@type"], "File")

    def test_what_is_no_result_file(self):
        text = self.scratch / "text.h5"
        text.write_text("not HDF5")
        self.refused(65, "text.h5: not an HDF5 file", text)
        self.refused(66, "there is no such file", self.scratch / "missing.h5")
        damaged = self.scratch / "damaged.h5"
        for place in (-20, -3, 100_000):
            content = bytearray(self.file.read_bytes())
            content[place] ^= 1
            damaged.write_bytes(content)
            self.refused(65, "does not fit its checksum", damaged)

    def test_wrong_use(self):
        self.refused(64, "--help")
        self.refused(64, "--date 2026-02-30", self.file, "--date", "2026-02-30")
        self.refused(64, "that is the result file", self.file, "-o", self.file)
        other = self.scratch / "other"
        other.mkdir()
        self.refused(64, "beside", self.file, "-o", other / "crate.json")
        self.refused(73, "a folder, a link or a device has this name", self.file, "-o", self.scratch / ".")
        shutil.copy(self.file, other / "mix.h5")
        self.refused(73, "cannot be written", other / "mix.h5", "-o", f"{other}/{'x' * 300}.json")

    def test_output_that_nobody_reads(self):
        read, write = os.pipe()
        os.close(read)
        self.addCleanup(os.close, write)
        process = crate(self.file, stdout=write)
        self.assertEqual((process.returncode, process.stderr),
                         (74, "tools/crate.py: standard output cannot be written: Broken pipe\n"))
        json.loads((self.scratch / "mix ø-ro-crate-metadata.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
