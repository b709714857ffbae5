"""What a run survives: kill -9, a full disk, limits, folders that are closed, locks of others. After each the
exit code is the documented one, the message is clear, earlier results are intact, and the run can go on."""

import fcntl
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest  # noqa: E402

KILLS = int(os.environ.get("TAKTSKIFTE_KILLS", "12"))


class Killed(RunTest):
    def test_kill_at_random_moments(self):
        """Runs are killed until they have been killed often enough; one that gets through starts anew."""
        began = time.monotonic()
        whole = self.whole()
        length = time.monotonic() - began
        seed = random.SystemRandom().randrange(2**32)
        chance = random.Random(seed)
        kills = through = 0
        with self.subTest(seed=seed):
            while kills < KILLS:
                words = self.command("--shard-size", str(chance.choice([1, 2, 7])), "--threads",
                                     str(chance.choice([1, 2, 3])))
                if self.parts.exists() and (self.parts / "study.h5").exists() and chance.random() < 0.5:
                    words = ["resume", self.parts, "--quiet"]
                process = subprocess.Popen([TAKTSKIFTE, *map(str, words)], stderr=subprocess.PIPE, text=True)
                try:
                    # Short lives at first, so that several kills meet the same folder; then up to its end.
                    process.wait(timeout=chance.uniform(0.0, 1.3 * length * chance.random()))
                except subprocess.TimeoutExpired:
                    process.kill()
                _, said = process.communicate()
                if process.returncode == -signal.SIGKILL:
                    kills += 1
                else:
                    self.assertEqual(process.returncode, 0, said)
                if self.out.exists():
                    self.same_as(whole)
                if (self.parts / "study.h5").exists():
                    self.assertEqual(self.status()["damaged"], [])
                if process.returncode == 0:
                    through += 1
                    self.nothing_left("s", "whole.h5", "x.h5")
                    self.out.unlink()
            self.expect(taktskifte(*self.command()), 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
        print(f"{kills} kills, {through} runs got through meanwhile, seed {seed}")

    def test_an_earlier_result_outlives_a_killed_run(self):
        self.out.write_text("an earlier result")
        process = subprocess.Popen([TAKTSKIFTE, *map(str, self.command("--overwrite"))])
        while not self.parts.exists():
            time.sleep(0.001)
        process.kill()
        process.wait()
        self.assertEqual(self.out.read_text(), "an earlier result")


class FullDisk(RunTest):
    replicates = 200

    def mounted(self, options):
        """A file system in memory of its own, or the test is skipped."""
        disk = self.scratch / "disk"
        disk.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
        done = subprocess.run(words, capture_output=True, text=True) if shutil.which("mount") else None
        if done is None or done.returncode != 0:
            self.skipTest("needs the right to mount a tmpfs: " + (done.stderr.strip() if done else "no mount"))
        self.addCleanup(subprocess.run, ["umount", "-l", str(disk)])
        return disk

    def test_a_full_disk_ends_the_run_which_goes_on_when_there_is_room(self):
        disk = self.mounted("size=1m")
        earlier = disk / "earlier.h5"
        earlier.write_bytes(b"an earlier result")
        process = taktskifte(*self.command("--shard-size", "4", out=disk / "x.h5"))
        self.expect(process, 74, str(disk), "No space left", "free some space")
        self.assertIn("go on with: taktskifte resume", process.stderr)
        self.assertEqual(earlier.read_bytes(), b"an earlier result")
        self.assertEqual(sorted(p.name for p in disk.iterdir()), ["earlier.h5", "x.parts"])
        state = self.status(disk / "x.parts")
        self.assertEqual(state["damaged"], [])
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        self.expect(taktskifte("resume", disk / "x.parts", "--quiet"), 0)
        self.same_as(self.whole(), disk / "x.h5")

    def test_no_room_for_what_threads_join(self):
        size = self.whole().stat().st_size
        for part in (0.5, 0.7, 0.9):
            with self.subTest(part=part):
                words = self.command("--shard-size", "9", "--threads", "3")
                process = taktskifte(*words, preexec_fn=lambda: resource.setrlimit(
                    resource.RLIMIT_FSIZE, (int(part * size),) * 2))
                self.expect(process, 74, "x.h5", "File too large", "200 of 200 replicates are kept")
                self.assertFalse(self.out.exists())

    def test_a_disk_that_is_read_only(self):
        disk = self.mounted("size=8m")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        self.expect(taktskifte(*self.command(out=disk / "x.h5")), 73, "x.h5", "Read-only file system")


class Limits(RunTest):
    def test_a_limit_of_file_size_below_that_of_the_result(self):
        whole = self.whole()
        process = taktskifte(*self.command("--shard-size", "4"), preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (whole.stat().st_size - 1000,) * 2))
        self.expect(process, 74, "x.h5", "File too large", "30 of 30 replicates are kept")
        self.assertFalse(self.out.exists())
        self.expect(taktskifte("resume", self.parts), 0)
        self.same_as(whole)

    def test_limits_of_threads_and_processes(self):
        """Whatever the limit: the result, or a message that says where the finished replicates are."""
        if os.environ.get("TAKTSKIFTE_SANITIZED"):
            self.skipTest("sanitizers have a thread of their own")
        if os.geteuid() != 0:
            self.skipTest("needs root to become another user")
        user = 100000 + os.getpid()  # with nothing else at work
        whole = self.whole()
        program = self.scratch / "taktskifte"
        shutil.copy(TAKTSKIFTE, program)  # the build folder may lie where other users cannot look
        os.chown(self.scratch, user, user)
        ended = {}
        for most in (1, 2, 3, 4, 8):
            def limited(most=most):
                resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
            words = self.command("--threads", "2", "--shard-size", "4")
            process = subprocess.run([program, *map(str, words)], capture_output=True, text=True, preexec_fn=limited)
            ended[most] = process.returncode
            with self.subTest(most=most):
                if process.returncode == 0:
                    self.same_as(whole)
                    self.out.unlink()
                else:
                    self.assertIn(process.returncode, (70, 74), process.stderr)
                    self.assertIn("Resource temporarily unavailable", process.stderr)
                    self.assertFalse(self.out.exists())
                if self.parts.exists():
                    self.assertRegex(process.stderr, "(is finished is|30 of 30 replicates are) kept in .*; go on with")
                    shutil.rmtree(self.parts)
        self.assertEqual((ended[3], ended[8]), (0, 0))  # another thread, and the process that reads shards

    def test_limits_of_memory(self):
        """Whatever the limit: the result, or a message and the documented code; never a crash."""
        if os.environ.get("TAKTSKIFTE_SANITIZED"):
            self.skipTest("sanitizers need terabytes of address space")
        ended = set()
        for megabytes in (35, 40, 45, 50, 55, 60, 70, 80, 100, 200):
            with self.subTest(megabytes=megabytes):
                process = taktskifte(
                    *self.command("--set", "population.synthetic=3000", "--set", "run.replicates=4",
                                  "--set", "run.years=1"),
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1000000,) * 2))
                if process.returncode == 127:
                    continue  # not even the program could be loaded
                ended.add(process.returncode)
                self.assertIn(process.returncode, (0, 70, 74), process.stderr)
                self.assertEqual(process.returncode == 0, self.out.exists())
                if process.returncode != 0:
                    self.assertRegex(process.stderr, "memory|threads|space")
                for left in (self.out, self.parts):
                    shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        self.assertEqual(ended & {0}, {0})
        self.assertTrue(ended & {70, 74}, "no limit was too small")


