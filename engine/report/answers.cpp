#include "taktskifte/report/answers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "report/answer_paragraphs.hpp"
#include "report/comparison_data.hpp"
#include "taktskifte/analysis/format.hpp"

namespace taktskifte::report {
namespace {

std::string years_in(const Compared& compared) {
  return std::to_string(compared.first_year) + "\u2013" + std::to_string(compared.last_year);
}

// "below 5000" and "quality" as the language has them.
std::string element_in(const Words& words, const std::string& label) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> ids = {
      std::pair{"below 5000", "size_class.below_5000"},
      {"5000 to 20000", "size_class.5000_to_20000"},
      {"above 20000", "size_class.above_20000"},
      {"Nord-Norge", "region.nord_norge"},
      {"Midt-Norge", "region.midt_norge"},
      {"Vestlandet", "region.vestlandet"},
      {"\u00d8stlandet", "region.ostlandet"},
      {"S\u00f8rlandet", "region.sorlandet"}};
  if (const auto comma = label.find(", "); comma != std::string::npos)
    return element_in(words, label.substr(0, comma)) + ", " + element_in(words, label.substr(comma + 2));
  for (const auto& [name, id] : ids)
    if (label == name) return word_or(words, id.substr(0, id.find('.')), id, label);
  for (const std::string_view kind : {"outcome", "partner", "cause", "ministry", "barrier"})
    if (auto told = word_or(words, kind, std::string(kind).append(".").append(label), ""); !told.empty())
      return told;
  return label;
}

std::string row_name(const Words& words, const std::string& name) {
  constexpr std::string_view equal = "_equal_grants";
  const auto bracket = std::min(name.find('['), name.size());
  std::string measure = name.substr(0, bracket);
  const bool at_equal_number = measure.ends_with(equal);
  if (at_equal_number) measure.resize(measure.size() - equal.size());
  std::string text = word_or(words, "short", measure, word_of(words, "measure", measure));
  text = text.substr(0, text.find(" ("));
  if (bracket < name.size())
    text += ": " + element_in(words, name.substr(bracket + 1, name.size() - bracket - 2));
  return at_equal_number ? text + " (" + word_of(words, "page", "equal_number") + ")" : text;
}

std::string row_unit(const Words& words, const ComparedRow& row) {
  const Telling telling = telling_of(words, row);
  if (row.unit == RowUnit::mnok) return word_of(words, "unit", "MNOK_a_year");
  if (row.unit == RowUnit::a_year) return word_of(words, "page", "per_year");
  return telling.level.empty() ? word_of(words, "unit", "index") : telling.level;
}

std::string margin_text(const Words& words, const ComparedRow& row) {
  const double margin = telling_of(words, row).factor * row.comparison.margin;
  if (std::isnan(margin)) return "";
  constexpr int most = 2;
  int digits = 0;
  while (digits < most && std::abs(margin - std::stod(format::fixed(margin, digits))) > 1e-9) ++digits;
  return number_in(words, margin, digits);
}

Table answer_table(const AnswerView& view) {
  const auto head = [&](std::string_view id) { return word_of(view.words, "page", id); };
  Table table{.title = head("numbers"),
              .columns = columns({head("table.measure"), head("table.unit"), head("baseline_level"),
                                  head("here"), head("table.difference"), head("interval.short"),
                                  head("table.doubt"), head("table.margin"), head("table.verdict")},
                                 2),
              .rows = {}};
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

}  // namespace

Document answers_document(const ComparedFile& result, const Words& words) {
  const Compared& compared = result.compared;
  Document document{.data = comparison_data(result), .blocks = {}};
  const std::string years =
      compared.first_year == compared.last_year ? std::to_string(compared.first_year) : years_in(compared);
  if (compared.scenarios.size() == 1)
    document.blocks.push_back({Paragraph{word_of(words, "page", "compare.one_scenario")}});
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s) {
    const AnswerView view{.words = words, .result = result, .scenario = s};
    document.blocks.push_back({Heading{sentence_of(
        words, compared.first_year == compared.last_year ? "heading.one_year" : "heading",
        {{"other", view.title(s)}, {"base", view.title(0)}, {"years", years}, {"year", years}})}});
    document.blocks.push_back({Paragraph{doubt_sentence(view)}});
    for (auto& text : answer_paragraphs(view)) document.blocks.push_back({Paragraph{std::move(text)}});
    document.blocks.push_back({answer_table(view)});
  }
  return document;
}

}  // namespace taktskifte::report
