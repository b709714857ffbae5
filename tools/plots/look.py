"""How pictures look, and how they are saved: the same bytes for the same file."""

import io
import textwrap

import matplotlib
import numpy as np

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402

from plots.whole_file import write_whole  # noqa: E402

# Colours that colour-blind readers tell apart: Okabe & Ito (2008), Color Universal Design.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]
GREY = "#555555"
INK = "#222222"

GAP = "barometer.gap_"
DECISIVE = {
    "barometer.causal_share": "part of these differences that is cause",
    "apply.elasticity": "growth of applications with money (elasticity)",
    "panel.fundable_share": "share of applications worth funding",
    "experience.units_per_project": "units that a project spills over to",
    "choice.experience": "log odds that experience adds (choice.experience)",
}


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
            "axes.titlesize": 11,
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


def signed(value, digits=0, unit=""):
    """"+12", "−3.4 MNOK", "±0": with a sign that is not a hyphen."""
    text = f"{abs(value):,.{digits}f}".replace(",", " ")
    sign = "±" if float(text.replace(" ", "")) == 0 else "+" if value > 0 else "−"
    return sign + text + unit


def grouped(value, digits=0):
    """"7 400": thousands apart."""
    return f"{value:,.{digits}f}".replace(",", " ")


def change(mean, half, unit=""):
    """"+12 ± 3 MNOK": a difference and the half-width of its interval, with a decimal where that is below one.
    Without an interval (NaN) the difference alone."""
    if not np.isfinite(half):
        return signed(mean, 0, unit)
    digits = 0 if half >= 1 else 1
    return f"{signed(mean, digits)} ± {grouped(half, digits)}{unit}"


def period(results):
    first, last = results.years[0], results.years[-1]
    return f"{first}" if first == last else f"{first}–{last}"


def headline(figure, title, subtitle):
    figure.suptitle(title, x=0.02, y=0.985, ha="left", va="top", fontsize=14, fontweight="bold")
    figure.text(0.02, 0.985 - 0.30 / figure.get_figheight(), subtitle, ha="left", va="top", color=GREY)


def decisive(results, wanted):
    """The decisive inputs of which `wanted` holds, with their values: one, or one per scenario."""
    keys = {name: " / ".join(dict.fromkeys(values)) for name, (*known, values) in results.keys().items() if wanted(*known)}
    of_gaps = [(name.removeprefix(GAP), value) for name, value in keys.items() if name.startswith(GAP)]
    gaps = [f"{outcome.replace('_', ' ')} {value}" for outcome, value in of_gaps]
    found = ["difference in success with researchers (" + ", ".join(gaps) + ")"] if gaps else []
    found += [f"{meaning} {keys[name]}" for name, meaning in DECISIVE.items() if name in keys]
    return [text.replace(" -", " −") for text in found]


def is_doubtful(how, sure):
    return how == "assumed" or sure == "low"


def how_inputs_are_known(results):
    """A sentence on each kind of decisive inputs, as the file says that they are known; a chosen value is no claim."""
    assumed = decisive(results, lambda how, sure, chosen: not chosen and is_doubtful(how, sure))
    sentences = ["Assumed or of low confidence: " + "; ".join(assumed) + "."] if assumed else []
    standings = dict.fromkeys(
        (how, sure) for how, sure, *_ in results.keys().values() if not is_doubtful(how, sure) and sure != "high"
    )
    for how, sure in standings:
        known = decisive(results, lambda *standing: standing == (how, sure, False))
        name = f"{how}, of {sure} confidence" if sure else how
        sentences += [name.capitalize() + ": " + "; ".join(known) + "."] if known else []
    chosen = decisive(results, lambda how, sure, chosen: chosen)
    sentences += ["Chosen for this run: " + "; ".join(chosen) + "."] if chosen else []
    return sentences


def footnote(figure, results, reading):
    """How to read the picture, how many replicates it stands on, and how well the decisive inputs are known."""
    sentences = [reading, f"{results.replicates} replicates of each scenario."]
    if results.failed:
        sentences.append(f"{results.failed} more failed and are left out.")
    if results.drifted:
        sentences.append(f"In up to {results.drifted} of them the research share still moved when the burn-in ended.")
    sentences += how_inputs_are_known(results)
    sentences.append("Intervals and bands show chance alone, not how unsure these inputs are.")
    text = "\n".join(textwrap.wrap(" ".join(sentences), int(figure.get_figwidth() * 16)))
    figure.text(0.02, 0.015, text, ha="left", va="bottom", fontsize=8, color=GREY)


def scenario_axis(axes, results):
    """Scenarios from top to bottom, by title."""
    axes.set_yticks(range(len(results.titles)), [wrapped(title) for title in results.titles])
    spare = max(0, 3 - len(results.titles)) / 2  # keeps bars from growing thick
    axes.set_ylim(len(results.titles) - 0.5 + spare, -0.5 - spare)
    axes.tick_params(axis="y", length=0)


def save(figure, stem):
    """Writes stem.png and stem.svg, each whole or not at all; returns their names."""
    paths = []
    for ending, metadata in (("png", {"Software": None}), ("svg", {"Date": None, "Creator": "Taktskifte"})):
        buffer = io.BytesIO()
        figure.savefig(buffer, format=ending, metadata=metadata)
        path = f"{stem}.{ending}"
        write_whole(path, buffer.getvalue())
        paths.append(path)
    plt.close(figure)
    return paths
