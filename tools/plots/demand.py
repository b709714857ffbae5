"""Is there demand for the money? Applications, awards and what is left over."""

import matplotlib.pyplot as plt
import numpy as np

from plots.look import GREY, WIDTH, colour, footnote, headline, number_ticks, period, scenario_axis, wrapped

STEPS = (("applications", "demand.applications", 0.35), ("fundable_applications", "demand.fundable", 0.65),
         ("awards", "demand.awards", 1.0))


def draw_counts(axes, results):
    words = results.words
    axes.set_title(wrapped(words.word("picture", "demand.left"), 34))
    height = 0.26
    for step, (name, meaning, strength) in enumerate(STEPS):
        per_replicate = results.a_year(name)
        low, high = np.percentile(per_replicate, [5, 95], axis=1)
        for scenario, mean in enumerate(per_replicate.mean(axis=1)):
            place = scenario + (step - 1) * height
            axes.barh(place, mean, height * 0.92, color=colour(scenario), alpha=strength)
            axes.plot([low[scenario], high[scenario]], [place, place], color=GREY, linewidth=1.2)
            axes.annotate(
                words.fill("picture", meaning, n=words.fixed(mean)),
                (max(mean, high[scenario]), place),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
    axes.set_xlim(0, axes.get_xlim()[1] * 1.75)
    number_ticks(axes.xaxis, words)
    scenario_axis(axes, results)


def draw_money(axes, results):
    words = results.words
    axes.set_title(wrapped(words.word("picture", "demand.right"), 34))
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
            words.fill("picture", "demand.money", granted=words.fixed(awarded[scenario]), left=words.fixed(unused[scenario])),
            (0, scenario - 0.27),
            xytext=(2, 2),
            textcoords="offset points",
            va="bottom",
            fontsize=9,
        )
    axes.set_xlim(0, max(part.max(), (awarded + unused).max()) * 1.08)
    number_ticks(axes.xaxis, words)
    scenario_axis(axes, results)
    axes.set_yticklabels([])


def draw(results):
    rows = len(results.titles)
    figure, (left, right) = plt.subplots(1, 2, figsize=(WIDTH, 2.7 + 1.1 * rows))
    room = figure.get_figheight()
    words = results.words
    head = headline(figure, words.word("picture", "demand.title"), words.fill("picture", "demand.subtitle", years=period(results)))
    figure.subplots_adjust(left=0.235, right=0.975, top=1 - (head + 0.5) / room, bottom=1.10 / room, wspace=0.08)
    draw_counts(left, results)
    draw_money(right, results)
    footnote(figure, results, words.word("picture", "demand.short"))
    return figure
