#include "bench/plain_model.hpp"

#include <cmath>
#include <random>
#include <vector>

namespace taktskifte::bench {
namespace {

constexpr auto efficiency = static_cast<std::size_t>(Outcome::efficiency);
using Engine = std::mt19937_64;
// Tries and worth with and without researchers: the first columns of a belief.
constexpr std::size_t arms = 4;

int draw(Engine& engine, int count, double chance) {
  if (count == 0) return 0;
  return std::binomial_distribution<int>(count, std::min(1.0, std::max(0.0, chance)))(engine);
}

double to_chance(double log_odds) { return 1.0 / (1.0 + std::exp(-log_odds)); }

// What all municipalities share.
struct Rules {
  const Scenario& scenario;
  double research_intercept, reuse_intercept, spread_share;
  std::array<std::array<std::array<double, slot_count>, 2>, outcome_count> success;  // [outcome][firm][slot]
  double worth_at_base;
  std::array<double, partner_count> joins;
};

Rules rules_of(const World& world, const Scenario& scenario) {
  Rules rules{.scenario = scenario,
              .research_intercept = world.calibration.research_intercept,
              .reuse_intercept = world.calibration.reuse_intercept,
              .spread_share = scenario.reuse.spread_share.at(world.year),
              .success = {},
              .worth_at_base = 0.0,
              .joins = {}};
  const auto terms = outcome_terms(scenario.barometer, scenario.partners, scenario.reuse);
  for (std::size_t o = 0; o < outcome_count; ++o) {
    rules.worth_at_base += scenario.belief.outcome_weights[o] * scenario.barometer.base[o];
    for (std::size_t slot = 0; slot < slot_count; ++slot)
      for (const bool with_firm : {false, true})
        rules.success[o][with_firm ? 1 : 0][slot] = success_chance(terms[o], slot, with_firm);
  }
  const auto join = [&](Partner partner, const Path& share) {
    rules.joins[static_cast<std::size_t>(partner)] = share.at(world.year);
  };
  join(Partner::other_public, scenario.partners.other_public);
  join(Partner::firm, scenario.partners.firm);
  join(Partner::citizens, scenario.partners.citizens);
  join(Partner::own_units, scenario.partners.own_units);
  join(Partner::voluntary, scenario.partners.voluntary);
  return rules;
}

class Municipality {
 public:
  Municipality(const World& world, const Environment& environment, std::size_t i)
      : units_(environment.units[i]),
        chance_(environment.innovation_chance[i]),
        access_(environment.access[i]),
        z_(environment.z[i]),
        capability_(world.capability[i]),
        prone_new_(world.calibration.prone_new[i]),
        prone_reused_(world.calibration.prone_reused[i]),
        start_pool_(world.peers->start_pool[i]),
        experience_(world.experience[i]) {
    const auto row = static_cast<Eigen::Index>(i);
    peer_units_ = world.peers->units[row];
    peer_innovations_ = world.beliefs(row, innovations_column);
    peer_research_ = world.beliefs(row, research_column);
    for (std::size_t column = 0; column < belief_.size(); ++column)
      belief_[column] = world.beliefs(row, static_cast<Eigen::Index>(column));
  }

  void look_at(const Municipality* other) { peers_.push_back(other); }

  void innovate(const Rules& rules, Engine& engine, PlainYear& year) {
    const double pool =
        peer_units_ > 0.0 ? rules.spread_share * peer_innovations_ / peer_units_ - start_pool_ : 0.0;
    innovations_ = draw(engine, units_, chance_);
    reused_ = draw(engine, innovations_,
                   to_chance(rules.reuse_intercept + rules.scenario.reuse.shared_slope * pool));
    year.innovations += innovations_;
    year.reused += reused_;
    year.copied += draw(engine, reused_, rules.scenario.reuse.copied_share);
  }

  void choose_researchers(const Rules& rules, Engine& engine, PlainYear& year) {
    const ChoiceParameters& choice = rules.scenario.choice;
    const PartnerParameters& partners = rules.scenario.partners;
    origin_ = peer_innovations_ > 0.0 ? peer_research_ / peer_innovations_ : partners.research_share;
    const double utility = rules.research_intercept + choice.belief * improvement() +
                           choice.experience * experience_ +
                           choice.peers * (origin_ - partners.research_share) + choice.access * access_ +
                           choice.size * z_ + choice.capability * capability_;
    const double initiated = partners.research_initiated_share;
    for (const bool reused : {false, true}) {
      const double now = initiated + (1.0 - initiated) * to_chance(utility + (reused ? 0.0 : choice.novelty));
      const double prone = reused ? prone_reused_ : prone_new_;
      const int count = reused ? reused_ : innovations_ - reused_;
      const int prone_ones = draw(engine, count, prone);
      int prone_with = prone_ones;
      int others_with = 0;
      if (now < prone)
        prone_with = draw(engine, prone_ones, now / prone);
      else
        others_with = draw(engine, count - prone_ones, (now - prone) / (1.0 - prone));
      kinds_[kind(reused, true, true)] = prone_with;
      kinds_[kind(reused, true, false)] = prone_ones - prone_with;
      kinds_[kind(reused, false, true)] = others_with;
      kinds_[kind(reused, false, false)] = count - prone_ones - others_with;
      year.set_off_by_research += draw(engine, prone_with + others_with, initiated / now);
      year.partners[static_cast<std::size_t>(Partner::researcher)] += prone_with + others_with;
    }
  }

