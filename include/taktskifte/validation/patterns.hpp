// The patterns stated before the runs: one row each, with target, tolerance and how it is measured.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/pooled.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

/// How far a pattern can speak for the model.
enum class PatternKind : std::uint8_t {
  solved,       ///< an equation solved at the start
  calibrated,   ///< a target of the burn-in
  set,          ///< a parameter that comes out again
  closed_form,  ///< holds by a formula, for every parameter
  follows,      ///< comes out of the phases together
  weak,         ///< little is known of it; it never decides a validation
};
std::string_view to_string(PatternKind kind);  // "solved", ..., "closed form"

struct Pattern {
  std::string name;
  std::string unit;
  PatternKind kind = PatternKind::follows;
  Variant run;
  std::function<Terms(const Series&)> terms;
  TermsFormula value;
  TermsFormula target;  ///< constant, or of the same terms
  double tolerance = 0.0;
  std::string against{};  ///< a scenario whose first two terms, replicate by replicate, become the last two
  std::string note{};     ///< why it is as it is, a sentence; shown with the table
};

/// What the patterns need to know of the municipalities and parameters.
struct PatternContext {
  Scenario scenario;
  std::array<double, region_count> units{}, expected_innovations{};  ///< by region; a year
  std::array<double, size_class_count> units_by_size{};
  std::size_t largest = 0;  ///< position of the municipality with most inhabitants
};
PatternContext context_of(const VariantOptions& options);

/// All patterns. Where the target is a parameter it is that of `ground`.
std::vector<Pattern> patterns(const PatternContext& ground);

/// The scenarios that patterns are measured on.
const std::vector<std::string>& pattern_scenarios();

/// A measured pattern held against its target.
enum class PatternOutcome : std::uint8_t {
  meets,        ///< |value - target| <= tolerance, and so is the whole interval
  reaches_out,  ///< the value is, the interval is not
  misses,       ///< the value is not, or it is undefined
};
std::string_view to_string(PatternOutcome found);  // "meets", "meets, reaches out", "misses"

/// `difference` is that of the value from its target.
PatternOutcome judge_pattern(const Pooled& difference, double tolerance);

struct PatternResult {
  Pattern pattern;
  double target = 0.0;
  Pooled simulated;
  PatternOutcome found = PatternOutcome::misses;
};

/// One pattern on the replicates of its case, and of the same case of the scenario it is held against, if
/// any.
PatternResult measure(const Pattern& pattern, const Replicates& replicates, const Replicates& against = {});

/// Runs and measures patterns under further settings. Cases with equal settings share their burn-in.
std::vector<PatternResult> measure_patterns(const std::vector<Pattern>& wanted, const VariantOptions& options,
                                            const std::vector<std::string>& settings = {},
                                            std::string_view table = "patterns");

/// The pattern of this name. Errors: ErrorKind::internal if there is none.
const Pattern& pattern_named(const std::vector<Pattern>& all, std::string_view name);

}  // namespace taktskifte
