// The results of a run as those see them who read and compare them: in a file (results/results.hpp) or in
// memory.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/contents/header.hpp"

namespace taktskifte {

class ResultView {
 public:
  ResultView() = default;
  virtual ~ResultView() = default;
  ResultView(const ResultView&) = delete;
  ResultView& operator=(const ResultView&) = delete;

  /// What messages call it.
  [[nodiscard]] virtual const std::string& file() const = 0;
  [[nodiscard]] virtual const std::vector<std::string>& scenarios() const = 0;
  [[nodiscard]] virtual const std::vector<int>& years() const = 0;
  /// How many replicates the variables hold.
  [[nodiscard]] virtual int replicates() const = 0;
  /// Their numbers, rising: 0, 1, ... but for those that failed.
  [[nodiscard]] virtual const std::vector<int>& replicate_numbers() const = 0;
  /// Replicates that failed, with their reasons; they are in no variable.
  [[nodiscard]] virtual const std::vector<Failure>& failures() const = 0;
  /// By what the totals of a synthetic population were multiplied; 1 for the data as they are.
  [[nodiscard]] virtual double population_scale() const = 0;
  /// The value of a root attribute that is text or a whole number; empty if there is none of that name.
  [[nodiscard]] virtual std::string attribute(const std::string& name) const = 0;
  /// Names of the numeric variables, in alphabetical order.
  [[nodiscard]] virtual std::vector<std::string> variable_names() const = 0;
  /// The values of one of them, row-major. Errors: ErrorKind::data if there is none of that name.
  [[nodiscard]] virtual std::vector<double> numbers(const std::string& name) const = 0;
  /// A text variable (e.g. "key_name"), row-major if it has two dimensions ("key_value"); empty if absent.
  [[nodiscard]] virtual std::vector<std::string> read_text(const std::string& name) const = 0;
  /// Names of the labels of a dimension ("outcome" -> quality, ...); empty if it has numbers.
  [[nodiscard]] std::vector<std::string> labels(const std::string& dimension) const {
    return read_text(dimension);
  }
  /// Whether there is a numeric variable of this name: one of variable_names().
  [[nodiscard]] virtual bool has(const std::string& name) const = 0;
};

/// The values of a variable, empty if they are texts.
std::vector<double> numbers_of(const DatasetVariable& variable);

/// A text variable that must have `size` elements. Errors: ErrorKind::data if it has another number.
std::vector<std::string> read_texts(const ResultView& results, const std::string& name, std::size_t size);

/// A numeric variable that must have `size` elements. Errors: ErrorKind::data if it has another number.
std::vector<double> read_numbers(const ResultView& results, const std::string& name, std::size_t size);

/// Says so as an ErrorKind::data.
[[noreturn]] void refuse_shape(const ResultView& results, const std::string& name);

/// CRC-32 of the tables that results hold, as eight hexadecimal digits: whether two are of the same tables.
std::string data_checksum(const ResultView& results);

/// Results in memory. `data` must outlive it.
class DatasetView final : public ResultView {
 public:
  /// `name`: what messages call it.
  DatasetView(const Dataset& data, std::string name);

  [[nodiscard]] const std::string& file() const override { return name_; }
  [[nodiscard]] const std::vector<std::string>& scenarios() const override { return scenarios_; }
  [[nodiscard]] const std::vector<int>& years() const override { return years_; }
  [[nodiscard]] int replicates() const override { return static_cast<int>(replicates_.size()); }
  [[nodiscard]] const std::vector<int>& replicate_numbers() const override { return replicates_; }
  [[nodiscard]] const std::vector<Failure>& failures() const override { return failures_; }
  [[nodiscard]] double population_scale() const override;
  [[nodiscard]] std::string attribute(const std::string& name) const override;
  [[nodiscard]] std::vector<std::string> variable_names() const override;
  [[nodiscard]] std::vector<double> numbers(const std::string& name) const override;
  [[nodiscard]] std::vector<std::string> read_text(const std::string& name) const override;
  [[nodiscard]] bool has(const std::string& name) const override;

 private:
  const Dataset& data_;
  std::string name_;
  std::vector<std::string> scenarios_;
  std::vector<int> years_, replicates_;
  std::vector<Failure> failures_;  // none: what failed is thrown before there are results
};

}  // namespace taktskifte
