// What was known before the first row of results, while it is put together.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contents/description.hpp"

namespace taktskifte::layout {

/// Variables of a table with their values, in the order in which they are given. The table must outlive it.
class Inputs {
 public:
  explicit Inputs(const std::vector<Description>& table) : table_(table) {}
  explicit Inputs(std::vector<Description>&&) = delete;

  /// Precondition: the table has one of that name.
  void numbers(const std::string& name, std::vector<double> values);
  void text(const std::string& name, std::vector<std::string> values);
  /// Unit, status, confidence and source of each.
  void keys(const std::vector<const Key*>& keys);
  /// Titles, texts and all keys of the scenarios.
  void scenarios(const std::vector<ResolvedScenario>& scenarios);
  /// Texts of the tables.
  void data(const ResultHeader& header);

  [[nodiscard]] std::vector<Filled> take() { return std::move(all_); }

 private:
  [[nodiscard]] const Description& described(const std::string& name) const;

  const std::vector<Description>& table_;
  std::vector<Filled> all_;
};

}  // namespace taktskifte::layout
