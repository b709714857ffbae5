"""tools/plot.py: pictures from the sample, the same bytes each time; one clear line for what it cannot read."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import types
import unittest

import h5py

import sample

CHECKSUM_LINE = 28  # bytes that a result file has behind its HDF5 content
PLOT = pathlib.Path(__file__).resolve().parents[2] / "tools" / "plot.py"
sys.path.insert(0, str(PLOT.parent))
import plot as picture_files  # noqa: E402
from plots import look, study, sweeps  # noqa: E402
from plots.results import Results  # noqa: E402
from plots.words import Words  # noqa: E402

import matplotlib.text  # noqa: E402
from matplotlib import pyplot as plt  # noqa: E402

PICTURES = ["barriers", "demand", "outcomes", "private-side", "reach", "research-share"]


def plot(*words, stdout=subprocess.PIPE):
    words = [sys.executable, "-B", str(PLOT), *map(str, words)]
    return subprocess.run(words, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


class Plot(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def refused(self, code, said, *words, **options):
        process = plot(*words, **options)
        self.assertEqual(process.returncode, code, process.stderr)
        self.assertEqual(len(process.stderr.splitlines()), 1, process.stderr)
        self.assertIn(said, process.stderr)

    def test_pictures_and_the_same_again(self):
        stem = os.path.splitext(os.path.basename(sample.FILE))[0]
        folders = [self.scratch / "one", self.scratch / "two"]
        for folder in folders:
            folder.mkdir()
            process = plot(sample.FILE, "-o", folder)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertEqual(process.stderr, "")
        names = sorted(f"{stem}-{picture}.{ending}" for picture in PICTURES for ending in ("png", "svg"))
        self.assertEqual(sorted(file.name for file in folders[0].iterdir()), names)
        for name in names:
            self.assertGreater((folders[0] / name).stat().st_size, 10_000)
            self.assertEqual((folders[0] / name).read_bytes(), (folders[1] / name).read_bytes(), name)

    def test_footnotes_say_what_most_depends_on_and_name_nothing_that_was_chosen(self):
        keys = {
            "apply.elasticity": ("derived", "medium", True, ["0.9", "0.9"]),
            "panel.fundable_share": ("derived", "medium", False, ["0.45", "0.45"]),
            "experience.units_per_project": ("assumed", "low", False, ["8", "8"]),
            "choice.experience": ("published", "", False, ["0.6", "0.6"]),
            "barometer.causal_share": ("assumed", "low", True, ["0.5", "1"]),
            "run.seed": ("setting", "", True, ["1", "1"]),
        }
        def said(language):
            return look.doubt(types.SimpleNamespace(keys=lambda: keys, words=Words(language)))
        self.assertEqual(said("en"), "These numbers follow from assumptions and are no forecast. Most depends on how many "
                                     "applications are fundable, how many units a project reaches and how much experience counts "
                                     "for the choice, which are assumed or uncertain.")
        self.assertEqual(said("nb"), "Tallene følger av forutsetninger og er ingen prognose. Mest avhenger av hvor mange søknader som "
                                     "er støtteverdige, hvor mange virksomheter et prosjekt når og hvor mye erfaring betyr for valget, "
                                     "som er antatt eller usikre.")
        for name in ("panel.fundable_share", "choice.experience"):
            keys.pop(name)
        self.assertTrue(said("en").endswith("how many units a project reaches, which are assumed."))
        keys.pop("experience.units_per_project")
        self.assertEqual(said("en"), "")

    def test_every_picture_speaks_both_languages(self):
        look.set_look()
        for language, wanted, strange in (("nb", "antatt eller usikre", "replicate"), ("en", "assumed or uncertain", "simulering")):
            results = Results(sample.FILE)
            results.speak(language)
            for name, draw in picture_files.PICTURES.items():
                figure = draw(results)
                figure.draw_without_rendering()
                texts = " ".join(text.get_text().replace("\n", " ") for text in figure.findobj(matplotlib.text.Text))
                for title in results.titles:
                    texts = texts.replace(title, "")
                self.assertIn(wanted, texts, name)
                self.assertNotIn(strange, texts.lower(), name)
                self.assertNotRegex(texts, r"[{}]|\b[a-z]+\.[a-z_]+\b", name)
                if language == "nb":
                    self.assertNotRegex(texts, r"\d\.\d|MNOK", name)
                plt.close(figure)

    def test_pictures_of_a_study_speak_both_languages(self):
        look.set_look()
        summary = PLOT.parents[1] / "scenarios" / "study" / "summary.json"
        for language, wanted, strange in (("nb", ("50 mot 7,5 % til offentlig sektor", "vekten på erfaring", "angrer"), r"\d\.\d|MNOK|sets|mix"),
                                          ("en", ("50 against 7.5 % public", "the weight of experience", "regretted"), r"\d,\d\b|forutsetning|mill\.")):
            told = study.Study(str(summary))
            told.speak(language)
            all_texts = ""
            for name, draw in study.PICTURES.items():
                figure = draw(told)
                figure.draw_without_rendering()
                texts = " ".join(text.get_text().replace("\n", " ") for text in figure.findobj(matplotlib.text.Text))
                self.assertNotRegex(texts, strange, name)
                self.assertNotRegex(texts, r"[{}]|study\.", name)
                all_texts += texts
                plt.close(figure)
            for words in wanted:
                self.assertIn(words, all_texts)
        process = plot(summary, "-o", self.scratch, "--lang", "nb")
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        self.assertEqual({file.name for file in self.scratch.iterdir()},
                         {f"summary-{name}.{ending}" for name in study.PICTURES for ending in ("png", "svg")})

    def test_what_is_no_result_file(self):
        text = self.scratch / "text.h5"
        text.write_text("not HDF5")
        self.refused(65, "text.h5: not an HDF5 file", text)
        foreign = self.scratch / "foreign.h5"
        h5py.File(foreign, "w").close()
        self.refused(65, "no result file of Taktskifte", foreign)
        self.refused(66, "there is no such file", self.scratch / "missing.h5")

    def test_damaged_files_are_refused_as_the_program_refuses_them(self):
        whole = pathlib.Path(sample.FILE).read_bytes()
        damaged = self.scratch / "damaged.h5"
        for at in (5000, len(whole) // 2, len(whole) - 3):
            damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1:])
            self.refused(65, "does not fit its checksum", damaged)
        damaged.write_bytes(whole[: len(whole) // 2])
        self.refused(65, "damaged", damaged)
        for block in (512, 1024, 4096):
            damaged.write_bytes(b"#" * block + whole)
            self.refused(65, "other bytes stand before its content", damaged)
        for name, content in (("scenario_title", ["a", "b\x1b[2J", "c"]), ("innovations", [1.0]), ("burn_in_drift", [[["x"]]]),
                              ("key_value", ["x"]), ("research_share", [[[0.5]]])):
            with self.subTest(name=name):
                damaged.write_bytes(whole[:-CHECKSUM_LINE])
                with h5py.File(damaged, "r+") as file:
                    del file[name]
                    file[name] = content
                self.refused(65, "damaged", damaged)

    def test_what_can_be_no_file(self):
        os.mkfifo(self.scratch / "pipe.h5")
        for file in (self.scratch / "pipe.h5", self.scratch, "/dev/zero"):
            self.refused(66, "this is a folder, a pipe or a device", file)
        self.refused(66, r"a\x1b[2J\xe6.h5", os.fsdecode(os.fsencode(self.scratch) + b"/a\x1b[2J\xe6.h5"))

    def test_no_link_is_written_through_and_no_folder_replaced(self):
        victim = self.scratch / "victim"
        victim.write_text("precious")
        file = self.scratch / "x.h5"
        shutil.copy(sample.FILE, file)
        for name in (".x-reach.png.part", "x-reach.svg"):
            (self.scratch / name).symlink_to(victim)
        self.refused(73, "x-reach.svg: a folder, a link or a device has this name", file)
        (self.scratch / "x-reach.svg").unlink()
        (self.scratch / "x-reach.svg").mkdir()
        self.refused(73, "x-reach.svg: a folder, a link or a device has this name", file)
        self.refused(73, "victim: this is no folder", file, "-o", victim)
        self.assertEqual(victim.read_text(), "precious")
        self.assertEqual([each for each in self.scratch.iterdir() if each.name.endswith(".part") and not each.is_symlink()], [])

    def test_a_file_of_the_user_is_not_replaced_unasked(self):
        mine = self.scratch / "x-reach.svg"
        mine.write_text("mine")
        file = self.scratch / "x.h5"
        shutil.copy(sample.FILE, file)
        self.refused(73, "x-reach.svg: is there already and was not made by this tool", file)
        self.assertEqual((mine.read_text(), len(list(self.scratch.iterdir()))), ("mine", 2))
        for _ in range(2):
            process = plot(file, "--overwrite")
            self.assertEqual((process.returncode, process.stderr), (0, ""))
        process = plot(file)
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        self.refused(64, "-o: the name is empty", file, "-o", "")

    def test_pictures_of_a_sweep_tell_of_points_that_failed_and_name_keys_in_words(self):
        file = self.scratch / "sweep.h5"
        words = [os.environ["TAKTSKIFTE"], "sweep", PLOT.parents[1] / "scenarios" / "today.ini", "--sweep", "policy:funding.public_share=0,0.3,0.6",
                 "--sweep", "policy:panel.lottery=0,0.5", "--set", "run.years=1", "--set", "run.replicates=3", "--quiet", "-o", file]
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
        file.write_bytes(file.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(file, "r+") as stored:
            for name in ("research_innovations", "research_share", "unused_nok", "lapsed_nok", "public_part_nok"):
                stored[name][1, :, 0] = float("nan")
                stored[name][2] = float("nan")
            stored["design_state"][1:3] = 2
            left = stored["unused_nok"][:]
        look.set_look()
        for language, failed, key in (("en", "replicates failed: 2.", "The public share (policy)"),
                                      ("nb", "simuleringer mislyktes: 2.", "Andelen til offentlig sektor (virkemiddel)")):
            sweep = sweeps.Sweep(file)
            sweep.speak(language)
            figure = sweeps.maps(sweep)
            figure.draw_without_rendering()
            texts = [text.get_text().replace("\n", " ") for text in figure.findobj(matplotlib.text.Text)]
            self.assertIn(failed, " ".join(texts))
            self.assertIn(key, texts)
            self.assertEqual(sum(text in ("failed", "mislyktes") for text in texts), 2)
            self.assertEqual(figure.axes[0].images[0].get_array()[1, 0], left[1, 0, 1:].mean())
            plt.close(figure)

    def test_names_that_are_no_text(self):
        file = os.fsencode(self.scratch) + b"/mappe \xe6.h5"
        shutil.copy(sample.FILE, file)
        process = plot(os.fsdecode(file))
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        self.assertIn(r"mappe \xe6-reach.png", process.stdout)

    def test_wrong_use(self):
        self.refused(64, "--help")
        self.refused(64, "--nonsense", sample.FILE, "--nonsense")
        self.refused(73, "mkdir -p", sample.FILE, "-o", self.scratch / "missing")

    def test_output_that_nobody_reads(self):
        read, write = os.pipe()
        os.close(read)
        self.addCleanup(os.close, write)
        self.refused(74, "tools/plot.py: standard output cannot be written", sample.FILE, "-o", self.scratch, stdout=write)
        self.assertEqual(len(list(self.scratch.iterdir())), 2 * len(PICTURES))
        self.refused(74, "standard output cannot be written", "--help", stdout=write)
        with open("/dev/full", "w") as full:
            self.refused(74, "No space left on device", "--help", stdout=full)


if __name__ == "__main__":
    unittest.main()
