"""The sample in R and in Octave, and what results/README.md tells their users to type: foreign.py r | foreign.py
octave. Where the program or its packages are missing, this says so and exits with 77, which CTest counts as skipped."""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

import sample

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def for_r(value):
    return "NaN" if value != value else float(value).hex()


def for_octave(value):
    return struct.pack(">d", value).hex()


# Exact texts of numbers: neither language reads decimals of 17 digits to the last bit.
READERS = {
    "r": ("Rscript", ["--vanilla"], "read_r.R", "library(rhdf5); library(ncdf4); library(stars)", ["-e"], for_r,
          "R", "r-base-core r-bioc-rhdf5 r-cran-ncdf4 r-cran-stars"),
    "octave": ("octave-cli", ["--quiet", "--norc"], "read_octave.m", "pkg load netcdf", ["--eval"], for_octave,
               "Octave", "octave octave-netcdf"),
}


def example(language):
    """What results/README.md tells readers to type, all its blocks of a language after one another, for the sample."""
    manual = (HERE.parents[1] / "results" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```", manual, re.MULTILINE | re.DOTALL)
    assert blocks, language
    return "".join(blocks).replace("results/mix.h5", sample.FILE)


def skip(what, packages):
    print(f"skipped: no {what} (Debian: {packages})")
    return SKIPPED


def expectation(text_of):
    """What must be read, a line each: kind, name, and what belongs to it, between tabs."""
    lines = []
    for name, labels in sample.DIMENSIONS.items():
        if isinstance(labels[0], str):
            lines.append(["labels", name, *labels])
        else:
            lines.append(["numbers", name, name, " ".join(map(text_of, labels))])
    for name, values in sample.expected().items():
        lines.append(["numbers", name, " ".join(sample.dimensions_of(name)), " ".join(map(text_of, values.ravel()))])
    return "".join("\t".join(line) + "\n" for line in lines)


def main(reader):
    program, options, script, needs, evaluate, text_of, language, packages = READERS[reader]
    if shutil.which(program) is None:
        return skip(language, packages)
    if subprocess.run([program, *options, *evaluate, needs], capture_output=True, check=False).returncode != 0:
        return skip(f"packages for {language}", packages)
    with tempfile.TemporaryDirectory() as folder:
        expected = pathlib.Path(folder) / "expected.txt"
        expected.write_text(expectation(text_of), encoding="utf-8")
        words = [program, *options, HERE / script, sample.FILE, expected, sample.SEED, sample.MODEL_RESULTS_VERSION]
        typed = pathlib.Path(folder) / "example"
        typed.write_text(example(reader), encoding="utf-8")
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # ncdf4 hands text over as it is
        for command in (words, [program, *options, typed]):
            process = subprocess.run(list(map(str, command)), env=environment, check=False)
            if process.returncode != 0:
                return process.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
