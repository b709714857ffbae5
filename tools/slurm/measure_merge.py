#!/usr/bin/python3
"""Time and memory of merging many shards, written as a table.

    tools/slurm/measure_merge.py [--program build/release/taktskifte] [--most 10000] -o tools/slurm/merge.md

Each row is a study of two mixes whose replicates lie in shards of one replicate each: the most shards that a run can
have. They are simulated first, which is not part of the time. Time is that of the processor, which other work on the
machine changes little.
"""

import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MIXES = ["scenarios/today.ini", "scenarios/parity.ini"]


def measured(words):
    """Processor seconds and peak memory (bytes) of a command."""
    process = subprocess.Popen(list(map(str, words)), cwd=SOURCE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"tools/slurm/measure_merge.py: {words} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, 1024 * usage.ru_maxrss


def row(program, replicates, shard_size):
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "mix.h5"
        parts = out.with_suffix(".parts")
        measured([program, "run", *MIXES, "--quiet", "--shard", "1/1", "--shard-size", shard_size, "-o", out,
                  "--set", f"run.replicates={replicates}", "--set", "run.burn_in_years=10"])
        shards = [shard.stat().st_size for shard in parts.glob("shard-*.h5")]
        looking, _ = measured([program, "status", parts, "--json"])
        seconds, memory = measured([program, "merge", parts, "-o", out, "--quiet"])
        return len(shards), shard_size, sum(shards), looking, seconds, memory, out.stat().st_size


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", default="build/release/taktskifte")
    parser.add_argument("--most", type=int, default=10_000, help="shards")
    parser.add_argument("-o", "--output", required=True, help="file for the table")
    options = parser.parse_args()

    rows = [row(options.program, count, 1) for count in (100, 1_000, 10_000) if count <= options.most]
    rows.append(row(options.program, options.most, 250))
    lines = [
        "# How far merging carries",
        "",
        f"Written by `tools/slurm/measure_merge.py` on {os.cpu_count()} cores and a local disk: two mixes of 422 municipalities,",
        "20 reported years.",
        "",
        "| shards | replicates in each | MiB in shards | processor seconds to look into all | processor seconds to merge | peak memory, MiB "
        "| MiB of the result |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {count} | {size} | {total / 2**20:.1f} | {looking:.2f} | {seconds:.2f} | {memory / 2**20:.0f} | {result / 2**20:.1f} |"
        for count, size, total, looking, seconds, memory, result in rows
    ]
    (few, *_, few_seconds, few_memory, _), (many, *_, many_seconds, many_memory, _) = rows[-3:-1]
    slope = math.log(many_seconds / few_seconds) / math.log(many / few)
    lines += [
        "",
        f"Slope of time between {few} and {many} shards: {slope:.2f} (1 is proportional); memory grows by "
        f"{(many_memory - few_memory) / 2**20:.0f} MiB.",
        "",
    ]
    pathlib.Path(options.output).write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
