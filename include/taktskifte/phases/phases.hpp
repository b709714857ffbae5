// The phases of a year, each a free function over columns. `const` says what a phase reads, its absence what
// it writes. The order, and what each phase gets, stands in ensemble/year.cpp; the model in
// engine/MODEL.md, of which every source of a phase names its section.
// Every vector and span has one entry per municipality unless its comment says otherwise. What makes a column
// can be handed the memory of an old one, `into`, so that a year need allocate little.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte {

// ---- 1. policy ---------------------------------------------------------------------------------------

/// The value of every lever in one year.
struct YearPolicy {
  Nok pot, public_part, private_part;  ///< public_part + private_part = pot
  double known_public_part =
      0.0;  ///< as applicants but firms know it, NOK; the public part unless they are slow
  double support_cap_municipal = 0.0, support_cap_state = 0.0;
  double effort = 1.0;                ///< divides the expected number of applications
  double spread_share = 0.0;          ///< of innovations that are shared with peers
  double partners_per_project = 0.0;  ///< expected municipal partners of a funded project
  double part_for_innovation = 0.0;   ///< of a municipality's slack
  double need_weight = 0.0;
  double open_work_years = 0.0;  ///< research work-years that funded projects can draw on
  double request_factor = 1.0;   ///< times every public request
  double joint_share = 0.0;      ///< of municipal applications that a state body joins
  double preproject_share = 0.0;
  double lottery = 0.0;  ///< part of the public money given by lot
  double quota_small = 0.0;
  std::array<double, region_count> quota_region{};
  double tie_bonus = 1.0;
  double institute_openness = 1.0;
  std::array<double, region_count> office_access{};
  double office_reach = 1.0;
  std::size_t peers_looked_at = 0;            ///< nearest municipalities of each
  double strategy = 0.0;                      ///< log odds added to the two-year rate
  std::array<double, partner_count> joins{};  ///< chance of each partner; researchers: unused
  std::array<double, ministry_count>
      ministry_of_award{};  ///< chance that a ministry pays an award, sums to 1
};

/// Levers at `year`; in the burn-in the public share is policy.burn_in_public_share whatever the mix.
YearPolicy policy_of(const Scenario& scenario, Year year, bool in_burn_in);

// ---- 2. innovate -------------------------------------------------------------------------------------

/// The chance that a unit innovates within the year under an innovation strategy, which adds `strategy` to
/// the log odds of doing so within two years: h = 1 - sqrt(1 - q). Without a strategy `chance` itself.
ListColumn<double> innovation_chances(const ListColumn<double>& chance, double strategy);

/// innovations_i ~ Binomial(units_i, chance_i).
void innovate(const ListColumn<int>& units, const ListColumn<double>& chance, std::span<int> innovations,
              const YearStreams& draws);

// ---- 3. reuse or new ---------------------------------------------------------------------------------

/// Shared innovations per peer unit, less the value of an average year before any policy: S_i.
std::vector<double> shared_pool(const World& world, double spread_share, std::vector<double> into = {});

/// logistic(intercept + slope * pool_i): the chance that an innovation is reused.
std::vector<double> reuse_chance(std::vector<double> pool, double intercept, double slope);

/// reused_i ~ Binomial(innovations_i, chance_i).
void reuse(std::span<const int> innovations, std::span<const double> chance, std::span<int> reused,
           const YearStreams& draws);

/// How many are expected to be: the burn-in's calibration asks.
double expected_reused(std::span<const int> innovations, std::span<const double> chance);

/// Reused innovations of the whole country that are copies: Binomial(sum of reused_i, share). Recorded only.
std::int64_t copied(std::span<const int> reused, double share, const YearStreams& draws);
// ---- 4. choose partners ------------------------------------------------------------------------------

/// Closeness to research with the regional offices of the year, sd.
ListColumn<double> access_with_offices(const Environment& environment, const YearPolicy& policy);

/// The chance that an innovation takes in a researcher: r + (1 - r) logistic(utility + novelty [new]), r
/// being the share that researchers initiate; `access` is closeness to research in the year. Writes
/// world.year_state.chance_new and chance_reused.
void research_chances(World& world, const Environment& environment, const ListColumn<double>& access,
                      const ChoiceParameters& choice, const PartnerParameters& partners);

