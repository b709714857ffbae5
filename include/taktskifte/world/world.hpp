// The state of one replicate: columns over municipalities, the projects under way, the council's money.
#pragma once

#include <Eigen/Core>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

#include "taktskifte/core/units.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/outcomes.hpp"
#include "taktskifte/world/peers.hpp"
#include "taktskifte/world/projects.hpp"

namespace taktskifte {

/// Innovations by kind: three yes/no properties make eight kinds.
inline constexpr std::size_t kind_count = 8;
using KindColumns = std::array<std::vector<int>, kind_count>;  ///< [kind][municipality]
constexpr std::size_t kind(bool reused, bool prone, bool researcher) {
  return (reused ? 4U : 0U) + (prone ? 2U : 0U) + (researcher ? 1U : 0U);
}
constexpr bool is_reused(std::size_t k) { return (k & 4U) != 0; }
constexpr bool is_prone(std::size_t k) { return (k & 2U) != 0; }
constexpr bool has_researcher(std::size_t k) { return (k & 1U) != 0; }

/// What a municipality believes, or shows its peers in a year, in eight numbers: one cache line, read whole
/// by each peer. For each arm (with and without a researcher) tries, and what their successes are worth: the
/// sum over outcomes of weight x successes, which is all that a belief is made of. Then applications, awards,
/// innovations, and innovations with a researcher, projects left out; of the last two a belief keeps what
/// peers did last year, W n and W x.
inline constexpr int belief_width = 8;
constexpr int tries_column(bool researcher) { return researcher ? 0 : 2; }
constexpr int worth_column(bool researcher) { return researcher ? 1 : 3; }
inline constexpr int applied_column = 4;
inline constexpr int won_column = 5;
inline constexpr int innovations_column = 6;
inline constexpr int research_column = 7;
using Beliefs = Eigen::Matrix<double, Eigen::Dynamic, belief_width, Eigen::RowMajor>;

enum class Applicant : std::uint8_t { municipality, other_public, firm };
inline constexpr std::size_t applicant_count = 3;

/// The step of something that was: runs have at most 2 000 (the ranges of run.burn_in_years and run.years,
/// which a test holds against this type).
using PastStep = std::int16_t;
inline constexpr PastStep never = -30'000;  ///< longer ago than any rule asks for

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

/// With which institutions each municipality has worked, a bit each.
class Ties {
 public:
  Ties() = default;
  Ties(std::size_t municipalities, std::size_t institutions)
      : width_((institutions + 7) / 8), bits_(municipalities * width_, 0) {}

  void tie(std::size_t municipality, std::size_t institution) {
    bits_[municipality * width_ + institution / 8] |= static_cast<std::uint8_t>(1U << (institution % 8));
  }
  [[nodiscard]] const std::vector<std::uint8_t>& bits() const { return bits_; }
  /// Calls body(institution) for each that the municipality is tied to.
  template <class Body>
  void for_each(std::size_t municipality, Body body) const {
    for (std::size_t w = 0; w < width_; ++w)
      for (unsigned left = bits_[municipality * width_ + w]; left != 0; left &= left - 1)
        body(8 * w + static_cast<std::size_t>(std::countr_zero(left)));
  }

