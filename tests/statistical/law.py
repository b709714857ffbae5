#!/usr/bin/python3
"""The law of a version of the model, kept, and a program held against it: other draws, the same law?

    tests/statistical/law.py [--program build/release/taktskifte] [--replicates 2000] [--seed 2] [--set KEY=VALUE ...]
    tests/statistical/law.py --write     # keeps the law of the program at hand, from seed 1, in law-N.txt

Runs 7.5 and 50 % public and compares with tests/statistical/law-2.txt: mean and ln standard deviation over replicates
of every element of every measure, as its mean over the years and in the last year (all |z| < 4, and the sum of their
squares below what re-splittings of the kept replicates show), and ten correlations that name mechanisms (within 4
standard errors). Ends with 1 if one fails. 2 000 replicates take minutes; no part of the tests that always run.
"""

import argparse
import pathlib
import sys
import tempfile

import h5py
import numpy
import scipy.stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import study_runs  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent
KEPT = FOLDER / "law-2.txt"
KEPT_SEED = 1
LARGEST_Z = 4.0  # one in 16 000 by chance; how often one of all passes it by chance stands in the kept table
SMALLEST_CHANCE = 2 * scipy.stats.norm.sf(LARGEST_Z)  # the same of an exact test
FEWEST = 100  # replicates of either sample that differ from the median: fewer, and a mean is not normal at 4 sd
ROUNDING = 1e-7  # of the numbers kept as text
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
RESPLITTINGS = 1000
SMALL = 200  # replicates of the small check, which has re-splittings of its own

# name: first quantity, second one, years from the first to the second
CORRELATIONS = {
    "firms_efficiency": ("firms", "efficiency", 0),
    "researchers_quality": ("research_share", "quality", 0),
    "awards_research_share": ("awards", "research_share", 1),
    "applications_awards": ("applications", "awards", 0),
    "awards_experience": ("awards", "mean_experience", 0),
    "experience_applications": ("mean_experience", "municipal_applications", 1),
    "awards_project_innovations": ("municipal_awards", "project_innovations", 3),
    "innovations_reuse": ("innovations", "reuse_share", 1),
    "belief_research_share": ("belief_gap", "research_share", 1),
    "private_applications_rd": ("private_applications", "private_rd_nok", 0),
}


def read_measures(file):
    """[scenario][replicate][year] of every element of every measure, by "measure" or "measure:element:element"."""
    values = {}
    for name, data in file.items():
        along = [scales[0] for scales in data.dims if len(scales)]
        if [axis.name for axis in along[:3]] == ["/scenario", "/replicate", "/year"]:
            for index in numpy.ndindex(data.shape[3:]):
                places = zip(along[3:], index)
                labels = [axis.asstr()[i] if axis.dtype == object else f"{axis[i]:g}" for axis, i in places]
                values[":".join([name, *labels]).replace(" ", "_")] = data[(..., *index)].astype(float)
    return values


def quantity(values, name):
    """A measure, or what is made of some: parts of all innovations."""
    if name == "firms":
        return values["partner_share:firm"]
    if name in values:
        return values[name]
    return (values[f"successes_with:{name}"] + values[f"successes_without:{name}"]) / values["innovations"]


def correlation(one, other, lag):
    """Over replicates and years, each year taken from its mean; its standard error, replicates being independent."""
    years = one.shape[1]
    pair = [one[:, : years - lag], other[:, lag:]]
    a, b = (x - x.mean(axis=0) for x in pair)
    a, b = (x / numpy.sqrt((x * x).mean()) for x in (a, b))
    found = (a * b).mean()
    influence = (a * b - found * (a * a + b * b) / 2).mean(axis=1)
    return found, influence.std(ddof=1) / numpy.sqrt(len(influence))


def run_mixes(program, replicates, seed, settings=(), threads=None):
    """The measures of both mixes, and what the file says of itself."""
    with tempfile.TemporaryDirectory() as scratch:
        words = [program, "run", *study_runs.MIXES, "--quiet", "-o", f"{scratch}/mixes.h5"]
        words += ["--threads", str(threads)] if threads else []
        for setting in (f"run.replicates={replicates}", f"run.seed={seed}", *settings):
            words += ["--set", setting]
        study_runs.output_of(words)
        with h5py.File(f"{scratch}/mixes.h5") as file:
            about = {"version": int(file.attrs["model_results_version"][0]), "source": file.attrs["source"].decode(),
                     "scenarios": list(file["scenario"].asstr()[:]), "seed": seed, "replicates": replicates}
            return read_measures(file), about


class Sample:
    """A column per scenario, element and way to make one number of the years; the correlations."""

    def __init__(self, values, about):
        vars(self).update(about)
        self.columns, self.correlations = {}, {}
        for s, scenario in enumerate(self.scenarios):
            for name, series in values.items():
                self.columns[scenario, name, "mean"] = series[s].mean(axis=1)  # undefined if a year is
                self.columns[scenario, name, "last"] = series[s][:, -1]
            for name, (one, other, lag) in CORRELATIONS.items():
                try:
                    pair = quantity(values, one)[s], quantity(values, other)[s]
                    self.correlations[scenario, name] = correlation(*pair, lag)
                except KeyError:  # no such measure
                    self.correlations[scenario, name] = numpy.nan, numpy.nan


