// The keys of barometer, belief and experience: what comes of it and what is learnt.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::string_view gains_with_researcher =
    "https://co-pi.dk/viden-om/innovationsbarometeret/tag-en-forsker-med-ombord/";
constexpr std::string_view gains =
    "https://www.ks.no/fagomrader/innovasjon/innovasjonsledelse/innovasjonsbarometeret-for-kommunal-sektor/"
    "innovasjoner-skaper-verdier-lokalt-og-nasjonalt/";

constexpr std::array results_rows = {
    Key{.name = "barometer.base_quality",
        .field = element<&Scenario::barometer, &BarometerParameters::base, Outcome::quality>,
        .unit = "share of innovations without researcher",
        .range = {0.01, 0.99},
        .standard = "0.7",
        .study = {0.69, 0.75},
        .evidence = {Status::derived, Confidence::high},
        .source = gains,
        .doc = "Share of innovations without a researcher that report better quality. KS barometer 2018: "
               "over seven of ten of all innovations, less 0.13 times the gap."},
    Key{.name = "barometer.base_efficiency",
        .field = element<&Scenario::barometer, &BarometerParameters::base, Outcome::efficiency>,
        .unit = "share of innovations without researcher",
        .range = {0.01, 0.99},
        .standard = "0.41",
        .study = {0.35, 0.45},
        .evidence = {Status::derived, Confidence::medium},
        .source = gains,
        .doc = "Share of innovations without a researcher that report more efficiency. KS barometer 2018: "
               "about four of ten of all innovations, less 0.13 times the gap; the Danish figure is 0.46."},
    Key{.name = "barometer.base_avoided_cost",
        .field = element<&Scenario::barometer, &BarometerParameters::base, Outcome::avoided_cost>,
        .unit = "share of innovations without researcher",
        .range = {0.01, 0.99},
        .standard = "0.25",
        .study = {0.07, 0.3},
        .doc = "Share of innovations without a researcher that report avoided cost. No figure found; the "
               "smallest gain that KS names is nearly three of ten."},
    Key{.name = "barometer.base_employee_satisfaction",
        .field = element<&Scenario::barometer, &BarometerParameters::base, Outcome::employee_satisfaction>,
        .unit = "share of innovations without researcher",
        .range = {0.01, 0.99},
        .standard = "0.4",
        .study = {0.35, 0.45},
        .evidence = {Status::derived, Confidence::medium},
        .source = gains,
        .doc = "Share of innovations without a researcher that report more satisfied employees. KS barometer "
               "2018: about four of ten of all innovations."},
    Key{.name = "barometer.base_business_value",
        .field = element<&Scenario::barometer, &BarometerParameters::base, Outcome::business_value>,
        .unit = "share of innovations without researcher",
        .range = {0.01, 0.99},
        .standard = "0.1",
        .study = {0.07, 0.2},
        .doc = "Share of innovations without a researcher that report value for business. No source found."},
    Key{.name = "barometer.gap_quality",
        .field = element<&Scenario::barometer, &BarometerParameters::gap, Outcome::quality>,
        .unit = "percentage points / 100",
        .range = {-0.98, 0.98},
        .standard = "0.07",
        .study = {0.0, 0.15},
        .source = gains_with_researcher,
        .doc = "Observed difference in that share, with a researcher less without: better quality. Sign "
               "published for Norway and Denmark; size assumed (significance in Denmark implies at least "
               ".049)."},
    Key{.name = "barometer.gap_efficiency",
        .field = element<&Scenario::barometer, &BarometerParameters::gap, Outcome::efficiency>,
        .unit = "percentage points / 100",
        .range = {-0.98, 0.98},
        .standard = "-0.05",
        .study = {-0.08, 0.08},
        .source = gains_with_researcher,
        .doc = "Observed difference in that share, with a researcher less without: more efficiency. Danish "
               "sign is negative; the deck says better: sweep through zero."},
    Key{.name = "barometer.gap_avoided_cost",
        .field = element<&Scenario::barometer, &BarometerParameters::gap, Outcome::avoided_cost>,
        .unit = "percentage points / 100",
        .range = {-0.98, 0.98},
        .standard = "0",
        .study = {-0.05, 0.05},
        .doc = "Observed difference in that share, with a researcher less without: avoided cost."},
    Key{.name = "barometer.gap_employee_satisfaction",
        .field = element<&Scenario::barometer, &BarometerParameters::gap, Outcome::employee_satisfaction>,
        .unit = "percentage points / 100",
        .range = {-0.98, 0.98},
        .standard = "0.02",
        .study = {-0.05, 0.08},
        .source = gains_with_researcher,
        .doc = "Observed difference in that share, with a researcher less without: more satisfied employees. "
               "No difference in Denmark; the Research Council says up."},
    Key{.name = "barometer.gap_business_value",
        .field = element<&Scenario::barometer, &BarometerParameters::gap, Outcome::business_value>,
        .unit = "percentage points / 100",
        .range = {-0.98, 0.98},
        .standard = "0",
        .study = {-0.05, 0.05},
        .doc = "Observed difference in that share, with a researcher less without: value for business."},
    Key{.name = "barometer.causal_share",
        .field = at<&Scenario::barometer, &BarometerParameters::causal_share>,
        .unit = "share of the gap",
        .range = {0.0, 1.0},
        .standard = "0.5",
        .study = {0.0, 1.0},
        .doc = "Part of the observed differences that researchers cause; the rest is selection. Report "
               "results at 0, 0.5 and 1."},
    Key{.name = "barometer.firm_efficiency_log_odds",
        .field = at<&Scenario::barometer, &BarometerParameters::firm_efficiency_log_odds>,
        .unit = "log odds",
        .range = {-10.0, 10.0},
        .standard = "0.2",
        .study = {0.0, 0.4},
        .source = "https://innovationsbarometer.coi.dk/g%C3%A5-sammen-med-virksomhederne/illustration-2/",
        .doc = "How a firm as partner raises efficiency. Sign published (Denmark)."},
    Key{.name = "belief.outcome_weights",
        .field = list<&Scenario::belief, &BeliefParameters::outcome_weights>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.4 0.2 0.15 0.15 0.1",
        .doc = "What a municipality looks for: quality, efficiency, avoided cost, employee satisfaction, "
               "business value; they sum to 1. Quality is the most common gain (white paper)."},
    Key{.name = "belief.prior_weight",
        .field = at<&Scenario::belief, &BeliefParameters::prior_weight>,
        .unit = "innovations",
        .range = {0.001, 1000000.0},
        .standard = "10",
        .study = {3.0, 30.0},
        .doc = "How many innovations a prior belief counts for."},
    Key{.name = "belief.half_life",
        .field = at<&Scenario::belief, &BeliefParameters::half_life>,
        .unit = "years",
        .range = {0.0, 10000.0},
        .standard = "4",
        .study = {1.0, 10.0, Distribution::log_uniform},
        .doc = "Time in which a belief falls half-way back to the prior; 0 = never forgets."},
    Key{.name = "belief.peer_weight",
        .field = at<&Scenario::belief, &BeliefParameters::peer_weight>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.5",
        .study = {0.0, 1.0},
        .doc = "Weight of a peer's result, compared with an own one."},
    Key{.name = "experience.half_life",
        .field = at<&Scenario::experience, &ExperienceParameters::half_life>,
        .unit = "years",
        .range = {0.01, 10000.0},
        .standard = "1",
        .study = {0.5, 3.0, Distribution::log_uniform},
        .source =
            "https://econpapers.repec.org/article/eeerespol/"
            "v_3a51_3ay_3a2022_3ai_3a6_3as0048733322000439.htm ; https://www.zora.uzh.ch/id/eprint/68255/",
        .doc = "Time in which experience with research halves. Firms: many effects are gone two years after "
               "a trial (UK), effects on patents last three years (Denmark); how far that holds for "
               "municipal units is not known."},
    Key{.name = "experience.units_per_project",
        .field = at<&Scenario::experience, &ExperienceParameters::units_per_project>,
        .unit = "units",
        .range = {0.0, 10000.0},
        .standard = "8",
        .study = {1.0, 30.0, Distribution::log_uniform},
        .doc = "Service units that a funded project reaches in each municipality that takes part. Spill-over "
               "of one project; decisive together with the elasticity."},
    Key{.name = "experience.partners_per_project",
        .field = at<&Scenario::experience, &ExperienceParameters::partners_per_project>,
        .unit = "municipalities",
        .range = {0.0, 100.0},
        .standard = "2",
        .study = {0.2, 5.0, Distribution::log_uniform},
        .doc = "Municipalities that a funded municipal project takes in beside its leader, on average. 0.2 "
               "to 0.6 an application in open calls (Klimasats 2018, EU 2023), 3 to 7 in selected Norwegian "
               "projects; large ones pull smaller ones along (Menon, qualitative)."},
    Key{.name = "experience.innovations_per_participant",
        .field = at<&Scenario::experience, &ExperienceParameters::innovations_per_participant>,
        .unit = "innovations",
        .range = {0.0, 1000.0},
        .standard = "1",
        .doc = "Innovations that a finished project yields in each municipality that took part."}};

}  // namespace

std::span<const Key> results_keys() { return results_rows; }

}  // namespace taktskifte
