"""Is there demand for the money? Applications, awards and what is left over."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, colour, footnote, grouped, headline, period, scenario_axis

STEPS = (("applications", "applications", 0.35), ("fundable_applications", "fundable", 0.65), ("awards", "awards", 1.0))


def draw_counts(axes, results):
    axes.set_title("Public side, number a year")
    height = 0.26
    for step, (name, meaning, strength) in enumerate(STEPS):
        per_replicate = results.a_year(name)
        low, high = np.percentile(per_replicate, [5, 95], axis=1)
        for scenario, mean in enumerate(per_replicate.mean(axis=1)):
            place = scenario + (step - 1) * height
            axes.barh(place, mean, height * 0.92, color=colour(scenario), alpha=strength)
            axes.plot([low[scenario], high[scenario]], [place, place], color=GREY, linewidth=1.2)
            axes.annotate(
                f"{grouped(mean)} {meaning}",
                (max(mean, high[scenario]), place),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
    axes.set_xlim(0, axes.get_xlim()[1] * 1.42)
    scenario_axis(axes, results)


def draw_money(axes, results):
    axes.set_title("Public part of the pot, MNOK a year")
    awarded = results.a_year("awarded_nok").mean(axis=1) / 1e6
    unused = results.a_year("unused_nok").mean(axis=1) / 1e6
    part = results.a_year("public_part_nok").mean(axis=1) / 1e6
    for scenario in range(len(results.titles)):
        axes.barh(scenario, awarded[scenario], 0.5, color=colour(scenario))
        axes.barh(
            scenario, unused[scenario], 0.5, left=awarded[scenario], facecolor="white", edgecolor=colour(scenario),
            hatch="////", linewidth=1.2,
        )
        axes.plot([part[scenario]] * 2, [scenario - 0.27, scenario + 0.33], color="black", linewidth=2)
        axes.annotate(
            f"{grouped(awarded[scenario])} granted, {grouped(unused[scenario])} left over",
            (0, scenario - 0.27),
            xytext=(2, 2),
            textcoords="offset points",
            va="bottom",
            fontsize=9,
        )
    axes.set_xlim(0, max(part.max(), (awarded + unused).max()) * 1.08)
    scenario_axis(axes, results)
    axes.set_yticklabels([])


def draw(results):
    rows = len(results.titles)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 2.6 + 1.1 * rows))
    room = figure.get_figheight()
    figure.subplots_adjust(left=0.19, right=0.975, top=1 - 1.15 / room, bottom=1.10 / room, wspace=0.08)
    headline(
        figure,
        "Is there demand for the money?",
        "Applications and grants on the public side, and money that no fundable application asks for; "
        f"means over {period(results)}",
    )
    draw_counts(left, results)
    draw_money(right, results)
    footnote(
        figure,
        results,
        "Left: bar: mean, thin line: 90 % of the replicates. Right: filled: granted, hatched: left over, black mark: "
        "the public part of the pot (more than that can be there if money is carried over).",
    )
    return figure
