"""Pictures of a sweep: measures against a swept key with intervals and what ten more MNOK bring, and where money is left or
projects lapse over two keys."""

import textwrap

import h5py
import matplotlib.pyplot as plt
import numpy as np

from plots.look import COLOURS, GREY, WIDTH, headline, number_ticks, wrapped
from plots.problem import DATA, Problem
from plots.results import mean_and_half_width_of_known, text_of, told_apart
from plots.whole_file import size_and_sha256
from plots.words import Words

MEASURES = (  # of the curves: variable, its unit, what one unit of the picture is, decimals
    ("research_innovations", "a_year", 1.0, 0),
    ("research_share", "%", 0.01, 1),
    ("unused_nok", "MNOK_a_year", 1.0, 0),
    ("lapsed_nok", "MNOK_a_year", 1.0, 1),
)
REFUSED, FAILED = 1, 2  # states of a point; of a failed one some replicates may exist
LOST = (("unused_nok", "sweep.left"), ("lapsed_nok", "sweep.lapse"))


class Sweep:
    """The file of a sweep. Raises Problem if it lacks something."""

    def __init__(self, path):
        self.path = path
        self.words = Words("en")
        size_and_sha256(path)  # raises Problem if the file is damaged
        try:
            with h5py.File(path, "r") as file:
                self.keys = list(file["key"].asstr()[...])
                self.treatments = list(file["key_treatment"].asstr()[...])
                self.points = file["design_value"][...]
                self.states = file["design_state"][...]
                names = self.scenarios = list(file["scenario"].asstr()[...])
                self.titles = told_apart(list(file["scenario_title"].asstr()[...]), names)
                self.years = file["year"][...]
                self.replicates = file["replicate"].size
                self.chance = text_of(file.attrs["chance"])
                self._values = {name: file[name][...] for name in {*(row[0] for row in MEASURES), "public_part_nok"}}
        except (OSError, RuntimeError, LookupError, TypeError, ValueError, MemoryError):
            raise Problem(DATA, f"{path}: damaged or no sweep of Taktskifte; fetch the file again") from None

    def speak(self, language):
        self.words = Words(language)
        self.titles = [self.words.title(name, title) for name, title in zip(self.scenarios, self.titles)]

    def known(self):
        """Points with a replicate of each scenario that could be simulated."""
        return np.isfinite(self.values("public_part_nok")).any(axis=2).all(axis=1)

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
        name = self.words.key(self.keys[key])
        return wrapped(f"{name[:1].upper()}{name[1:]} ({self.words.word('picture', 'sweep.' + self.treatments[key], self.treatments[key])})", 70)

    def footnote(self, figure, reading):
        words = self.words
        text = f"{reading} " if reading else ""
        text += words.fill("picture", "sweep.footnote", replicates=words.counted("replicates", self.replicates), years=f"{self.years[0]}–{self.years[-1]}")
        for state, name in ((REFUSED, "sweep.refused"), (FAILED, "sweep.failed")):
            if count := int((self.states == state).sum()):
                text += " " + words.fill("picture", name, n=words.fixed(count))
        text += " " + words.sentence("doubt.chance_alone")
        lines = textwrap.wrap(text, int(figure.get_figwidth() * 15.5))
        figure.text(0.02, 0.01, "\n".join(lines), ha="left", va="bottom", fontsize=8, color=GREY)


def mean(values):
    """Over the replicates that exist."""
    return mean_and_half_width_of_known(values)[0]


def draw_curve(axes, sweep, order, key, measure):
    name, unit_name, unit, _ = measure
    words = sweep.words
    axes.set_title(wrapped(f"{words.word('short', name)}, {words.word('unit', unit_name)}", 44))
    for scenario, title in enumerate(sweep.titles):
        middle, half = mean_and_half_width_of_known(sweep.values(name)[order, scenario] / unit)
        place = sweep.points[order, key]
        axes.plot(place, middle, color=COLOURS[scenario], linewidth=1.6, label=title)
        axes.fill_between(place, middle - half, middle + half, color=COLOURS[scenario], alpha=0.25, linewidth=0)
    axes.set_xlabel(sweep.label(key))
    number_ticks(axes.xaxis, words)
    number_ticks(axes.yaxis, words)
    if not np.nan_to_num(sweep.values(name)[order]).any():
        axes.annotate(words.word("picture", "sweep.none"), (0.5, 0.5), xycoords="axes fraction", ha="center", va="bottom", fontsize=9)


