"""Pictures of a study of assumptions, from its summary: strips along the decisive assumptions, and regret."""

import json
import textwrap

import matplotlib.pyplot as plt
import numpy as np

from plots.look import COLOURS, GREY, INK, headline
from plots.problem import DATA, NO_INPUT, Problem

NUMBERS = (  # measure, what it is, what one unit of the picture is, decimals
    ("research_share", "innovations with a researcher, percentage points", 0.01, 2),
    ("project_innovations", "innovations of projects a year", 1.0, 0),
    ("unused_nok", "public money left unused, MNOK a year", 1.0, 0),
    ("private_rd_nok", "private R&D set off, MNOK a year", 1.0, 0),
)
LOW, LOWER, MIDDLE, UPPER, HIGH = range(5)


def is_study(path):
    return path.endswith(".json")


class Study:
    """The summary of a study. Raises Problem if it is none."""

    def __init__(self, path):
        try:
            with open(path, encoding="utf-8") as file:
                self.data = json.load(file)
            if self.data["filetype"] != "taktskifte study":
                raise ValueError
            self.rows = {row["measure"]: row for row in self.data["rows"]}
            self.keys = self.data["keys"]
            self.mixes = self.data["mixes"]
            for name, *_ in NUMBERS:
                self.rows[name]["bands"], self.rows[name]["swings"]  # noqa: B018
        except FileNotFoundError:
            raise Problem(NO_INPUT, f"{path}: there is no such file; make it with: taktskifte study") from None
        except (OSError, ValueError, LookupError, TypeError):
            raise Problem(DATA, f"{path}: damaged, or no summary of a study; make it anew with: taktskifte study -o DIR") from None

    def label(self, key):
        return self.keys[key]["key"]

    def footnote(self, figure, reading):
        origin = self.data["origin"]
        text = (
            f"{reading} {origin['sets']} sets of assumptions, {len(self.keys)} keys drawn from their ranges; shares of sets are"
            f" no probabilities. {origin['first_year']}–{origin['last_year']}, model version {self.data['model_results_version']}."
        )
        text = "\n".join(textwrap.wrap(text, int(figure.get_figwidth() * 16)))
        figure.text(0.02, 0.012, text, ha="left", va="bottom", fontsize=8, color=GREY)


def draw_strip(axes, study, row, unit, key, colour):
    """Bands of the sets along one key: nine tenths, half and the median."""
    band = next(one for one in row["bands"] if one["key"] == key)
    at = np.array(band["values"])
    quantiles = np.array(band["quantiles"], dtype=float) / unit
    about = study.keys[key]
    axes.fill_between(at, quantiles[:, LOW], quantiles[:, HIGH], color=colour, alpha=0.18, linewidth=0)
    axes.fill_between(at, quantiles[:, LOWER], quantiles[:, UPPER], color=colour, alpha=0.35, linewidth=0)
    axes.plot(at, quantiles[:, MIDDLE], color=colour, linewidth=1.8)
    axes.axvline(about["default"], color=INK, linestyle=":", linewidth=1.2)
    axes.axhline(0, color=GREY, linewidth=0.8)
    if about["distribution"] == "log-uniform":
        axes.set_xscale("log")
        ends = [about["low"], about["default"], about["high"]]
        axes.set_xticks(ends, [f"{end:g}" for end in ends])
        axes.minorticks_off()
    axes.set_xlim(about["low"], about["high"])
    axes.set_xlabel(study.label(key))
    margin = row["margin"]
    if margin is not None:
        inside = axes.get_ylim()
        for side in (margin / unit, -margin / unit):
            if inside[0] <= side <= inside[1]:
                axes.axhline(side, color=GREY, linestyle="--", linewidth=0.9)
    for flip in row["flips"]:
        if flip["key"] == key:
            side = margin if "above" in (flip["from"], flip["to"]) else -margin
            axes.plot([flip["at"]], [side / unit], marker="^", markersize=9, color=COLOURS[1], zorder=5, clip_on=False)


