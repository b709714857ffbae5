// A scenario against the first, as a language tells levels, differences and what is known of them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/words.hpp"

namespace taktskifte::report {

/// "2018–2037", or the year if it is one.
std::string years_in(const Compared& compared);
/// "1 replicate", "12 replicates".
std::string counted_in(const Words& words, std::string_view what, std::size_t count);

/// How numbers of a row are told.
struct Telling {
  double factor = 1.0;
  int digits = 1, most = 1;       ///< where no error tells them, and at most
  std::string level{}, change{};  ///< units; may be empty
};

struct AnswerView {
  const Words& words;
  const ComparedFile& result;
  std::size_t scenario;

  [[nodiscard]] const ComparedRow* find(std::string_view name) const;
  [[nodiscard]] bool has(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] std::string title(std::size_t of) const;
  /// Preconditions of all that follow: has(name).
  [[nodiscard]] double mean(std::string_view name, std::size_t of) const;
  [[nodiscard]] const Difference& difference(std::string_view name) const;
  [[nodiscard]] std::string level(std::string_view name, std::size_t of) const;
  [[nodiscard]] std::string level(std::string_view name) const { return level(name, scenario); }
  [[nodiscard]] std::string change(std::string_view name) const;
  [[nodiscard]] std::string interval(std::string_view name) const;
  /// The same, marked where it is skewed, as a sentence has it.
  [[nodiscard]] std::string marked_interval(std::string_view name) const;
  /// No difference at all, which no interval doubts.
  [[nodiscard]] bool same(std::string_view name) const;
  [[nodiscard]] std::string verdict(std::string_view name) const;
  /// What other assumptions make of the difference: of the study of all of them, or of those in doubt.
  [[nodiscard]] std::optional<Interval> doubted(std::string_view name) const;
  /// The same as it is told; empty where it is not known.
  [[nodiscard]] std::string doubted_text(std::string_view name) const;
  /// Of the levels of both scenarios: the digits of the one that is known less well, and more where both
  /// would look alike beside a difference that is told.
  [[nodiscard]] Telling level_telling(std::string_view name) const;
};

/// What each scenario is about, or its name where nothing says so; in the language where it comes with the
/// program. Those of several carry the scenario's name as well.
std::vector<std::string> titles_in(const Words& words, const ComparedFile& result);

Telling telling_of(const Words& words, const ComparedRow& row);
/// With the digits that an error of a value has.
Telling with_error(Telling telling, double error);
/// Whether a number is told as zero.
bool is_zero(std::string_view text);
std::string verdict_in(const Words& words, Verdict verdict);
/// "fra +0,45 til +0,47".
std::string range_in(const Words& words, double low, double high, int digits);

}  // namespace taktskifte::report
