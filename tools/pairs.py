#!/usr/bin/python3
"""How the answer hangs on pairs of decisive inputs: runs 50 against 7.5 % public over a grid of them.

    tools/pairs.py [--replicates 200] [--program build/release/taktskifte]

Writes, from the same runs, the table between the marks in README.md, the picture
results/example/pair-elasticity-fundable.png, and engine/analysis/doubt_table.hpp, from which taktskifte compare knows how
far these inputs move a difference. Takes half an hour on two cores.
"""

import argparse
import pathlib
import re

import study_runs
from plots import look
from plots.look import plt

ELASTICITY = "apply.elasticity"
FUNDABLE = "panel.fundable_share"
UNITS = "experience.units_per_project"
# Ends of the range worth sweeping, and a standard error (0.10 of the total response) to either side of the default.
ELASTICITIES = ("0", "0.24", "0.33", "0.42", "0.9")
FUNDABLES = ("0.35", "0.45", "0.55", "0.65")
REACHES = ("1", "8", "30")
DEFAULTS = {ELASTICITY: "0.33", FUNDABLE: "0.45", UNITS: "8"}
NOT_MOVED = 0.001  # what these inputs do not touch is no certainty: others may
BEGIN, END = "<!-- pairs: written by tools/pairs.py -->", "<!-- end of pairs -->"


def points():
    grid = [{**DEFAULTS, ELASTICITY: e, FUNDABLE: f} for f in FUNDABLES for e in ELASTICITIES]
    grid += [{**DEFAULTS, ELASTICITY: e, UNITS: u} for u in REACHES for e in ELASTICITIES]
    return [dict(point) for point in dict.fromkeys(tuple(sorted(point.items())) for point in grid)]


class Answer:
    """What one run said, by row of the comparison."""

    def __init__(self, result):
        self.rows = {row["measure"]: row for row in result["rows"]}
        self.response = result["verdicts"][0]["total_response"]

    def effect(self, row):
        return self.rows[row]["differences"][0]["difference"]

    def at_parity(self, row):
        return self.rows[row]["means"][1]["mean"]

    def is_clear(self, row):
        """The difference is not luck, so that it can be divided by."""
        interval = self.rows[row]["differences"][0]["interval"]
        return interval is not None and interval[0] * interval[1] > 0.0


def parts(answers, base):
    """By row without label: the smallest and the largest effect at any point, as parts of that at the defaults."""
    found = {}
    for row in base.rows:
        if not base.is_clear(row):
            continue
        ratios = [answer.effect(row) / base.effect(row) for answer in answers]
        name = row.split("[")[0]
        low, high = found.get(name, (1.0, 1.0))
        found[name] = (min(low, *ratios), max(high, *ratios))
    return {name: (low, high) for name, (low, high) in found.items() if high - low > NOT_MOVED}


def doubt_header(found):
    rows = "".join(f'    Doubt{{"{name}", {low:.3f}, {high:.3f}}},\n' for name, (low, high) in sorted(found.items()))
    return f"""// Written by tools/pairs.py from runs; change what it runs, not this.
#pragma once

#include <array>

#include "taktskifte/analysis/doubt.hpp"

namespace taktskifte {{

// Effects of 50 against 7.5 % public at all points tried of {ELASTICITY} x {FUNDABLE} and
// {ELASTICITY} x {UNITS}, as parts of those at the defaults.
inline constexpr std::array doubt_table = {{
{rows}}};

}}  // namespace taktskifte
"""


def table(answers):
    lines = [
        "| elasticity (total response) | fundable share | a project reaches, units | more innovations with researchers a year"
        " | fundable applications at 50 % | grants at 50 % | money left, MNOK a year |",
        "|---|---|---|---|---|---|---|",
    ]
    for point, answer in answers:
        gain = f"{answer.effect('research_innovations'):.0f} ({100 * answer.effect('research_share'):+.2f} points)"
        cells = [
            f"{point[ELASTICITY]} ({answer.response:.2f})",
            point[FUNDABLE],
            point[UNITS],
            gain,
            *(f"{answer.at_parity(row):.0f}" for row in ("fundable_applications", "awards", "unused_nok")),
        ]
        bold = "**" if point == DEFAULTS else ""
        lines.append("| " + " | ".join(bold + cell + bold for cell in cells) + " |")
    return "\n".join(lines)


def picture(answers):
    """The gain in research share and the money left, by elasticity, a line for each fundable share."""
    look.set_look()
    figure, axes = plt.subplots(1, 2, figsize=(10, 4.6))
    measures = [
        ("Gain in research share, percentage points", lambda a: 100 * a.effect("research_share")),
        ("Public money left at 50 %, MNOK a year", lambda a: a.at_parity("unused_nok")),
    ]
    for ax, (title, value) in zip(axes, measures):
        for number, fundable in enumerate(FUNDABLES):
            chosen = [(p, a) for p, a in answers if p[FUNDABLE] == fundable and p[UNITS] == DEFAULTS[UNITS]]
            chosen.sort(key=lambda pair: float(pair[0][ELASTICITY]))
            x = [float(p[ELASTICITY]) for p, _ in chosen]
            ax.plot(x, [value(a) for _, a in chosen], "o-", color=look.COLOURS[number], label=f"{fundable} fundable")
        ax.axvspan(0.24, 0.42, color="#eeeeee", zorder=0)
        ax.set_title(title)
        ax.set_xlabel("apply.elasticity (grey: one standard error to either side)")
        ax.set_ylim(bottom=0)
    margin = answers[0][1].rows["research_share"]["margin"]
    axes[0].axhline(100 * margin, color=look.GREY, linestyle="--", linewidth=1)
    axes[0].annotate("margin", (0.9, 100 * margin), color=look.GREY, ha="right", va="bottom")
    axes[1].legend()
    figure.suptitle("50 against 7.5 % public: elasticity and fundable share decide together", x=0.02, ha="left",
                    fontweight="bold")
    figure.tight_layout()
    stem = study_runs.SOURCE / "results/example/pair-elasticity-fundable"
    look.save(figure, str(stem))
    stem.with_suffix(".svg").unlink()  # a page needs one


def replace_between(path, text):
    page = path.read_text(encoding="utf-8")
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise SystemExit(f"{path}: the marks {BEGIN} and {END} have to stand in it once")
    pattern = re.escape(BEGIN) + ".*" + re.escape(END)
    path.write_text(re.sub(pattern, lambda _: f"{BEGIN}\n\n{text}\n\n{END}", page, flags=re.S), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    study_runs.add_options(parser)
    options = parser.parse_args()
    answers = []
    for point in points():
        result = study_runs.compared(options.program, point, replicates=options.replicates, threads=options.threads)
        answers.append((point, Answer(result)))
        print(f"{len(answers)} of {len(points())}: " + ", ".join(f"{key} {value}" for key, value in point.items()),
              flush=True)
    base = next(answer for point, answer in answers if point == DEFAULTS)
    header = pathlib.Path(study_runs.SOURCE / "engine/analysis/doubt_table.hpp")
    header.write_text(doubt_header(parts([answer for _, answer in answers], base)), encoding="utf-8")
    replace_between(pathlib.Path(study_runs.SOURCE / "README.md"), table(answers))
    picture(answers)


if __name__ == "__main__":
    main()
