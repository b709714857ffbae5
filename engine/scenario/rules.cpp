#include "scenario/rules.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

#include "scenario/levers.hpp"
#include "scenario/number.hpp"

namespace taktskifte {
namespace {

constexpr double sum_tolerance = 1e-9;
// Outcomes live on the log odds; nearer to 0 or 1 an observed difference says nothing any more.
constexpr double share_floor = 0.01;
constexpr double share_ceiling = 0.99;

int precedence(const Entry& entry) {
  if (entry.origin == "default") return 0;
  if (entry.origin.starts_with("base ")) return 1;
  return entry.origin.starts_with("--") ? 3 : 2;  // --set, --sweep
}

class Rules {
 public:
  Rules(const ResolvedScenario& resolved, const std::set<std::string>& refused, Diagnostics& diagnostics)
      : resolved_(resolved), refused_(refused), diagnostics_(diagnostics) {}

  /// Complains unless the rule holds.
  void require(bool holds, const std::vector<std::string>& involved, const std::string& why) const {
    const auto refused = [&](const std::string& name) { return refused_.contains(name); };
    if (!holds && std::none_of(involved.begin(), involved.end(), refused))
      complain(resolved_, involved, why, diagnostics_);
  }

  [[nodiscard]] const Scenario& scenario() const { return resolved_.scenario; }

