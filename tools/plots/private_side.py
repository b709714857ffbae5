"""What is given up on the private side."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, change, colour, footnote, grouped, headline, period, scenario_axis, signed
from plots.results import mean_and_half_width

WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.9}  # labels stay readable on lines


def draw_differences(axes, results, per_replicate, title):
    """Differences to the first scenario, paired by replicate; `per_replicate` is (scenario, replicate)."""
    axes.set_title(title)
    difference, half = mean_and_half_width(per_replicate - per_replicate[0], axis=1)
    low, high = np.percentile(per_replicate - per_replicate[0], [5, 95], axis=1)
    level = per_replicate[0].mean()
    axes.axvline(0, color=colour(0), linewidth=2)
    axes.annotate(f"level {grouped(level)}", (0, 0), xytext=(-6, 0), textcoords="offset points",
                  va="center", ha="right", fontsize=9, bbox=WHITE)
    for scenario in range(1, len(results.titles)):
        mean = difference[scenario]
        axes.plot([low[scenario], high[scenario]], [scenario] * 2, color=colour(scenario), linewidth=7, alpha=0.25,
                  solid_capstyle="butt")
        if np.isfinite(half[scenario]):
            ends = [mean - half[scenario], mean + half[scenario]]
            axes.plot(ends, [scenario] * 2, color=colour(scenario), linewidth=3)
        axes.scatter(mean, scenario, s=55, color=colour(scenario), zorder=3)
        part = f" ({signed(100 * mean / level)} %)" if level > 0 else ""
        axes.annotate(change(mean, half[scenario]) + part, (mean, scenario), xytext=(0, 10), textcoords="offset points",
                      ha="center", va="bottom", fontsize=9, bbox=WHITE)
    axes.margins(x=0.28)
    axes.grid(axis="x", color=GREY, alpha=0.2, linewidth=0.6)
    scenario_axis(axes, results)


def draw(results):
    if len(results.titles) == 1:
        return None
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 2.6 + 0.75 * len(results.titles)))
    room = figure.get_figheight()
    figure.subplots_adjust(left=0.17, right=0.975, top=1 - 1.15 / room, bottom=1.10 / room, wspace=0.10)
    headline(
        figure,
        "What is given up on the private side",
        f"Difference to “{results.titles[0]}” a year, mean over {period(results)}",
    )
    draw_differences(left, results, results.a_year("private_awards"), "Private grants, number a year")
    draw_differences(right, results, results.a_year("private_rd_nok") / 1e6, "Private R&D set off, MNOK a year")
    right.set_yticklabels([])
    footnote(
        figure,
        results,
        "Point and dark line: mean difference, paired by replicate, with its 95 % interval (behind ±). Light bar: "
        "90 % of the replicates. R&D set off is spending, not its value to society.",
    )
    return figure
