"""What sensitivity and discover estimate, computed a second time with numpy and scipy from the stored sweep files alone."""

import json

import h5py
import numpy as np
import scipy.stats

from support.command import taktskifte

MARGINS = {"research_share": 0.005}


class Stored:
    """A sweep file: inputs [key][point] and outcomes [point][scenario][replicate]."""

    def __init__(self, file):
        with h5py.File(file) as opened:
            self.keys = [name.decode() if isinstance(name, bytes) else name for name in opened["key"][:]]
            self.inputs = opened["design_value"][:].T
            self.settings = opened["design_setting"].asstr()[:]
            shape = opened.attrs.get("design_shape", "free")
            self.shape = (shape.decode() if isinstance(shape, bytes) else shape).split()
            self.values = {name: opened[name][:] for name in
                           ("research_share", "project_innovations", "unused_nok", "private_rd_nok", "research_innovations")}

    def input_scales(self):
        """Places of the points on the scale that keys are drawn on, and the range of whole numbers there (else NaN)."""
        places, parts = self.inputs.copy(), np.full(self.inputs.shape[0], np.nan)
        kinds = {key["key"]: key for key in json.loads(taktskifte("params", "--json").stdout)}
        for key, name in enumerate(self.keys):
            if kinds.get(name, {}).get("kind") == "whole number":
                if kinds[name]["distribution"] == "log-uniform":
                    places[key] = np.log(places[key])
                parts[key] = np.ptp(places[key])
        return places, parts

    def difference(self, measure, scenario=1):
        return self.values[measure][:, scenario] - self.values[measure][:, 0]


def fieller(over, under):
    """Ratio of means with its 95 % interval (Fieller 1954), from the roots of a quadratic."""
    n = len(over)
    t = scipy.stats.t.ppf(0.975, n - 1)
    covariance = np.cov(over, under) / n
    m, u = over.mean(), under.mean()
    roots = np.roots([u * u - t * t * covariance[1, 1], -2 * (m * u - t * t * covariance[0, 1]),
                      m * m - t * t * covariance[0, 0]])
    return m / u, np.sort(roots.real)


def sobol(stored, measure):
    """Per key (first, total) with intervals over scramblings, and chance; each row has its own random numbers."""
    y = stored.difference(measure)
    replicates = y.shape[1]
    blocks = y.reshape(int(stored.shape[1]), -1, len(stored.keys) + 2, replicates)
    a, b = blocks[:, :, 0], blocks[:, :, -1]
    found, variance = sobol_of(blocks)
    within = [one - one.mean(axis=2, keepdims=True) for one in (a, b)]
    chance = (fieller((within[0] * within[1]).sum(axis=2).mean(axis=1) / (replicates - 1), variance),
              fieller(np.mean([one.var(axis=2, ddof=1) for one in (a, b)], axis=0).mean(axis=1), variance))
    return found, chance


def sobol_of(blocks):
    """Of outcomes [scrambling][row][A, A_B^i, B][replicate]: per key (first, total), and the variance of each scrambling. Rows
    in which something is undefined are left out."""
    a, b = blocks[:, :, 0], blocks[:, :, -1]
    whole = np.isfinite(a + b).all(axis=2)[:, :, None]
    a, b = np.where(whole, a, np.nan), np.where(whole, b, np.nan)
    mean = np.nanmean(np.stack([a, b]), axis=(0, 2, 3))[:, None, None]
    variance = np.nanmean((a - mean) ** 2 + (b - mean) ** 2, axis=(1, 2)) / 2
    replicates = blocks.shape[3]
    others = b - mean if replicates == 1 else (b.sum(axis=2, keepdims=True) - b) / (replicates - 1) - mean
    found = []
    for key in range(blocks.shape[2] - 2):
        step = blocks[:, :, 1 + key] - a
        moved = np.nan_to_num(step).any()
        found.append((fieller(np.nanmean(others * step, axis=(1, 2)), variance) if moved else None,
                      fieller(np.nanmean(step ** 2, axis=(1, 2)) / 2, variance) if moved else None))
    return found, variance


def morris(stored, measure):
    """[trajectory][key] elementary effects, as if a key moved through its whole range; whole numbers by what they move."""
    return morris_of(stored, stored.difference(measure).mean(axis=1))


