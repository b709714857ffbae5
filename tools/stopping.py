#!/usr/bin/env python3
"""How often the 95 % interval of `taktskifte compare` covers after run.precision has chosen the number of replicates.

Many runs of a small model, each with a seed of its own, end by the rule; one run of many replicates is taken for the truth.
Writes engine/STOPPING.md."""

import argparse
import collections
import concurrent.futures
import json
import math
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / "build/release/taktskifte")
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--truth", type=int, default=40000)
    parser.add_argument("--targets", nargs="+", default=["research_share:0.00009", "awards:1.7", "unused_nok:6"])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", default=ROOT / "engine/STOPPING.md")
    options = parser.parse_args()
    names = [target.split(":")[0] for target in options.targets]
    with tempfile.TemporaryDirectory() as folder:

        def run(name, seed, threads, *settings):
            file = pathlib.Path(folder) / f"{name}.h5"
            words = [f"run.seed={seed}", "run.years=2", "run.burn_in_years=10", *settings]
            command(options, "run", *(ROOT / f"scenarios/{name}.ini" for name in ("today", "parity", "today-10")), "-o", file, "--quiet",
                    "--threads", threads, *(word for one in words for word in ("--set", one)))
            said = json.loads(command(options, "compare", file, "--json", "--all", "--quiet"))
            file.unlink()
            rows = {row["measure"]: row["differences"] for row in said["rows"]}
            return said["replicates"], {name: [(one["difference"], one["simultaneous_interval"]) for one in rows[name]] for name in names}

        _, truth = run("truth", 1, options.jobs, f"run.replicates={options.truth}")

        def sample(job):
            target, seed = job
            return target, run(f"{target.split(':')[0]}-{seed}", 100 + seed, 1, "run.replicates=100000", f"run.precision={target}")

        jobs = [(target, seed) for target in options.targets for seed in range(options.seeds)]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            samples = list(pool.map(sample, jobs))
    pathlib.Path(options.output).write_text(page(options, truth, samples))


def command(options, *words):
    done = subprocess.run([options.program, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def at_least(covered, of, confidence=0.99):
    """The lower bound of Clopper and Pearson (1934), one-sided, by bisection of the binomial tail."""
    if covered == 0:
        return 0.0

    def tail(p):  # chance of so many or more
        logs = [math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(p) + (of - k) * math.log1p(-p)
                for k in range(covered, of + 1) if p < 1]
        return math.fsum(map(math.exp, logs))

    low, high = 0.0, covered / of
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) < 1 - confidence else (low, middle)
    return low


def page(options, truth, samples):
    lines = ["# Intervals after a run has stopped by its precision", "",
             f"{options.seeds} runs for each line of today against half and a tenth public (2 years after a burn-in of 10), each with a seed "
             f"of its own and `run.precision`; the truth is the mean of {options.truth} replicates. Both simultaneous 95 % intervals, by which the "
             "runs stop, have to cover. Written by `tools/stopping.py`.", "",
             "| `run.precision` | replicates at the end: least, median, most | both intervals cover | at least (99 %) |", "|---|---|---|---|"]
    by_target = collections.defaultdict(list)
    for target, found in samples:
        by_target[target].append(found)
    for target, found in by_target.items():
        name = target.split(":")[0]
        ends = sorted(count for count, _ in found)
        covered = sum(all(low <= true <= high for (true, _), (_, (low, high)) in zip(truth[name], rows[name])) for _, rows in found)
        lines.append(f"| `{target}` | {ends[0]}, {ends[len(ends) // 2]}, {ends[-1]} | {covered / len(found):.3f} | "
                     f"{at_least(covered, len(found)):.3f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
