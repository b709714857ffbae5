#!/usr/bin/env python3
"""How often the 95 % intervals of `taktskifte compare` hold what they are for, by kind of measure.

Many samples of 30 replicates, each with a seed of its own, are compared; so is one run of many replicates, which is
taken for the truth. Writes engine/COVERAGE.md. Takes some two hours of one core with the defaults."""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
FEW = "base = {root}/scenarios/parity.ini\n\n[run]\ntitle = half public, few researchers\n\n[research]\nopen_to_municipalities = {few}\n"
KINDS = (
    ("at an equal number of grants", lambda name: name.endswith("_equal_grants")),
    ("by region and size class", lambda name: "region_size[" in name),
    ("success shares", lambda name: name.startswith("success_share")),
    ("reach, which builds up", lambda name: "ever" in name),
    ("inequality, which builds up", lambda name: name.startswith(("gini", "theil", "lorenz"))),
    ("lapsing", lambda name: "lapsed" in name),
    ("money", lambda name: name.endswith(("_nok", "_nok]")) or "_nok_" in name),
    ("shares and indices", lambda name: "share" in name or "rate" in name or "gap" in name or name == "mean_experience"),
    ("counts and work-years", lambda name: True),
)


def taktskifte(program, *words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def estimates(result):
    """(kind, scenario, name) -> (value, interval, warned) of all that compare gives an interval for."""
    found = {}
    for row in result["rows"]:
        kind = next(kind for kind, is_of in KINDS if is_of(row["measure"]))
        for one in row["differences"]:
            scenario, name = one["scenario"], row["measure"]
            unseen = one["seen"] == 0
            found[kind, scenario, name] = (one["difference"], None if unseen else one["interval"], one["skewed"])
            if not unseen:
                found["relative changes", scenario, name] = (one["relative"], one["relative_interval"], one["skewed"])
            for step in one["path"]:
                interval = None if step["seen"] == 0 else step["interval"]
                found["single years of the path", scenario, f"{name} in {step['year']}"] = (
                    step["difference"], interval, step["skewed"])
    for verdict in result["verdicts"]:
        for trade in verdict["trades"]:
            found["the trade", verdict["scenario"], trade["trade"]] = (trade["value"], trade["interval"], False)
    return found


def covers(interval, truth):
    slack = 1e-9 * (abs(truth) + 1e-3)  # sums in another order
    return interval[0] - slack <= truth <= interval[1] + slack


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / "build/release/taktskifte")
    parser.add_argument("--samples", type=int, default=300)
    parser.add_argument("--replicates", type=int, default=30)
    parser.add_argument("--truth", type=int, default=20000)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--burn-in", type=int, default=20)
    parser.add_argument("--truth-grants", type=int, default=20000, help="replicates for what is at an equal number of grants")
    parser.add_argument("--samples-grants", type=int, default=300, help="samples of what is at an equal number of grants")
    parser.add_argument("--few", type=float, default=0.027, help="share of work-years open to projects where researchers are few")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", default=ROOT / "engine/COVERAGE.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        few = folder / "few.ini"
        few.write_text(FEW.format(root=ROOT, few=options.few))

        def sample(seed, replicates, threads, *more):
            file = folder / f"{seed}.h5"
            settings = [f"run.replicates={replicates}", f"run.seed={seed}", f"run.years={options.years}",
                        f"run.burn_in_years={options.burn_in}"]
            taktskifte(options.program, "run", ROOT / "scenarios/today.ini", few, "-o", file,
                       "--quiet", "--threads", threads, *(word for one in settings for word in ("--set", one)))
            said = taktskifte(options.program, "compare", file, "--json", "--all", "--quiet", "--threads", threads, *more)
            file.unlink()
            return estimates(json.loads(said))

        equal = ("--equal-grants",)
        truth = sample(1, options.truth, options.jobs)
        thinned = sample(2, options.truth_grants, options.jobs, *equal)
        truth |= {key: value for key, value in thinned.items() if "_equal_grants" in key[2]}
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            samples = list(pool.map(lambda k: sample(1000 + k, options.replicates, 1, *(equal if k < options.samples_grants else ())),
                                    range(options.samples)))
    pathlib.Path(options.output).write_text(page(options, truth, samples))


