// One result file as HDF5 reads it, in a process that a damaged file may take along.
#pragma once

#include <string>
#include <vector>

#include "results/h5_handle.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// A variable of numbers, without its values, or of text.
struct StoredVariable {
  Variable description;
  bool is_number = false;
  std::vector<std::string> text{};
};

/// All that a file says, but for its numbers.
struct ResultIndex {
  std::vector<std::string> scenarios;
  std::vector<int> years;
  std::vector<int> replicates;
  std::vector<Failure> failures;
  double population_scale = 1.0;
  std::vector<ResultText> attributes;
  std::vector<StoredVariable> variables;  ///< in alphabetical order
};

/// Errors are those of ResultReader.
class ResultFile {
 public:
  explicit ResultFile(const std::string& path);

  /// `filetype`: what the attribute of that name has to be.
  [[nodiscard]] ResultIndex index(const std::string& filetype);
  /// The numbers of a variable, row-major.
  [[nodiscard]] std::vector<double> values(const std::string& name) const;
  [[nodiscard]] std::vector<Property> properties() const;

 private:
  /// Runs `body`, and says which file and part of it is damaged when HDF5 fails in it.
  template <typename Body>
  auto guarded(const std::string& part, const Body& body) const;
  /// Refuses a file that another program has changed so that it makes no sense.
  [[noreturn]] void altered(const std::string& how) const;
  /// Refuses a variable that does not run along the dimensions that one of its name has.
  void check_dimensions(const std::string& name, const std::vector<std::string>& dimensions) const;
  void check_text(const std::string& part, const std::string& text) const;
  void check_ours(const std::string& filetype) const;
  [[nodiscard]] int whole_year(double year) const;
  [[nodiscard]] std::vector<int> years() const;
  /// Numbers of replicates, rising.
  [[nodiscard]] std::vector<int> numbers(const std::string& name) const;
  [[nodiscard]] std::vector<Failure> failures() const;
  [[nodiscard]] std::vector<ResultText> attributes() const;
  /// Those that are neither numbers nor text are left out.
  [[nodiscard]] std::vector<StoredVariable> variables() const;
  [[nodiscard]] bool has(const std::string& name) const;
  /// Errors: ErrorKind::data if there is no such variable.
  [[nodiscard]] h5::Handle open(const std::string& name) const;

  std::string path_;
  h5::Handle file_;
  std::vector<std::string> datasets_;  ///< once index() has begun
  bool is_sweep_ = false;
};

}  // namespace taktskifte
