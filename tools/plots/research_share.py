"""How often researchers take part, year by year: the paired change first."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, WIDTH, colour, footnote, headline, legend_label, number_ticks
from plots.results import mean_and_half_width

READABLE = 3  # scenarios whose wide bands can lie over each other
SHORT = 24  # characters of a title of which three fit side by side


def draw_change(axes, years, differences, scenario):
    """Mean difference with its 95 % interval; `differences` is (replicate, year)."""
    mean, half = mean_and_half_width(differences, axis=0)
    axes.fill_between(years, mean - half, mean + half, color=colour(scenario), alpha=0.3, linewidth=0)
    axes.plot(years, mean, color=colour(scenario), linewidth=2, marker="o", markersize=3)


def draw_level(axes, years, values, scenario, label, wide):
    """Mean, and where 90 % of the replicates lie; `values` is (replicate, year)."""
    if wide:
        axes.fill_between(years, *np.percentile(values, [5, 95], axis=0), color=colour(scenario), alpha=0.15, linewidth=0)
    axes.plot(years, values.mean(axis=0), color=colour(scenario), linewidth=2, marker="o", markersize=3, label=label)


def draw(results):
    words = results.words
    share = 100 * results.values("research_share")
    count = len(results.titles)
    columns = min(3 if max(map(len, results.titles)) <= SHORT else 2, count)
    legend = 0.36 * -(-count // columns)  # inches
    figure, all_axes = plt.subplots(1, 2 if count > 1 else 1, figsize=(WIDTH, 4.6 + legend), squeeze=False)
    room = figure.get_figheight()
    head = headline(figure, words.word("picture", "research-share.title"), words.word("picture", "research-share.subtitle"))
    top = 1 - (head + legend + 0.35) / room
    figure.subplots_adjust(left=0.085, right=0.98, top=top, bottom=1.15 / room, wspace=0.2)
    level = all_axes[0, -1]
    level.set_title(words.word("picture", "research-share.level"))
    for scenario, title in enumerate(results.titles):
        draw_level(level, results.years, share[scenario], scenario, legend_label(title), count <= READABLE or scenario == 0)
    number_ticks(level.yaxis, words)
    if count > 1:
        change = all_axes[0, 0]
        change.set_title(words.word("picture", "research-share.change"))
        change.axhline(0, color=colour(0), linewidth=2)
        for scenario in range(1, count):
            draw_change(change, results.years, share[scenario] - share[0], scenario)
        number_ticks(change.yaxis, words, is_signed=True)
    for axes in all_axes[0]:
        axes.set_xticks(results.years[:: -(-results.years.size // 5)])
        axes.set_xlim(results.years[0] - 0.5, results.years[-1] + 0.5)
        axes.grid(axis="y", color=GREY, alpha=0.2, linewidth=0.6)
    figure.legend(loc="upper left", bbox_to_anchor=(0.012, 1 - head / room), ncol=columns, handlelength=1.6)
    footnote(figure, results, words.word("picture", "change_first.caption" if count > 1 else "level.caption"))
    return figure