def moments(counts, sums):
    """Means, variances of means, ln standard deviations and their variances from sums of powers 0 to 4."""
    mean, two, three, four = (s / counts for s in sums)
    variance = two - mean**2
    fourth = four - 4 * mean * three + 6 * mean**2 * two - 3 * mean**4
    unbiased = variance * counts / (counts - 1)
    return mean, unbiased / counts, 0.5 * numpy.log(unbiased), (fourth / variance**2 - 1) / (4 * counts)


def z_between(one, other):
    """z of means and of ln standard deviations, one after the other."""
    parts = [(other[k] - one[k]) / numpy.sqrt(one[k + 1] + other[k + 1]) for k in (0, 2)]
    return numpy.concatenate(parts, axis=-1)


def resplit(columns, second, generator):
    """Sums of squares and largest |z| of samples split at random, `second` replicates in the second part."""
    x = numpy.array(columns).T
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    powers = numpy.concatenate([x, x**2, x**3, x**4], axis=1)
    n = len(x)
    chosen = numpy.zeros((RESPLITTINGS, n))
    for row in chosen:
        row[generator.choice(n, second, replace=False)] = 1.0
    inside = chosen @ powers
    outside = powers.sum(axis=0) - inside
    parts = (n - second, outside), (second, inside)
    z = z_between(*(moments(count, numpy.split(sums, 4, axis=1)) for count, sums in parts))
    return (z**2).sum(axis=1), abs(z).max(axis=1)


def row_of(values):
    """What is kept of a column. Undefined years leave a replicate out."""
    values = values[numpy.isfinite(values)]
    if len(values) == 0:
        return [0, 0] + [numpy.nan] * (3 + len(QUANTILES))
    quantiles = numpy.quantile(values, QUANTILES, method="inverted_cdf")
    apart = int((values != quantiles[2]).sum())
    mean, sd, error = values.mean(), 0.0, 0.0
    if apart > 0:
        sd = values.std(ddof=1)
        scaled = (values - mean) / sd
        error = numpy.sqrt(moments(len(values), [(scaled**p).sum() for p in (1, 2, 3, 4)])[3])
    return [len(values), apart, mean, sd, error, *quantiles]


def kind(row, replicates, smaller):
    """How a row can be compared with a sample of `smaller` replicates."""
    if row[1] == 0:
        return "constant"
    apart = row[1] * smaller / replicates
    return "varies" if row[0] == replicates and apart >= FEWEST else "rare"


HEADER = """\
# The law of model version {version}: what tests/statistical/law.py holds other programs against, and wrote. Do not edit.
# {source}; {mixes}; shipped keys.
# resplit: replicates of the two parts; 99.9 % quantiles of the sum of squares of all z of rows that vary, and of the
#   largest |z|, over {count} re-splittings of the replicates; part of these with a |z| of {largest:g} or more.
# correlation: scenario, name, over replicates and years (each year from its mean), standard error.
# The rest: scenario, measure with its elements, over years (mean, or the last one), replicates in which it is defined in
#   these, of these how many differ from the median, mean, standard deviation, standard error of its logarithm, quantiles
#   5, 25, 50, 75, 95 %, kind. varies: mean and ln sd are compared. rare: in fewer than {fewest} replicates it
#   differs from the median, or it is not always defined, so that a mean is not normal 4 sd out; how often it does is
#   compared, by Fisher's exact test. constant: has to be the same.
"""


