"""What a run touches in the folder of its parts, and where its result comes to stand: folders, links and files of the
user are left alone, whatever they are called."""

import os
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import taktskifte  # noqa: E402
from support.untouched import UntouchedTest  # noqa: E402


class Folders(UntouchedTest):
    def test_a_folder_of_the_user_is_left_alone(self):
        for name in (".notes", "shard-list.txt", "poetry.lock", "run.lock", "part-1-of-2.lock", "study.h5", "sub/x",
                     "shard-00000000.h5", "shard-00000000.h5.damaged", ".study.h5", ".study.h5.abcdef",
                     ".x.h5.abcdef", ".result.abc123.tmp", ".shard-00000000.h5.abc123.tmp"):
            for more in ((), ("--shard", "1/2"), ("--overwrite",)):
                with self.subTest(name=name, more=more):
                    (self.parts / name).parent.mkdir(parents=True)
                    (self.parts / name).write_text("precious")
                    self.refused(self.command(*more), [73], "x.parts")
                    shutil.rmtree(self.parts)
        whole = self.whole()
        self.parts.mkdir()
        shutil.copy(whole, self.parts / "study.h5")  # a result that is called as records are
        (self.parts / ".result.abc123.tmp").write_text("precious")
        self.refused(self.command(), [73], "x.parts")

    def test_a_damaged_result_of_the_user_is_no_damaged_record(self):
        content = bytearray(self.whole().read_bytes())
        content[len(content) // 2] ^= 1
        for others in ({}, {"part-1-of-2.lock": "process 2 on b"}, {"run.lock": "precious"},
                       {".study.h5.abc123.tmp": "half a record"}):
            self.parts.mkdir()
            (self.parts / "study.h5").write_bytes(content)
            for name, text in others.items():
                (self.parts / name).write_text(text)
            for more in ((), ("--shard", "1/2"), ("--overwrite",)):
                with self.subTest(others=others, more=more):
                    self.refused(self.command(*more), [73], "x.parts")
            shutil.rmtree(self.parts)

    def test_a_run_whose_record_is_damaged_is_gone_on_with(self):
        whole = self.whole()
        self.parts_of_a_run()
        record = self.parts / "study.h5"
        content = bytearray(record.read_bytes())
        content[len(content) // 2] ^= 1
        record.write_bytes(content)
        self.expect(taktskifte(*self.command()), 0)
        self.same_as(whole)
        self.nothing_left("s", "whole.h5", "x.h5")

    def test_links_are_not_followed(self):
        home = self.scratch / "home"
        home.mkdir()
        for full in (False, True):
            if full:
                (home / ".profile").write_text("precious")
            self.parts.symlink_to("home")
            self.refused(self.command(), [73], "x.parts")
            self.parts.unlink()
        for name in ("run.lock", "study.h5", ".study.h5.abc123.tmp", "shard-00000000.h5"):
            self.parts.mkdir()
            (self.parts / name).symlink_to("../home/.profile")
            self.refused(self.command(), [73], "x.parts")
            (self.parts / name).unlink()
            (self.parts / name).symlink_to("../home/new")
            self.refused(self.command(), [73], "x.parts")
            shutil.rmtree(self.parts)

    def test_in_the_folder_of_a_run_only_its_own_files_go(self):
        self.parts_of_a_run("--shard-size", 1)
        mine = {".notes": "a", "shard-list.txt": "b", "poetry.lock": "c", ".study.h5.backup": "d", "shard-1.h5": "e",
                "shard-00000000.h5.bak": "f", "part-1.lock": "g", ".result.backup": "h"}
        for name, text in mine.items():
            (self.parts / name).write_text(text)
        (self.scratch / "precious").write_text("i")
        (self.parts / ".result.abc123.tmp").symlink_to("../precious")
        (self.parts / ".shard-00000001.h5.abc123.tmp").write_text("left by a killed run")
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)
        self.assertEqual({path.name: path.read_text() for path in self.parts.iterdir()},
                         mine | {".result.abc123.tmp": "i"})

    def test_locks_that_are_none(self):
        self.parts_of_a_run()
        lock = self.parts / "run.lock"
        (self.scratch / "precious").write_text("precious")
        for make in (lambda: lock.write_text("precious"), lambda: lock.symlink_to("../precious"),
                     lambda: os.link(self.scratch / "precious", lock), lock.mkdir, lambda: os.mkfifo(lock)):
            lock.unlink()
            make()
            for words in (self.command(), ["resume", self.parts], ["merge", self.parts, "-o", self.out]):
                process = taktskifte(*words)
                self.expect(process, 73, "lock")
            self.assertEqual((self.scratch / "precious").read_text(), "precious")
            if lock.is_dir():
                lock.rmdir()
                lock.write_text("")
        lock.unlink()
        self.expect(taktskifte("resume", self.parts, "--quiet"), 0)

    def test_what_a_killed_run_leaves_is_gone_on_with(self):
        whole = self.whole()
        for left in ({}, {"run.lock": ""}, {"run.lock": "process 1 on a", "part-1-of-2.lock": "process 2 on b"},
                     {"run.lock": "process 1 on a", ".study.h5.abc123.tmp": "half a record"}):
            self.parts.mkdir()
            for name, text in left.items():
                (self.parts / name).write_text(text)
            self.expect(taktskifte(*self.command()), 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
            self.out.unlink()

    def test_resume_writes_beside_the_folder_as_it_is_called_now(self):
        whole = self.whole()
        self.parts_of_a_run()
        old = self.scratch / "old.parts"
        self.parts.rename(old)
        self.expect(taktskifte(*self.command("--set", "run.seed=7")), 0)
        newer = self.out.read_bytes()
        process = taktskifte("resume", old)
        self.expect(process, 0, "old.h5")
        self.assertEqual(self.out.read_bytes(), newer)
        self.same_as(whole, self.scratch / "old.h5")
        for written, folder, renamed, result in [("y.nc", "y.nc.parts", "z.parts", "z"), ("y", "y.parts", "y.parts", "y"),
                                                 ("a.b.h5", "a.b.parts", "a.b.parts", "a.b.h5"),
                                                 ("y.h5", "y.parts", "kept", "kept.h5")]:
            self.expect(taktskifte(*self.command("--shard", "1/1", out=self.scratch / written)), 0)
            (self.scratch / folder).rename(self.scratch / renamed)
            self.expect(taktskifte("resume", f"{self.scratch}/{renamed}/", "--quiet"), 0)
            self.same_as(whole, self.scratch / result)
        self.parts_of_a_run("--overwrite")
        self.expect(taktskifte("resume", ".", "--quiet", "--overwrite", cwd=self.parts), 0)
        self.same_as(whole)


if __name__ == "__main__":
    unittest.main()
