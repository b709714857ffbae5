"""Who is reached: how unevenly grants are spread over municipalities, and who ever takes part in a project."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, INK, WIDTH, colour, footnote, headline, legend_label, wrapped

READABLE = 3  # scenarios whose bands can lie over each other
SHORT = 24  # characters of a title of which four fit side by side
SIZES = ("below_5000", "5000_to_20000", "above_20000")


def middle_and_band(values):
    """Mean and where 90 % of the replicates lie; replicates, along the first axis, without NaN only."""
    defined = values[~np.isnan(values).any(axis=1)]
    if not defined.size:
        return None
    return defined.mean(axis=0), *np.percentile(defined, [5, 95], axis=0)


def with_ends(curve):
    """Every Lorenz curve runs from (0, 0) to (100, 100)."""
    return np.concatenate(([0], curve, [100]))


def draw_line(axes, places, band, scenario, label=None, wide=True):
    mean, low, high = band
    if wide:
        axes.fill_between(places, low, high, color=colour(scenario), alpha=0.15, linewidth=0)
    axes.plot(places, mean, color=colour(scenario), linewidth=2, marker="o", markersize=3, label=label)


def name_top_tenth(axes, bands, words):
    """What the curves leave for the tenth with the most grants, if they lie so low that they cannot be told apart and
    leave room for it."""
    lowest = 30 - 5 * len(bands)  # just below the last line of text
    if not bands or lowest < 5 or max(band[2][-3] for band in bands.values()) > lowest:
        return
    axes.text(80, 37, wrapped(words.word("picture", "reach.top_tenth"), 16), ha="right", va="center", fontsize=9, color=GREY)
    for line, (scenario, band) in enumerate(bands.items()):
        axes.text(80, 28 - 5 * line, f"{words.fixed(100 - band[0][-2])} %", ha="right", va="center", fontsize=9,
                  fontweight="bold", color=colour(scenario))


def draw_lorenz(axes, results, wide):
    words = results.words
    axes.set_title(wrapped(words.fill("picture", "reach.left", year=results.years[-1]), 30))
    places = with_ends(100 * results.values("lorenz_share"))
    curves = 100 * results.values("lorenz_awards")[:, :, -1, :]
    axes.plot([0, 100], [0, 100], color=GREY, linewidth=1.2, linestyle="--")
    axes.annotate(words.word("picture", "reach.equal"), (50, 50), xytext=(-4, 4), textcoords="offset points", ha="center", va="bottom",
                  rotation=45, rotation_mode="anchor", fontsize=9, color=GREY)
    bands = {}
    for scenario, title in enumerate(results.titles):
        band = middle_and_band(curves[scenario])
        label = legend_label(title)
        if band is None:  # no grant in any replicate: a name in the legend, and no curve
            axes.plot([], [], color=colour(scenario), linewidth=2, label=f"{label} ({words.word('picture', 'reach.no_grants')})")
        else:
            bands[scenario] = [with_ends(part) for part in band]
            draw_line(axes, places, bands[scenario], scenario, label, wide(scenario))
    name_top_tenth(axes, bands, words)
    axes.set_xlabel(wrapped(words.word("picture", "reach.x"), 38))
    axes.set_ylabel(wrapped(words.word("picture", "reach.y"), 40))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.set_aspect("equal")
    axes.grid(color=GREY, alpha=0.2, linewidth=0.6)


def draw_sizes(all_axes, results, wide):
    words = results.words
    reached = 100 * results.values("ever_joined_share_size")
    for size, axes in enumerate(all_axes):
        axes.set_title(wrapped(words.word("size_class", f"size_class.{SIZES[size]}"), 14), fontsize=9, fontweight="normal")
        shown = False
        for scenario in range(len(results.titles)):
            band = middle_and_band(reached[scenario, :, :, size])
            if band is not None:
                draw_line(axes, results.years, band, scenario, wide=wide(scenario))
                shown = True
        if not shown:
            axes.text(0.5, 0.5, wrapped(words.word("picture", "reach.none"), 16), transform=axes.transAxes, ha="center", va="center",
                      color=GREY)
        axes.set_ylim(0, 103)  # room for marks at 100
        axes.set_yticks(range(0, 101, 20))
        axes.set_xlim(results.years[0] - 0.7, results.years[-1] + 0.7)
        axes.set_xticks(results.years[:: -(-results.years.size // 2)])
        axes.grid(axis="y", color=GREY, alpha=0.2, linewidth=0.6)
        if size > 0:
            axes.tick_params(axis="y", labelleft=False, length=0)
    all_axes[0].set_ylabel(words.word("picture", "reach.right_y"))


def draw(results):
    words = results.words
    count = len(results.titles)
    columns = min(3 if max(map(len, results.titles)) <= SHORT else 2, count)
    legend = 0.36 * -(-count // columns)  # inches
    figure = plt.figure(figsize=(WIDTH, 5.9 + legend))
    room = figure.get_figheight()
    head = headline(figure, words.word("picture", "reach.title"), words.fill("picture", "reach.subtitle", year=results.years[0]))
    top, bottom = 1 - (head + legend + 0.75) / room, 1.6 / room
    left = figure.add_gridspec(1, 1, left=0.095, right=0.45, top=top, bottom=bottom).subplots()
    right = figure.add_gridspec(1, 3, left=0.545, right=0.985, top=top, bottom=bottom, wspace=0.14).subplots()

    def wide(scenario):
        return count <= READABLE or scenario in (0, count - 1)

    draw_lorenz(left, results, wide)
    draw_sizes(right, results, wide)
    figure.text(right[0].get_position().x0, top + 0.48 / room, words.word("picture", "reach.right"), fontsize=10.5, fontweight="bold",
                color=INK, va="bottom")
    figure.legend(loc="upper left", bbox_to_anchor=(0.012, 1 - head / room), ncol=columns, handlelength=1.6)
    some = words.word("picture", "reach.some") if count > READABLE else ""
    footnote(figure, results, words.fill("picture", "reach.short", some=some))
    return figure