 private:
  const ResolvedScenario& resolved_;
  const std::set<std::string>& refused_;
  Diagnostics& diagnostics_;
};

void sums_to_one(const Rules& rules, const std::string& name, std::span<const double> values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  rules.require(std::abs(sum - 1.0) <= sum_tolerance, {name},
                "the values sum to " + plain(sum) + " and not to 1; change one of them");
}

bool is_plain_share(double share) { return share > share_floor && share < share_ceiling; }

std::string too_near_the_ends(const std::string& formula, double share, const char* what_to_move) {
  return formula + " is " + plain(share) + " and has to lie between 0.01 and 0.99; bring the " +
         what_to_move + " nearer to 0.5";
}

void outcome(const Rules& rules, const std::string& name, double base_share, double gap_share) {
  std::string base = "barometer.base_";
  base += name;
  std::string gap = "barometer.gap_";
  gap += name;
  const double with = base_share + gap_share;
  rules.require(is_plain_share(with), {gap, base}, too_near_the_ends(base + " + " + gap, with, "two"));
  const double selected = base_share + (1.0 - rules.scenario().barometer.causal_share) * gap_share;
  rules.require(!is_plain_share(with) || is_plain_share(selected), {base, gap, "barometer.causal_share"},
                too_near_the_ends(base + " + (1 - barometer.causal_share) * " + gap, selected, "share"));
}

void outcomes(const Rules& rules) {
  const auto& barometer = rules.scenario().barometer;
  for (std::size_t k = 0; k < outcome_count; ++k)
    outcome(rules, outcome_names[k], barometer.base[k], barometer.gap[k]);
}

void requests(const Rules& rules) {
  const auto& grant = rules.scenario().grant;
  rules.require(grant.min_mnok <= grant.max_mnok, {"grant.min_mnok", "grant.max_mnok"},
                "the smallest request, " + plain(grant.min_mnok) + " MNOK, is above the largest, " +
                    plain(grant.max_mnok) + "; lower grant.min_mnok or raise grant.max_mnok");
  const auto& firms = rules.scenario().private_side;
  rules.require(
      firms.grant_min_mnok < firms.grant_mean_mnok, {"private.grant_mean_mnok", "private.grant_min_mnok"},
      "the mean request, " + plain(firms.grant_mean_mnok) + " MNOK, has to lie above the smallest, " +
          plain(firms.grant_min_mnok) + "; change one of private.grant_mean_mnok and private.grant_min_mnok");
  rules.require(
      firms.grant_mean_mnok < firms.grant_max_mnok, {"private.grant_mean_mnok", "private.grant_max_mnok"},
      "the mean request, " + plain(firms.grant_mean_mnok) + " MNOK, has to lie below the largest, " +
          plain(firms.grant_max_mnok) + "; change one of private.grant_mean_mnok and private.grant_max_mnok");
}

// The sum of shares in each year in which one of their paths has a point; between them it is no larger than
// at the ends.
void quotas(const Rules& rules) {
  const auto& quota = rules.scenario().quota;
  std::vector<const Path*> paths{&quota.small_municipalities};
  for (const Path& path : quota.region) paths.push_back(&path);
  double largest = 0.0;
  for (const Path* path : paths) {
    for (const auto& point : path->points()) {
      double sum = 0.0;
      for (const Path* other : paths) sum += other->at(point.year);
      largest = std::max(largest, sum);
    }
  }
  rules.require(largest <= 1.0 + sum_tolerance,
                {"quota.small_municipalities", "quota.nord_norge", "quota.midt_norge", "quota.vestlandet",
                 "quota.ostlandet", "quota.sorlandet"},
                "the quotas sum to " + plain(largest) +
                    " of the public money and more than all of it cannot be "
                    "reserved; lower one of them");
}

constexpr std::array<const char*, ministry_count> ministry_keys = {
    "ministry.factor_kd",  "ministry.factor_sd",  "ministry.factor_kd_x",
    "ministry.factor_hod", "ministry.factor_nfd", "ministry.factor_kmd",
    "ministry.factor_asd", "ministry.factor_fad", "ministry.factor_bld"};

// In each reported year some ministry has to give, and none more to the public side than it has.
void ministries(const Rules& rules) {
  const auto& s = rules.scenario();
  sums_to_one(rules, "ministry.weights", s.ministry.weights);
  for (int y = 0; y < s.run.years; ++y) {
    const Year year = s.run.first_year + y;
    double mean = 0.0;
    for (std::size_t m = 0; m < ministry_count; ++m)
      mean += s.ministry.weights[m] * s.ministry.factor[m].at(year);
    for (std::size_t m = 0; m < ministry_count; ++m) {
      const double share =
          mean > 0.0 ? s.funding.public_share.at(year) * s.ministry.factor[m].at(year) / mean : 2.0;
      if (share <= 1.0 + sum_tolerance) continue;
      rules.require(false, {ministry_keys[m], "funding.public_share"},
                    mean > 0.0 ? "the ministry's public share would be " + plain(share) + " in " +
                                     std::to_string(year.value()) +
                                     "; lower this factor or funding.public_share, or raise other factors"
                               : "no ministry gives anything to the public side in " +
                                     std::to_string(year.value()) + "; raise one of the factors");
      return;
    }
  }
}

// First-time applicants answer to the public part against that of the burn-in, which must be something then.
void first_time(const Rules& rules) {
  Scenario s = rules.scenario();
  hold_defaults_in_burn_in(s);
  const Nok pot = nok_from_mnok(s.funding.pot_mnok.at(s.run.first_year + -1));
  const bool money = part_of(pot, Share{std::clamp(s.policy.burn_in_public_share, 0.0, 1.0)}) > Nok{};
  rules.require(
      money || s.apply.first_time_extra_elasticity == 0.0,
      {"apply.first_time_extra_elasticity", "policy.burn_in_public_share", "funding.pot_mnok"},
      "the public part of the burn-in is nothing, and nothing can be compared with it; write 0, or raise "
      "the pot or the public share of the burn-in");
}

void causes(const Rules& rules) {
  const auto& s = rules.scenario();
  const double sum = s.causes.savings + s.causes.political_leadership + s.partners.research_initiated_share;
  rules.require(sum <= 1.0,
                {"causes.savings", "causes.political_leadership", "partners.research_initiated_share"},
                "the known causes sum to " + plain(sum) + " of all innovations; lower one of them");
}

}  // namespace

void check_rules_without(const ResolvedScenario& resolved, const std::set<std::string>& refused,
                         Diagnostics& diagnostics) {
  const Rules rules(resolved, refused, diagnostics);
  const Scenario& s = resolved.scenario;
  outcomes(rules);
  sums_to_one(rules, "belief.outcome_weights", s.belief.outcome_weights);
  sums_to_one(rules, "project.years_distribution", s.project.years_distribution);
  rules.require(s.partners.research_initiated_share < s.partners.research_share,
                {"partners.research_initiated_share", "partners.research_share"},
                "the research-initiated share, " + plain(s.partners.research_initiated_share) +
                    ", has to lie below partners.research_share, " + plain(s.partners.research_share) +
                    ", of which it is a part; lower the one or raise the other");
  const double chosen = (s.partners.research_share - s.partners.research_initiated_share) /
                        (1.0 - s.partners.research_initiated_share);
  rules.require(s.choice.rule != ChoiceRule::threshold || s.choice.threshold_share > chosen,
                {"choice.threshold_share", "choice.rule", "partners.research_share"},
                "with choice.rule = threshold even all municipalities above it would not reach "
                "partners.research_share; write more than " +
                    plain(chosen));
  requests(rules);
  quotas(rules);
  ministries(rules);
  causes(rules);
  first_time(rules);
  rules.require(s.peers.count + s.peers.long_ties > 0, {"peers.count", "peers.long_ties"},
                "a municipality needs a peer; write at least 1 (choice.peers = 0, belief.peer_weight = 0 and "
                "reuse.shared_slope = 0 switch their influence off)");
}

void complain(const ResolvedScenario& resolved, const std::vector<std::string>& involved,
              const std::string& why, Diagnostics& diagnostics) {
  const Entry* blamed = &entry_of(resolved, involved.front());
  for (const auto& name : involved) {
    const Entry& candidate = entry_of(resolved, name);
    if (precedence(candidate) > precedence(*blamed)) blamed = &candidate;
  }
  diagnostics.add(blamed->place, std::string(blamed->key->name) + " = " + blamed->text + ": " + why,
                  std::string(blamed->key->name));
}

void check_rules(const ResolvedScenario& resolved, Diagnostics& diagnostics) {
  check_rules_without(resolved, {}, diagnostics);
}

}  // namespace taktskifte