def draw_tornado(axes, study, row, unit, colour):
    """The difference with one key at the ends of its range, all others at their defaults."""
    swings = row["swings"]
    middle = row["at_defaults"] / unit
    for place, swing in enumerate(swings):
        ends = sorted((swing["at_low"] / unit, swing["at_high"] / unit))
        axes.barh(place, ends[1] - ends[0], left=ends[0], height=0.6, color=colour, alpha=0.45)
        axes.plot([swing["at_high"] / unit], [place], marker="o", markersize=4, color=colour)
    axes.axvline(middle, color=INK, linestyle=":", linewidth=1.2)
    axes.set_yticks(range(len(swings)), [study.label(swing["key"]) for swing in swings], fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()


def strips(study):
    """A row for each number that decides: two strips along the assumptions that it hangs on most, and a tornado."""
    shape = {"width_ratios": (1, 1, 0.35, 0.9)}  # room for the names of keys
    figure, axes = plt.subplots(len(NUMBERS), 4, figsize=(15, 14), squeeze=False, gridspec_kw=shape)
    figure.subplots_adjust(left=0.06, right=0.985, top=0.915, bottom=0.075, hspace=0.5, wspace=0.25)
    headline(figure, "50 against 7.5 % public: what the answer hangs on",
             "Difference over sets of assumptions. Line: median; dark: half of the sets; light: nine tenths; dotted: the default")
    for line, (name, meaning, unit, _) in enumerate(NUMBERS):
        row = study.rows[name]
        for column in range(2):
            if column < len(row["bands"]):
                draw_strip(axes[line, column], study, row, unit, row["bands"][column]["key"], COLOURS[0])
            else:
                axes[line, column].set_axis_off()
        axes[line, 0].set_title(meaning)
        axes[line, 1].sharey(axes[line, 0])
        axes[line, 2].set_axis_off()
        draw_tornado(axes[line, 3], study, row, unit, COLOURS[2])
    axes[0, 3].set_title("one key alone, dot: at its high end")
    study.footnote(figure, "Dashed: the margin beyond which a difference matters. Triangle: where the key by itself, all others at"
                   " their defaults, takes it across the margin. Right: one key at a time hides how keys act together; the strips"
                   " show it.")
    return figure


def regret(study):
    """Mean regret of every mix, by what an innovation is worth."""
    choices = study.data["choices"]
    mixes = [study.mixes[mix] for mix in study.data["chosen_among"]]
    values = np.array([choice["mean"] for choice in choices], dtype=float)
    figure, axes = plt.subplots(figsize=(10, 5.6))
    figure.subplots_adjust(left=0.13, right=0.98, top=0.80, bottom=0.24)
    headline(figure, "Which mix is regretted least?",
             "Mean regret over sets of assumptions, MNOK of private R&D a year: what a mix loses against the best one in each set")
    parts = values / np.nanmax(values, axis=1, keepdims=True)
    axes.imshow(parts, origin="lower", aspect="auto", cmap="cividis_r", vmin=0, vmax=1)
    for (y, x), value in np.ndenumerate(values):
        least = choices[y]
        marks = "".join(sign for sign, rule in (("●", "least_mean"), ("◆", "least_high"), ("■", "least_most")) if least[rule] == x)
        text = f"{value:,.0f}".replace(",", " ")
        axes.annotate(f"{text}\n{marks}" if marks else text, (x, y), ha="center", va="center", fontsize=9,
                      color="black" if parts[y, x] < 0.5 else "white")
    axes.set_xticks(range(len(mixes)), [f"{100 * mix:g} %" for mix in mixes])
    axes.set_yticks(range(len(choices)), [f"{choice['worth']:g}" for choice in choices])
    axes.set_xlabel("public share")
    axes.set_ylabel("an innovation is worth, MNOK")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    missing = choices[0]["missing"]
    study.footnote(figure, "Colours are relative to the row. Least by mean ●, by 95th percentile ◆, by maximum ■. An innovation is one with"
                   " a researcher or of a project; what it is worth is the reader's choice."
                   + (f" {missing} sets are left out, in which some mix could not be simulated." if missing else ""))
    return figure


PICTURES = {"strips": strips, "regret": regret}
