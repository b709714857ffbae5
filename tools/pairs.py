#!/usr/bin/python3
"""How the answer hangs on pairs of decisive inputs: runs 50 against 7.5 % public over a grid of them.

    tools/pairs.py [--replicates 200] [--program build/release/taktskifte]

Writes, from the same runs, what stands between the marks in README.md, the picture
results/example/pair-elasticity-fundable.png, and engine/analysis/doubt_table.hpp, from which taktskifte compare knows how
far these inputs move a difference. Takes minutes on two cores.
"""

import argparse
import json
import pathlib

import study_runs
from plots import look
from plots.look import plt

ELASTICITY = "apply.elasticity"
FUNDABLE = "panel.fundable_share"
UNITS = "experience.units_per_project"
EXPERIENCE = "choice.experience"
# Beside the default: ends of the range worth sweeping, of the elasticity also about one standard error of the total
# response (0.10) to either side.
ABOUT_ONE_ERROR = ("0.24", "0.42")
SWEPT = {
    ELASTICITY: ("0", *ABOUT_ONE_ERROR, "0.9"),
    FUNDABLE: ("0.35", "0.55", "0.65"),
    UNITS: ("1", "30"),
    EXPERIENCE: ("0", "1.5"),
}
PAIRS = ((FUNDABLE, ELASTICITY), (UNITS, ELASTICITY), (UNITS, EXPERIENCE))
NOT_MOVED = 0.001  # what these inputs do not touch is no certainty: others may
BEGIN, END = "<!-- pairs: written by tools/pairs.py -->", "<!-- end of pairs -->"


def defaults_of(program):
    return {key: json.loads(study_runs.output_of([program, "params", "--json", key]))[0]["default"] for key in SWEPT}


def points(defaults):
    values = {key: sorted({*swept, defaults[key]}, key=float) for key, swept in SWEPT.items()}
    grid = [{**defaults, one: a, other: b} for one, other in PAIRS for a in values[one] for b in values[other]]
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
        """The difference is more than chance, so that it can be divided by."""
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
    inputs = ", ".join(f'"{key}"' for key in SWEPT)
    pairs = "".join(f"\n//   {other} x {one}" for one, other in PAIRS)
    rows = "".join(f'    Doubt{{"{name}", {low:.3f}, {high:.3f}}},\n' for name, (low, high) in sorted(found.items()))
    return f"""// Written by tools/pairs.py from runs; change what it runs, not this.
#pragma once

#include <array>
#include <string_view>

#include "taktskifte/analysis/doubt.hpp"

namespace taktskifte {{

inline constexpr std::array<std::string_view, {len(SWEPT)}> doubt_inputs = {{
    {inputs}}};

// Effects of 50 against 7.5 % public, as parts of those at the defaults, at all points tried of{pairs}
inline constexpr std::array doubt_table = {{
{rows}}};

}}  // namespace taktskifte
"""


def sentences(answers, defaults, replicates):
    """What the table says of the main input and of the other half of its pair."""
    def at(change):
        return next(answer for point, answer in answers if point == {**defaults, **change})

    low, high = (at({ELASTICITY: value}) for value in ABOUT_ONE_ERROR)
    most = SWEPT[FUNDABLE][-1]
    gain = [f"{100 * answer.effect('research_share'):+.2f}" for answer in (low, high)]
    left = [f"{answer.at_parity('unused_nok'):.0f}" for answer in (low, high, at({FUNDABLE: most}))]
    margin = 100 * low.rows["research_share"]["margin"]
    return (
        f"50 against 7.5 %, {replicates} replicates each. About one standard error down or up (`{ELASTICITY}`"
        f" {ABOUT_ONE_ERROR[0]} or {ABOUT_ONE_ERROR[1]}) the gain in research share is {gain[0]} or {gain[1]} points, against a"
        f" margin of {margin:.2f},\nand {left[0]} or {left[1]} of {low.at_parity('public_part_nok'):.0f} MNOK find no fundable"
        f" application. With {most} instead of {defaults[FUNDABLE]} of applications worth funding (`{FUNDABLE}`, the other half"
        f" of the\npair) {left[2]} MNOK are left."
    )


