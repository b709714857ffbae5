// The keys of apply and own: who applies and with what own means.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array<std::string_view, 3> weights_words = {"choice", "size", "equal"};

constexpr std::array apply_rows = {
    Key{.name = "apply.municipal_part",
        .field = at<&Scenario::apply, &ApplyParameters::municipal_part>,
        .unit = "share of public applications",
        .range = {0.001, 1.0},
        .standard = "0.55",
        .study = {0.45, 0.7},
        .source = "https://www.forskningsradet.no/nyheter/2023/"
                  "76-millionar-til-utvikling-av-meir-effektive-tenester-i-offentleg-sektor/",
        .doc = "Share of the public applications that municipalities lead; state bodies, counties and "
               "hospitals lead the rest. 2022: 41 of 76 MNOK went to municipal and county projects, an upper "
               "bound, since counties are in it."},
    Key{.name = "apply.reference_count",
        .field = at<&Scenario::apply, &ApplyParameters::reference_count>,
        .unit = "applications a year",
        .range = {0.01, 100000.0},
        .standard = "110",
        .study = {69.0, 119.0},
        .evidence = {Status::published, Confidence::high},
        .source = pot_source,
        .doc = "Public applications a year at the reference public pot. All public applicants, 2019; 69 in "
               "2020, 119 in 2018.",
        .total = true},
    Key{.name = "apply.elasticity",
        .field = at<&Scenario::apply, &ApplyParameters::elasticity>,
        .unit = "1",
        .range = {0.0, 5.0},
        .standard = "0.33",
        .study = {0.0, 0.9},
        .evidence = {Status::derived, Confidence::medium},
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
        .field = at<&Scenario::apply, &ApplyParameters::first_time_extra_elasticity>,
        .unit = "1",
        .range = {0.0, 5.0},
        .standard = "0",
        .study = {0.0, 1.5},
        .doc = "Added to apply.elasticity for municipalities that have not applied since the burn-in began, "
               "on the public part against that of the burn-in. In Klimasats newcomers answer to money with "
               "an elasticity of 1.2 to 1.7, those who come back with 0.2 to 0.3."},
    Key{.name = "apply.response_half_life",
        .field = at<&Scenario::apply, &ApplyParameters::response_half_life>,
        .unit = "years",
        .range = {0.0, 100.0},
        .standard = "0",
        .study = {0.0, 3.0},
        .doc = "Time in which half of a change of the public part becomes known to municipalities and other "
               "public bodies, which answer to what they know; firms answer at once. 0 = at once."},
    Key{.name = "apply.winner_factor",
        .field = at<&Scenario::apply, &ApplyParameters::winner_factor>,
        .unit = "ratio",
        .range = {0.01, 100.0},
        .standard = "1.7",
        .study = {1.0, 2.5},
        .evidence = {Status::published, Confidence::low},
        .source = "https://elifesciences.org/reviewed-preprints/109042v1",
        .doc = "How many times as often a recent winner applies. Measured among scientists; works through "
               "applying again. Klimasats 2020-21: earlier applicants were 1.8 to 2.5 times as likely, "
               "selection not ruled out."},
    Key{.name = "apply.winner_years",
        .field = at<&Scenario::apply, &ApplyParameters::winner_years>,
        .unit = "years",
        .range = {0.0, 100.0},
        .standard = "5",
        .study = {3.0, 8.0},
        .doc = "How long a winner counts as recent."},
    Key{.name = "apply.belief",
        .field = at<&Scenario::apply, &ApplyParameters::belief>,
        .unit = "log ratio per unit chance",
        .range = {-100.0, 100.0},
        .standard = "1",
        .study = {0.0, 3.0},
        .doc = "How the believed chance of success acts on applying."},
    Key{.name = "apply.belief_weight",
        .field = at<&Scenario::apply, &ApplyParameters::belief_weight>,
        .unit = "applications",
        .range = {0.001, 1000000.0},
        .standard = "10",
        .doc = "Weight of the prior of the believed chance of success."},
    Key{.name = "apply.experience",
        .field = at<&Scenario::apply, &ApplyParameters::experience>,
        .unit = "log ratio at full exposure",
        .range = {-100.0, 100.0},
        .standard = "0.3",
        .study = {0.0, 1.0},
        .doc = "How experience with research acts on applying."},
    Key{.name = "apply.effort",
        .field = at<&Scenario::apply, &ApplyParameters::effort>,
        .unit = "ratio",
        .range = {0.01, 100.0},
        .standard = "1",
        .study = {0.5, 2.0, Distribution::log_uniform},
        .source = "https://www.forskerforum.no/sa-mange-uker-tar-det-a-skrive-en-forskningssoknad/",
        .doc = "Effort that an application takes, compared with today: 2 halves the applications. 1 is about "
               "185 hours of work (median, researchers, all calls of the Council)."},
    Key{.name = "apply.joint_share",
        .field = at<&Scenario::apply, &ApplyParameters::joint_share>,
        .unit = "share of municipal applications",
        .range = {0.0, 1.0},
        .standard = "0",
        .study = {0.0, 0.5, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Municipal applications made jointly with a state body; the better of the two capabilities "
               "counts in the panel. A lever: calls across levels of government."},
    Key{.name = "apply.joint_own_part",
        .field = at<&Scenario::apply, &ApplyParameters::joint_own_part>,
        .unit = "share of own contribution",
        .range = {0.0, 1.0},
        .standard = "0.5",
        .study = {0.0, 1.0},
        .doc = "Part of the own contribution that the state body pays in a joint application."},
    Key{.name = "apply.weights",
        .field = one_of<&Scenario::apply, &ApplyParameters::weights>(weights_words),
        .standard = "choice",
        .doc = "Whose applications they are before experience, belief and earlier grants act: as the choice "
               "of researchers says, in proportion to inhabitants, or as many from each (null models)."},
    Key{.name = "own.slack_share",
        .field = at<&Scenario::own, &OwnParameters::slack_share>,
        .unit = "share of municipal income",
        .range = {0.0, 1.0},
        .standard = "0.027",
        .study = {0.01, 0.04},
        .evidence = {Status::published, Confidence::high},
        .source = "https://www.regjeringen.no/no/dokumenter/prop.-113-s-20182019/id2644837/?ch=6",
        .doc = "Room in a municipal budget as a share of income. Net operating result of 2018."},
    Key{.name = "own.part_for_innovation",
        .field = at<&Scenario::own, &OwnParameters::part_for_innovation>,
        .unit = "share of the slack",
        .range = {0.0, 1.0},
        .standard = "0.1",
        .study = {0.03, 0.3},
        .doc = "Share of that room which may co-finance innovation projects."},
    Key{.name = "own.in_kind",
        .field = at<&Scenario::own, &OwnParameters::in_kind>,
        .unit = "share of own contribution",
        .range = {0.0, 1.0},
        .standard = "0.5",
        .study = {0.0, 0.9},
        .doc = "Share of the own contribution that is given as working time and not as money. Unpaid hours "
               "count as own contribution."}};

}  // namespace

std::span<const Key> apply_keys() { return apply_rows; }

}  // namespace taktskifte
