"""The search of boxes in which a case gathers (include/taktskifte/sensitivity/boxes.hpp), a second time with numpy and scipy."""

import numpy as np
import scipy.stats

PEEL = LEAST_SUPPORT = 0.05
MOST_BOXES, LEAST_POINTS = 2, 20
KOLMOGOROV = 1.358  # 5 % of the limiting law
HALVES = 37 << 24 | 1001  # purpose "design", step "halves"


def philox(counter, key):
    """Four words of Philox4x32-10 (Salmon and others 2011)."""
    a, b, c, d = counter
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = second >> 32 ^ b ^ key[0], second & 0xFFFFFFFF, first >> 32 ^ d ^ key[1], first & 0xFFFFFFFF
        key = ((key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF)
    return a, b, c, d


def halves(count, seed=1):
    """Positions of the half that boxes are sought in, and of the one on which they are judged: a shuffle from the end."""
    order = np.arange(count)
    for draw, left in enumerate(range(count, 1, -1)):
        words = philox((draw >> 1, 0, HALVES, 0), (seed & 0xFFFFFFFF, seed >> 32))
        high, low = words[2 * (draw & 1):2 * (draw & 1) + 2]
        other = int((((high << 32 | low) >> 12) + 0.5) * 2.0 ** -52 * left)
        order[[left - 1, other]] = order[[other, left - 1]]
    return order[:count // 2], order[count // 2:]


class Half:
    def __init__(self, inputs, case):
        self.inputs, self.case, self.rest = inputs, case, np.ones(len(case), bool)

    def inside(self, box, without=None):
        """Of what lies in no box before: the mask of the points in this one, or in it without one input."""
        mask = self.rest.copy()
        for key, (low, high) in box.items():
            if key != without:
                mask &= (self.inputs[key] >= low) & (self.inputs[key] <= high)
        return mask

    def chance_without(self, box, key):
        """Of as many cases, or more, if the input did nothing, and the density then."""
        mask = self.inside(box)
        density = self.case[self.inside(box, key)].mean()
        points, cases = mask.sum(), self.case[mask].sum()
        chance = scipy.stats.binom.sf(cases - 1, points, density) if cases > 0 and 0 < density < 1 else 1.0
        return chance, density

    def worth(self, mask):
        """The harmonic mean of density and coverage: twice the cases by points and all cases together."""
        return 2 * self.case[mask].sum() / (mask.sum() + self.case.sum())


def differing(half):
    keys = []
    for key, values in enumerate(half.inputs):
        cases, others = values[half.rest & half.case], values[half.rest & ~half.case]
        if len(cases) and len(others):
            line = KOLMOGOROV * np.sqrt((len(cases) + len(others)) / (len(cases) * len(others)))
            if scipy.stats.ks_2samp(cases, others, method="asymp").statistic > line:
                keys.append(key)
    return keys


def peeled(half):
    """The best box on the way from all that is left to the smallest one."""
    keys, box, mask = differing(half), {}, half.rest.copy()
    best, best_worth = {}, half.worth(mask)
    while True:
        steps = []
        for key in keys:
            values = half.inputs[key]
            order = np.sort(values[mask])
            cut = max(1, int(PEEL * len(order)))
            for kept in (mask & (values > order[cut - 1]), mask & (values < order[-cut])):
                if 0 < kept.sum() < len(order):
                    steps.append((half.case[kept].mean(), kept.sum(), key, kept))
        if not steps:
            return best
        density, points, key, kept = max(steps, key=lambda step: step[:2])  # the first of equal ones
        if points < LEAST_SUPPORT * len(half.case):
            return best
        values, (low, high) = half.inputs[key], box.get(key, (-np.inf, np.inf))
        lowest, highest = values[kept].min(), values[kept].max()
        from_below = values[mask].min() < lowest
        box = {**box, key: (lowest, high) if from_below else (low, highest)}
        mask = kept
        if half.worth(mask) > best_worth * (1 + 1e-12):
            best, best_worth = box, half.worth(mask)


def without_idle(half, box):
    line = 0.05 / (2 * len(half.inputs))
    while box:
        key, chance = max(((key, half.chance_without(box, key)[0]) for key in box), key=lambda one: one[1])
        if chance < line:
            break
        box = {other: sides for other, sides in box.items() if other != key}
    return box


def find_boxes(inputs, case, seed=1):
    """Of `inputs` [key][point] and whether each point is a case: boxes with what the other half says of them."""
    sought, judging = (Half(inputs[:, part], case[part]) for part in halves(len(case), seed))
    boxes = []
    while len(boxes) < MOST_BOXES and sought.case[sought.rest].sum() >= LEAST_POINTS:
        box = without_idle(sought, peeled(sought))
        if not box:
            break
        mask = judging.inside(box)
        boxes.append({
            "sides": {key: (*box[key], judging.chance_without(box, key)[0] < 0.05) for key in sorted(box)},
            "points": int(sought.inside(box).sum()), "judged_points": int(mask.sum()),
            "density": judging.case[mask].mean() if mask.any() else np.nan,
            "coverage": judging.case[mask].sum() / judging.case.sum(), "share": mask.mean()})
        for half in (sought, judging):
            half.rest &= ~half.inside(box)
    return boxes
