"""What a refused command leaves as it was: everything; shared by the tests of what a run may touch."""

import os

from support.command import taktskifte
from support.study import RunTest


class UntouchedTest(RunTest):
    replicates = 2

    def tree(self):
        """Everything in the scratch folder: names, contents, where links point."""
        return {str(path.relative_to(self.scratch)): self.content(path) for path in self.scratch.rglob("*")}

    @staticmethod
    def content(path):
        if path.is_symlink():
            return os.readlink(path)
        content = path.read_bytes() if path.is_file() else None
        # A lock says who held it last.
        return "a lock" if path.suffix == ".lock" and content.startswith(b"process ") else content

    def refused(self, words, codes, *said, **options):
        """The command is refused and changes nothing on the disk."""
        before = self.tree()
        process = taktskifte(*words, **options)
        self.assertIn(process.returncode, codes, process.stderr)
        for fragment in said:
            self.assertIn(fragment, process.stderr)
        self.assertEqual(self.tree(), before)
        return process

    def parts_of_a_run(self, *more):
        self.expect(taktskifte(*self.command("--shard", "1/1", *more)), 0)