class Closed(RunTest):
    """Folders and files that an ordinary user may not write or read."""

    def setUp(self):
        super().setUp()
        if os.geteuid() != 0 or not shutil.which("setpriv"):
            self.skipTest("needs root and setpriv to become an ordinary user")
        self.program = self.scratch / "taktskifte"
        shutil.copy(TAKTSKIFTE, self.program)  # the build folder may lie where other users cannot look
        self.scratch.chmod(0o755)

    def as_user(self, *words):
        return subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(self.program),
                               *map(str, words)], capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def test_a_folder_that_may_not_be_written(self):
        folder = self.scratch / "closed"
        folder.mkdir(mode=0o755)
        self.expect(self.as_user(*self.command(out=folder / "x.h5")), 73, "closed", "Permission denied")
        self.assertEqual(list(folder.iterdir()), [])

    def open_folder(self):
        folder = self.scratch / "ours"
        folder.mkdir()
        folder.chmod(0o777)
        return folder

    def test_a_folder_that_is_closed_half_way_keeps_what_is_finished(self):
        folder = self.open_folder()
        words = self.command("--shard-size", "1", out=folder / "x.h5")
        process = subprocess.Popen(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                                    str(self.program), *map(str, words)], stderr=subprocess.PIPE, text=True)
        while process.poll() is None and not list(folder.glob("x.parts/shard-*")):
            time.sleep(0.001)
        (folder / "x.parts").chmod(0o555)
        _, said = process.communicate()
        self.assertIn(process.returncode, (73, 74), said)  # before or within the next shard
        self.assertIn("Permission denied", said)
        self.assertIn("go on with: taktskifte resume", said)
        (folder / "x.parts").chmod(0o755)
        self.assertGreater(self.status(folder / "x.parts")["missing"], 0)
        self.expect(self.as_user("resume", folder / "x.parts", "--quiet"), 0)
        self.same_as(self.whole(), folder / "x.h5")

    def test_a_run_of_somebody_else(self):
        folder = self.open_folder()
        self.expect(taktskifte(*self.command("--shard", "1/2", out=folder / "x.h5")), 0)
        for verb in (self.command(out=folder / "x.h5"), ["resume", folder / "x.parts"]):
            self.expect(self.as_user(*verb), 73, "x.parts")
        self.assertEqual(self.status(folder / "x.parts")["missing"], 15)

    def test_files_that_may_not_be_read(self):
        secret = self.scratch / "s/today.ini"
        secret.chmod(0o600)
        out = self.open_folder() / "x.h5"
        self.expect(self.as_user(*self.command(out=out)), 66, "today.ini", "check who may read it")
        secret.chmod(0o644)
        table = self.scratch / "s/data/municipalities_2018.csv"
        table.chmod(0o600)
        self.expect(self.as_user(*self.command(out=out)), 66, "municipalities_2018.csv", "check who may read it")
        result = self.whole()
        result.chmod(0o600)
        for verb in ("info", "compare"):
            self.expect(self.as_user(verb, result), 66, "whole.h5")

    def test_a_shard_that_may_not_be_read_is_named(self):
        folder = self.open_folder()
        self.expect(self.as_user(*self.command("--shard", "1/1", "--shard-size", "15", out=folder / "x.h5")), 0)
        (folder / "x.parts/shard-00000015.h5").chmod(0o000)
        process = self.as_user("merge", folder / "x.parts", "-o", folder / "x.h5")
        self.expect(process, 65, "shard-00000015.h5", "cannot be read")


class Locked(RunTest):
    def test_results_and_shards_that_another_program_holds(self):
        whole = self.whole()
        self.expect(taktskifte(*self.command("--shard", "1/1", "--shard-size", "15")), 0)
        shard = self.parts / "shard-00000015.h5"
        with open(shard, "rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            process = taktskifte("merge", self.parts, "-o", self.out)
            self.expect(process, 74, "shard-00000015.h5", "in use by another program")
            self.assertFalse(self.out.exists())
            self.expect(taktskifte("resume", self.parts), 74, "in use by another program")
        self.out.write_text("an earlier result")
        with open(self.out, "rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)  # readers of the earlier result keep it; the name goes to the new one
            self.expect(taktskifte("resume", self.parts, "--overwrite"), 0)
            self.assertEqual(held.read(), b"an earlier result")
        self.same_as(whole)


if __name__ == "__main__":
    unittest.main()
