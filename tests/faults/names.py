"""Names that are no text or steer a terminal, outputs that cannot be files, bases that are not the scenario's to read."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import CHECKSUM_LINE, SOURCE, TAKTSKIFTE, CommandTest, taktskifte  # noqa: E402

BASE = f"base = {SOURCE}/scenarios/today.ini\n"
CONTROL = "".join(map(chr, [*range(0x00, 0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)]))


def in_bytes(*words):
    """As taktskifte(), for output that must be checked byte by byte."""
    return subprocess.run([TAKTSKIFTE, *words], capture_output=True, stdin=subprocess.DEVNULL, timeout=300, check=False)


class NamesTest(CommandTest):
    def quiet(self, output):
        """Text that a terminal shows and does not obey."""
        text = output.decode()
        self.assertEqual([letter for letter in CONTROL if letter in text], [], text)


class ScenarioNames(NamesTest):
    def test_names_that_are_no_text_are_refused_before_any_work(self):
        for name in (b"\xf8stlandet.ini", b"a\nb.ini", b"a\tb.ini", b"\x1b[31m.ini", b"\xc2\x9b.ini", b"x.\xff", b"\xe2\x80\xae.ini"):
            with self.subTest(name=name):
                file = os.fsencode(self.scratch) + b"/" + name
                pathlib.Path(os.fsdecode(file)).write_text(BASE)
                for words in (["check", file], ["run", file, "-o", os.fsencode(self.scratch / "x.h5"), *self.small]):
                    process = in_bytes(*words)
                    self.assertEqual(process.returncode, 78, process.stderr)
                    self.assertIn(b"the name of this file holds", process.stderr)
                    self.assertIn(b"\\x", process.stderr)
                    self.assertEqual(len(process.stderr.splitlines()), 1)
                    self.quiet(process.stderr)
                os.remove(file)
                self.nothing_left()

    def test_names_of_odd_text_are_kept(self):
        names = ["$x$ 'a' \"b\"", "blåbær", "-x", "_x", "; rm -rf", "%s%n", "a" * 200]
        for name in names:
            self.scenario(BASE, f"{name}.ini")
        files = [f"./{name}.ini" for name in names]
        self.expect(taktskifte("run", *files, "-o", "out.h5", *self.small, cwd=self.scratch), 0)
        told = json.loads(taktskifte("info", self.scratch / "out.h5", "--json").stdout)
        self.assertEqual([each["name"] for each in told["scenarios"]], names)
        self.assertEqual([each["title"] for each in told["scenarios"]], names)
        for verb in ("info", "compare", "verify"):
            self.expect(taktskifte(verb, self.scratch / "out.h5"), 0)

    def test_two_scenarios_of_one_name_are_refused(self):
        (self.scratch / "other").mkdir()
        files = [self.scenario(BASE), self.scenario(BASE, "other/x.ini")]
        process = taktskifte("run", *files, "-o", self.scratch / "out.h5", *self.small)
        self.expect(process, 78, "two scenarios are named x")

    def test_tables_whose_name_cannot_be_shown_are_refused(self):
        file = self.scenario(BASE + "data.municipalities = a\tb.csv\n")
        self.expect(taktskifte("check", file), 78, "x.ini:2: data.municipalities", "rename")


class FolderNames(NamesTest):
    def test_a_stopped_run_goes_on_in_a_folder_of_any_name(self):
        for name in (b"mappe \xe6", b"a\nb", b"\x1b[2J", "ærlig".encode(), b"a\\x41"):
            for way in ("resume", "again"):
                with self.subTest(name=name, way=way):
                    folder = os.fsencode(self.scratch) + b"/" + name + way.encode()
                    os.mkdir(folder)
                    pathlib.Path(os.fsdecode(folder + b"/x.ini")).write_text(BASE)
                    command = ["run", folder + b"/x.ini", "-o", folder + b"/o\xe6.h5", "--threads", "1", "--shard-size", "2",
                               "--quiet", "--set", "run.replicates=60", "--set", "run.years=2"]
                    parts = folder + b"/o\xe6.parts"
                    running = subprocess.Popen([TAKTSKIFTE, *command])
                    while running.poll() is None and not os.path.exists(parts + b"/shard-00000002.h5"):
                        time.sleep(0.005)
                    running.send_signal(signal.SIGKILL)
                    running.wait()
                    self.assertTrue(os.path.isdir(parts), "the run ended before it was killed")
                    self.assertEqual(in_bytes("status", parts).returncode, 0)
                    process = in_bytes(*(["resume", parts, "--quiet"] if way == "resume" else command))
                    self.assertEqual(process.returncode, 0, process.stderr)
                    self.assertFalse(os.path.exists(parts))
                    for verb in ("info", "compare", "verify"):
                        process = in_bytes(verb, folder + b"/o\xe6.h5")
                        self.assertEqual(process.returncode, 0, process.stderr)
                        self.quiet(process.stdout + process.stderr)


class Terminals(NamesTest):
    def test_titles_that_steer_a_terminal_are_shown_and_not_obeyed(self):
        file = self.scenario(BASE + "[run]\ntitle = a\u009b2Jb \u202etxt\n")
        out = self.scratch / "out.h5"
        processes = [in_bytes("run", file, "-o", out, *self.small), in_bytes("check", file), in_bytes("info", out),
                     in_bytes("compare", out), in_bytes("verify", out)]
        for process in processes:
            self.assertEqual(process.returncode, 0, process.stderr)
            self.quiet(process.stdout + process.stderr)
            self.assertNotIn("\u202e", process.stdout.decode())
        self.assertIn(b"a\\xc2\\x9b2Jb", processes[2].stdout)
        told = json.loads(taktskifte("info", out, "--json").stdout)
        self.assertEqual(told["scenarios"][0]["title"], "a\u009b2Jb \u202etxt")
        self.assertEqual(json.loads(taktskifte("check", file, "--json").stdout)[0]["file"], str(file))

    def test_texts_of_an_edited_file_stay_on_their_line(self):
        out = self.scratch / "out.h5"
        self.expect(taktskifte("run", self.scenario(BASE), "-o", out, *self.small), 0)
        out.write_bytes(out.read_bytes()[:-CHECKSUM_LINE])
        with h5py.File(out, "r+") as file:
            file["scenario_title"][0] = "T\nreplicates   9999"
        process = taktskifte("info", out)
        self.expect(process, 0)
        self.assertIn("x: T\\x0areplicates   9999;", process.stdout)

    def test_errors_show_the_bytes_of_a_name(self):
        for verb in ("check", "info", "compare", "verify", "status", "resume", "run"):
            process = in_bytes(verb, os.fsencode(self.scratch) + b"/\x1b]0;x\x07\xf8", *(["-o", "x.h5"] if verb == "run" else []))
            self.assertEqual(process.returncode, 66, process.stderr)
            self.quiet(process.stderr)
            self.assertIn(rb"\x1b]0;x\x07\xf8", process.stderr)
        process = in_bytes(b"ver\x1bb")
        self.assertEqual(process.returncode, 64)
        self.quiet(process.stderr)


class Outputs(NamesTest):
    def test_outputs_that_can_be_no_file(self):
        today = self.today()
        (self.scratch / "l.h5").symlink_to("l.h5")
        (self.scratch / "a.h5").symlink_to("b.h5")
        (self.scratch / "b.h5").symlink_to("a.h5")
        (self.scratch / "through").symlink_to("through")
        (self.scratch / "dir").mkdir()
        (self.scratch / "dir.h5").symlink_to("dir")
        (self.scratch / "null.h5").symlink_to("/dev/null")
        (self.scratch / "long.h5").symlink_to("n" * 300)
        os.mkfifo(self.scratch / "pipe.h5")
        (self.scratch / "file").write_text("precious")
        before = sorted(self.scratch.iterdir())
        for output in ("l.h5", "a.h5", "through/x.h5", "dir", "dir/", "dir.h5", "null.h5", "long.h5", "pipe.h5", "file/x.h5",
                       "n" * 300, "n" * 5000, "d" * 200 + "/" + "n" * 10, "/dev/null", "/dev/full", "/dev/stdout",
                       "/dev/fd/1", "/proc/self/fd/1", "..", "."):
            with self.subTest(output=output[:30]):
                process = taktskifte("run", today, "-o", output, *self.small, cwd=self.scratch)
                self.expect(process, 73)
                self.assertEqual(process.stdout, "")
                self.assertEqual(sorted(self.scratch.iterdir()), before)
        self.assertEqual((self.scratch / "file").read_text(), "precious")


class Inputs(NamesTest):
    def test_inputs_that_lead_nowhere(self):
        (self.scratch / "loop").symlink_to("loop")
        for path in ("loop", "loop/x", "n" * 300, "n" * 5000):
            for words in (["verify", path], ["info", path], ["compare", path], ["check", path], ["status", path], ["resume", path],
                          ["merge", path, "-o", "x.h5"], ["run", path, "-o", "x.h5"], ["run", "--from", path, "--replicate", "1", "-o", "x.h5"],
                          ["run", self.today(), self.today("parity"), "-o", "x.h5", "--set", f"data.municipalities={path}"]):
                with self.subTest(words=words[:1], path=path[:20]):
                    self.expect(taktskifte(*words, cwd=self.scratch), 66, path[:100])
        self.nothing_left("loop")


class Bases(NamesTest):
    def test_a_base_elsewhere_is_refused_and_not_quoted(self):
        (self.scratch / "secret.ini").write_text("[run]\nsecret words\n")
        (self.scratch / "mine").mkdir()
        (self.scratch / "mine/link.ini").symlink_to("../secret.ini")
        (self.scratch / "mine/root").symlink_to("/")
        for base in ("/etc/shadow", "/etc/passwd", "../secret.ini", "link.ini", "root/etc/passwd", self.scratch / "secret.ini",
                     "/proc/self/environ", "/no/such/file"):
            with self.subTest(base=base):
                file = self.scenario(f"base = {base}\n", "mine/x.ini")
                process = taktskifte("check", file)
                self.expect(process, 78, f"x.ini:1: base = {base}: the base lies outside")
                self.assertNotIn("secret words", process.stderr)
                self.assertNotIn("root:", process.stderr)
                self.assertEqual(len(process.stderr.splitlines()), 1)

    def test_a_link_in_place_of_the_shipped_scenarios_opens_nothing(self):
        (self.scratch / "scenarios").symlink_to("/")
        self.scenario("base = /etc/passwd\n")
        process = taktskifte("check", "x.ini", cwd=self.scratch)
        self.expect(process, 78, "the base lies outside")
        self.assertNotIn("root:", process.stderr)

    def test_a_base_that_is_typed_is_read(self):
        (self.scratch / "mine").mkdir()
        theirs = self.scenario(BASE + "run.years = 3\n", "theirs.ini")
        mine = self.scenario("base = ../theirs.ini\nfunding.public_share = 0.3\n", "mine/x.ini")
        self.expect(taktskifte("check", mine), 78, "name it on the command line as well")
        self.expect(taktskifte("check", theirs, mine), 0)
        self.expect(taktskifte("run", theirs, mine, "-o", self.scratch / "out.h5", *self.small), 0)

    def test_files_that_are_no_scenario_are_not_quoted(self):
        wrong = self.scenario("root:$y$j9T$secret:19000:0:99999:7:::\n[keys]\npassword = secret # secret\n", "wrong.ini")
        self.expect(taktskifte("check", wrong), 78, "no line of it is one of a scenario")
        for base in (f"base = {wrong.name}\n", BASE):
            process = taktskifte("check", self.scenario(base), wrong)
            self.expect(process, 78, "wrong.ini: no line of it is one of a scenario")
            self.assertNotIn("secret", process.stderr)
        process = taktskifte("check", self.today(), "--set", f"data.municipalities={wrong}")
        self.expect(process, 65, "wrong.ini")
        self.assertNotIn("secret", process.stderr)


class Submit(NamesTest):
    def test_results_whose_name_begins_with_a_dash(self):
        said = self.scratch / "said"
        sbatch = self.scratch / "sbatch"  # prints a number as Slurm does, and keeps what it was to run
        sbatch.write_text(f"#!/bin/sh\necho 7\nprintf '%s\\n' \"$@\" -- >> '{said}'\n")
        sbatch.chmod(0o755)
        words = ["--parts", "1", "-o", "-d.h5", self.scenario(BASE)]
        process = subprocess.run([SOURCE / "tools/slurm/submit", *words], cwd=self.scratch, capture_output=True, text=True, check=False,
                                 env={**os.environ, "PATH": f"{self.scratch}:{os.environ['PATH']}", "TAKTSKIFTE": TAKTSKIFTE})
        self.expect(process, 0)
        lines = said.read_text().splitlines()
        array, merge = lines[:lines.index("--")], lines[lines.index("--") + 1:-1]
        run = array[array.index(next(word for word in array if word.endswith("array.sbatch"))) + 1:]
        self.expect(taktskifte("run", *run, "--shard", "1/1", *self.small, cwd=self.scratch), 0)
        join = merge[merge.index(next(word for word in merge if word.endswith("merge.sbatch"))) + 1:]
        self.expect(taktskifte("merge", *join, "--quiet", cwd=self.scratch), 0)
        self.assertTrue((self.scratch / "-d.h5").is_file())


if __name__ == "__main__":
    unittest.main()