class Row:
    """Of one estimate: how many samples gave an interval, warned of it, and covered."""

    def __init__(self):
        self.plain = self.plain_covered = self.warned = self.warned_covered = self.none = 0

    def add(self, interval, warned, truth):
        if interval is None:
            self.none += 1
        elif warned:
            self.warned += 1
            self.warned_covered += covers(interval, truth)
        else:
            self.plain += 1
            self.plain_covered += covers(interval, truth)


def page(options, truth, samples):
    rows = collections.defaultdict(Row)
    for one in samples:
        for key, (_, interval, warned) in one.items():
            value = truth.get(key, (None,))[0]
            if value is not None:
                rows[key].add(interval, warned, value)
    lines = [
        "# Do the intervals of compare hold?", "",
        f"Written by `tools/coverage.py`: {options.samples} samples of {options.replicates} replicates, each of another seed, "
        f"against {options.truth} replicates of one more (equal numbers of grants: {options.samples_grants} samples, {options.truth_grants} replicates), {options.years} years "
        f"after {options.burn_in} of burn-in. `today` is compared with "
        f"`few` (half public, {100 * options.few:g} % of work-years open to projects, where some projects lapse). A 95 % interval "
        "should hold in 0.95 of the samples.", "",
        "*warned*: part of the samples in which compare warns that too few replicates are so skewed. *no interval*: nothing was "
        "seen in any replicate (compare says so, with a bound), or a ratio over what may be 0. *without warning*: coverage of "
        "the others, which is what is to be 0.92 at least; rows told without warning in fewer than 0.3 of the samples are "
        "in the last table alone.", "",
        "| kind | rows | coverage | without warning | least row without warning | rows below 0.92 | warned | no interval |",
        "|---|---|---|---|---|---|---|---|"]
    enough = 0.3 * len(samples)
    kinds = collections.defaultdict(list)
    for (kind, scenario, name), row in rows.items():
        kinds[kind].append((scenario, name, row))
    poor = []
    for kind, of_kind in kinds.items():
        total = [sum(getattr(row, what) for _, _, row in of_kind) for what in
                 ("plain", "plain_covered", "warned", "warned_covered", "none")]
        plain, plain_covered, warned, warned_covered, none = total
        known = [(row.plain_covered / row.plain, scenario, name) for scenario, name, row in of_kind if row.plain >= enough]
        below = [one for one in known if one[0] < 0.92]
        seldom = [(row.plain_covered / row.plain, scenario, name) for scenario, name, row in of_kind
                  if 0 < row.plain < enough and row.plain_covered / row.plain < 0.92]
        poor += [(kind, *one) for one in below + seldom]
        every = plain + warned
        least = min(known) if known else None
        lines.append(f"| {kind} | {len(of_kind)} | {(plain_covered + warned_covered) / max(every, 1):.3f} | "
                     f"{plain_covered / max(plain, 1):.3f} | " +
                     (f"{least[0]:.3f} ({least[2]}, {least[1]})" if least else "none") +
                     f" | {len(below)} | {warned / (every + none):.3f} | {none / (every + none):.3f} |")
    lines += ["", "Rows whose intervals without warning hold in less than 0.92 of the samples that tell them:", "",
              "| kind | row | scenario | samples without warning | coverage without warning | samples warned | coverage warned |",
              "|---|---|---|---|---|---|---|"]
    for kind, _, scenario, name in sorted(poor):
        row = rows[kind, scenario, name]
        lines.append(f"| {kind} | {name} | {scenario} | {row.plain} | {row.plain_covered / row.plain:.3f} | {row.warned} | " +
                     (f"{row.warned_covered / row.warned:.3f}" if row.warned else "") + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
