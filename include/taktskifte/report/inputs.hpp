// Scenarios that were read, and the keys that they may set.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::report {

/// A scenario and the data it names, read without mistakes.
struct CheckedScenario {
  std::string file;
  ResolvedScenario resolved;
  MunicipalityTable municipalities{};
  ListFacts facts{};
  std::size_t sites = 0;
  std::vector<std::string> notes{};     ///< what was read as what
  std::vector<std::string> remarks{};   ///< where the model departs from the keys
  std::vector<std::string> warnings{};  ///< what is odd, with the likely cause
};

/// What a run says of its inputs, a sentence each.
struct InputNotes {
  ListFacts facts;
  std::vector<std::string>
      warnings{};  ///< what is odd, with the likely cause; the scenario's name before its own
  std::vector<std::string> remarks{};  ///< where the model departs from the keys
};

/// `scenarios`: with their totals multiplied by `population_scale`, at least one.
InputNotes input_notes(const MunicipalityTable& table, const std::vector<ResolvedScenario>& scenarios,
                       double population_scale);

/// In text what is not default, with where it came from; for programs all keys.
Document check_document(const std::vector<CheckedScenario>& checked);

/// Keys for programs: an object for each.
Value keys_value(const std::vector<Key>& keys);

}  // namespace taktskifte::report
