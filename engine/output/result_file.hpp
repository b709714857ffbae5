// One result file, read in this process, which HDF5 can take along if the file is damaged.
#pragma once

#include <string>
#include <vector>

#include "output/h5_handle.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {

/// What is read when a file is opened.
struct ResultFacts {
  std::vector<std::string> scenarios;
  std::vector<int> years;
  std::vector<int> replicates;
  std::vector<Failure> failures;
  double totals_factor = 1.0;
};

/// Questions and errors are those of ResultReader.
class ResultFile {
 public:
  ResultFile(const std::string& path, const std::string& filetype);

  [[nodiscard]] const ResultFacts& facts() const { return facts_; }
  [[nodiscard]] std::vector<ResultText> attributes() const;
  [[nodiscard]] std::vector<std::string> variable_names() const;
  [[nodiscard]] Variable describe(const std::string& name) const;
  [[nodiscard]] Variable read(const std::string& name) const;
  [[nodiscard]] std::vector<double> read_replicates(const std::string& name, std::size_t scenario,
                                                    std::size_t first, std::size_t count) const;
  [[nodiscard]] std::vector<std::string> read_text(const std::string& name) const;

 private:
  /// Runs `body`, and says which file and part of it is damaged when HDF5 fails in it.
  template <typename Body>
  auto guarded(const std::string& part, const Body& body) const;
  /// Refuses a file that another program has changed so that it makes no sense.
  [[noreturn]] void altered(const std::string& how) const;
  /// Refuses a variable that does not run along the dimensions that one of its name has.
  void check_dimensions(const Variable& variable) const;
  void check_text(const std::string& part, const std::string& text) const;
  void check_ours(const std::string& filetype) const;
  [[nodiscard]] int whole_year(double year) const;
  void read_years();
  /// Numbers of replicates, rising.
  [[nodiscard]] std::vector<int> numbers(const std::string& name) const;
  void read_failures();
  [[nodiscard]] bool has(const std::string& name) const;
  /// Errors: Exit::data if there is no such variable.
  [[nodiscard]] h5::Handle open(const std::string& name) const;

  std::string path_;
  h5::Handle file_;
  std::vector<std::string> datasets_;
  ResultFacts facts_;
};

}  // namespace taktskifte