  void choose_other_partners(const Rules& rules, Engine& engine, PlainYear& year) {
    constexpr auto firm = static_cast<std::size_t>(Partner::firm);
    for (std::size_t k = 0; k < kind_count; ++k) {
      firms_[k] = draw(engine, kinds_[k], rules.joins[firm]);
      year.partners[firm] += firms_[k];
    }
    for (std::size_t p = 1; p < partner_count; ++p)  // researchers have been drawn
      if (p != firm) year.partners[p] += draw(engine, innovations_, rules.joins[p]);
  }

  void gain_experience(double kept) {
    int with_researcher = 0;
    for (std::size_t k = 0; k < kind_count; ++k) with_researcher += has_researcher(k) ? kinds_[k] : 0;
    experience_ = std::min(1.0, kept * experience_ + static_cast<double>(with_researcher) / units_);
  }

  void see_results(const Rules& rules, Engine& engine, PlainYear& year) {
    results_ = {};
    for (std::size_t k = 0; k < kind_count; ++k) {
      const bool researcher = has_researcher(k);
      results_[static_cast<std::size_t>(tries_column(researcher))] += kinds_[k];
      std::array<int, 2> inherited{};  // without and with a firm
      const std::array<int, 2> all{kinds_[k] - firms_[k], firms_[k]};
      for (std::size_t f = 0; f < 2; ++f) inherited[f] = is_reused(k) ? draw(engine, all[f], origin_) : 0;
      for (std::size_t o = 0; o < outcome_count; ++o) {
        const auto success = [&](int count, bool firm, bool from_research) {
          const auto slot = success_slot(researcher, is_prone(k), from_research);
          return draw(engine, count, rules.success[o][firm ? 1 : 0][slot]);
        };
        int successes = 0;
        if (o == efficiency) {
          for (const bool firm : {false, true}) {
            const std::size_t f = firm ? 1 : 0;
            successes += success(all[f] - inherited[f], firm, false) + success(inherited[f], firm, true);
          }
        } else {
          const int from_research = inherited[0] + inherited[1];
          successes = success(kinds_[k] - from_research, false, false) + success(from_research, false, true);
        }
        results_[static_cast<std::size_t>(worth_column(researcher))] +=
            rules.scenario.belief.outcome_weights[o] * successes;
        year.successes[o] += successes;
      }
    }
  }

  void learn(const Rules& rules) {
    const BeliefParameters& belief = rules.scenario.belief;
    const double kept = belief.half_life > 0.0 ? std::exp(-std::log(2.0) / belief.half_life) : 1.0;
    const double weight = peers_.empty() ? 0.0 : 1.0 / static_cast<double>(peers_.size());
    std::array<double, arms> news{};
    peer_innovations_ = 0.0;
    peer_research_ = 0.0;
    for (const Municipality* peer : peers_) {
      for (std::size_t c = 0; c < news.size(); ++c) news[c] += weight * peer->results_[c];
      peer_innovations_ += weight * peer->innovations_;
      peer_research_ += weight * peer->results_[static_cast<std::size_t>(tries_column(true))];
    }
    for (std::size_t c = 0; c < news.size(); ++c) {
      const bool tries = c == static_cast<std::size_t>(tries_column(c < 2));
      const double prior = belief.prior_weight * (tries ? 1.0 : rules.worth_at_base);
      belief_[c] = prior + kept * (belief_[c] - prior) + results_[c] +
                   belief.peer_weight * rules.spread_share * news[c];
    }
  }

 private:
  [[nodiscard]] double improvement() const {
    const auto believed = [&](bool researcher) {
      return belief_[static_cast<std::size_t>(worth_column(researcher))] /
             belief_[static_cast<std::size_t>(tries_column(researcher))];
    };
    return believed(true) - believed(false);
  }

  int units_;
  double chance_, access_, z_, capability_, prone_new_, prone_reused_, start_pool_, experience_;
  double peer_units_ = 0.0, peer_innovations_ = 0.0, peer_research_ = 0.0, origin_ = 0.0;
  int innovations_ = 0, reused_ = 0;
  std::array<int, kind_count> kinds_{}, firms_{};
  std::array<double, arms> results_{};
  std::array<double, arms> belief_{};
  std::vector<const Municipality*> peers_;
};

}  // namespace

struct PlainModel::Country {
  Rules rules;
  Engine engine;
  std::vector<std::unique_ptr<Municipality>> municipalities;
};

PlainModel::PlainModel(const World& world, const Environment& environment, const Scenario& scenario,
                       std::uint64_t seed)
    : country_(
          new Country{.rules = rules_of(world, scenario), .engine = Engine(seed), .municipalities = {}}) {
  auto& municipalities = country_->municipalities;
  for (std::size_t i = 0; i < world.size(); ++i)
    municipalities.push_back(std::make_unique<Municipality>(world, environment, i));
  for (std::size_t i = 0; i < world.size(); ++i) {
    for (PeerMatrix::InnerIterator peer(world.peers->looks_at, static_cast<Eigen::Index>(i)); peer; ++peer)
      municipalities[i]->look_at(municipalities[static_cast<std::size_t>(peer.col())].get());
  }
}

PlainModel::~PlainModel() = default;

PlainYear PlainModel::step_year() {
  const Rules& rules = country_->rules;
  const double kept = std::exp(-std::log(2.0) / rules.scenario.experience.half_life);
  PlainYear year;
  for (auto& one : country_->municipalities) {
    one->innovate(rules, country_->engine, year);
    one->choose_researchers(rules, country_->engine, year);
    one->choose_other_partners(rules, country_->engine, year);
    one->gain_experience(kept);
    one->see_results(rules, country_->engine, year);
  }
  for (auto& one : country_->municipalities) one->learn(rules);
  return year;
}

}  // namespace taktskifte::bench
