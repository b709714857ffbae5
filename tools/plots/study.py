"""Pictures of a study of assumptions, from its summary: strips along the decisive assumptions, and regret."""

import json
import textwrap

import matplotlib.pyplot as plt
import numpy as np

from plots.look import COLOURS, GREY, INK, headline, number_ticks, wrapped
from plots.problem import DATA, NO_INPUT, Problem
from plots.words import SPACE, Words

NUMBERS = (  # measure, its unit in the picture, what one of them is
    ("research_share", "percentage_points", 0.01),
    ("project_innovations", "a_year", 1.0),
    ("unused_nok", "MNOK_a_year", 1.0),
    ("private_rd_nok", "MNOK_a_year", 1.0),
)
LOW, LOWER, MIDDLE, UPPER, HIGH = range(5)

NUMBER, OR_NONE = (int, float), (int, float, type(None))
SHAPE = {  # of what the pictures read; a list holds any number of one shape
    "model_results_version": int, "mixes": [NUMBER], "today": int, "parity": int, "chosen_among": [int],
    "origin": {"first_year": int, "last_year": int, "sets": int},
    "keys": [{"key": str, "low": NUMBER, "high": NUMBER, "default": NUMBER, "distribution": str}],
    "choices": [{"worth": NUMBER, "mean": [OR_NONE], "missing": int, "least_mean": OR_NONE, "least_high": OR_NONE, "least_most": OR_NONE}],
}
ROW = {
    "margin": OR_NONE, "at_defaults": NUMBER, "flips": [{"key": int, "at": NUMBER, "from": str, "to": str}],
    "bands": [{"key": int, "values": [NUMBER], "quantiles": [[OR_NONE]]}], "swings": [{"key": int, "at_low": NUMBER, "at_high": NUMBER}],
}


