"""Python of this project's packages is formatted by black, and its types hold under mypy --strict: style.py format | types."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("tools/python", "tools/connectors", "tests/python")
# The types as a user has them: who calls with other ones is told so.
USED_WRONGLY = """
import taktskifte as tk
tk.run({"run.years": 1}, threads="two")
tk.keys()["run.seed"].no_such
tk.scenario(3)
"""


def format_of(folder):
    return [["black", "--check", "--quiet", "--diff", "--line-length", "120", *FOLDERS]]


def types_of(folder):
    strict = ["mypy", "--strict", "--no-error-summary", "--cache-dir", folder]
    return [[*strict, "tools/python/taktskifte"]]


def finds_mistakes(folder):
    """Whether mypy sees the three mistakes of a program that uses the package wrongly."""
    script = pathlib.Path(folder) / "used_wrongly.py"
    script.write_text(USED_WRONGLY, encoding="utf-8")
    words = ["mypy", "--strict", "--no-error-summary", "--cache-dir", f"{folder}/cache", script]
    process = subprocess.run(words, cwd=SOURCE / "tools/python", capture_output=True, text=True, check=False)
    lines = {
        line.split(":")[1] for line in process.stdout.splitlines() if "used_wrongly.py" in line and "error" in line
    }
    return lines == {"3", "4", "5"} or print(process.stdout)


def main(which):
    tool, commands = {"format": ("black", format_of), "types": ("mypy", types_of)}[which]
    if shutil.which(tool) is None:
        print(f"skipped: no {tool} (Debian: {tool})")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for command in commands(folder):
            if subprocess.run(command, cwd=SOURCE, check=False).returncode != 0:
                return 1
        return 0 if which == "format" or finds_mistakes(folder) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
