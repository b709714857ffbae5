"""Why not? What kept researchers out of innovations, by size class, for each mix."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import WIDTH, footnote, headline, period, scenario_axis

SIZES = ("below_5000", "5000_to_20000", "above_20000")
COLOURS = ("#0072B2", "#56B4E9", "#D0D0D0", "#E69F00", "#D55E00", "#000000")


def shares(counts):
    """Per cent of each mix and size class; 0 where there is nothing to share."""
    whole = counts.sum(axis=-1, keepdims=True)
    return 100 * np.divide(counts, whole, out=np.zeros_like(counts), where=whole > 0)


def draw_size(axes, counts, names):
    left = np.zeros(len(counts))
    for barrier, part in enumerate(shares(counts).T):
        axes.barh(range(len(counts)), part, left=left, height=0.5, color=COLOURS[barrier], label=names[barrier])
        left += part
    axes.set_xlim(0, 100)
    axes.set_xticks([0, 50, 100])


def draw(results):
    words = results.words
    counts = results.a_year("barriers").mean(axis=1)  # mix, size class, barrier
    names = [words.word("barrier", f"barrier.{name}") for name in results.text("barrier")]
    figure, panels = plt.subplots(1, 3, figsize=(WIDTH, 3.4 + 0.5 * max(3, len(counts))), sharey=True)
    room = figure.get_figheight()
    head = headline(figure, words.word("picture", "barriers.title"),
                    words.fill("picture", "barriers.subtitle", years=period(results)))
    figure.subplots_adjust(left=0.235, right=0.975, top=1 - (head + 0.85) / room, bottom=1.45 / room, wspace=0.16)
    for size, axes in enumerate(panels):
        axes.set_title(words.word("size_class", f"size_class.{SIZES[size]}"), fontsize=10, fontweight="normal")
        draw_size(axes, counts[:, size], names)
    panels[1].set_xlabel(words.word("picture", "barriers.x"))
    scenario_axis(panels[0], results)
    for axes in panels[1:]:
        axes.tick_params(axis="y", length=0)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper left", bbox_to_anchor=(0.012, 1 - head / room), ncol=3, handlelength=1.2, fontsize=9)
    footnote(figure, results, words.word("picture", "barriers.short"))
    return figure
