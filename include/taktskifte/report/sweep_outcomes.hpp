// The result file of a sweep as plain columns, for what is estimated from its points.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/results/sweep_file.hpp"
#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte::report {

/// The four numbers that decide about a mix: the research share (spill-over), the innovations of projects
/// (direct effect), public money left unused, and the R&D that private grants set off.
std::span<const std::string_view> deciding_measures();

/// One of the things to choose between: a scenario, or a value of funding.public_share.
struct Choice {
  std::string name;
  std::size_t scenario = 0;
  std::vector<std::size_t> points;  ///< of the sweep, set by set; refused ones are among them
};

/// A sweep whose points are sets of assumptions.
class SweepOutcomes {
 public:
  /// Errors: ErrorKind::data for a damaged file, or one of another model_results_version, whose numbers this
  /// program does not reproduce.
  explicit SweepOutcomes(const ResultReader& reader);

  [[nodiscard]] const std::string& file() const { return reader_.file(); }
  [[nodiscard]] const StoredSweep& stored() const { return stored_; }
  [[nodiscard]] const Sweep& sweep() const { return stored_.sweep; }
  [[nodiscard]] const std::vector<std::string>& scenarios() const { return reader_.scenarios(); }
  [[nodiscard]] std::size_t replicates() const { return replicates_; }
  [[nodiscard]] std::size_t points() const { return stored_.states.size(); }
  [[nodiscard]] std::size_t without_results() const;

  /// What is chosen between: the scenarios if there are several, else the values of funding.public_share if
  /// it is swept as a policy, else the one scenario. With several values each set of the other keys is a set.
  [[nodiscard]] const std::vector<Choice>& choices() const { return choices_; }
  /// The keys that are assumptions: all but funding.public_share where it is chosen.
  [[nodiscard]] const std::vector<std::size_t>& assumptions() const { return assumptions_; }
  [[nodiscard]] const SweptKey& assumption(std::size_t number) const {
    return sweep().keys[assumptions_[number]];
  }
  /// Values of the assumptions, [assumption][set].
  [[nodiscard]] PointColumns inputs() const;

  /// An indicator of one number: [set][replicate] of a choice, NaN where there is none. Errors:
  /// ErrorKind::usage if there is none of that name, or it has several numbers.
  [[nodiscard]] std::vector<double> values(const Choice& choice, const std::string& indicator) const;
  /// The same less those of another choice.
  [[nodiscard]] std::vector<double> differences(const Choice& base, const Choice& choice,
                                                const std::string& indicator) const;
  /// Mean over the replicates of each set; NaN if one is missing.
  [[nodiscard]] std::vector<double> means(const std::vector<double>& of_sets) const;

 private:
  void find_choices();

  const ResultReader& reader_;
  StoredSweep stored_;
  std::size_t replicates_;
  std::vector<Choice> choices_;
  std::vector<std::size_t> assumptions_;
};

/// The indicator of that name. Errors: ErrorKind::usage if there is none of one number.
const Indicator& scalar_indicator(const std::string& name);

}  // namespace taktskifte::report
