// What a study of assumptions varies: every key with a range, in ranges that do not conflict.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/analysis/design.hpp"

namespace taktskifte {

/// Lines of a sweep, and what to know of them.
struct StudyKeys {
  std::vector<SweepLine> lines;         ///< with a range each: "0.2..0.9", "1..10 log"
  std::vector<std::string> mended{};    ///< ranges that were narrowed, a sentence each
  std::vector<std::string> left_out{};  ///< keys with a range that the scenarios set themselves

  /// Both in sentences.
  [[nodiscard]] std::vector<std::string> notes() const;
};

/// Every key that the table gives a range and a distribution to, as it acts always (a fact; what does not act
/// in the burn-in as a policy). Not the decision itself (funding.public_share), nor keys that a scenario
/// gives another value than the default: these were chosen for the run. Lists whose numbers sum to 1 and
/// whose default is assumed come with their largest number, from half to twice its default; nothing says how
/// well they are known. An end of a range that breaks a rule by itself, or together with an end of another
/// key of its section, is moved towards the scenarios' own value until it does not. What conflicts all the
/// same is refused at its points (make_sweep).
StudyKeys study_keys(const std::vector<ResolvedScenario>& scenarios);

/// Settings of null models: who applies as "equal" or "size" says alone; who takes partners in by chance.
std::vector<std::string> applicants_by(const char* weights);
std::vector<std::string> partners_by_chance();

/// Alternatives of the model's structure: the other decision rule, what becomes of unused money, null models
/// of who applies and who takes partners in, equal weights of outcomes.
struct StructureAlternative {
  std::string name;                   ///< "decision rule: threshold"
  std::vector<std::string> settings;  ///< "key=value"
};
const std::vector<StructureAlternative>& structure_alternatives();

/// The names of the alternatives of which a scenario gives a key another value than the default: it was
/// chosen for the run, and setting it in all scenarios could take their difference away.
std::vector<std::string> structures_left_out(const std::vector<ResolvedScenario>& scenarios);

/// The scenarios as they are, then under each alternative that is not left out, as a list of points (facts
/// where they can be). The first point sets nothing that a scenario has not; it is the only one, without
/// keys, if all are left out.
Sweep structure_sweep(const std::vector<ResolvedScenario>& scenarios, int threads);

/// The name of the alternative that a point of such a sweep is; "as it is" of the first.
std::string structure_name(const Sweep& sweep, std::size_t point);

}  // namespace taktskifte
