// The state of one replicate: columns over municipalities, the projects under way, the council's money.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "taktskifte/core/units.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/random/tabulated_binomial.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/peers.hpp"

namespace taktskifte {

/// Innovations by kind: three yes/no properties make eight kinds.
inline constexpr std::size_t kind_count = 8;
using KindCounts = std::array<int, kind_count>;
constexpr std::size_t kind(bool reused, bool prone, bool researcher) {
  return (reused ? 4U : 0U) + (prone ? 2U : 0U) + (researcher ? 1U : 0U);
}
constexpr bool is_reused(std::size_t k) { return (k & 4U) != 0; }
constexpr bool is_prone(std::size_t k) { return (k & 2U) != 0; }
constexpr bool has_researcher(std::size_t k) { return (k & 1U) != 0; }

/// Evidence on outcomes with and without researchers. Columns: tries with, successes with per outcome, tries
/// without, successes without per outcome.
inline constexpr int arm_width = 1 + static_cast<int>(outcome_count);
inline constexpr int evidence_width = 2 * arm_width;
constexpr int tries_column(bool researcher) { return researcher ? 0 : arm_width; }
constexpr int success_column(bool researcher, std::size_t outcome) {
  return tries_column(researcher) + 1 + static_cast<int>(outcome);
}
template <class Number>
using EvidenceOf = Eigen::Matrix<Number, Eigen::Dynamic, evidence_width, Eigen::RowMajor>;
using Evidence = EvidenceOf<double>;
using EvidenceCounts = EvidenceOf<std::int32_t>;

/// A funded project led by a municipality.
struct Project {
  std::uint32_t last_step = 0;             ///< the last year it runs
  std::vector<std::int32_t> participants;  ///< the leading municipality first
};

/// The longest time a project runs, years.
inline constexpr std::uint32_t longest_project = 4;

enum class Applicant : std::uint8_t { municipality, other_public, firm };

/// A funded project that looks for researchers.
struct FundedProject {
  Applicant applicant = Applicant::municipality;
  std::int32_t lead = -1;        ///< municipality, or -1
  std::uint32_t number = 0;      ///< by which the lead draws; 0 for all that are no municipality
  int ordinal = 0;               ///< counts the applications of this lead (or kind of applicant) in the year
  std::uint32_t award_step = 0;  ///< the year of the award: its draws are those of that year
  Nok grant{};
  double rd_nok = 0.0;  ///< R&D it sets off when it begins (firms)
};

/// Research work-years in use. A year's slot is its step modulo longest_project; the years ahead are booked.
struct ResearchReservations {
  std::vector<std::array<double, longest_project>> site;  ///< [site] work-years a year
  std::array<double, longest_project> public_side{}, private_side{};
};

/// What the burn-in adjusts and the reported years keep.
struct Calibration {
  double research_intercept = 0.0;    ///< alpha
  double log_applications = 0.0;      ///< ln A_0
  double reuse_intercept = 0.0;       ///< r_0
  double fundable_score = 0.0;        ///< lowest score worth funding
  std::vector<double> scores;         ///< of burn-in applications; emptied when it ends
  std::vector<double> prone_new;      ///< p0_i: chance that a new innovation is research-prone
  std::vector<double> prone_reused;   ///< the same for a reused one
  double share_five_years_ago = 0.0;  ///< mean chance of a researcher, to measure drift
  double share_at_end = 0.0;
};

/// What one side of the pot had to give in a year, and what became of it.
template <class Money>
struct AccountOf {
  Money part{}, carried_in{}, moved_in{}, awarded{}, unused{};

