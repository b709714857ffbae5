"""The summary of a whole study of assumptions, computed a second time from its files."""

import pathlib
import re

import h5py
import numpy as np

from support import second_boxes
from support.second_study import Stored, morris_of, sobol_of

QUANTILES = [5, 25, 50, 75, 95]
DECIDING = 4  # rows that have more than spreads
SCRAMBLINGS = 6


class Part(Stored):
    """A file of the study: the public share of each scenario, and any row of the summary by mix and set."""

    def __init__(self, folder, name):
        self.path = pathlib.Path(folder) / f"{name}.h5"
        super().__init__(self.path)
        with h5py.File(self.path) as file:
            share = re.compile(r"^funding\.public_share = ([0-9.]+) ", re.MULTILINE)
            self.mixes = [float(share.search(text)[1]) for text in file["resolved_keys"].asstr()[:]]

    def row(self, measure):
        """[point][scenario][replicate]"""
        name, _, label = measure.partition("[")
        with h5py.File(self.path) as file:
            values = file[name][:]
            if label:
                values = values[..., list(file["outcome"].asstr()[:]).index(label.rstrip("]"))]
        return values

    def means(self, measure):
        return self.row(measure).mean(axis=2)

    def differences(self, measure):
        means = self.means(measure)
        return means[:, -1] - means[:, 0]


def spread(differences, margin):
    known = differences[np.isfinite(differences)]
    if len(known) == 0:
        return [None] * 8 + [0, len(differences)]
    margin = np.nan if margin is None else margin  # then no side of it has a set
    return [*np.percentile(known, QUANTILES), (known < -margin).mean(), (abs(known) <= margin).mean(), (known > margin).mean(),
            len(known), len(differences) - len(known)]


def side(differences, margin):
    return np.sign(differences) * (abs(differences) > margin)


def crossings(values, differences, margin):
    """Where a line through the points passes a border of the margin."""
    found = []
    for x0, x1, y0, y1 in zip(values, values[1:], differences, differences[1:]):
        found += [x0 + (x1 - x0) * (border - y0) / (y1 - y0) for border in (-margin, margin) if (y0 > border) != (y1 > border)]
    return found


