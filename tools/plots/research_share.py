"""How often researchers take part, year by year."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, colour, footnote, headline, legend_label
from plots.results import mean_and_half_width


READABLE = 3  # scenarios whose wide bands can lie over each other
SHORT = 24  # characters of a title of which four fit side by side


def draw_mix(axes, years, values, scenario, label=None, wide=True):
    """Mean, its 95 % interval, and where 90 % of the replicates lie; `values` is (replicate, year)."""
    mean, half = mean_and_half_width(values, axis=0)
    low, high = np.percentile(values, [5, 95], axis=0)
    if wide:
        axes.fill_between(years, low, high, color=colour(scenario), alpha=0.12, linewidth=0)
    axes.fill_between(years, mean - half, mean + half, color=colour(scenario), alpha=0.35, linewidth=0)
    axes.plot(years, mean, color=colour(scenario), linewidth=2, marker="o", markersize=3.5, label=label)


def draw(results):
    share = 100 * results.values("research_share")
    count = len(results.titles)
    short = max(map(len, results.titles)) <= SHORT
    columns = min(4 if short else 3, count)
    legend = (0.25 if short else 0.45) * -(-count // columns)  # inches
    figure, all_axes = plt.subplots(1, 2 if count > 1 else 1, figsize=(11, 4.9 + legend), squeeze=False)
    room = figure.get_figheight()
    top = 1 - (1.15 + legend) / room
    figure.subplots_adjust(left=0.075, right=0.975, top=top, bottom=1.05 / room, wspace=0.22)
    headline(
        figure,
        "How often a researcher takes part in municipal innovation",
        "Share of innovations with a researcher; what funded projects yield themselves is not counted here",
    )

    left = all_axes[0, 0]
    left.set_title("Share of innovations, %")
    for scenario, title in enumerate(results.titles):
        draw_mix(left, results.years, share[scenario], scenario, legend_label(title), count <= READABLE or scenario == 0)
    if count > 1:
        right = all_axes[0, 1]
        right.set_title("Difference to the first scenario, percentage points")
        right.axhline(0, color=colour(0), linewidth=2)
        for scenario in range(1, count):
            draw_mix(right, results.years, share[scenario] - share[0], scenario)
    for axes in all_axes[0]:
        axes.set_xticks(results.years[:: -(-results.years.size // 8)])
        axes.set_xlim(results.years[0] - 0.5, results.years[-1] + 0.5)
        axes.grid(axis="y", color=GREY, alpha=0.2, linewidth=0.6)
    figure.legend(loc="upper left", bbox_to_anchor=(0.012, 1 - 0.62 / room), ncol=columns, handlelength=1.6)
    footnote(
        figure,
        results,
        "Line: mean. Dark band: 95 % interval of the mean. Light band: 90 % of the replicates. "
        "The left axis does not start at zero" + (" and has a light band for the first scenario only." if count > READABLE else "."),
    )
    return figure