  [[nodiscard]] constexpr Money available() const { return part + carried_in + moved_in; }
};
template <class Money>
constexpr bool balances(const AccountOf<Money>& side) {
  return side.awarded + side.unused == side.available();
}

/// The council's money of one year; whole kroner. Each side balances.
using Account = AccountOf<Nok>;
struct Ledger {
  Nok pot{};
  Account public_side{}, private_side{};
};

/// This year's columns and totals; overwritten every year.
struct YearState {
  std::vector<int> innovations, reused, copied;
  std::vector<double> chance_new, chance_reused;  ///< p_i: chance of a researcher
  std::vector<KindCounts> kinds;                  ///< innovations by kind
  std::vector<KindCounts> kinds_with_firm;        ///< of these, with a firm
  std::vector<int> with_researcher;               ///< innovations with a researcher
  std::vector<int> applications, awards;          ///< led by the municipality
  int first_time_applicants = 0;                  ///< municipalities that had never applied
  std::vector<int> unaffordable;                  ///< applications it could not co-finance
  std::vector<int> without_researcher;            ///< projects it leads that wait or lapse
  std::vector<std::uint8_t> preproject;           ///< 1 = it got a grant for a pre-project
  std::vector<int> exposing_projects;             ///< projects that began and expose its units
  std::vector<int> participations;                ///< projects that began, led or joined
  std::vector<int> project_innovations;           ///< yielded by projects that ended
  EvidenceCounts own_results;                     ///< of its innovations
  EvidenceCounts seen_results;  ///< of these and of the projects it took part in: what there is to learn from
  double expected_applications = 0.0;            ///< municipal ones, before chance; in the burn-in only
  int other_applications = 0, other_awards = 0;  ///< state, counties, hospitals
  int fundable_applications = 0;                 ///< all public applicants
  double own_contribution_nok = 0.0;             ///< towards this year's public awards
  int private_applications = 0, private_awards = 0;
  double private_rd_nok = 0.0;  ///< of the firms' projects that begin
  int lapsed_projects = 0, private_lapsed_projects = 0;
  Nok lapsed{}, private_lapsed{};
  double open_work_years = 0.0;  ///< that funded projects can draw on
  int joint_awards = 0;
  Nok preprojects_awarded{};
  std::array<std::int64_t, cause_count> causes{};      ///< innovations by main cause
  std::array<std::int64_t, partner_count> partners{};  ///< innovations by partner
  std::array<Nok, ministry_count> ministries{};        ///< public awards by who pays
  std::array<std::array<std::int64_t, barrier_count>, size_class_count> barriers{};
  Ledger ledger;
};

/// Draws that share their chance over municipalities, kept while the chance stays as it is.
struct SharedDistributions {
  TabulatedBinomial copying;                             ///< reused innovations that are copies
  std::array<TabulatedBinomial, partner_count> joining;  ///< of each partner but researchers
};

/// Who looks at whom, and what follows from that alone.
struct PeerNetwork {
  std::size_t nearest = 0;  ///< nearest ones that each looks at
  PeerMatrix weights;
  Eigen::VectorXd units;           ///< W U
  std::vector<double> start_pool;  ///< shared innovations per peer unit in an average year before any policy
};

struct World {
  Year year;
  std::uint32_t step = 0;  ///< years since the burn-in began
  bool in_burn_in = true;

  // Constant in a replicate.
  std::vector<double> capability;  ///< c_i
  double mean_capability = 0.0;    ///< weighted by application_weight

  // Constant until a policy widens sharing; copies of a world share it.
  std::shared_ptr<const PeerNetwork> peers;

  Calibration calibration;

  SharedDistributions distributions;

  // Carried from year to year.
  std::vector<double> experience;                  ///< E_i, share of units
  Evidence beliefs;                                ///< discounted Beta counts
  std::vector<double> applied_belief, won_belief;  ///< the same for own chance of a grant
  std::vector<std::int32_t> last_won;         ///< step of the last award, a large negative number if never
  std::vector<std::int32_t> last_preproject;  ///< the same for pre-projects
  std::vector<std::uint8_t> has_applied;      ///< 1 = has applied since the burn-in began
  double known_public_part = 0.0;             ///< as applicants know it, NOK a year
  double burn_in_public_part = 0.0;           ///< of the last burn-in year, NOK
  std::vector<int> running;                   ///< projects it leads
  std::vector<Project> projects;
  std::vector<FundedProject> waiting;  ///< found no researchers last year
  ResearchReservations reservations;
  std::vector<bool> tie;                            ///< [municipality][institution] has worked with it
  Eigen::VectorXd peer_innovations, peer_research;  ///< W n and W x of last year
  Nok carried_public, carried_private, moved_to_public;

  YearState year_state;

  [[nodiscard]] std::size_t size() const { return experience.size(); }
};

/// The world of a replicate before its first burn-in year.
World populate(const Environment& environment, const Scenario& scenario, ReplicateSeed seed);

/// Lets every municipality look at `count` nearest ones: draws the peers, and what depends on them alone. The
/// pool at the start stays that of an average year before any policy, among the new peers. What peers did
/// last year (peer_innovations, peer_research) is the caller's.
void rewire_peers(World& world, const Environment& environment, const Scenario& scenario, std::size_t count,
                  ReplicateSeed seed);

/// The believed improvement V_i of the outcomes a municipality looks for when a researcher takes part.
double believed_improvement(const World& world, const BeliefParameters& rules, std::size_t municipality);
/// The same of all municipalities.
std::vector<double> believed_improvements(const World& world, const BeliefParameters& rules);

}  // namespace taktskifte