/// Splits innovations into research-prone or not and with a researcher or without. In the burn-in prone =
/// has a researcher; afterwards a share p0_i (chance_prone) is prone, and if p_i < p0_i each prone one keeps
/// its researcher with chance p_i / p0_i, if p_i > p0_i each other one gains one with chance
/// (p_i - p0_i) / (1 - p0_i). So an innovation has a researcher with chance p_i either way.
struct ResearchChances {
  std::span<const double> now, prone;
};
void choose_researchers(std::span<const int> innovations, std::span<const int> reused,
                        const ResearchChances& for_new, const ResearchChances& for_reused, bool in_burn_in,
                        KindColumns& kinds, std::span<int> with_researcher, const YearStreams& draws);

/// The other partners but firms: each joins the country's innovations with its own chance. Recorded only.
void choose_other_partners(std::int64_t innovations, const std::array<double, partner_count>& joins,
                           std::array<std::int64_t, partner_count>& partners, const YearStreams& draws);

/// Draws the main cause of every innovation into world.year_state.causes, the whole country's counts.
/// Research is the cause of a share r: of the innovations with a researcher a share r / p_i. The rest has one
/// of the other causes: savings and political leadership with their published shares, the others alike.
/// Recorded only.
void draw_causes(World& world, const CauseParameters& rules, double research_initiated_share,
                 const YearStreams& draws);

// ---- 5. apply ----------------------------------------------------------------------------------------

/// What a leading municipality pays a year, in cash, for one project, NOK.
double own_cash_a_year(const Scenario& scenario, const YearPolicy& policy);

/// The public part as municipalities and other public bodies know it, NOK: half of a change becomes known
/// within the half-life, all of it at once where that is 0. Keeps it in the world, and in the burn-in what
/// the part is.
double learn_public_part(World& world, Nok public_part, double half_life);

struct ApplicationSettings {
  const ApplyParameters& apply;
  const FundingParameters& funding;
  const PreprojectParameters& preproject;
  double effect_of_access;  ///< choice.access
};

/// The most expected applications a year that are simulated, since each is kept with its score until the
/// award: of one municipality, and of each other group in a country of so many municipalities (Norway: 0.9
/// firms a municipality). More are refused: before the run where the keys tell (ensemble/bounds.hpp), else in
/// the year.
inline constexpr double most_expected_of_one = 1e3;
constexpr double most_expected_of_group(std::size_t municipalities) {
  return std::max(1e6, 2.0 * static_cast<double>(municipalities));
}

/// What all municipalities together are expected to send at the level of the calibration, before anything
/// that happens to them.
double planned_municipal_applications(const ApplyParameters& rules, const FundingParameters& funding,
                                      const YearPolicy& policy);
/// What state, counties and hospitals are expected to send, and firms.
double expected_other_public(const ApplyParameters& rules, const FundingParameters& funding,
                             const YearPolicy& policy);
double expected_private(const PrivateParameters& rules, const FundingParameters& funding,
                        const YearPolicy& policy);

/// Expected applications mu_i of a municipality before its co-financing budget limits them. Offices raise
/// them as they raise the chance of working with researchers; a pre-project raises them for some years. From
/// the first reported year on those that have never applied answer to the public part, against that of the
/// burn-in, with an elasticity of their own more. Errors: ErrorKind::scenario above most_expected_of_one.
std::vector<double> expected_applications(const World& world, const Environment& environment,
                                          const ApplicationSettings& settings, const YearPolicy& policy,
                                          std::vector<double> into = {});

/// The most applications a municipality can co-finance: floor(budget / own) less the projects it leads.
std::vector<int> affordable_applications(const Environment& environment, std::span<const int> running,
                                         double part_for_innovation, double own_cash_nok,
                                         std::vector<int> into = {});

/// What all municipalities together are expected to send within these limits; the burn-in's calibration asks.
/// `within` gets what each is.
double expected_within_limits(std::span<const double> expected, std::span<const int> affordable,
                              std::span<double> within);

/// applications_i ~ Poisson(expected_i), at most affordable_i; unaffordable_i are those that the limit cut,
/// and may take the place of affordable_i.
void apply_municipal(std::span<const double> expected, std::span<const int> affordable,
                     std::span<int> applications, std::span<int> unaffordable, const YearStreams& draws);

/// Counts the municipalities that apply for the first time into world.now, and remembers them.
void note_first_applications(World& world);

