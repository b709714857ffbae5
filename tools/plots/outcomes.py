"""What researchers go with, and how many more innovations have them."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.transforms import ScaledTranslation

from plots.look import GREY, WIDTH, change, colour, footnote, headline, number_ticks, period, scenario_axis, wrapped
from plots.results import mean_and_half_width


def shares(results):
    """Share of innovations that succeed, per outcome, with and without researchers, in the first scenario."""
    innovations = results.values("innovations")[0].sum()
    with_researcher = results.values("research_innovations")[0].sum()
    successes_with = results.values("successes_with")[0].sum(axis=(0, 1))
    successes_without = results.values("successes_without")[0].sum(axis=(0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return 100 * successes_with / with_researcher, 100 * successes_without / (innovations - with_researcher)


def draw_outcomes(axes, results):
    words = results.words
    axes.set_title(wrapped(words.word("picture", "outcomes.left"), 36))
    with_researcher, without = shares(results)
    for row, (one, other) in enumerate(zip(with_researcher, without)):
        axes.plot([other, one], [row, row], color=GREY, linewidth=2.5, alpha=0.5, zorder=1)
        axes.scatter(other, row, s=60, facecolor="white", edgecolor=GREY, linewidth=1.8, zorder=3,
                     label=words.word("picture", "outcomes.without") if row == 0 else None)
        axes.scatter(one, row, s=60, color=colour(0), zorder=2, label=words.word("picture", "outcomes.with") if row == 0 else None)
        axes.annotate(words.signed(one - other, 1), (max(one, other), row), xytext=(10, 0),
                      textcoords="offset points", va="center", fontsize=9)
    axes.set_yticks(range(len(results.outcomes)), [wrapped(words.word("outcome", f"outcome.{name}"), 22) for name in results.outcomes])
    axes.set_ylim(len(results.outcomes) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=GREY, alpha=0.2, linewidth=0.6)
    below = axes.transAxes + ScaledTranslation(0, -0.35, axes.figure.dpi_scale_trans)
    axes.legend(loc="upper left", bbox_to_anchor=(-0.02, 0), bbox_transform=below, ncol=2, handletextpad=0.2)


def draw_numbers(axes, results):
    words = results.words
    axes.set_title(wrapped(words.word("picture", "outcomes.right"), 28))
    others = results.a_year("research_innovations")
    projects = results.a_year("project_innovations")
    spill_over, spill_over_half = mean_and_half_width(others - others[0], axis=1)
    direct, direct_half = mean_and_half_width(projects - projects[0], axis=1)
    for scenario in range(len(results.titles)):
        outside, inside = others[scenario].mean(), projects[scenario].mean()
        axes.barh(scenario, outside, 0.34, color=colour(scenario))
        axes.barh(scenario, inside, 0.34, left=outside, facecolor="white", edgecolor=colour(scenario), hatch="////",
                  linewidth=1.2)
        text = words.fill("picture", "outcomes.more", outside=words.fixed(outside), inside=words.fixed(inside))
        if scenario > 0:
            text += "\n" + words.fill("picture", "outcomes.change",
                                      outside=change(words, spill_over[scenario], spill_over_half[scenario]),
                                      inside=change(words, direct[scenario], direct_half[scenario]))
        axes.annotate(text, (0, scenario - 0.18), xytext=(2, 2), textcoords="offset points", va="bottom", fontsize=9)
    axes.set_xlim(0, (others + projects).mean(axis=1).max() * 1.06)
    axes.locator_params(axis="x", nbins=4)
    number_ticks(axes.xaxis, words)
    scenario_axis(axes, results)


def draw(results):
    figure, (left, right) = plt.subplots(1, 2, figsize=(WIDTH, max(5.2, 2.9 + 0.95 * len(results.titles))))
    room = figure.get_figheight()
    words = results.words
    innovations = results.a_year("innovations")[0].mean()
    head = headline(figure, words.word("picture", "outcomes.title"),
                    words.fill("picture", "outcomes.subtitle", years=period(results), scenario=results.titles[0],
                               n=words.fixed(round(innovations, -2))))
    figure.subplots_adjust(left=0.225, right=0.975, top=1 - (head + 0.5) / room, bottom=1.5 / room, wspace=0.62)
    draw_outcomes(left, results)
    draw_numbers(right, results)
    footnote(figure, results, words.word("picture", "outcomes.short"))
    return figure
