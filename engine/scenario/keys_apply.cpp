// The keys of apply and own: who applies and with what own means.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array<std::string_view, 3> weights_words = {"choice", "size", "equal"};

void store_weights(Scenario& scenario, std::size_t index) {
  scenario.apply.weights = static_cast<ApplyWeights>(index);
}

constexpr std::array<Key, 13> rows = {
    Key{.name = "apply.municipal_part",
        .field = real<&Scenario::apply, &ApplyRules::municipal_part>,
        .unit = "share of public applications",
        .low = 0.001,
        .high = 1.0,
        .standard = "0.6",
        .study_low = 0.3,
        .study_high = 0.8,
        .status = Status::assumed,
        .source = "",
        .doc = "Share of the public applications that municipalities lead; state bodies, counties and "
               "hospitals lead the rest."},
    Key{.name = "apply.reference_count",
        .field = real<&Scenario::apply, &ApplyRules::reference_count>,
        .unit = "applications a year",
        .low = 0.01,
        .high = 100000.0,
        .standard = "110",
        .study_low = 69.0,
        .study_high = 119.0,
        .status = Status::published,
        .source = "https://www.offentliginnovasjon.no/aktuelt/"
                  "forskningsradet-deler-ut-rekordstor-sum-til-innovasjonsprosjekter-i-offentlig-sektor/",
        .doc = "Public applications a year at the reference public pot. All public applicants, 2019; 69 in "
               "2020, 119 in 2018."},
    Key{.name = "apply.elasticity",
        .field = real<&Scenario::apply, &ApplyRules::elasticity>,
        .unit = "1",
        .low = 0.0,
        .high = 5.0,
        .standard = "0.5",
        .study_low = 0.0,
        .study_high = 1.5,
        .status = Status::assumed,
        .source = "",
        .doc = "How public applications grow with the public part: 1 % more money brings this many % more "
               "applications. Counts 78, 119, 110, 69 for 50, 130, 185-210, 200 MNOK show no clear rise: the "
               "most decisive unknown."},
    Key{.name = "apply.winner_factor",
        .field = real<&Scenario::apply, &ApplyRules::winner_factor>,
        .unit = "ratio",
        .low = 0.01,
        .high = 100.0,
        .standard = "1.7",
        .study_low = 1.0,
        .study_high = 2.2,
        .status = Status::published,
        .source = "https://elifesciences.org/reviewed-preprints/109042v1",
        .doc = "How many times as often a recent winner applies. Measured among scientists; works through "
               "applying again."},
    Key{.name = "apply.winner_years",
        .field = integer<&Scenario::apply, &ApplyRules::winner_years>,
        .unit = "years",
        .low = 0.0,
        .high = 100.0,
        .standard = "5",
        .study_low = 3.0,
        .study_high = 8.0,
        .status = Status::assumed,
        .source = "",
        .doc = "How long a winner counts as recent."},
    Key{.name = "apply.belief",
        .field = real<&Scenario::apply, &ApplyRules::belief>,
        .unit = "log ratio per unit chance",
        .low = -100.0,
        .high = 100.0,
        .standard = "1",
        .study_low = 0.0,
        .study_high = 3.0,
        .status = Status::assumed,
        .source = "",
        .doc = "How the believed chance of success acts on applying."},
    Key{.name = "apply.belief_weight",
        .field = real<&Scenario::apply, &ApplyRules::belief_weight>,
        .unit = "applications",
        .low = 0.001,
        .high = 1000000.0,
        .standard = "10",
        .status = Status::assumed,
        .source = "",
        .doc = "Weight of the prior of the believed chance of success."},
    Key{.name = "apply.experience",
        .field = real<&Scenario::apply, &ApplyRules::experience>,
        .unit = "log ratio at full exposure",
        .low = -100.0,
        .high = 100.0,
        .standard = "0.3",
        .study_low = 0.0,
        .study_high = 1.0,
        .status = Status::assumed,
        .source = "",
        .doc = "How experience with research acts on applying."},
    Key{.name = "apply.effort",
        .field = path<&Scenario::apply, &ApplyRules::effort>,
        .unit = "ratio",
        .low = 0.01,
        .high = 100.0,
        .standard = "1",
        .study_low = 0.5,
        .study_high = 2.0,
        .status = Status::assumed,
        .source = "",
        .doc = "Effort that an application takes, compared with today: 2 halves the applications."},
    Key{.name = "apply.weights",
        .field = ChoiceKey{weights_words, store_weights},
        .unit = "",
        .standard = "choice",
        .status = Status::assumed,
        .source = "",
        .doc =
            "Whose applications they are before experience, belief and earlier grants act: as the choice of "
            "researchers says, in proportion to inhabitants, or as many from each (null models)."},
    Key{.name = "own.slack_share",
        .field = real<&Scenario::own, &OwnRules::slack_share>,
        .unit = "share of municipal income",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.027",
        .study_low = 0.01,
        .study_high = 0.04,
        .status = Status::published,
        .source = "https://www.regjeringen.no/no/dokumenter/prop.-113-s-20182019/id2644837/?ch=6",
        .doc = "Room in a municipal budget as a share of income. Net operating result of 2018."},
    Key{.name = "own.part_for_innovation",
        .field = path<&Scenario::own, &OwnRules::part_for_innovation>,
        .unit = "share of the slack",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.1",
        .study_low = 0.03,
        .study_high = 0.3,
        .status = Status::assumed,
        .source = "",
        .doc = "Share of that room which may co-finance innovation projects."},
    Key{.name = "own.in_kind",
        .field = real<&Scenario::own, &OwnRules::in_kind>,
        .unit = "share of own contribution",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.5",
        .study_low = 0.0,
        .study_high = 0.9,
        .status = Status::assumed,
        .source = "",
        .doc = "Share of the own contribution that is given as working time and not as money. Unpaid hours "
               "count as own contribution."}};

}  // namespace

std::span<const Key> apply_keys() { return rows; }

}  // namespace taktskifte