 private:
  std::size_t width_ = 0;  // bytes of a municipality
  std::vector<std::uint8_t> bits_{};
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

/// Innovations of the whole country that share their chance of efficiency.
struct EfficiencyCount {
  std::int64_t tries = 0, successes = 0;
};

/// This year's columns and totals; overwritten every year.
struct YearState {
  std::vector<int> innovations, reused;
  std::vector<double> chance_new, chance_reused;  ///< p_i: chance of a researcher
  KindColumns kinds;                              ///< innovations by kind
  std::vector<int> with_researcher;               ///< innovations with a researcher
  std::vector<int> applications, awards;          ///< led by the municipality
  int first_time_applicants = 0;                  ///< municipalities that had never applied
  std::vector<int> unaffordable;                  ///< applications it could not co-finance
  std::vector<int> without_researcher;            ///< projects it leads that wait or lapse
  std::vector<std::uint8_t> preproject;           ///< 1 = it got a grant for a pre-project
  std::vector<int> exposing_projects;             ///< projects that began and expose its units
  std::vector<int> participations;                ///< projects that began, led or joined
  std::vector<int> project_innovations;           ///< yielded by projects that ended
  Beliefs shown;  ///< of its innovations and projects, to itself and its peers
  /// [researcher][outcome][municipality] successes of its innovations; empty unless somebody looks at each.
  std::array<std::array<std::vector<int>, outcome_count>, 2> successes_of_each;
  double expected_reused = 0.0;                  ///< innovations, before chance; in the burn-in only
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
  std::array<std::array<std::int64_t, outcome_count>, 2> successes{};  ///< [researcher][outcome] innovations
  std::array<EfficiencyCount, slot_count> efficiency{};                ///< by slot
  // Recorded only, so of reported years only.
  std::int64_t copied = 0;
  std::array<std::int64_t, cause_count> causes{};      ///< innovations by main cause
  std::array<std::int64_t, partner_count> partners{};  ///< innovations by partner
  std::array<Nok, ministry_count> ministries{};        ///< public awards by who pays
  std::array<std::array<std::int64_t, barrier_count>, size_class_count> barriers{};
  Ledger ledger;
};

/// Who looks at whom, and what follows from that alone.
struct PeerNetwork {
  std::size_t nearest = 0;  ///< nearest ones that each looks at
  PeerMatrix looks_at;
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

  // Carried from year to year.
  std::vector<double> experience;         ///< E_i, share of units
  Beliefs beliefs;                        ///< discounted Beta counts; what peers did last year
  std::vector<PastStep> last_won;         ///< of the last award
  std::vector<PastStep> last_preproject;  ///< of the last grant for a pre-project
  std::vector<std::uint8_t> has_applied;  ///< 1 = has applied since the burn-in began
  double known_public_part = 0.0;         ///< as applicants know it, NOK a year
  double burn_in_public_part = 0.0;       ///< of the last burn-in year, NOK
  std::vector<int> running;               ///< projects it leads
  Projects projects;
  std::vector<FundedProject> waiting;  ///< found no researchers last year
  ResearchReservations reservations;
  Ties ties;
  Nok carried_public, carried_private, moved_to_public;

  YearState year_state;

  [[nodiscard]] std::size_t size() const { return experience.size(); }
};

/// The world of a replicate before its first burn-in year.
World populate(const Environment& environment, const Scenario& scenario, ReplicateSeed seed);

/// Lets every municipality look at `count` nearest ones: draws the peers, and what depends on them alone. The
/// pool at the start stays that of an average year before any policy, among the new peers. What peers did
/// last year (beliefs) is the caller's.
void rewire_peers(World& world, const Environment& environment, const Scenario& scenario, std::size_t count,
                  ReplicateSeed seed);

/// The believed improvement V_i of the outcomes a municipality looks for when a researcher takes part.
inline double believed_improvement(const World& world, std::size_t municipality) {
  const auto belief = world.beliefs.row(static_cast<Eigen::Index>(municipality));
  return belief[worth_column(true)] / belief[tries_column(true)] -
         belief[worth_column(false)] / belief[tries_column(false)];
}
/// What it believes an application's chance of a grant to be.
inline double believed_award_chance(const World& world, std::size_t municipality) {
  const auto belief = world.beliefs.row(static_cast<Eigen::Index>(municipality));
  return belief[won_column] / belief[applied_column];
}
/// The share of its peers' innovations of last year that had a researcher; `otherwise` if they had none.
inline double peer_research_share(const World& world, std::size_t municipality, double otherwise) {
  const auto seen = world.beliefs.row(static_cast<Eigen::Index>(municipality));
  return seen[innovations_column] > 0.0 ? seen[research_column] / seen[innovations_column] : otherwise;
}

/// What beliefs return to, year by year: the tries of the prior, with the base rates as successes.
Eigen::Array<double, 1, belief_width> prior_belief(const BeliefParameters& belief,
                                                   const BarometerParameters& barometer,
                                                   const ApplyParameters& apply, double reference_success);

}  // namespace taktskifte
