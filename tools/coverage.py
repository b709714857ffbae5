#!/usr/bin/env python3
"""How often 95 % intervals hold what they are for. Writes its part of engine/COVERAGE.md and leaves the other one.

`coverage.py compare` (half an hour of one core): the intervals of `taktskifte compare`, by kind of measure. Many samples of
30 replicates, each with a seed of its own, are compared; so is one run of many replicates, which is taken for the truth.
`coverage.py indices` (half a minute): the intervals of Sobol' indices, of functions whose indices are known; the studies are
run by the test program."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
FEW = "base = parity.ini\n\n[run]\ntitle = half public, few researchers\n\n[research]\nopen_to_municipalities = {few}\n"
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
            unseen = one["seen"] == 0 or one["exact"]
            found[kind, scenario, name] = (one["difference"], None if unseen else one["interval"], one["skewed"])
            if not unseen:
                found["relative changes", scenario, name] = (one["relative"], one["relative_interval"], one["skewed"])
            for step in one["path"]:
                interval = None if step["seen"] == 0 or step["exact"] else step["interval"]
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("compare", "indices"))
    parser.add_argument("--test-program", default=ROOT / "build/release/tests/test_statistical", help="for indices")
    parser.add_argument("--program", default=ROOT / "build/release/taktskifte")
    parser.add_argument("--samples", type=int, default=300)
    parser.add_argument("--replicates", type=int, default=30)
    parser.add_argument("--truth", type=int, default=20000)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--burn-in", type=int, default=20)
    parser.add_argument("--grants", type=int, help="samples of what is at an equal number of grants (default: all)")
    parser.add_argument("--few", type=float, default=0.027, help="share of work-years open to projects where researchers are few")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", default=ROOT / "engine/COVERAGE.md")
    options = parser.parse_args()
    if options.what == "indices":
        write_part(options.output, INDICES, page_of_indices(options.test_program))
        return
    grants = options.samples if options.grants is None else options.grants
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        few = folder / "few.ini"
        few.write_text(FEW.format(few=options.few))
        for name in ("today.ini", "parity.ini"):  # a scenario's base lies in its own folder
            shutil.copy(ROOT / "scenarios" / name, folder)

        def sample(seed, replicates, threads, *more):
            file = folder / f"{seed}.h5"
            settings = [f"run.replicates={replicates}", f"run.seed={seed}", f"run.years={options.years}",
                        f"run.burn_in_years={options.burn_in}"]
            taktskifte(options.program, "run", folder / "today.ini", few, "-o", file,
                       "--quiet", "--threads", threads, *(word for one in settings for word in ("--set", one)))
            said = taktskifte(options.program, "compare", file, "--json", "--all", "--quiet", "--threads", threads, *more)
            file.unlink()
            return estimates(json.loads(said))

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            equal = ("--equal-grants",)
            of_many = pool.submit(sample, 1, options.truth, 2, *equal)
            samples = list(pool.map(lambda k: sample(1000 + k, options.replicates, 1, *(equal if k < grants else ())),
                                    range(options.samples)))
            truth = of_many.result()
    write_part(options.output, COMPARE, page(options, truth, samples))


COMPARE, INDICES = "# Do the intervals of compare hold?", "# Do the intervals of Sobol' indices hold?"


def write_part(output, title, text):
    """Puts the part that begins with the title in the place of the earlier one, or behind all others."""
    output = pathlib.Path(output)
    parts = {}
    for part in ("\n" + output.read_text() if output.exists() else "").split("\n# ")[1:]:
        parts["# " + part.splitlines()[0]] = "# " + part.rstrip("\n") + "\n"
    parts[title] = text
    output.write_text("\n".join(parts[known] for known in (COMPARE, INDICES) if known in parts))


def page_of_indices(program):
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "table"
        done = subprocess.run([program, "Intervals of Sobol' indices*"], capture_output=True, text=True, check=False,
                              env={**os.environ, "TAKTSKIFTE_WRITE_TABLE": str(table)})
        if not table.exists():
            raise SystemExit(done.stdout + done.stderr)
        rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in table.open()]
    least = min(float(row[6]) for row in rows)
    lines = [
        INDICES, "",
        "Written by `tools/coverage.py indices`: 200 studies of each kind, each of 8 scramblings of so many rows, all seeds different. Known indices: those "
        "of Ishigami's function (a = 7, b = 0.1), of Sobol's g-function (a = 0, 1, 4.5, 9, 99, 99, 99, 99), and of 2 x1 + x2 + chance with two replicates a "
        "point. A 95 % interval should hold in 0.95 of the studies; of 200 studies of an interval that does, 0.91 to 0.98 hold. An input that does nothing has exactly 0 "
        "in every study and no interval, so it is not here.", "",
        f"Least coverage of all {len(rows)} rows: {least:.3f}. *told*: part of the studies in which the interval lies above 0, so that the index is told from "
        "zero; an index that is 0 is told by mistake in 0.025 of the studies.", "",
        "| function | rows | index | known | mean over studies | mean length | coverage | told |", "|---|---|---|---|---|---|---|---|"]
    for name, count, index, known, mean, length, coverage, told in rows:
        lines.append(f"| {name} | {count} | {index} | {float(known):.4f} | {float(mean):.4f} | {float(length):.4f} | {float(coverage):.3f} | {float(told):.3f} |")
    return "\n".join(lines) + "\n"


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
        COMPARE, "",
        f"Written by `tools/coverage.py compare`: {options.samples} samples of {options.replicates} replicates, each of another seed, "
        f"against {options.truth} replicates of one more{'' if options.grants is None else f' (equal numbers of grants: {options.grants} samples)'}, {options.years} years "
        f"after {options.burn_in} of burn-in. `today` is compared with "
        f"`few` (half public, {100 * options.few:g} % of work-years open to projects, where some projects lapse). A 95 % interval "
        "should hold in 0.95 of the samples.", "",
        "*warned*: part of the samples in which compare warns that too few replicates are so skewed. *no interval*: nothing was "
        "seen in any replicate (compare says so, with a bound), the difference is the same in all of them (compare says so), or a ratio over what may be 0. *without warning*: coverage of "
        "the others, which is what is to be 0.92 at least; rows told without warning in fewer than 0.3 of the samples are "
        "in the last table alone.", "",
        "| kind | rows | coverage | without warning | least row without warning | rows below 0.92 | warned | no interval |",
        "|---|---|---|---|---|---|---|---|"]
    def enough(row):  # a kind may have fewer samples than others (--grants)
        return 0.3 * (row.plain + row.warned + row.none)

    kinds = collections.defaultdict(list)
    for (kind, scenario, name), row in rows.items():
        kinds[kind].append((scenario, name, row))
    poor = []
    for kind, of_kind in kinds.items():
        total = [sum(getattr(row, what) for _, _, row in of_kind) for what in
                 ("plain", "plain_covered", "warned", "warned_covered", "none")]
        plain, plain_covered, warned, warned_covered, none = total
        known = [(row.plain_covered / row.plain, scenario, name) for scenario, name, row in of_kind if 0 < row.plain >= enough(row)]
        below = [one for one in known if one[0] < 0.92]
        seldom = [(row.plain_covered / row.plain, scenario, name) for scenario, name, row in of_kind
                  if 0 < row.plain < enough(row) and row.plain_covered / row.plain < 0.92]
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