def draw_marginal(axes, sweep, order, scenario, measure):
    """What ten more MNOK of public money a year bring from one point to the next, paired by replicate."""
    name, _, unit, digits = measure
    words = sweep.words
    values = sweep.values(name)[order, scenario] / unit
    money = mean(sweep.values("public_part_nok")[order, scenario])
    steps = np.diff(money)
    effect = np.diff(values, axis=0) / steps[:, None] * 10
    per_ten, half = mean_and_half_width_of_known(effect)
    middle = (money[1:] + money[:-1]) / 2
    what = words.word("picture", "sweep.per_ten")
    axes.set_title(what if len(sweep.titles) > 1 else words.fill("picture", "sweep.from_to", what=what,
                   low=words.signed(per_ten[0], digits + 2), high=words.signed(per_ten[-1], digits + 2)))
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.plot(middle, per_ten, color=COLOURS[scenario], linewidth=1.6, marker="o", markersize=3)
    axes.fill_between(middle, per_ten - half, per_ten + half, color=COLOURS[scenario], alpha=0.25, linewidth=0)
    axes.set_xlabel(words.word("picture", "sweep.money"))
    number_ticks(axes.xaxis, words)
    number_ticks(axes.yaxis, words)


def moves_money(sweep, order):
    """Whether the public part rises from point to point, so that an effect per krone is one."""
    money = mean(sweep.values("public_part_nok")[order])
    return bool((np.diff(money, axis=0) > 0).all())


def curves(sweep):
    """A measure a row against the one key that varies, and the marginal effect of money where the key moves it."""
    varying = sweep.varying()
    if len(varying) != 1 or len(sweep.titles) > len(COLOURS):
        return None
    key = varying[0]
    order = np.flatnonzero(sweep.known())
    order = order[np.argsort(sweep.points[order, key], kind="stable")]
    if order.size < 3:
        return None
    columns = 2 if moves_money(sweep, order) else 1
    figure, axes = plt.subplots(len(MEASURES), columns, figsize=(WIDTH if columns == 2 else 5.6, 12), squeeze=False)
    figure.subplots_adjust(left=0.09, right=0.97, top=0.90, bottom=0.11, hspace=0.62, wspace=0.24)
    words = sweep.words
    headline(figure, words.fill("picture", "sweep.title", key=words.key(sweep.keys[key])), words.word("picture", "sweep.subtitle"))
    for row, measure in enumerate(MEASURES):
        draw_curve(axes[row, 0], sweep, order, key, measure)
        if columns == 2:
            for scenario in range(len(sweep.titles)):
                draw_marginal(axes[row, 1], sweep, order, scenario, measure)
    if len(sweep.titles) > 1:
        axes[0, 0].legend(fontsize=8)
    right = words.word("picture", "sweep.right_paired" if sweep.chance == "common" else "sweep.right")
    sweep.footnote(figure, right if columns == 2 else "")
    return figure


def told(words, value):
    text = f"{value:g}"
    return text.replace(".", ",") if words.language == "nb" else text


def draw_map(figure, axes, sweep, keys, scenario, lost, most):
    name, meaning = lost
    words = sweep.words
    across, up = (np.unique(sweep.points[:, key]) for key in keys)
    grid = np.full((up.size, across.size), np.nan)
    place = tuple(np.searchsorted(side, sweep.points[:, key]) for side, key in ((up, keys[1]), (across, keys[0])))
    grid[place] = mean(sweep.values(name)[:, scenario])
    state = np.zeros(grid.shape, dtype=int)
    state[place] = sweep.states
    shown = axes.imshow(grid, origin="lower", aspect="auto", cmap="cividis", vmin=0, vmax=most)
    axes.set_xticks(range(across.size), [told(words, value) for value in across])
    axes.set_yticks(range(up.size), [told(words, value) for value in up])
    for (y, x), value in np.ndenumerate(grid):
        text = (words.word("picture", "sweep.refused_cell" if state[y, x] == REFUSED else "sweep.failed_cell") if np.isnan(value) else
                words.fixed(value, 0 if most >= 20 or value == 0 else 1))
        axes.annotate(text, (x, y), ha="center", va="center", fontsize=7, color="white" if value < most * 0.6 else "black")
    axes.set_xlabel(sweep.label(keys[0]))
    axes.set_ylabel(sweep.label(keys[1]))
    none = "" if np.nan_to_num(sweep.values(name)).any() else f" ({words.word('picture', 'sweep.none')})"
    axes.set_title(wrapped(f"{sweep.titles[scenario]}: {words.word('picture', meaning)}{none}", 60))
    number_ticks(figure.colorbar(shown, ax=axes, label=words.word("unit", "MNOK_a_year")).ax.yaxis, words)


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
    words = sweep.words
    headline(figure, words.word("picture", "sweep.maps"), words.word("picture", "sweep.maps_subtitle"))
    for column, lost in enumerate(LOST):
        means = mean(sweep.values(lost[0])[sweep.known()])
        for scenario in range(rows):
            draw_map(figure, axes[scenario, column], sweep, keys, scenario, lost, float(np.nanmax(means, initial=0.0)) or 1.0)
    sweep.footnote(figure, words.word("picture", "sweep.maps_caption"))
    return figure


PICTURES = {"curves": curves, "maps": maps}
NEEDS = {
    "curves": "it needs one key with three values or more, and none other that varies",
    "maps": "it needs a grid of two keys, of up to 30 values each, and up to 4 scenarios",
}
