"""How pictures look, and how they are saved: the same bytes for the same file."""

import io
import textwrap

import matplotlib
import numpy as np

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402

from plots.doubt import doubted  # noqa: E402
from plots.whole_file import check_replaceable, write_whole  # noqa: E402

# Colours that colour-blind readers tell apart: Okabe & Ito (2008), Color Universal Design.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]
GREY = "#555555"
INK = "#222222"

WIDTH = 8.4  # inches: at half a page in print the smallest text has 6 points


def set_look():
    plt.rcParams.update(
        {
            "figure.dpi": 100,
            "savefig.dpi": 150,
            "svg.hashsalt": "taktskifte",
            "font.family": "DejaVu Sans",
            "font.size": 10,
            "text.color": INK,
            "text.parse_math": False,  # a title with $ is a title
            "axes.labelcolor": INK,
            "axes.titlesize": 10.5,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.titlepad": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": GREY,
            "axes.axisbelow": True,
            "xtick.color": INK,
            "ytick.color": INK,
            "legend.frameon": False,
        }
    )


def colour(scenario):
    """The colour of a scenario by its position in the file, the same in every picture."""
    return COLOURS[scenario % len(COLOURS)]


def wrapped(text, width=24):
    return "\n".join(textwrap.wrap(text, width)) or text


def legend_label(title):
    """A title for a legend, which leaves out what starts with "_": a space of no width goes before it."""
    text = wrapped(title, 38)
    return "\u200b" + text if text.startswith("_") else text


def change(words, mean, half):
    """"+12 ± 3": a difference and the half-width of its interval, with a decimal where that is below one. Without an
    interval (NaN) the difference alone."""
    if not np.isfinite(half):
        return words.signed(mean)
    digits = 0 if half >= 1 else 1
    return f"{words.signed(mean, digits)} ± {words.fixed(half, digits)}"


def decimals_of(values):
    """As many as tell these apart, at most six."""
    return max((len(f"{value:.6f}".rstrip("0").split(".")[1]) for value in values), default=0)


def number_ticks(axis, words, is_signed=False):
    """Numbers at an axis as the language writes them."""
    tell = words.signed if is_signed else words.fixed
    axis.set_major_formatter(lambda value, _: tell(value, decimals_of(axis.get_majorticklocs())))


def period(results):
    first, last = results.years[0], results.years[-1]
    return f"{first}" if first == last else f"{first}–{last}"


def headline(figure, title, subtitle):
    """Title and subtitle, wrapped; returns how many inches of the figure they take."""
    height, width = figure.get_figheight(), figure.get_figwidth()
    heads, lines = textwrap.wrap(title, int(width * 7.8)), textwrap.wrap(subtitle, int(width * 13))
    figure.suptitle("\n".join(heads), x=0.02, y=1 - 0.08 / height, ha="left", va="top", fontsize=14, fontweight="bold")
    below = 0.18 + 0.24 * len(heads)
    figure.text(0.02, 1 - below / height, "\n".join(lines), ha="left", va="top", color=GREY)
    return below + 0.08 + 0.17 * len(lines)


def listed(words, items):
    return " ".join([", ".join(items[:-1]), words.word("word", "and"), items[-1]]) if len(items) > 1 else "".join(items)


def doubt(results):
    """What most depends on, in one sentence."""
    keys = results.keys()
    known = doubted(keys)
    if not known:
        return ""
    sentence = "doubt" if all(keys[name][0] == "assumed" for name in known) else "doubt.mixed"
    words = results.words
    return words.sentence(sentence, assumptions=listed(words, [words.word("assumption_question", name) for name in known]))


def footnote(figure, results, reading):
    """How to read the picture, how many replicates it stands on, and what most depends on."""
    words = results.words
    sentences = [reading, words.fill("picture", "footnote.replicates", replicates=words.counted("replicates", results.replicates))]
    if results.failed:
        sentences.append(words.fill("picture", "footnote.failed", n=results.failed))
    if results.drifted:
        sentences.append(words.fill("picture", "footnote.drifted", n=results.drifted))
    sentences += [doubt(results), words.sentence("doubt.chance_alone")]
    text = "\n".join(textwrap.wrap(" ".join(filter(None, sentences)), int(figure.get_figwidth() * 15.5)))
    figure.text(0.02, 0.08 / figure.get_figheight(), text, ha="left", va="bottom", fontsize=8, color=GREY)


def scenario_axis(axes, results):
    """Scenarios from top to bottom, by title."""
    axes.set_yticks(range(len(results.titles)), [wrapped(title) for title in results.titles])
    spare = max(0, 3 - len(results.titles)) / 2  # keeps bars from growing thick
    axes.set_ylim(len(results.titles) - 0.5 + spare, -0.5 - spare)
    axes.tick_params(axis="y", length=0)


def standing(stem, overwrite):
    """Raises Problem if a name that save() would write is taken by a file of the user."""
    for ending in ("png", "svg"):
        check_replaceable(f"{stem}.{ending}", overwrite)


def save(figure, stem, overwrite=False):
    """Writes stem.png and stem.svg, each whole or not at all; returns their names."""
    paths = []
    for ending, metadata in (("png", {"Software": "Taktskifte"}), ("svg", {"Date": None, "Creator": "Taktskifte"})):
        buffer = io.BytesIO()
        figure.savefig(buffer, format=ending, metadata=metadata)
        path = f"{stem}.{ending}"
        write_whole(path, buffer.getvalue(), overwrite)
        paths.append(path)
    plt.close(figure)
    return paths
