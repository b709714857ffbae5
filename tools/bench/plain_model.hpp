// The model's phases without money as a plain program writes them, to compare with: one object per
// municipality, pointers to peers, the standard library's random numbers. Not part of the engine.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte::bench {

/// The whole country's innovations of one year.
struct PlainYear {
  std::int64_t innovations = 0, reused = 0, copied = 0, set_off_by_research = 0;
  std::array<std::int64_t, partner_count> partners{};
  std::array<std::int64_t, outcome_count> successes{};
};

/// Reported years from the end of a burn-in: innovations, reuse, researchers, causes, other partners,
/// experience, results and learning, after the formulas of engine/MODEL.md. No applications, no projects. Its
/// chance is std::mt19937_64 with this seed, so only its law can be compared.
class PlainModel {
 public:
  /// `world` is at the end of its burn-in; `scenario` and `environment` must outlive the program.
  PlainModel(const World& world, const Environment& environment, const Scenario& scenario,
             std::uint64_t seed);
  ~PlainModel();
  PlainModel(const PlainModel&) = delete;
  PlainModel& operator=(const PlainModel&) = delete;

  PlainYear step_year();

 private:
  struct Country;
  std::unique_ptr<Country> country_;
};

}  // namespace taktskifte::bench
