#include "report/answer_basis.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>

#include "report/comparison_tables.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

/// Differences that are told together.
struct ToldDifferences {
  const Words& words;
  const ComparedFile& result;
  std::vector<std::size_t> scenarios;
  std::vector<const ComparedRow*> rows;

  template <class Holds>
  [[nodiscard]] bool any(const Holds& holds) const {
    return std::any_of(rows.begin(), rows.end(), [&](const ComparedRow* row) {
      return std::any_of(scenarios.begin(), scenarios.end(),
                         [&](std::size_t s) { return holds(row->comparison.differences[s - 1]); });
    });
  }
  [[nodiscard]] bool any_range_of_assumptions() const {
    return std::any_of(scenarios.begin(), scenarios.end(), [&](std::size_t s) {
      const AnswerView view{.words = words, .result = result, .scenario = s};
      return std::any_of(rows.begin(), rows.end(),
                         [&](const ComparedRow* row) { return view.doubted(row->name).has_value(); });
    });
  }
};

// Why the study of assumptions is silent, each reason once, with the scenarios it is about unless that is
// all.
void add_silence_of_study(std::vector<std::string>& sentences, const ToldDifferences& differences) {
  const auto titles = titles_in(differences.words, differences.result);
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  for (const std::size_t s : differences.scenarios) {
    const std::string& why = differences.result.fits[s - 1].why_not;
    if (why.empty()) continue;
    auto same =
        std::find_if(reasons.begin(), reasons.end(), [&](const auto& one) { return one.first == why; });
    if (same == reasons.end()) same = reasons.insert(same, {why, {}});
    same->second.push_back(titles[s]);
  }
  for (const auto& [why, about] : reasons) {
    const auto text = sentence_of(differences.words, "doubt.why", {{"reason", printable(why)}});
    const bool of_all = about.size() == differences.scenarios.size();
    sentences.push_back(of_all ? text : listed_in(differences.words, about) + ": " + text);
  }
}

std::vector<std::string> basis_sentences(const ToldDifferences& differences) {
  const ComparedFile& result = differences.result;
  const auto replicates = static_cast<std::size_t>(result.replicates),
             scenarios = result.compared.scenarios.size();
  const auto text = [&](auto number) { return number_in(differences.words, static_cast<double>(number), 0); };
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view id, const Parts& parts = {}) {
    sentences.push_back(sentence_of(differences.words, id, parts));
  };
  if (replicates < 2)
    add("sure.one");
  else
    add(scenarios > 2 ? "sure.basis" : "sure.basis_one",
        {{"replicates", counted_in(differences.words, "replicates", replicates)},
         {"n", text(scenarios - 1)}});
  if (differences.any([](const Difference& one) { return one.rough(); }))
    add("sure.rough", {{"n", text(enough_replicates)}});
  if (differences.any([](const Difference& one) { return one.skewed(); }))
    add("sure.skewed", {{"mark", word_of(differences.words, "page", "caution.mark")}});
  if (result.drifted > 0)
    add("sure.drifted", {{"n", text(result.drifted)}, {"total", text(replicates * scenarios)}});
  add("sure.only_chance");
  if (!differences.any_range_of_assumptions()) add("doubt.no_range");
  add_silence_of_study(sentences, differences);
  return sentences;
}

}  // namespace

std::vector<std::string> basis_of(const AnswerView& view) {
  std::vector<const ComparedRow*> rows;
  for (const ComparedRow& row : view.result.rows) rows.push_back(&row);
  return basis_sentences(
      {.words = view.words, .result = view.result, .scenarios = {view.scenario}, .rows = std::move(rows)});
}

std::string basis_of_all(const Words& words, const ComparedFile& result) {
  std::vector<std::size_t> scenarios(result.compared.scenarios.size() - 1);
  std::iota(scenarios.begin(), scenarios.end(), std::size_t{1});
  const auto deciding_names = deciding_rows();
  std::vector<const ComparedRow*> rows;
  for (const ComparedRow& row : result.rows)
    if (std::find(deciding_names.begin(), deciding_names.end(), row.name) != deciding_names.end())
      rows.push_back(&row);
  std::string text;
  const ToldDifferences differences{
      .words = words, .result = result, .scenarios = std::move(scenarios), .rows = std::move(rows)};
  for (const auto& sentence : basis_sentences(differences)) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

}  // namespace taktskifte::report
