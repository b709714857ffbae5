// A scenario: one constant, typed value that says everything about a run. What each field means, its unit,
// range, default, source and status stand in the table of keys (scenario/keys.hpp, scenarios/README.md).
// Defaults come from that table, not from here.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "taktskifte/core/units.hpp"
#include "taktskifte/scenario/path.hpp"

namespace taktskifte {

/// Regions of the deck's map, in the order of every array over regions.
enum class Region : std::uint8_t { nord_norge, midt_norge, vestlandet, ostlandet, sorlandet };
inline constexpr std::size_t region_count = 5;
inline constexpr std::array<const char*, region_count> region_names = {
    "Nord-Norge", "Midt-Norge", "Vestlandet", "Østlandet", "Sørlandet"};

/// Size classes by inhabitants: below 5 000, 5 000 to 20 000, above 20 000.
enum class SizeClass : std::uint8_t { small, medium, large };
inline constexpr std::size_t size_class_count = 3;
inline constexpr std::array<const char*, size_class_count> size_class_names = {"below 5000", "5000 to 20000",
                                                                               "above 20000"};

/// Outcomes of an innovation that the barometers ask about.
enum class Outcome : std::uint8_t {
  quality,
  efficiency,
  avoided_cost,
  employee_satisfaction,
  business_value
};
inline constexpr std::size_t outcome_count = 5;
inline constexpr std::array<const char*, outcome_count> outcome_names = {
    "quality", "efficiency", "avoided_cost", "employee_satisfaction", "business_value"};
using PerOutcome = std::array<double, outcome_count>;

/// Who an innovation is made with.
enum class Partner : std::uint8_t { researcher, other_public, firm, citizens, own_units, voluntary };
inline constexpr std::size_t partner_count = 6;
inline constexpr std::array<const char*, partner_count> partner_names = {
    "researcher", "other_public", "firm", "citizens", "own_units", "voluntary"};

/// Main causes of an innovation, as the slide deck lists them (Difi's barometer of state agencies, 2018).
enum class Cause : std::uint8_t {
  societal_challenges,
  new_technology,
  savings,
  citizens,
  employees,
  legislation,
  reorganisation,
  political_leadership,
  innovation_strategy,
  firms,
  peers,
  research,
  abroad,
  voluntary,
  unions,
  other,
  unknown
};
inline constexpr std::size_t cause_count = 17;
inline constexpr std::array<const char*, cause_count> cause_names = {
    {"societal_challenges", "new_technology", "savings", "citizens", "employees", "legislation",
     "reorganisation", "political_leadership", "innovation_strategy", "firms", "peers", "research", "abroad",
     "voluntary", "unions", "other", "unknown"}};

/// Ministries that pay for public innovation projects: the nine funding sources of the slide deck.
inline constexpr std::size_t ministry_count = 9;
inline constexpr std::array<const char*, ministry_count> ministry_names = {"KD",  "SD",  "KD_X", "HOD", "NFD",
                                                                           "KMD", "ASD", "FAD",  "BLD"};

/// Why an innovation has no researcher: the first step that stopped it (engine/MODEL.md, "Barriers").
enum class Barrier : std::uint8_t {
  not_believed_in,
  no_access,
  did_not_apply,
  no_co_financing,
  not_funded,
  no_researcher_free
};
inline constexpr std::size_t barrier_count = 6;
inline constexpr std::array<const char*, barrier_count> barrier_names = {
    "not_believed_in", "no_access", "did_not_apply", "no_co_financing", "not_funded", "no_researcher_free"};

/// What happens to money that no fundable application asks for.
enum class UnusedRule : std::uint8_t { lost, carry, other_side };

/// How utility becomes taking in a researcher: a chance that rises with it, or a step at 0.
enum class ChoiceRule : std::uint8_t { logit, threshold };

/// Whose applications: as the choice of researchers says, in proportion to inhabitants, or all alike.
enum class ApplyWeights : std::uint8_t { choice, size, equal };

/// Whether results tell of every municipality in every year: up to a size of the population, always, or
/// never.
enum class MunicipalityYearsRule : std::uint8_t { automatic, yes, no };

struct RunParameters {
  std::uint64_t seed = 0;
  int replicates = 0;
  std::string
      precision;  ///< at which a run stops before it has all replicates (analysis/precision.hpp); or empty
  Year first_year;
  int years = 0;
  int burn_in_years = 0;
  MunicipalityYearsRule municipality_years = MunicipalityYearsRule::automatic;
};

struct DataFiles {
  std::string municipalities;  ///< path of the csv file, resolved against the file that names it
  std::string institutions;
};

struct PopulationParameters {
  int synthetic = 0;              ///< municipalities of a synthetic population; 0 = the data as they are
  int reference_inhabitants = 0;  ///< of the country that totals are written for; 0 = those of the data
  std::array<double, region_count> two_year_rate{};  ///< innovation.two_year_rate_*
  double units_total = 0.0;
  double size_peak_population = 0.0;
  double size_curvature = 0.0;
  double capability_size_correlation = 0.0;
  Path strategy;  ///< innovation.strategy: log odds added to the two-year rate
};

struct PeerParameters {
  int count = 0;                  ///< nearest municipalities
  int long_ties = 0;              ///< uniform ties beside them
  Path further;                   ///< nearest ones beyond `count`, whole numbers
  double size_distance_km = 0.0;  ///< km that one standard deviation of ln(population) counts for
};

struct AccessParameters {
  double decay_km = 0.0;
  double university_weight = 0.0;  ///< an institute counts 1
  double university_college_weight = 0.0;
  double further_site_weight = 0.0;  ///< times the weight of its type
};

struct ReuseParameters {
  double share = 0.0;  ///< calibration target
  double copied_share = 0.0;
  double shared_slope = 0.0;
  Path spread_share;
  double inherits = 0.0;
};

struct PartnerParameters {
  double research_share = 0.0;  ///< calibration target
  double research_initiated_share = 0.0;
  Path other_public;
  Path firm;
  Path citizens;
  Path own_units;
  Path voluntary;
};

struct ChoiceParameters {
  double belief = 0.0, experience = 0.0, peers = 0.0, access = 0.0, size = 0.0, capability = 0.0;
  double novelty = 0.0;  ///< choice.new
  ChoiceRule rule = ChoiceRule::logit;
  double threshold_share = 0.0;  ///< of the innovations of a municipality whose utility is above 0
};

struct BarometerParameters {
  PerOutcome base{};
  PerOutcome gap{};
  double causal_share = 0.0;
  double firm_efficiency_log_odds = 0.0;
};

struct BeliefParameters {
  PerOutcome outcome_weights{};
  double prior_weight = 0.0;  ///< innovations
  double half_life = 0.0;     ///< years; 0 = never forgets
  double peer_weight = 0.0;
};

struct ExperienceParameters {
  double half_life = 0.0;  ///< years
  double units_per_project = 0.0;
  Path partners_per_project;
  int innovations_per_participant = 0;
};

struct FundingParameters {
  Path pot_mnok;
  Path public_share;
  double reference_public_pot_mnok = 0.0;
  double reference_private_pot_mnok = 0.0;
  UnusedRule unused = UnusedRule::lost;
};

struct ApplyParameters {
  double municipal_part = 0.0;
  double reference_count = 0.0;
  double elasticity = 0.0;
  double first_time_extra_elasticity = 0.0;  ///< added for municipalities that have not applied before
  double response_half_life = 0.0;           ///< years; 0 = at once
  double winner_factor = 0.0;
  int winner_years = 0;
  double belief = 0.0;
  double belief_weight = 0.0;  ///< weight of the prior of the believed success chance, applications
  double experience = 0.0;
  Path effort;
  Path joint_share;             ///< of municipal applications that a state body joins
  double joint_own_part = 0.0;  ///< of the own contribution that it takes over
  ApplyWeights weights = ApplyWeights::choice;
};

struct GrantParameters {
  double min_mnok = 0.0, max_mnok = 0.0;
  double shape_a = 0.0, shape_b = 0.0;  ///< Beta law of a request between min and max
  Path support_cap_municipal;
  Path support_cap_state;
  double public_additionality = 0.0;
  Path size_factor;  ///< times every public request
  double preproject_mnok = 0.0;
};

struct PreprojectParameters {
  Path share;                       ///< of the public part
  double applications_ratio = 0.0;  ///< pre-project applications per expected application for a project
  double units_exposed = 0.0;       ///< of the municipality, to research
  double follow_up = 0.0;           ///< factor on expected applications in the years after one
  int follow_up_years = 0;
};

/// Parts of the public money reserved for some applicants.
struct QuotaParameters {
  Path small_municipalities;              ///< below 5 000 inhabitants
  std::array<Path, region_count> region;  ///< municipalities of the region
};

struct ReviewParameters {
  double capability_weight = 0.0;
  double experience_weight = 0.0;
  Path need_weight;
  Path lottery;  ///< part of the money given by lot among the fundable
  double fundable_share = 0.0;
};

struct ProjectParameters {
  std::array<double, 3> years_distribution{};  ///< shares of 2, 3 and 4 years
};

struct OwnParameters {
  double slack_share = 0.0;
  Path part_for_innovation;
  double in_kind = 0.0;
};

struct ResearchParameters {
  double work_years = 0.0;      ///< of all institutions, a year
  Path open_to_municipalities;  ///< share of them that funded projects may use
  double cost_per_work_year_mnok = 0.0;
  double part_of_grant = 0.0;          ///< of a public grant that pays researchers
  double part_of_private_grant = 0.0;  ///< the same for firms
};

struct MatchParameters {
  Path tie_bonus;                    ///< weight of an institution worked with before
  std::array<double, 3> openness{};  ///< weight by type: institute, university, university college
  Path institute_openness;           ///< times the weight of institutes
};

/// Regional offices or brokers of research institutions.
struct OfficeParameters {
  std::array<Path, region_count> access;  ///< added to the access of the region's municipalities, sd
  Path reach;                             ///< stretches the distance over which projects find researchers
};

struct MinistryParameters {
  std::array<double, ministry_count> weights{};  ///< shares of the pot, sum to 1
  std::array<Path, ministry_count> factor;       ///< public share relative to the others'
};

struct CauseParameters {
  double savings = 0.0;  ///< share of innovations
  double political_leadership = 0.0;
};

struct BarrierParameters {
  double low_access = 0.0;  ///< access below this is counted as a barrier, sd
};

struct PrivateParameters {
  double applications = 0.0;
  double grant_min_mnok = 0.0, grant_mean_mnok = 0.0, grant_max_mnok = 0.0;
  double grant_shape_a = 0.0;
  double additionality = 0.0;
  double quality_sd = 0.0;
  double score_reliability = 0.0;
  double elasticity = 0.0;
};

struct PolicyParameters {
  double burn_in_public_share = 0.0;
};

struct Scenario {
  std::string name;   ///< file name without folder and ending
  std::string title;  ///< one line from the file
  RunParameters run;
  DataFiles data;
  PopulationParameters population;
  PeerParameters peers;
  AccessParameters access;
  ReuseParameters reuse;
  PartnerParameters partners;
  ChoiceParameters choice;
  BarometerParameters barometer;
  BeliefParameters belief;
  ExperienceParameters experience;
  FundingParameters funding;
  ApplyParameters apply;
  GrantParameters grant;
  PreprojectParameters preproject;
  ReviewParameters panel;
  QuotaParameters quota;
  ProjectParameters project;
  OwnParameters own;
  ResearchParameters research;
  MatchParameters match;
  OfficeParameters office;
  MinistryParameters ministry;
  CauseParameters causes;
  BarrierParameters barriers;
  PrivateParameters private_side;
  PolicyParameters policy;
};

}  // namespace taktskifte
