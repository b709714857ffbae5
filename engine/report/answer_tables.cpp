#include "report/answer_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "report/comparison_tables.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/find_named.hpp"

namespace taktskifte::report {
namespace {

// "below 5000" and "quality" as the language has them.
std::string label_in(const Words& words, std::string_view dimension, const std::string& label) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> ids = {
      std::pair{"below 5000", "below_5000"}, {"5000 to 20000", "5000_to_20000"},
      {"above 20000", "above_20000"},        {"Nord-Norge", "nord_norge"},
      {"Midt-Norge", "midt_norge"},          {"Vestlandet", "vestlandet"},
      {"\u00d8stlandet", "ostlandet"},       {"S\u00f8rlandet", "sorlandet"}};
  if (const auto share = whole_decimal(label); share && dimension == "lorenz_share")
    return number_in(words, *share, 1);
  const auto known =
      std::find_if(ids.begin(), ids.end(), [&](const auto& one) { return one.first == label; });
  const std::string id(known == ids.end() ? std::string_view(label) : known->second);
  return word_or(words, dimension, std::string(dimension) + "." + id, label);
}

// "Nord-Norge, below 5000" of a row of such a measure.
std::string element_in(const Words& words, std::string_view measure, const std::string& labels) {
  const Indicator* const of = find_named(indicators(), measure);
  if (of == nullptr) return labels;
  std::string text;
  std::size_t begin = 0;
  for (const std::string_view dimension : of->first().along) {
    if (dimension.empty() || begin > labels.size()) break;
    const auto end = std::min(labels.find(", ", begin), labels.size());
    text += (text.empty() ? "" : ", ") + label_in(words, dimension, labels.substr(begin, end - begin));
    begin = end + 2;
  }
  return text;
}

std::string row_unit(const Words& words, const ComparedRow& row) {
  const Telling telling = telling_of(words, row);
  if (row.unit == RowUnit::mnok) return word_of(words, "unit", "MNOK_a_year");
  if (row.unit == RowUnit::a_year) return word_of(words, "page", "per_year");
  return telling.level.empty() ? word_of(words, "unit", "index") : telling.level;
}

// With all its digits, or three that count.
std::string margin_text(const Words& words, const ComparedRow& row) {
  const double margin = telling_of(words, row).factor * row.comparison.margin;
  if (std::isnan(margin)) return "";
  const double size = margin > 0.0 ? margin : 1.0;
  const int most = std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 2, 6);
  int digits = 0;
  while (digits < most && std::abs(margin - std::stod(format::fixed(margin, digits))) > 1e-9 * size) ++digits;
  return number_in(words, margin, digits);
}

// "+18,1 ± 0,3", ? where chance hides whether it matters, and a mark if it is skewed.
std::string overview_text(const AnswerView& view, const ComparedRow& row) {
  const Difference& told = view.difference(row.name);
  std::string marks = told.verdict == Verdict::cannot_tell ? " ?" : "";
  if (told.skewed()) marks += " (" + word_of(view.words, "page", "caution.mark") + ")";
  if (!told.simultaneous) return view.change(row.name) + marks;
  const Telling telling = with_error(telling_of(view.words, row), told.standard_error());
  const double half = 0.5 * (told.simultaneous->high - told.simultaneous->low);
  return view.change(row.name) + " ± " + number_in(view.words, telling.factor * half, telling.digits) + marks;
}

}  // namespace

std::string row_name(const Words& words, const std::string& name) {
  constexpr std::string_view equal = "_equal_grants";
  const auto bracket = std::min(name.find('['), name.size());
  std::string measure = name.substr(0, bracket);
  const bool at_equal_number = measure.ends_with(equal);
  if (at_equal_number) measure.resize(measure.size() - equal.size());
  std::string text = word_or(words, "short", measure, word_or(words, "measure", measure, measure));
  text = text.substr(0, text.find(" ("));
  if (bracket < name.size())
    text += ": " + element_in(words, measure, name.substr(bracket + 1, name.size() - bracket - 2));
  return at_equal_number ? text + " (" + word_of(words, "page", "equal_number") + ")" : text;
}

Table answer_table(const AnswerView& view) {
  const auto head = [&](std::string_view id) { return word_of(view.words, "page", id); };
  Table table{.title = head("numbers"),
              .columns = columns({head("table.measure"), head("table.unit"), head("baseline_level"),
                                  head("here"), head("table.difference"), head("interval.short"),
                                  head("table.doubt"), head("table.margin"), head("table.verdict")},
                                 2)};
  for (const ComparedRow& row : view.result.rows) {
    const auto& name = row.name;
    const bool skewed = view.difference(name).skewed();
    table.rows.push_back(
        {{word(row_name(view.words, name)), word(row_unit(view.words, row)), word(view.level(name, 0)),
          word(view.level(name)), word(view.change(name)),
          word(view.interval(name) + (skewed ? " (" + head("caution.mark") + ")" : "")),
          word(view.doubted_text(name)), word(margin_text(view.words, row)), word(view.verdict(name))}});
  }
  return table;
}

Table answer_overview(const Words& words, const ComparedFile& result) {
  const auto titles = titles_in(words, result);
  std::vector<std::string> headings{word_of(words, "page", "compared_with", {{"base", titles[0]}})};
  std::vector<const ComparedRow*> rows;
  for (const std::string_view name : deciding_rows()) {
    const ComparedRow* const row = find_named(result.rows, name);
    if (row == nullptr) continue;
    const std::string unit = telling_of(words, *row).change;
    headings.push_back(row_name(words, row->name) + (unit.empty() ? "" : ", " + unit));
    rows.push_back(row);
  }
  Table table{.title = headings.front(), .columns = number_columns(headings, 1)};
  for (std::size_t s = 1; s < titles.size(); ++s) {
    const AnswerView view{.words = words, .result = result, .scenario = s};
    std::vector<Cell> cells{word(titles[s])};
    for (const ComparedRow* const row : rows) cells.push_back(word(overview_text(view, *row)));
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

Table answer_means(const Words& words, const ComparedFile& result) {
  const auto head = [&](std::string_view id) { return word_of(words, "page", id); };
  const std::string title = titles_in(words, result).front();
  Table table{
      .title = title,
      .columns = columns({head("table.measure"), head("table.unit"), title, head("standard_error"), ""}, 2)};
  for (const ComparedRow& row : result.rows) {
    const ScenarioMean& mean = row.comparison.means.front();
    const Telling telling = with_error(telling_of(words, row), mean.standard_error);
    table.rows.push_back(
        {{word(row_name(words, row.name)), word(row_unit(words, row)),
          word(number_in(words, telling.factor * mean.value, telling.digits)),
          word(number_in(words, telling.factor * mean.standard_error, telling.digits + 1)), word("")}});
  }
  return table;
}

}  // namespace taktskifte::report