/// State, counties and hospitals: Poisson with the same elasticity.
int apply_other_public(const ApplyParameters& rules, const FundingParameters& funding,
                       const YearPolicy& policy, const YearStreams& draws);

/// Firms: Poisson with their own elasticity.
int apply_private(const PrivateParameters& rules, const FundingParameters& funding, const YearPolicy& policy,
                  const YearStreams& draws);

// ---- 6. award ----------------------------------------------------------------------------------------

/// One public application of this year.
struct Application {
  std::int32_t lead = -1;  ///< municipality, or -1: state, county, hospital
  int ordinal = 0;         ///< counts this lead's applications of the year
  double score = 0.0;
  Nok request{};
  bool funded = false;
  bool joint = false;  ///< of a municipality and a state body
};

/// Pre-projects: each municipality asks for one with chance 1 - exp(-ratio mu_i), and those who ask are
/// funded by lot while the money set aside lasts. They need no own contribution and no capacity of
/// researchers. Writes world.year_state.preproject and preprojects_awarded, and remembers when; returns the
/// money awarded.
Nok award_preprojects(World& world, std::span<const double> expected, const PreprojectParameters& rules,
                      Nok each, const YearPolicy& policy, const YearStreams& draws);

/// All public applications with their scores and requests. In a joint application the better of the
/// capabilities of the municipality and of the state body (normal) counts.
std::vector<Application> score_applications(const World& world, const Environment& environment,
                                            const ReviewParameters& panel, const GrantParameters& grant,
                                            const YearPolicy& policy, const YearStreams& draws,
                                            std::vector<Application> into = {});

/// In the burn-in: adds the year's scores and sets the lowest score worth funding so that the fundable share
/// of all burn-in scores lies above it. Before the first score the normal law of scores stands in.
void judge_fundable(std::span<const Application> applications, const ReviewParameters& panel,
                    Calibration& calibration);

/// Ranks the fundable applications, puts them first, and walks down: one is funded if it is fundable and its
/// request fits what is left. Quotas come first: for small municipalities, then region by region, each walks
/// down the ranking of those it is for with its share of `money`. Then the open call by rank, but for the
/// part that is given by lot; that part, and what the ranking left, goes to the fundable ones without a grant
/// in the order of their lots. Returns the money awarded.
Nok award_public(std::vector<Application>& applications, double fundable_score, Nok money,
                 const Environment& environment, const YearPolicy& policy, const YearStreams& draws);

/// Gives each award and each pre-project (`preproject` kroner) a ministry, drawn in proportion to what
/// ministries give to the public side.
void book_ministries(World& world, std::span<const Application> applications, Nok preproject,
                     const YearPolicy& policy, const YearStreams& draws);

/// Counts awards and own contributions into world.now, remembers who won, and counts what was fundable.
void book_awards(World& world, std::span<const Application> applications, const YearPolicy& policy);

/// The firms' side: applicants ranked by score, funded while their request fits.
struct PrivateRound {
  int awards = 0;
  Nok awarded{};
  std::vector<FundedProject> funded;  ///< in the order of the ranking, each with the R&D that it sets off
};
PrivateRound award_private(int applications, Nok money, const PrivateParameters& rules,
                           const YearStreams& draws);

/// Moves last year's unused money in according to the rule; this year's parts come from the policy.
Ledger open_ledger(const World& world, const YearPolicy& policy, UnusedRule rule);
/// Ledger the public awards and, under `other_side`, hands the rest to the private side of the same year.
void close_public_side(Ledger& ledger, Nok awarded, UnusedRule rule);
/// Ledger the private awards and says what the world carries into the next year. Under `carry` the money of
/// projects that lapsed this year is carried too (it stays awarded in the ledger of its own year); call after
/// match.
void close_private_side(World& world, Nok awarded, UnusedRule rule);

// ---- 7. match ----------------------------------------------------------------------------------------

struct MatchSettings {
  const ResearchParameters& research;
  const MatchParameters& match;
  const ProjectParameters& project;
  const YearPolicy& policy;  ///< of this year
};

/// The running time of a project, years: 2, 3 or 4; the same whenever it is asked for.
std::uint32_t project_years(const FundedProject& project, const ProjectParameters& rules, ReplicateSeed seed);

/// The public awards of the year as projects that look for researchers, in the order of the ranking.
std::vector<FundedProject> funded_public(std::span<const Application> applications, const YearStreams& draws);

