#include "report/answer_remarks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "report/answer_tables.hpp"
#include "report/answer_view.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::report {
namespace {

std::string whole_in(const Words& words, double number) { return number_in(words, number, 0); }

// With so many digits that count, at least.
std::string rounded_in(const Words& words, double number, int digits) {
  const int power = number > 0.0 ? static_cast<int>(std::floor(std::log10(number))) : 0;
  return number_in(words, number, std::clamp(digits - 1 - power, 0, 6));
}

std::string list_text(const Words& words, const ListFacts& list) {
  const double per_cent = 100.0 * list.inhabitants / default_list_inhabitants;
  std::string text =
      sentence_of(words, "remark.list",
                  {{"municipalities", counted_in(words, "municipalities", list.municipalities)},
                   {"inhabitants", whole_in(words, list.inhabitants)},
                   {"part", per_cent < 1.0 ? rounded_in(words, per_cent, 2) : number_in(words, per_cent, 1)},
                   {"all", whole_in(words, default_list_inhabitants)}}) +
      " " +
      (list.population_scale == 1.0 ? sentence_of(words, "remark.totals")
                                    : sentence_of(words, "remark.totals_scaled",
                                                  {{"times", rounded_in(words, list.population_scale, 6)}}));
  if (const auto missing = list.stand_ins_of_class + list.stand_ins_of_all; missing > 0)
    text += " " + sentence_of(words, "remark.stand_ins",
                              {{"n", whole_in(words, static_cast<double>(missing))},
                               {"total", whole_in(words, static_cast<double>(list.municipalities))}});
  if (list.stand_ins_of_all > 0)
    text += " " + sentence_of(words, "remark.stand_ins_of_all",
                              {{"n", whole_in(words, static_cast<double>(list.stand_ins_of_all))}});
  return text;
}

std::string scale_text(const Words& words, const ListFacts& list) {
  if (scale_warning(list.inhabitants, list.population_scale).empty()) return "";
  const double per_head = list.population_scale * default_list_inhabitants / list.inhabitants;
  return sentence_of(words, list.population_scale == 1.0 ? "remark.not_scaled" : "remark.scaled_otherwise",
                     {{"times", rounded_in(words, per_head, 3)},
                      {"key", "population.reference_inhabitants"},
                      {"value", std::to_string(std::llround(default_list_inhabitants))}});
}

std::string family_in(const Words& words, const ComparedFile& result) {
  const Parts size{{"n", whole_in(words, static_cast<double>(result.family_size))}};
  return sentence_of(words,
                     name_of<Family::simultaneous>(
                         result.family, {"family.each", "family.false_discovery", "family.simultaneous"}),
                     size);
}

void add_undefined(std::vector<std::string>& texts, const ComparedFile& result, const Words& words) {
  for (const auto& row : result.rows)
    for (const Difference& difference : row.comparison.differences) {
      if (difference.dropped == 0) continue;
      auto text = sentence_of(words, "remark.undefined",
                              {{"measure", row_name(words, row.name)},
                               {"n", whole_in(words, difference.dropped)},
                               {"total", whole_in(words, result.replicates)}});
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
}

void add_failures(std::vector<std::string>& texts, const ComparedFile& result, const Words& words) {
  constexpr std::size_t most = 10;
  const auto& failures = result.failures;
  if (failures.empty()) return;
  texts.push_back(
      sentence_of(words, "sure.failed", {{"replicates", counted_in(words, "replicates", failures.size())}}));
  for (std::size_t f = 0; f < std::min(most, failures.size()); ++f)
    texts.push_back(sentence_of(
        words, "remark.failure",
        {{"n", whole_in(words, failures[f].replicate)}, {"reason", printable(failures[f].reason)}}));
  if (failures.size() > most)
    texts.push_back(sentence_of(words, "remark.more",
                                {{"n", whole_in(words, static_cast<double>(failures.size() - most))}}));
}

}  // namespace

void add_answer_remarks(Document& document, const ComparedFile& result, const Words& words) {
  const Compared& compared = result.compared;
  const auto add = [&](std::string text) {
    if (!text.empty()) document.blocks.push_back({Paragraph{std::move(text)}, true});
  };
  document.blocks.push_back({Paragraph{sentence_of(
      words, "remark.file",
      {{"file", printable(result.file)},
       {"years", years_in(compared)},
       {"replicates", counted_in(words, "replicates", static_cast<std::size_t>(result.replicates))}})}});
  add(list_text(words, result.list));
  add(scale_text(words, result.list));
  std::vector<std::string> texts;
  add_undefined(texts, result, words);
  for (const auto& note : result.notes)
    texts.push_back(sentence_of(words, "remark.note", {{"note", printable(note)}}));
  add_failures(texts, result, words);
  for (auto& text : texts) add(std::move(text));
  if (compared.scenarios.size() < 2) return;
  add(family_in(words, result));
  add(sentence_of(words, "remark.builds_up", {{"year", std::to_string(compared.last_year)}}));
}

}  // namespace taktskifte::report
