"""Pictures of a sweep: measures against a swept key with intervals and what ten more MNOK bring, and where money is left or
projects lapse over two keys."""

import os

import h5py
import matplotlib.pyplot as plt
import numpy as np

from plots.look import COLOURS, GREY, grouped, headline, signed
from plots.problem import DATA, Problem
from plots.results import mean_and_half_width, text_of, told_apart
from plots.whole_file import size_and_sha256

SWEEP = "taktskifte sweep"
MEASURES = (  # of the curves: variable, what it is, what one unit of the picture is, decimals
    ("research_innovations", "innovations with a researcher a year", 1.0, 0),
    ("research_share", "of innovations with a researcher, %", 0.01, 1),
    ("unused_nok", "public money left, MNOK a year", 1.0, 0),
    ("lapsed_nok", "public money of projects that lapse, MNOK a year", 1.0, 1),
)
LOST = (("unused_nok", "money left"), ("lapsed_nok", "projects lapse"))


class Sweep:
    """The file of a sweep. Raises Problem if it lacks something."""

    def __init__(self, path):
        self.path = path
        size_and_sha256(path)  # raises Problem if the file is damaged
        try:
            with h5py.File(path, "r") as file:
                self.keys = list(file["key"].asstr()[...])
                self.treatments = list(file["key_treatment"].asstr()[...])
                self.points = file["design_value"][...]
                self.states = file["design_state"][...]
                names = list(file["scenario"].asstr()[...])
                self.titles = told_apart(list(file["scenario_title"].asstr()[...]), names)
                self.years = file["year"][...]
                self.replicates = file["replicate"].size
                self.chance = text_of(file.attrs["chance"])
                self._values = {name: file[name][...] for name in {*(row[0] for row in MEASURES), "public_part_nok"}}
        except (OSError, RuntimeError, LookupError, TypeError, ValueError, MemoryError):
            raise Problem(DATA, f"{path}: damaged or no sweep of Taktskifte; fetch the file again") from None
        self.simulated = self.states != 1

    def values(self, name):
        """(point, scenario, replicate)."""
        return self._values[name]

    def varying(self):
        """Positions of the swept keys that take more than one value, all of them numbers."""
        def is_varying(key):
            column = self.points[:, key]
            return np.isfinite(column).all() and np.unique(column).size > 1
        return [key for key in range(len(self.keys)) if is_varying(key)]

    def label(self, key):
        return f"{self.keys[key]} ({self.treatments[key]})"

    def footnote(self, figure, reading):
        refused = int((self.states == 1).sum())
        text = f"{reading}{self.replicates} replicates of each point, {self.years[0]}–{self.years[-1]}."
        if refused:
            text += f" {refused} points break a rule and are left out."
        figure.text(0.02, 0.02, text, ha="left", va="bottom", fontsize=8, color=GREY, wrap=True)


def is_sweep(path):
    if not os.path.isfile(path):  # a pipe would be waited for
        return False
    try:
        with h5py.File(path, "r") as file:
            return text_of(file.attrs.get("filetype")) == SWEEP
    except (OSError, RuntimeError):
        return False  # said by who opens it as a result


def draw_curve(axes, sweep, order, key, measure):
    name, meaning, unit, _ = measure
    axes.set_title(meaning)
    for scenario, title in enumerate(sweep.titles):
        mean, half = mean_and_half_width(sweep.values(name)[order, scenario] / unit, axis=1)
        place = sweep.points[order, key]
        axes.plot(place, mean, color=COLOURS[scenario], linewidth=1.6, label=title)
        axes.fill_between(place, mean - half, mean + half, color=COLOURS[scenario], alpha=0.25, linewidth=0)
    axes.set_xlabel(sweep.label(key))
    if not sweep.values(name)[order].any():
        axes.annotate("none in any replicate", (0.5, 0.5), xycoords="axes fraction", ha="center", va="bottom", fontsize=9)


def draw_marginal(axes, sweep, order, scenario, measure):
    """What ten more MNOK of public money a year bring from one point to the next, paired by replicate."""
    name, meaning, unit, digits = measure
    values = sweep.values(name)[order, scenario] / unit
    money = sweep.values("public_part_nok")[order, scenario].mean(axis=1)
    steps = np.diff(money)
    effect = np.diff(values, axis=0) / steps[:, None] * 10
    mean, half = mean_and_half_width(effect, axis=1)
    middle = (money[1:] + money[:-1]) / 2
    axes.set_title("per 10 MNOK more" + (f": from {signed(mean[0], digits + 2)} to {signed(mean[-1], digits + 2)}"
                                         if len(sweep.titles) == 1 else ""))
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.plot(middle, mean, color=COLOURS[scenario], linewidth=1.6, marker="o", markersize=3)
    axes.fill_between(middle, mean - half, mean + half, color=COLOURS[scenario], alpha=0.25, linewidth=0)
    axes.set_xlabel("public part of the pot, MNOK a year")


