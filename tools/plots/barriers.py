"""Why not? What kept researchers out of innovations, by size class, for each mix."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, footnote, headline, period, scenario_axis

SIZES = ("below 5 000 inhabitants", "5 000 to 20 000", "above 20 000")
NAMES = ("not believed in", "no access", "nobody applied", "no co-financing", "not funded", "no researcher free")
COLOURS = ("#0072B2", "#56B4E9", "#D0D0D0", "#E69F00", "#D55E00", "#000000")
OF_GRANTS = slice(3, 6)  # too few to be seen beside the others: said in numbers


def shares(counts):
    """Per cent of each mix and size class; 0 where there is nothing to share."""
    whole = counts.sum(axis=-1, keepdims=True)
    return 100 * np.divide(counts, whole, out=np.zeros_like(counts), where=whole > 0)


def draw_size(axes, counts, size):
    axes.set_title(SIZES[size], fontsize=10, fontweight="normal")
    left = np.zeros(len(counts))
    for barrier, part in enumerate(shares(counts[:, size]).T):
        axes.barh(range(len(counts)), part, left=left, height=0.5, color=COLOURS[barrier],
                  label=NAMES[barrier] if size == 0 else None)
        left += part
    for mix, a_year in enumerate(counts[:, size, OF_GRANTS]):
        said = " · ".join(f"{count:.1f}" for count in a_year)
        axes.text(0, mix + 0.28, said, ha="left", va="top", fontsize=8, color=GREY)
    axes.set_xlim(0, 100)
    axes.set_xlabel("% of innovations without a researcher")


def draw(results):
    counts = results.a_year("barriers").mean(axis=1)  # mix, size class, barrier
    figure, panels = plt.subplots(1, 3, figsize=(11, 3.6 + 0.5 * max(3, len(counts))), sharey=True)
    room = figure.get_figheight()
    figure.subplots_adjust(left=0.19, right=0.975, top=1 - 1.45 / room, bottom=1.40 / room, wspace=0.10)
    headline(
        figure,
        "Why not?",
        f"The first step that kept researchers out of an innovation, by inhabitants of the municipality, {period(results)}",
    )
    for size, axes in enumerate(panels):
        draw_size(axes, counts, size)
    scenario_axis(panels[0], results)
    for axes in panels[1:]:
        axes.tick_params(axis="y", length=0)
    figure.legend(loc="upper left", bbox_to_anchor=(0.012, 1 - 0.62 / room), ncol=6, handlelength=1.2, fontsize=9)
    footnote(
        figure,
        results,
        "Below each bar, innovations a year: no co-financing · not funded · no researcher free. The split is a stated rule "
        "(engine/MODEL.md, Barriers), not a survey: an application stands for one innovation, so nobody applied for most.",
    )
    return figure
