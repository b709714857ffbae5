"""What is given up on the private side."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, WIDTH, change, colour, footnote, headline, number_ticks, period, scenario_axis, wrapped
from plots.results import mean_and_half_width

WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.9}  # labels stay readable on lines


def draw_differences(axes, results, per_replicate, title):
    """Differences to the first scenario, paired by replicate; `per_replicate` is (scenario, replicate)."""
    words = results.words
    axes.set_title(wrapped(title, 32))
    difference, half = mean_and_half_width(per_replicate - per_replicate[0], axis=1)
    low, high = np.percentile(per_replicate - per_replicate[0], [5, 95], axis=1)
    level = per_replicate[0].mean()
    axes.axvline(0, color=colour(0), linewidth=2)
    axes.annotate(words.fill("picture", "private-side.level", n=words.fixed(level)), (0, 0), xytext=(-6, 0), textcoords="offset points",
                  va="center", ha="right", fontsize=9, bbox=WHITE)
    for scenario in range(1, len(results.titles)):
        mean = difference[scenario]
        axes.plot([low[scenario], high[scenario]], [scenario] * 2, color=colour(scenario), linewidth=7, alpha=0.25,
                  solid_capstyle="butt")
        if np.isfinite(half[scenario]):
            ends = [mean - half[scenario], mean + half[scenario]]
            axes.plot(ends, [scenario] * 2, color=colour(scenario), linewidth=3)
        axes.scatter(mean, scenario, s=55, color=colour(scenario), zorder=3)
        part = f" ({words.signed(100 * mean / level)} %)" if level > 0 else ""
        axes.annotate(change(words, mean, half[scenario]) + part, (mean, scenario), xytext=(0, 10), textcoords="offset points",
                      ha="center", va="bottom", fontsize=9, bbox=WHITE)
    axes.margins(x=0.38)
    axes.locator_params(axis="x", nbins=4)
    number_ticks(axes.xaxis, words, is_signed=True)
    axes.grid(axis="x", color=GREY, alpha=0.2, linewidth=0.6)
    scenario_axis(axes, results)


def draw(results):
    if len(results.titles) == 1:
        return None
    figure, (left, right) = plt.subplots(1, 2, figsize=(WIDTH, 2.7 + 0.75 * len(results.titles)))
    room = figure.get_figheight()
    words = results.words
    head = headline(figure, words.word("picture", "private-side.title"),
                    words.fill("picture", "private-side.subtitle", scenario=results.titles[0], years=period(results)))
    figure.subplots_adjust(left=0.22, right=0.975, top=1 - (head + 0.5) / room, bottom=1.10 / room, wspace=0.10)
    draw_differences(left, results, results.a_year("private_awards"), words.word("picture", "private-side.left"))
    draw_differences(right, results, results.a_year("private_rd_nok") / 1e6, words.word("picture", "private-side.right"))
    right.set_yticklabels([])
    footnote(figure, results, words.word("picture", "private-side.short"))
    return figure
