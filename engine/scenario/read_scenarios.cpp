#include "taktskifte/scenario/read_scenarios.hpp"

#include "taktskifte/core/problems.hpp"

namespace taktskifte {

std::vector<ResolvedScenario> read_scenarios(const std::vector<std::string>& files,
                                             const std::vector<std::string>& settings) {
  std::vector<ResolvedScenario> scenarios;
  Problems problems;
  for (const auto& file : files)
    problems.collect([&] { scenarios.push_back(read_scenario(file, settings, files)); });
  problems.throw_if_any();
  return scenarios;
}

}  // namespace taktskifte
