"""A program that is started without standard input, output or error opens its files under their numbers, unless these
are taken: what it prints would be written into a lock, a shard or the result."""

import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.command import TAKTSKIFTE, taktskifte  # noqa: E402
from support.study import RunTest  # noqa: E402

IO = 74


def close(streams):
    for stream in streams:
        os.close(stream)


class ClosedStreams(RunTest):
    replicates = 3

    def each(self, test):
        for count in (1, 2, 3):
            for streams in itertools.combinations((0, 1, 2), count):
                with self.subTest(closed=streams):
                    test(streams)
                shutil.rmtree(self.parts, ignore_errors=True)

    def started(self, streams, *words):
        return subprocess.run([TAKTSKIFTE, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=300, preexec_fn=lambda: close(streams))

    def loud(self, *more):
        return [word for word in self.command(*more) if word != "--quiet"]

    def test_what_prints_ends_with_the_true_cause(self):
        whole = self.whole()

        def test(streams):
            for words in (["info", whole], ["verify", whole]):
                process = self.started(streams, *words)
                if 1 not in streams:
                    self.expect(process, 0)
                    self.assertEqual(process.stdout, taktskifte(*words).stdout)
                    continue
                self.expect(process, IO, *[] if 2 in streams else ["standard output cannot be written"])
                self.assertNotIn(str(whole), process.stderr)
        self.each(test)

    def test_a_run_writes_nothing_else_into_its_files(self):
        whole = self.whole()

        def test(streams):
            self.expect(self.started(streams, *self.loud()), 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
        self.each(test)

    def test_a_part_of_a_run_neither(self):
        whole = self.whole()

        def test(streams):
            for _ in range(2):
                self.expect(self.started(streams, *self.loud("--shard", "1/1", "--shard-size", "1")), 0)
                self.assertEqual(self.status()["damaged"], [])
                locks = [path.read_text() for path in self.parts.glob("*.lock")]
                self.assertEqual(len(locks), 2)
                for lock in locks:
                    self.assertIsNotNone(re.fullmatch(r"process \d+ on \S+", lock), lock)
            self.expect(self.started(streams, "resume", self.parts), 0)
            self.same_as(whole)
            self.nothing_left("s", "whole.h5", "x.h5")
        self.each(test)


if __name__ == "__main__":
    unittest.main()
