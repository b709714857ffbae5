#!/usr/bin/python3
"""Time and memory against municipalities and against replicates: runs the program, writes a table and a picture.

    tools/growth.py [--program build/release/taktskifte] [--largest N] [--most-replicates R] -o tools/bench

Each point is one run of scenarios/today.ini (20 + 20 years) with all cores; the points against replicates are two mixes
of 422 municipalities. Takes minutes; the machine should be idle.
"""

import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from plots import look
from plots.look import plt

SOURCE = pathlib.Path(__file__).resolve().parents[1]


def measured(program, scenarios, *settings):
    """Seconds, processor seconds and peak memory (bytes) of one run."""
    with tempfile.TemporaryDirectory() as scratch:
        words = [program, "run", *scenarios, "--quiet", "-o", f"{scratch}/growth.h5"]
        for setting in settings:
            words += ["--set", setting]
        begin = time.monotonic()
        process = subprocess.Popen(words, cwd=SOURCE, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"tools/growth.py: {' '.join(words)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, 1024 * usage.ru_maxrss


def slope(points, column):
    """Of the logarithms, between the last two points: 1 is proportional."""
    (x0, *a), (x1, *b) = points[-2:]
    return math.log(b[column] / a[column]) / math.log(x1 / x0)


def table(title, name, points):
    lines = [f"| {name} | seconds | processor seconds | peak memory, MiB |", "|---:|---:|---:|---:|"]
    lines += [f"| {x} | {s:.1f} | {cpu:.1f} | {memory / 2**20:.0f} |" for x, s, cpu, memory in points]
    return "\n".join([f"## {title}", "", *lines, ""])


def draw(axes, title, name, points):
    x = [point[0] for point in points]
    axes.loglog(x, [point[1] for point in points], "o-", color=look.COLOURS[0], label="seconds")
    axes.loglog(x, [point[3] / 2**20 for point in points], "s--", color=look.COLOURS[1], label="peak memory, MiB")
    for axis in (axes.xaxis, axes.yaxis):  # no powers: what reads formulas is off
        axis.set_major_formatter(lambda value, _: f"{value:g}")
        axis.set_minor_formatter(lambda value, _: "")
    axes.set_title(title)
    axes.set_xlabel(name)
    axes.legend()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", default="build/release/taktskifte")
    parser.add_argument("--largest", type=int, default=1_000_000, help="municipalities")
    parser.add_argument("--most-replicates", type=int, default=10_000)
    parser.add_argument("-o", "--output", required=True, help="folder for growth.md and growth.png")
    options = parser.parse_args()

    today = ["scenarios/today.ini"]
    sizes = [n for n in (422, 10_000, 100_000, 1_000_000, 10_000_000) if n <= options.largest]
    by_size = [(n, *measured(options.program, today, f"population.synthetic={n}", "run.replicates=1")) for n in sizes]
    counts = [r for r in (10, 100, 1_000, 10_000, 100_000) if r <= options.most_replicates]
    mixes = ["scenarios/today.ini", "scenarios/parity.ini"]
    by_count = [(r, *measured(options.program, mixes, f"run.replicates={r}")) for r in counts]

    (last, seconds, _, memory), (before, *_, memory_before) = by_size[-1], by_size[-2]
    version = subprocess.check_output([options.program, "--version"], text=True).split(", ")[-1].strip()
    text = "\n".join(
        [
            "# How time and memory grow",
            "",
            f"Written by `tools/growth.py` on {os.cpu_count()} cores, {version}; the picture is growth.png beside this page. Peak "
            "memory is seen from the size of the measuring script on, some 57 MiB.",
            "",
            table("One replicate of one mix, 20 + 20 years", "municipalities", by_size),
            f"Slope of time between the last two: {slope(by_size, 0):.2f} (1 is proportional), of memory "
            f"{slope(by_size, 2):.2f}. Memory a municipality: {(memory - memory_before) / (last - before):.0f} bytes. "
            f"Time a municipality and year: {1e9 * seconds / (40 * last):.0f} ns.",
            "",
            table("Two mixes of 422 municipalities, 20 + 2 x 20 years", "replicates", by_count),
            f"Slope of time between the last two: {slope(by_count, 0):.2f}, of memory {slope(by_count, 2):.2f}.",
            "",
        ]
    )
    folder = pathlib.Path(options.output)
    (folder / "growth.md").write_text(text, encoding="utf-8")
    look.set_look()
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8), constrained_layout=True)
    draw(left, "One replicate", "municipalities", by_size)
    draw(right, "Two mixes of 422 municipalities", "replicates", by_count)
    figure.savefig(folder / "growth.png")
    print(text)


if __name__ == "__main__":
    main()