def table(answers, defaults):
    lines = [
        "| elasticity (total response) | fundable share | a project reaches, units | experience counts"
        " | more innovations with researchers a year | fundable applications at 50 % | grants at 50 %"
        " | money left, MNOK a year |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for point, answer in answers:
        gain = f"{answer.effect('research_innovations'):.0f} ({100 * answer.effect('research_share'):+.2f} points)"
        cells = [
            f"{point[ELASTICITY]} ({answer.response:.2f})",
            point[FUNDABLE],
            point[UNITS],
            point[EXPERIENCE],
            gain,
            *(f"{answer.at_parity(row):.0f}" for row in ("fundable_applications", "awards", "unused_nok")),
        ]
        bold = "**" if point == defaults else ""
        lines.append("| " + " | ".join(bold + cell + bold for cell in cells) + " |")
    return "\n".join(lines)


def picture(answers, defaults):
    """The gain in research share and the money left, by elasticity, a line for each fundable share."""
    look.set_look()
    figure, axes = plt.subplots(1, 2, figsize=(10, 4.6))
    measures = [
        ("Gain in research share, percentage points", lambda a: 100 * a.effect("research_share")),
        ("Public money left at 50 %, MNOK a year", lambda a: a.at_parity("unused_nok")),
    ]
    for ax, (title, value) in zip(axes, measures):
        for number, fundable in enumerate(sorted({*SWEPT[FUNDABLE], defaults[FUNDABLE]}, key=float)):
            chosen = [(p, a) for p, a in answers if p == {**defaults, ELASTICITY: p[ELASTICITY], FUNDABLE: fundable}]
            chosen.sort(key=lambda pair: float(pair[0][ELASTICITY]))
            x = [float(p[ELASTICITY]) for p, _ in chosen]
            ax.plot(x, [value(a) for _, a in chosen], "o-", color=look.COLOURS[number], label=f"{fundable} fundable")
        ax.axvspan(*map(float, ABOUT_ONE_ERROR), color="#eeeeee", zorder=0)
        ax.set_title(title)
        ax.set_xlabel("apply.elasticity (grey: about one standard error to either side)")
        ax.set_ylim(bottom=0)
    margin = answers[0][1].rows["research_share"]["margin"]
    axes[0].axhline(100 * margin, color=look.GREY, linestyle="--", linewidth=1)
    axes[0].annotate("margin", (0.9, 100 * margin), color=look.GREY, ha="right", va="bottom")
    axes[1].legend()
    figure.suptitle("50 against 7.5 % public: elasticity and fundable share decide together", x=0.02, ha="left",
                    fontweight="bold")
    figure.tight_layout()
    stem = study_runs.SOURCE / "results/example/pair-elasticity-fundable"
    look.save(figure, str(stem), overwrite=True)
    stem.with_suffix(".svg").unlink()  # a page needs one


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    study_runs.add_options(parser)
    options = parser.parse_args()
    answers = []
    defaults = defaults_of(options.program)
    grid = points(defaults)
    for point in grid:
        result = study_runs.compared(options.program, point, replicates=options.replicates, threads=options.threads)
        answers.append((point, Answer(result)))
        print(f"{len(answers)} of {len(grid)}: " + ", ".join(f"{key} {value}" for key, value in point.items()),
              flush=True)
    base = next(answer for point, answer in answers if point == defaults)
    header = pathlib.Path(study_runs.SOURCE / "engine/analysis/doubt_table.hpp")
    header.write_text(doubt_header(parts([answer for _, answer in answers], base)), encoding="utf-8")
    study_runs.replace_between(study_runs.SOURCE / "README.md", BEGIN, END,
                               sentences(answers, defaults, options.replicates) + "\n\n" + table(answers, defaults))
    picture(answers, defaults)


if __name__ == "__main__":
    main()