def morris_of(stored, y):
    places, parts = stored.input_scales()
    keys = len(stored.keys)
    effects = np.zeros((len(y) // (keys + 1), keys))
    for t in range(effects.shape[0]):
        for p in range(t * (keys + 1), (t + 1) * (keys + 1) - 1):
            steps = stored.inputs[:, p + 1] - stored.inputs[:, p]
            for key in np.flatnonzero(steps):
                part = np.sign(steps[key]) * 2 / 3 if np.isnan(parts[key]) else (
                    (places[key, p + 1] - places[key, p]) / parts[key])
                effects[t, key] = (y[p + 1] - y[p]) / part
    return effects


def regret(stored, worth):
    """Per scenario (mean, 95th percentile, maximum, share of sets in which it is best)."""
    worths = [(stored.values["research_innovations"][:, s] + stored.values["project_innovations"][:, s]).mean(axis=1) * worth
              + stored.values["private_rd_nok"][:, s].mean(axis=1)
              for s in range(stored.values["private_rd_nok"].shape[1])]
    values = np.array(worths)
    lost = values.max(axis=0) - values
    best = np.bincount(values.argmax(axis=0), minlength=len(values)) / values.shape[1]
    return [(one.mean(), np.percentile(one, 95), one.max(), share) for one, share in zip(lost, best)]


def flips(stored, measure, margin):
    """Per key the values at which the difference crosses a border of the margin, by a root of its line."""
    y = stored.difference(measure).mean(axis=1)
    moved = stored.settings != stored.settings[0]
    found = {}
    for key, name in enumerate(stored.keys):
        points = [0, *(p for p in range(1, len(y)) if moved[p, key] and moved[p].sum() == 1)]
        points.sort(key=lambda p: stored.inputs[key, p])
        x = stored.inputs[key, points]
        found[name] = [x[i] + (x[i + 1] - x[i]) * part
                       for i in range(len(x) - 1)
                       for part in sorted((border - y[points[i]]) / (y[points[i + 1]] - y[points[i]])
                                          for border in (-margin, margin)
                                          if (y[points[i]] > border) != (y[points[i + 1]] > border))]
    return found


def in_box(stored, restrictions):
    """Which points lie in a box as discover tells it."""
    inside = np.ones(stored.inputs.shape[1], bool)
    for side in restrictions:
        values = stored.inputs[stored.keys.index(side["key"])]
        inside &= (values >= (side["low"] if side["low"] is not None else -np.inf))
        inside &= (values <= (side["high"] if side["high"] is not None else np.inf))
    return inside


def natural_spline(x, sample, knots=5):
    """A natural cubic regression basis, by scipy's own cubic through unit vectors at the knots."""
    from scipy.interpolate import CubicSpline
    places = np.unique(np.quantile(sample, np.linspace(0, 1, knots)))
    if len(places) < 3:
        return np.vander(x, len(places), increasing=True)
    low, high = places[0], places[-1]
    spline = CubicSpline(places, np.eye(len(places)), bc_type="natural")
    inner = np.clip(x, low, high)
    slope = spline(inner, 1)
    return spline(inner) + slope * (x - inner)[:, None]


def information(stored, worth, key, splits=20):
    """Gain of knowing one key, over many splits into halves: mean and standard deviation over splits."""
    values = np.array([(stored.values["research_innovations"][:, s] + stored.values["project_innovations"][:, s]).mean(axis=1)
                       * worth + stored.values["private_rd_nok"][:, s].mean(axis=1)
                       for s in range(stored.values["private_rd_nok"].shape[1])])
    x = stored.inputs[stored.keys.index(key)]
    gains = []
    for split in range(splits):
        order = np.random.default_rng(split).permutation(len(x))
        half = len(x) // 2
        gain = []
        for learn, earn in ((order[:half], order[half:]), (order[half:], order[:half])):
            fit = np.linalg.lstsq(natural_spline(x[learn], x[learn]), values[:, learn].T, rcond=None)[0]
            choice = (natural_spline(x[earn], x[learn]) @ fit).argmax(axis=1)
            blind = values[:, learn].mean(axis=1).argmax()
            gain.append((values[choice, earn] - values[blind, earn]).mean())
        gains.append(np.mean(gain))
    return np.mean(gains), np.std(gains)