def write(sample, path):
    generator = numpy.random.Generator(numpy.random.PCG64(KEPT_SEED))
    rows = {key: row_of(values) for key, values in sample.columns.items()}
    lines = [f"version {sample.version}", f"seed {sample.seed}", f"replicates {sample.replicates}"]
    for second in (sample.replicates // 2, SMALL):
        varying = [v for key, v in sample.columns.items() if kind(rows[key], sample.replicates, second) == "varies"]
        squares, largest = resplit(varying, second, generator)
        bounds = (numpy.quantile(values, 0.999) for values in (squares, largest))
        lines.append(" ".join(["resplit", f"{sample.replicates - second} {second}", *(f"{bound:.6g}" for bound in bounds),
                               f"{(largest >= LARGEST_Z).mean():.3f}"]))
    lines += [f"correlation {' '.join(key)} {r:.5f} {error:.5f}" for key, (r, error) in sample.correlations.items()]
    for key, row in rows.items():
        numbers = [f"{row[2]:.9g}", *(f"{value:.5g}" for value in row[3:])]
        lines.append(" ".join([*key, *map(str, row[:2]), *numbers, kind(row, sample.replicates, sample.replicates)]))
    header = HEADER.format(version=sample.version, source=sample.source, mixes=" and ".join(sample.scenarios),
                           count=RESPLITTINGS, largest=LARGEST_Z, fewest=FEWEST)
    path.write_text(header + "\n".join(lines) + "\n")


class Kept:
    def __init__(self, path):
        self.rows, self.correlations, self.bounds = {}, {}, {}
        for line in path.read_text().splitlines():
            words = line.split()
            if line.startswith("#"):
                continue
            if words[0] == "resplit":
                self.bounds[int(words[2])] = float(words[3]), float(words[4])
            elif words[0] == "correlation":
                self.correlations[words[1], words[2]] = float(words[3]), float(words[4])
            elif len(words) == 2:
                setattr(self, words[0], int(words[1]))
            else:
                self.rows[tuple(words[:3])] = [*map(int, words[3:5]), *map(float, words[5:-1])]


def same_constant(kept, new):
    if new[1] != 0 or (kept[0] == 0) != (new[0] == 0):
        return False
    return kept[0] == 0 or abs(kept[2] - new[2]) <= ROUNDING * max(1.0, abs(kept[2]))


def compare(kept, sample):
    """Complaints, a line each, and a summary."""
    if sample.seed == kept.seed:
        raise ValueError(f"seed {kept.seed} is that of the kept law, whose draws these would be; take another one")
    smaller = min(sample.replicates, kept.replicates)
    largest_sum, largest_z = kept.bounds[min(kept.bounds, key=lambda second: abs(second - smaller))]
    if smaller > SMALL:
        largest_z = LARGEST_Z
    complaints, kinds, squares, largest = [], {"varies": 0, "rare": 0, "constant": 0}, 0.0, 0.0
    for key in [key for key in kept.rows if key not in sample.columns]:
        complaints.append(f"{' '.join(key)}: this program has no such measure")
    for key in [key for key in kept.rows if key in sample.columns]:
        old, new = kept.rows[key], row_of(sample.columns[key])
        how = kind(old, kept.replicates, smaller)
        kinds[how] += 1
        if how == "constant" and not same_constant(old, new):
            complaints.append(f"{' '.join(key)}: {old[2]:g} in every replicate before, now {new[2]:g}, sd {new[3]:g}")
        if how == "rare":
            for what, column in (("is defined", 0), ("differs from its median", 1)):
                table = [[old[column], kept.replicates - old[column]], [new[column], sample.replicates - new[column]]]
                if scipy.stats.fisher_exact(table)[1] < SMALLEST_CHANCE:
                    complaints.append(f"{' '.join(key)} {what} in {old[column]} of {kept.replicates} replicates "
                                      f"before, now in {new[column]} of {sample.replicates}")
        if how != "varies":
            continue
        if new[0] != sample.replicates or new[3] == 0.0:
            complaints.append(f"{' '.join(key)}: mean {old[2]:g}, sd {old[3]:g} before, now undefined or constant")
            continue
        terms = [[row[2], row[3] ** 2 / row[0], numpy.log(row[3]), row[4] ** 2] for row in (old, new)]
        z = z_between(*(numpy.array(t)[:, None] for t in terms))
        squares += float((z**2).sum())
        largest = max(largest, *abs(z))
        for name, value, column in (("mean", z[0], 2), ("sd", z[1], 3)):
            if not abs(value) < largest_z:
                complaints.append(f"{' '.join(key)}: {name} {old[column]:g} before, now {new[column]:g}, z {value:.2f}")
    for key, (before, error) in kept.correlations.items():
        now, new_error = sample.correlations[key]
        z = (now - before) / numpy.hypot(error, new_error)
        if not abs(z) < LARGEST_Z:
            complaints.append(f"correlation {' '.join(key)}: {before:.4f} before, now {now:.4f}, z {z:.2f}")
    if not squares < largest_sum:
        complaints.append(f"sum of squares of all z {squares:.1f}, beyond {largest_sum:.1f}, the 99.9 % quantile by chance")
    summary = (f"{sample.replicates} replicates, seed {sample.seed}, against {kept.replicates} of version {kept.version}: "
               f"{kinds['varies']} means and sds, largest |z| {largest:.2f} of {largest_z:.2f}, sum of squares {squares:.1f} of at "
               f"most {largest_sum:.1f}; {kinds['rare']} rare and {kinds['constant']} constant rows; "
               f"{len(kept.correlations)} correlations; {len(complaints)} complaints")
    return complaints, summary


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    study_runs.add_options(parser)
    parser.set_defaults(replicates=2000)
    parser.add_argument("--seed", type=int, default=KEPT_SEED + 1)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="as of taktskifte run")
    parser.add_argument("--write", action="store_true", help="keep the law of this program instead")
    options = parser.parse_args()
    if options.write:
        sample = Sample(*run_mixes(options.program, options.replicates, KEPT_SEED, threads=options.threads))
        write(sample, FOLDER / f"law-{sample.version}.txt")
        return
    values, about = run_mixes(options.program, options.replicates, options.seed, options.set, options.threads)
    complaints, summary = compare(Kept(KEPT), Sample(values, about))
    print("\n".join([*complaints, summary]))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
