// Scenarios of one or several result files as if they were of one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// A scenario that is compared.
struct ComparedScenario {
  std::size_t file = 0;      ///< position among the files
  std::size_t position = 0;  ///< among the scenarios of that file
  std::string name;          ///< as the file has it, followed by the file's name where that is needed
  StatedKeys keys{};
};

class ComparedSet {
 public:
  /// `baseline`: the name of the scenario that comes first, or empty for the first of the first file.
  /// Replicates are those that all files have. A scenario that an earlier file has already, with the same
  /// keys, is left out. Errors: ErrorKind::data for a file without results, and for files that differ in
  /// seed, data, years or version of the model, all of it in one go; ErrorKind::usage for a baseline that is
  /// none or is not unique.
  ComparedSet(ResultViews results, const std::string& baseline);

  [[nodiscard]] const ResultView& first() const { return *readers_.front(); }
  [[nodiscard]] const ResultViews& readers() const { return readers_; }
  [[nodiscard]] const std::vector<ComparedScenario>& scenarios() const { return scenarios_; }
  [[nodiscard]] const std::vector<int>& replicates() const { return replicates_; }
  /// What is left out and why, a sentence each.
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  /// Of all files, replicates that failed in one.
  [[nodiscard]] std::vector<Failure> failures() const;

  /// Whether every file has the variable.
  [[nodiscard]] bool stores(const std::string& name) const;
  /// [scenario][replicate][rest] of a variable with `rest` values for each. Errors: ErrorKind::data for
  /// another shape.
  [[nodiscard]] std::vector<double> read(const std::string& name, std::size_t rest) const;

 private:
  void refuse_strangers() const;
  void choose_replicates();
  void list_scenarios();
  void put_first(const std::string& baseline);

  ResultViews readers_;
  std::vector<ComparedScenario> scenarios_;
  std::vector<int> replicates_;
  std::vector<std::string> notes_;
};

}  // namespace taktskifte::report