def moves_money(sweep, order):
    """Whether the public part rises from point to point, so that an effect per krone is one."""
    money = sweep.values("public_part_nok")[order].mean(axis=2)
    return bool((np.diff(money, axis=0) > 0).all())


def curves(sweep):
    """A measure a row against the one key that varies, and the marginal effect of money where the key moves it."""
    varying = sweep.varying()
    if len(varying) != 1 or len(sweep.titles) > len(COLOURS):
        return None
    key = varying[0]
    order = np.flatnonzero(sweep.simulated)
    order = order[np.argsort(sweep.points[order, key], kind="stable")]
    if order.size < 3:
        return None
    columns = 2 if moves_money(sweep, order) else 1
    figure, axes = plt.subplots(len(MEASURES), columns, figsize=(5.6 * columns, 12), squeeze=False)
    figure.subplots_adjust(left=0.09, right=0.97, top=0.90, bottom=0.10, hspace=0.55, wspace=0.2)
    headline(figure, f"What comes of {sweep.keys[key]}?", "Lines: means; bands: 95 % intervals of the mean (chance alone)")
    for row, measure in enumerate(MEASURES):
        draw_curve(axes[row, 0], sweep, order, key, measure)
        if columns == 2:
            for scenario in range(len(sweep.titles)):
                draw_marginal(axes[row, 1], sweep, order, scenario, measure)
    if len(sweep.titles) > 1:
        axes[0, 0].legend(fontsize=8)
    paired = ", paired by replicate" if sweep.chance == "common" else ""
    sweep.footnote(figure, f"Right: difference from one point to the next by that of the public part{paired}.\n"
                   if columns == 2 else "")
    return figure


def draw_map(figure, axes, sweep, keys, scenario, lost, most):
    name, meaning = lost
    points = np.flatnonzero(sweep.simulated)
    across, up = (np.unique(sweep.points[points, key]) for key in keys)
    grid = np.full((up.size, across.size), np.nan)
    for point in points:
        grid[np.searchsorted(up, sweep.points[point, keys[1]]), np.searchsorted(across, sweep.points[point, keys[0]])] = (
            sweep.values(name)[point, scenario].mean())
    shown = axes.imshow(grid, origin="lower", aspect="auto", cmap="cividis", vmin=0, vmax=most)
    axes.set_xticks(range(across.size), [f"{value:g}" for value in across])
    axes.set_yticks(range(up.size), [f"{value:g}" for value in up])
    for (y, x), value in np.ndenumerate(grid):
        text = "refused" if np.isnan(value) else grouped(value, 0 if most >= 20 or value == 0 else 1)
        axes.annotate(text, (x, y), ha="center", va="center", fontsize=7, color="white" if value < most * 0.6 else "black")
    axes.set_xlabel(sweep.label(keys[0]))
    axes.set_ylabel(sweep.label(keys[1]))
    none = "" if sweep.values(name)[points].any() else " (none in any replicate)"
    axes.set_title(f"{sweep.titles[scenario]}: {meaning}{none}")
    figure.colorbar(shown, ax=axes, label="MNOK a year")


def is_grid(sweep, keys):
    pairs = {tuple(point) for point in sweep.points[:, keys]}
    sides = [np.unique(sweep.points[:, key]).size for key in keys]
    return len(pairs) == len(sweep.points) == sides[0] * sides[1] and max(sides) <= 30


def maps(sweep):
    """Where public money is left and where projects lapse, over the two keys that vary."""
    keys = sweep.varying()
    if len(keys) != 2 or len(sweep.titles) > 4 or not is_grid(sweep, keys):
        return None
    rows = len(sweep.titles)
    figure, axes = plt.subplots(rows, 2, figsize=(13, 1.8 + 4.2 * rows), squeeze=False)
    height = figure.get_figheight()
    figure.subplots_adjust(left=0.06, right=0.98, top=1 - 1.2 / height, bottom=1.0 / height, hspace=0.35, wspace=0.15)
    headline(figure, "Where is public money lost?", "Means over the years; a colour means the same in all panels of a column")
    for column, lost in enumerate(LOST):
        means = sweep.values(lost[0])[sweep.simulated].mean(axis=2)
        for scenario in range(rows):
            draw_map(figure, axes[scenario, column], sweep, keys, scenario, lost, float(np.nanmax(means)) or 1.0)
    sweep.footnote(figure, "Left: money that no fundable application asks for. Right: granted, but the project found no researcher.\n")
    return figure


PICTURES = {"curves": curves, "maps": maps}
NEEDS = {
    "curves": "it needs one key with three values or more, and none other that varies",
    "maps": "it needs a grid of two keys, of up to 30 values each, and up to 4 scenarios",
}
