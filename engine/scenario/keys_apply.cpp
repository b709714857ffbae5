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

constexpr std::array<Key, 17> apply_rows = {
    Key{.name = "apply.municipal_part",
        .field = real<&Scenario::apply, &ApplyParameters::municipal_part>,
        .unit = "share of public applications",
        .low = 0.001,
        .high = 1.0,
        .standard = "0.55",
        .study_low = 0.45,
        .study_high = 0.7,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "https://www.forskningsradet.no/nyheter/2023/"
                  "76-millionar-til-utvikling-av-meir-effektive-tenester-i-offentleg-sektor/",
        .doc = "Share of the public applications that municipalities lead; state bodies, counties and "
               "hospitals lead the rest. 2022: 41 of 76 MNOK went to municipal and county projects, an upper "
               "bound, since counties are in it."},
    Key{.name = "apply.reference_count",
        .field = real<&Scenario::apply, &ApplyParameters::reference_count>,
        .unit = "applications a year",
        .low = 0.01,
        .high = 100000.0,
        .standard = "110",
        .study_low = 69.0,
        .study_high = 119.0,
        .status = Status::published,
        .confidence = Confidence::high,
        .distribution = Distribution::uniform,
        .source = "https://www.offentliginnovasjon.no/aktuelt/"
                  "forskningsradet-deler-ut-rekordstor-sum-til-innovasjonsprosjekter-i-offentlig-sektor/",
        .doc = "Public applications a year at the reference public pot. All public applicants, 2019; 69 in "
               "2020, 119 in 2018.",
        .total = true},
    Key{.name = "apply.elasticity",
        .field = real<&Scenario::apply, &ApplyParameters::elasticity>,
        .unit = "1",
        .low = 0.0,
        .high = 5.0,
        .standard = "0.33",
        .study_low = 0.0,
        .study_high = 0.9,
        .status = Status::derived,
        .confidence = Confidence::medium,
        .distribution = Distribution::uniform,
        .source = "http://www.miljodirektoratet.no/no/Nyheter/Nyheter/2018/Februar-2018/"
                  "Rekordmange-soknader-om-Klimasats-stotte/ ; "
                  "https://www.miljodirektoratet.no/aktuelt/nyheter/2020/februar-2020/"
                  "klimasats-rekordmange-kommuner-soker-stotte/ ; "
                  "https://www.miljodirektoratet.no/aktuelt/nyheter/2021/februar-2021/"
                  "136-kommuner-og-fylker-soker-om-klimasats-stotte/ ; "
                  "https://www.roadsbridges.com/tiger-grants-still-can%E2%80%99t-keep-demand ; "
                  "https://www.uia-initiative.eu/en/call-proposals/1st-call-proposals ; "
                  "https://www.forskningsradet.no/en/call-for-proposals/2019/"
                  "innovation-project-for-the-public-sector/",
        .doc = "How public applications grow with the public part before feedback (winners, belief, "
               "experience): 1 % more money brings this many % more. What calls show is the total response "
               "of counts, 0.41 (standard error 0.10): own regressions of ln applications on ln money "
               "announced give 0.56 (0.26; Klimasats 2016-24), 0.48 (0.12; US TIGER/BUILD 2011-20), 0.12 "
               "(0.30; EU calls to cities), 0.08 (0.29; the Norwegian public-sector call 2017-20). The "
               "default is the value at which the simulated total response from 7.5 to 50 % is 0.41 "
               "(tools/find_elasticity.py). The largest swing seen is 4 times; half of the pot is 3.5 to 7 "
               "times today's public part. Decides together with panel.fundable_share."},
    Key{.name = "apply.first_time_extra_elasticity",
        .field = real<&Scenario::apply, &ApplyParameters::first_time_extra_elasticity>,
        .unit = "1",
        .low = 0.0,
        .high = 5.0,
        .standard = "0",
        .study_low = 0.0,
        .study_high = 1.5,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "Added to apply.elasticity for municipalities that have not applied since the burn-in began, "
               "on the "
               "public part against that of the burn-in. In Klimasats newcomers answer to money with an "
               "elasticity of 1.2 to 1.7, those who come back with 0.2 to 0.3."},
    Key{.name = "apply.response_half_life",
        .field = real<&Scenario::apply, &ApplyParameters::response_half_life>,
        .unit = "years",
        .low = 0.0,
        .high = 100.0,
        .standard = "0",
        .study_low = 0.0,
        .study_high = 3.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "Time in which half of a change of the public part becomes known to municipalities and other "
               "public "
               "bodies, which answer to what they know; firms answer at once. 0 = at once."},
    Key{.name = "apply.winner_factor",
        .field = real<&Scenario::apply, &ApplyParameters::winner_factor>,
        .unit = "ratio",
        .low = 0.01,
        .high = 100.0,
        .standard = "1.7",
        .study_low = 1.0,
        .study_high = 2.5,
        .status = Status::published,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "https://elifesciences.org/reviewed-preprints/109042v1",
        .doc = "How many times as often a recent winner applies. Measured among scientists; works through "
               "applying again. Klimasats 2020-21: earlier applicants were 1.8 to 2.5 times as likely, "
               "selection not ruled out."},
    Key{.name = "apply.winner_years",
        .field = integer<&Scenario::apply, &ApplyParameters::winner_years>,
        .unit = "years",
        .low = 0.0,
        .high = 100.0,
        .standard = "5",
        .study_low = 3.0,
        .study_high = 8.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "How long a winner counts as recent."},
    Key{.name = "apply.belief",
        .field = real<&Scenario::apply, &ApplyParameters::belief>,
        .unit = "log ratio per unit chance",
        .low = -100.0,
        .high = 100.0,
        .standard = "1",
        .study_low = 0.0,
        .study_high = 3.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "How the believed chance of success acts on applying."},
    Key{.name = "apply.belief_weight",
        .field = real<&Scenario::apply, &ApplyParameters::belief_weight>,
        .unit = "applications",
        .low = 0.001,
        .high = 1000000.0,
        .standard = "10",
        .status = Status::assumed,
        .confidence = Confidence::low,
        .source = "",
        .doc = "Weight of the prior of the believed chance of success."},
    Key{.name = "apply.experience",
        .field = real<&Scenario::apply, &ApplyParameters::experience>,
        .unit = "log ratio at full exposure",
        .low = -100.0,
        .high = 100.0,
        .standard = "0.3",
        .study_low = 0.0,
        .study_high = 1.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "How experience with research acts on applying."},
    Key{.name = "apply.effort",
        .field = path<&Scenario::apply, &ApplyParameters::effort>,
        .unit = "ratio",
        .low = 0.01,
        .high = 100.0,
        .standard = "1",
        .study_low = 0.5,
        .study_high = 2.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::log_uniform,
        .source = "https://www.forskerforum.no/sa-mange-uker-tar-det-a-skrive-en-forskningssoknad/",
        .doc = "Effort that an application takes, compared with today: 2 halves the applications. 1 is about "
               "185 hours of work (median, researchers, all calls of the Council)."},
    Key{.name = "apply.joint_share",
        .field = path<&Scenario::apply, &ApplyParameters::joint_share>,
        .unit = "share of municipal applications",
        .low = 0.0,
        .high = 1.0,
        .standard = "0",
        .study_low = 0.0,
        .study_high = 0.5,
        .status = Status::setting,
        .source = "",
        .doc = "Municipal applications made jointly with a state body; the better of the two capabilities "
               "counts in the panel. A lever: calls across levels of government."},
    Key{.name = "apply.joint_own_part",
        .field = real<&Scenario::apply, &ApplyParameters::joint_own_part>,
        .unit = "share of own contribution",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.5",
        .study_low = 0.0,
        .study_high = 1.0,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "Part of the own contribution that the state body pays in a joint application."},
    Key{.name = "apply.weights",
        .field = ChoiceKey{weights_words, store_weights},
        .unit = "",
        .standard = "choice",
        .status = Status::assumed,
        .confidence = Confidence::low,
        .source = "",
        .doc =
            "Whose applications they are before experience, belief and earlier grants act: as the choice of "
            "researchers says, in proportion to inhabitants, or as many from each (null models)."},
    Key{.name = "own.slack_share",
        .field = real<&Scenario::own, &OwnParameters::slack_share>,
        .unit = "share of municipal income",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.027",
        .study_low = 0.01,
        .study_high = 0.04,
        .status = Status::published,
        .confidence = Confidence::high,
        .distribution = Distribution::uniform,
        .source = "https://www.regjeringen.no/no/dokumenter/prop.-113-s-20182019/id2644837/?ch=6",
        .doc = "Room in a municipal budget as a share of income. Net operating result of 2018."},
    Key{.name = "own.part_for_innovation",
        .field = path<&Scenario::own, &OwnParameters::part_for_innovation>,
        .unit = "share of the slack",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.1",
        .study_low = 0.03,
        .study_high = 0.3,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "Share of that room which may co-finance innovation projects."},
    Key{.name = "own.in_kind",
        .field = real<&Scenario::own, &OwnParameters::in_kind>,
        .unit = "share of own contribution",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.5",
        .study_low = 0.0,
        .study_high = 0.9,
        .status = Status::assumed,
        .confidence = Confidence::low,
        .distribution = Distribution::uniform,
        .source = "",
        .doc = "Share of the own contribution that is given as working time and not as money. Unpaid hours "
               "count as own contribution."}};

}  // namespace

std::span<const Key> apply_keys() { return apply_rows; }

}  // namespace taktskifte