/// Reserves research work-years for projects: those that wait from last year first, then the public awards,
/// then the firms'. A project needs part-of-grant * grant / cost work-years, spread evenly over its years, at
/// one site that has them free in each. Sites with room are drawn with weight free * proximity * openness of
/// the type * tie bonus (applicants whose place is unknown: without proximity and tie). A project without a
/// site waits a year and then lapses. Counts what lapses into world.now, keeps who waits, and returns the
/// projects of municipalities that begin.
std::vector<FundedProject> match(World& world, const Environment& environment,
                                 std::span<const FundedProject> public_side,
                                 std::span<const FundedProject> firms, const MatchSettings& settings,
                                 ReplicateSeed seed);

// ---- 8. work -----------------------------------------------------------------------------------------

/// Starts the projects that municipalities lead: each with its running time, its municipal partners (drawn
/// among the lead's peers), and whether it exposes units to research (it does unless the lead would have had
/// a researcher anyway). Ends those whose time is up, which yield innovations in every participant.
struct WorkParameters {
  const ProjectParameters& project;
  const ExperienceParameters& experience;
  double additionality;         ///< share of grants that do not replace research that would have been anyway
  double partners_per_project;  ///< expected
};
void work(World& world, std::span<const FundedProject> beginning, const WorkParameters& rules,
          ReplicateSeed seed);

/// E_i <- min(1, kept E_i + (with_researcher_i + units_per_project joined_i) / U_i), kept = 2^(-1 /
/// half-life).
void gain_experience(std::span<double> experience, std::span<const int> with_researcher,
                     std::span<const int> joined, const ListColumn<int>& units,
                     const ExperienceParameters& rules);

/// The units that a pre-project exposes: E_i <- min(1, E_i + units_exposed / U_i) where there is one.
void expose_by_preprojects(std::span<double> experience, std::span<const std::uint8_t> preproject,
                           const ListColumn<int>& units, double units_exposed);

// ---- 9. results --------------------------------------------------------------------------------------

/// Draws the successes of all innovations of the year: how many there are in the country, and, with those of
/// projects that ended, what they are worth to each municipality (tries and worth of world.year_state.shown).
/// A reused innovation has a research-based origin as often as peers' innovations had a researcher, with
/// chance `otherwise` where peers had none.
void results(World& world, const OutcomeLaws& laws, const BeliefParameters& belief, double otherwise,
             const YearStreams& draws);

/// Lets results() keep the successes of each municipality, too, for who looks at them. Changes no draw.
void keep_successes_of_each(World& world);

/// Innovations of the country that a firm took part in, drawn given how those of each slot turned out in
/// efficiency. Recorded only.
std::int64_t draw_firms(std::span<const EfficiencyCount> efficiency, const OutcomeLaws& laws,
                        const YearStreams& draws);

// ---- 10. learn ---------------------------------------------------------------------------------------

/// Adds to what each municipality shows its applications, awards and innovations of the year.
void show(World& world);
/// Remembers what peers did in the year that has been shown, for next year's choices: W n and W x.
void see_peers(World& world);

/// Beliefs decay towards their prior, then take in own results and, with weight peer_weight * spread_share,
/// those of peers. Also remembers what peers did, for next year.
void learn(World& world, const Environment& environment, const BeliefParameters& belief,
           const BarometerParameters& barometer, const ApplyParameters& apply, double spread_share);

// ---- barriers ----------------------------------------------------------------------------------------

/// Counts every innovation without a researcher at the first step that stopped it, by size class, into
/// world.year_state.barriers. A municipality that believes in no improvement counts all of them as not
/// believed in; one with access below `low_access` as no access. In others each application stands for one
/// innovation: those the budget cut could not be co-financed, those without a grant were not funded, projects
/// that wait or lapse found no researcher; for all the rest nobody applied. Call it before the year is
/// learned from: beliefs are then those of the year's choices.
void count_barriers(World& world, const Environment& environment, const ListColumn<double>& access,
                    const BarrierParameters& rules);

// ---- 11. check ---------------------------------------------------------------------------------------

/// Throws ErrorKind::internal, with the year and the sums, unless both sides balance to the krone, no sum is
/// negative and the parts make the pot.
void check_ledger(const Ledger& ledger, Year year);

}  // namespace taktskifte