def misfit(value, shape, place=""):
    """Where a value has not the shape: "keys[3].low"; empty if it has."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return place
        parts = ((value.get(name, misfit), one, f"{place}.{name}".lstrip(".")) for name, one in shape.items())
    elif isinstance(shape, list):
        if not isinstance(value, list):
            return place
        parts = ((one, shape[0], f"{place}[{at}]") for at, one in enumerate(value))
    else:
        return "" if isinstance(value, shape) and not isinstance(value, bool) else place
    return next(filter(None, (misfit(*part) for part in parts)), "")


def outside(data, rows):
    """The first of the places that name a key or a mix that is not there, or of the lists that have not one for each; empty if
    all fit."""
    keys, mixes = range(len(data["keys"])), range(len(data["mixes"]))
    chosen = len(data["chosen_among"])
    checks = [("today", data["today"] in mixes), ("parity", data["parity"] in mixes), ("chosen_among", chosen > 0 and all(mix in mixes for mix in data["chosen_among"])),
              ("choices", len(data["choices"]) > 0 and all(len(choice["mean"]) == chosen for choice in data["choices"]))]
    for name, row in rows.items():
        checks += [(f"{name}.{part}", all(one["key"] in keys for one in row[part])) for part in ("bands", "swings", "flips")]
        checks += [(f"{name}.bands", all([len(at) for at in band["quantiles"]] == [HIGH + 1] * len(band["values"]) for band in row["bands"]))]
        checks += [(f"{name}.margin", row["margin"] is not None or not row["flips"])]
    return next((name for name, fits in checks if not fits), "")


def is_study(path):
    return path.endswith(".json")


class Study:
    """The summary of a study. Raises Problem if it is none."""

    def __init__(self, path):
        self.words = Words("en")
        try:
            with open(path, encoding="utf-8") as file:
                self.data = json.load(file)
            if self.data["filetype"] != "taktskifte study":
                raise ValueError
            self.rows = {row["measure"]: row for row in self.data["rows"]}
            self.keys = self.data["keys"]
            self.mixes = self.data["mixes"]
        except FileNotFoundError:
            raise Problem(NO_INPUT, f"{path}: there is no such file; make it with: taktskifte study") from None
        except (OSError, ValueError, LookupError, TypeError):
            raise Problem(DATA, f"{path}: damaged, or no summary of a study; make it anew with: taktskifte study -o DIR") from None
        shown = {name: self.rows.get(name) for name, *_ in NUMBERS}
        wrong = misfit(self.data, SHAPE) or misfit(shown, dict.fromkeys(shown, ROW)) or outside(self.data, shown)
        if wrong:
            raise Problem(DATA, f"{path}: {wrong} is missing or is not what the pictures read; make the summary anew with: "
                                "taktskifte study -o DIR")

    def speak(self, language):
        self.words = Words(language)

    def said(self, name, **parts):
        return self.words.fill("picture", f"study.{name}", **parts)

    def label(self, key, width, lines=1):
        """The name of an assumption on so many lines, and its key on one more."""
        name = self.keys[key]["key"]
        return wrapped(textwrap.shorten(self.words.key(name), lines * width - 8 * (lines - 1), placeholder=" …"), width) + f"\n{name}"

    def footnote(self, figure, *reading):
        origin = self.data["origin"]
        years = f"{origin['first_year']}–{origin['last_year']}"
        text = " ".join([*reading, self.said("footnote", sets=self.words.fixed(origin["sets"]), keys=len(self.keys), years=years,
                                             version=self.data["model_results_version"])])
        text = "\n".join(textwrap.wrap(text, int(figure.get_figwidth() * 16)))
        figure.text(0.02, 0.012, text, ha="left", va="bottom", fontsize=8, color=GREY)


def plain(words, value):
    """A number of any size with the digits it has."""
    return words.fixed(value, len(f"{value:.12f}".rstrip("0").split(".")[1]))


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
        axes.set_xticks(ends, [plain(study.words, end) for end in ends])
        axes.minorticks_off()
    else:
        number_ticks(axes.xaxis, study.words)
    number_ticks(axes.yaxis, study.words)
    axes.set_xlim(about["low"], about["high"])
    axes.set_xlabel(study.label(key, 48, lines=2))
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
    axes.set_yticks(range(len(swings)), [study.label(swing["key"], 48) for swing in swings], fontsize=7)
    number_ticks(axes.xaxis, study.words)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()


def strips(study):
    """A row for each number that decides: two strips along the assumptions that it hangs on most, and a tornado."""
    shape = {"width_ratios": (1, 1, 0.55, 0.8)}  # room for the names of keys
    figure, axes = plt.subplots(len(NUMBERS), 4, figsize=(16, 17), squeeze=False, gridspec_kw=shape)
    figure.subplots_adjust(left=0.06, right=0.985, top=0.925, bottom=0.09, hspace=0.5, wspace=0.25)
    base, other = (plain(study.words, round(100 * study.mixes[study.data[mix]], 9)) for mix in ("today", "parity"))
    headline(figure, study.said("title", base=base, other=other), study.said("subtitle"))
    for line, (name, unit_name, unit) in enumerate(NUMBERS):
        row = study.rows[name]
        for column in range(2):
            if column < len(row["bands"]):
                draw_strip(axes[line, column], study, row, unit, row["bands"][column]["key"], COLOURS[0])
            else:
                axes[line, column].set_axis_off()
        axes[line, 0].set_title(f"{study.words.word('short', name)}, {study.words.word('unit', unit_name)}")
        axes[line, 1].sharey(axes[line, 0])
        axes[line, 2].set_axis_off()
        draw_tornado(axes[line, 3], study, row, unit, COLOURS[2])
    axes[0, 3].set_title(wrapped(study.said("alone"), 36))
    study.footnote(figure, study.said("reading"))
    return figure


def regret(study):
    """Mean regret of every mix, by what an innovation is worth."""
    choices = study.data["choices"]
    mixes = [study.mixes[mix] for mix in study.data["chosen_among"]]
    values = np.array([choice["mean"] for choice in choices], dtype=float)
    figure, axes = plt.subplots(figsize=(10, 5.6))
    figure.subplots_adjust(left=0.13, right=0.98, top=0.80, bottom=0.24)
    headline(figure, study.said("regret"), study.said("regret_subtitle"))
    parts = values / np.nanmax(values, axis=1, keepdims=True)
    axes.imshow(parts, origin="lower", aspect="auto", cmap="cividis_r", vmin=0, vmax=1)
    for (y, x), value in np.ndenumerate(values):
        least = choices[y]
        marks = "".join(sign for sign, rule in (("●", "least_mean"), ("◆", "least_high"), ("■", "least_most")) if least[rule] == x)
        text = study.words.fixed(value)
        axes.annotate(f"{text}\n{marks}" if marks else text, (x, y), ha="center", va="center", fontsize=9,
                      color="black" if parts[y, x] < 0.5 else "white")
    axes.set_xticks(range(len(mixes)), [plain(study.words, round(100 * mix, 9)) + SPACE + "%" for mix in mixes])
    axes.set_yticks(range(len(choices)), [plain(study.words, choice["worth"]) for choice in choices])
    axes.set_xlabel(study.said("mix"))
    axes.set_ylabel(study.said("worth"))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    missing = choices[0]["missing"]
    left_out = [study.said("missing", n=study.words.fixed(missing))] if missing else []
    study.footnote(figure, study.said("regret_reading"), *left_out)
    return figure


PICTURES = {"strips": strips, "regret": regret}
