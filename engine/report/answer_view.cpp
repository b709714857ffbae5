#include "report/answer_view.hpp"

#include <algorithm>
#include <cmath>

#include "report/how_sure_words.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/name_of.hpp"

namespace taktskifte::report {

std::string years_in(const Compared& compared) {
  const std::string first = std::to_string(compared.first_year);
  return compared.first_year == compared.last_year ? first
                                                   : first + "\u2013" + std::to_string(compared.last_year);
}

std::string counted_in(const Words& words, std::string_view what, std::size_t count) {
  const std::string kind(count == 1 ? "one." : "count.");
  return word_of(words, "word", kind + std::string(what),
                 {{"n", number_in(words, static_cast<double>(count), 0)}});
}

const ComparedRow* AnswerView::find(std::string_view name) const { return find_named(result.rows, name); }

bool AnswerView::has(std::initializer_list<std::string_view> names) const {
  return std::all_of(names.begin(), names.end(),
                     [&](std::string_view name) { return find(name) != nullptr; });
}

std::string AnswerView::title(std::size_t of) const { return titles_in(words, result)[of]; }

double AnswerView::mean(std::string_view name, std::size_t of) const {
  return find(name)->comparison.means[of].value;
}

const Difference& AnswerView::difference(std::string_view name) const {
  return find(name)->comparison.differences[scenario - 1];
}

Telling AnswerView::level_telling(std::string_view name) const {
  const ComparedRow& row = *find(name);
  Telling telling = telling_of(words, row);
  int digits = telling.most;
  for (const double error :
       {row.comparison.means[0].standard_error, row.comparison.means[scenario].standard_error,
        difference(name).standard_error()})
    digits = std::min(digits, with_error(telling, error).digits);
  const std::string told = change(name);
  const auto point = told.find_first_of(".,");
  const int most =
      is_zero(told) || point == std::string::npos ? 0 : static_cast<int>(told.size() - point) - 1;
  const auto alike = [&] {
    return number_in(words, telling.factor * mean(name, 0), digits) ==
           number_in(words, telling.factor * mean(name, scenario), digits);
  };
  while (digits < most && alike()) ++digits;
  telling.digits = digits;
  return telling;
}

std::string AnswerView::level(std::string_view name, std::size_t of) const {
  const Telling telling = level_telling(name);
  return number_in(words, telling.factor * mean(name, of), telling.digits);
}

std::string AnswerView::change(std::string_view name) const {
  const Difference& told = difference(name);
  const Telling telling = with_error(telling_of(words, *find(name)), told.standard_error());
  return signed_in(words, telling.factor * told.value, telling.digits);
}

std::string AnswerView::interval(std::string_view name) const {
  const Difference& told = difference(name);
  if (!told.simultaneous) return sentence_of(words, "interval.none");
  if (told.exact()) return sentence_of(words, "interval.exact");
  const Telling telling = with_error(telling_of(words, *find(name)), told.standard_error());
  return range_in(words, telling.factor * told.simultaneous->low, telling.factor * told.simultaneous->high,
                  telling.digits);
}

std::string AnswerView::marked_interval(std::string_view name) const {
  return interval(name) +
         (difference(name).skewed() ? ", " + word_of(words, "page", "caution.mark") : std::string());
}

bool AnswerView::same(std::string_view name) const {
  const Difference& told = difference(name);
  return told.value == 0.0 && (!told.interval || told.exact());
}

std::string AnswerView::verdict(std::string_view name) const {
  return verdict_in(words, difference(name).verdict);
}

std::optional<Interval> AnswerView::doubted(std::string_view name) const {
  const auto studied = nine_tenths_of(result, scenario, name);
  return studied ? studied : difference(name).in_doubt;
}

std::string AnswerView::doubted_text(std::string_view name) const {
  const auto ends = doubted(name);
  if (!ends) return "";
  const Telling telling = telling_of(words, *find(name));
  const double low = telling.factor * ends->low, high = telling.factor * ends->high;
  const double size = std::max(std::abs(low), std::abs(high));
  constexpr int most = 6;
  int digits = std::clamp(2 - static_cast<int>(std::floor(std::log10(size > 0.0 ? size : 1.0))), 0, 2);
  while (digits < most && low != high && number_in(words, low, digits) == number_in(words, high, digits))
    ++digits;
  constexpr std::size_t short_unit = 10;  // is never parted from its number
  const std::string space = telling.change.size() > short_unit ? " " : "\u00a0";
  return range_in(words, low, high, digits) + (telling.change.empty() ? "" : space + telling.change);
}

std::vector<std::string> titles_in(const Words& words, const ComparedFile& result) {
  const auto& names = result.compared.scenarios;
  std::vector<std::string> titles;
  for (std::size_t of = 0; of < names.size(); ++of) {
    const StatedKey* const stated = find_named(result.keys[of], "run.title");
    const std::string text = stated == nullptr ? "" : stated->text;
    const auto known = words.titles.find(text);
    const bool blank = text.find_first_not_of(' ') == std::string::npos;
    titles.push_back(blank ? names[of] : known == words.titles.end() ? text : known->second);
  }
  std::vector<std::string> apart = titles;
  for (std::size_t of = 0; of < names.size(); ++of)
    if (std::count(titles.begin(), titles.end(), titles[of]) > 1) apart[of] += " (" + names[of] + ")";
  return apart;
}

Telling telling_of(const Words& words, const ComparedRow& row) {
  if (row.name.starts_with("gini_") || row.name.starts_with("theil_")) return {.digits = 3, .most = 4};
  if (row.unit == RowUnit::share)
    return {.factor = 100.0,
            .digits = 2,
            .most = 3,
            .level = "%",
            .change = word_of(words, "unit", "percentage_points")};
  if (row.unit == RowUnit::a_year) return {};
  const std::string money = word_of(words, "unit", "MNOK");
  return {.level = money, .change = money};
}

Telling with_error(Telling telling, double error) {
  telling.digits = std::min(telling.most, format::decimals_of(telling.factor * error, telling.digits));
  return telling;
}

bool is_zero(std::string_view text) { return text.find_first_of("123456789") == std::string_view::npos; }

std::string verdict_in(const Words& words, Verdict verdict) {
  const std::string id(name_of<Verdict::none_seen>(
      verdict, {"matters", "too_small", "near_margin", "cannot_tell", "no_margin", "none_seen"}));
  return verdict == Verdict::none_seen ? word_of(words, "verdict", id) : sentence_of(words, "verdict." + id);
}

std::string range_in(const Words& words, double low, double high, int digits) {
  return sentence_of(words, "interval",
                     {{"low", signed_in(words, low, digits)}, {"high", signed_in(words, high, digits)}});
}

}  // namespace taktskifte::report