def leading_rows(row, parts, at_defaults):
    """What only the deciding rows have: (what, told, again), where None stands for "not defined"."""
    measure, margin = row["measure"], row["margin"]
    single, sets, walks, indices = (parts[name] for name in ("single", "assumptions", "trajectories", "indices"))

    differences = single.differences(measure)
    each = (len(differences) - 1) // len(single.keys)
    shift = at_defaults - differences[0]
    ends = {key: (shift + differences[1 + key * each], shift + differences[(key + 1) * each]) for key in range(len(single.keys))}
    yield "swings", [(one["at_low"], one["at_high"]) for one in row["swings"]], [ends[one["key"]] for one in row["swings"]]
    largest = sorted((abs(high - low) for low, high in ends.values()), reverse=True)
    yield "swings", [abs(ends[one["key"]][1] - ends[one["key"]][0]) for one in row["swings"]], largest[:len(row["swings"])]

    for flip in row["flips"]:
        key = flip["key"]
        points = [0, *range(1 + key * each, 1 + (key + 1) * each)]
        values, first = np.unique(single.inputs[key, points], return_index=True)
        known = crossings(values, shift + differences[points][first], margin)
        yield "flips", flip["at"], min(known, key=lambda at: abs(at - flip["at"]), default=np.nan)

    effects = morris_of(walks, walks.differences(measure))
    size = np.nanmean(abs(effects), axis=0)
    yield ("effects", [(one["mean_absolute"], one["deviation"]) for one in row["effects"]],
           [(size[one["key"]], np.nanstd(effects[:, one["key"]], ddof=1)) for one in row["effects"]])
    yield "effects", [one["mean_absolute"] for one in row["effects"]], np.sort(size)[::-1][:len(row["effects"])]

    keys = len(row["indices"])
    blocks = indices.differences(measure).reshape(SCRAMBLINGS, -1, keys + 2, 1)
    inputs = indices.inputs.reshape(len(indices.keys), SCRAMBLINGS, -1, keys + 2)
    changed = [int(np.flatnonzero((inputs[..., 1 + place] != inputs[..., 0]).any(axis=(1, 2)))[0]) for place in range(keys)]
    known = dict(zip(changed, sobol_of(blocks)[0]))
    for one in row["indices"]:
        for what, index in zip(("first", "total"), known[one["key"]]):
            value, low, high, reading = one[what]
            if index is None:
                yield "indices", (value, reading), (0, "exactly 0")
            else:
                yield "indices", value, index[0]
                if low is not None:
                    yield "indices", (low, high), tuple(index[1])

    differences = sets.differences(measure)
    for band in row["bands"]:
        order = np.argsort(sets.inputs[band["key"]], kind="stable")
        ends = [group * len(order) // len(band["values"]) for group in range(len(band["values"]) + 1)]
        groups = [order[begin:end] for begin, end in zip(ends, ends[1:])]
        yield "bands", band["values"], [np.median(sets.inputs[band["key"], group]) for group in groups]
        yield "bands", band["quantiles"], [np.nanpercentile(differences[group], QUANTILES) for group in groups]

    whole = np.isfinite(differences)
    boxes = second_boxes.find_boxes(sets.inputs[:, whole], differences[whole] > margin)
    yield "boxes", len(row["boxes"]), len(boxes)
    for told, again in zip(row["boxes"], boxes):
        yield "boxes", [one["key"] for one in told["sides"]], list(again["sides"])
        ends = [(None if np.isinf(low) else low, None if np.isinf(high) else high, needed)
                for low, high, needed in again["sides"].values()]
        yield "boxes", [(one["low"], one["high"], one["needed"]) for one in told["sides"]], ends
        yield "boxes", [told[name] for name in ("density", "coverage", "share")], [again[name] for name in ("density", "coverage", "share")]


def regrets(summary, sets):
    order = np.argsort(sets.mixes)
    innovations, private = ((sets.means("research_innovations") + sets.means("project_innovations"))[:, order],
                            sets.means("private_rd_nok")[:, order])
    for told in summary["choices"]:
        values = private + told["worth"] * innovations
        whole = np.isfinite(values).all(axis=1)
        values = values[whole]
        lost = values.max(axis=1, keepdims=True) - values
        yield "regret", (told["sets"], told["missing"]), (whole.sum(), (~whole).sum())
        yield "regret", told["mean"], lost.mean(axis=0)
        yield "regret", told["high"], np.percentile(lost, 95, axis=0)
        yield "regret", told["most"], lost.max(axis=0)
        yield "regret", told["best_share"], np.bincount(values.argmax(axis=1), minlength=len(order)) / len(values)
        for rule, least in (("least_mean", lost.mean(axis=0)), ("least_high", np.percentile(lost, 95, axis=0)),
                            ("least_most", lost.max(axis=0))):
            yield "regret", least[told[rule]], least.min()


def curve(summary, part):
    order = np.argsort(part.inputs[0])
    yield "curve", [point["public_share"] for point in summary["curve"]], part.inputs[0, order]
    for number, row in enumerate(summary["rows"]):
        values = part.row(row["measure"])[order, 0]
        yield "curve", [point["mean"][number] for point in summary["curve"]], values.mean(axis=1)
        yield ("curve", [point["standard_error"][number] for point in summary["curve"]],
               values.std(axis=1, ddof=1) / np.sqrt(values.shape[1]))


def comparisons(folder, summary):
    """(what, told, again) of all that the summary says and chance has no part in."""
    names = ("assumptions", "triangular", "single", "trajectories", "indices", "curve")
    parts = {name: Part(folder, name) for name in names}
    others = [Part(folder, name) for name in ("rule-threshold", "applicants-alike", "unused-carried", "unused-moved", "burn-in-10",
                                              "burn-in-40")]
    sets = parts["assumptions"]
    order = np.argsort(sets.mixes)
    yield "spread", summary["mixes"], np.sort(sets.mixes)
    shares = parts["curve"].inputs[0]
    ends = [int(np.flatnonzero(shares == sets.mixes[mix])[0]) for mix in (-1, 0)]
    for number, row in enumerate(summary["rows"]):
        measure, margin = row["measure"], row["margin"]
        means = sets.means(measure)[:, order]
        yield "spread", row["levels"], [spread(of_mix, margin)[:len(QUANTILES)] for of_mix in means.T]
        for pair in row["pairs"]:
            yield "spread", pair["spread"], spread(means[:, pair["other"]] - means[:, pair["base"]], margin)
        yield "spread", row["triangular"], spread(parts["triangular"].differences(measure), margin)
        all_sets = sets.differences(measure)
        for told, other in zip(row["structures"], others):
            differences = other.differences(measure)
            as_is = all_sets[:len(differences)]
            yield "structures", (told["as_is"], told["other"]), (spread(as_is, margin), spread(differences, margin))
            both = np.isfinite(as_is) & np.isfinite(differences)
            if margin is not None and both.any():
                yield "structures", told["changed"], (side(as_is, margin) != side(differences, margin))[both].mean()
        ending = parts["curve"].row(measure)[:, 0]
        paired = ending[ends[0]] - ending[ends[1]]
        yield "curve", (row["at_defaults"], row["standard_error"]), (paired.mean(), paired.std(ddof=1) / np.sqrt(len(paired)))
        if number < DECIDING:
            yield from leading_rows(row, parts, paired.mean())
    yield from regrets(summary, sets)
    yield from curve(summary, parts["curve"])


def distance(told, again):
    """The largest relative distance between two nested lists of numbers; infinite where other things differ."""
    if isinstance(told, (list, tuple)):
        again = list(again)
        return max(map(distance, told, again), default=0.0) if len(told) == len(again) else np.inf
    if told is None or isinstance(told, (str, bool)):
        undefined = again is None or (not isinstance(again, str) and np.isnan(again)) if told is None else False
        return 0.0 if undefined or told == again else np.inf
    if again is None or not np.isfinite(again):
        return np.inf
    rounding = 1e-7  # what is smaller, is: differences and errors of what does not vary
    return abs(told - again) / max(abs(told), abs(again), rounding)
