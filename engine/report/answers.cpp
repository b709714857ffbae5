#include "taktskifte/report/answers.hpp"

#include <string>
#include <utility>

#include "report/answer_paragraphs.hpp"
#include "report/answer_remarks.hpp"
#include "report/answer_tables.hpp"
#include "report/comparison_data.hpp"

namespace taktskifte::report {
namespace {

std::string years_in(const Compared& compared) {
  return std::to_string(compared.first_year) + "\u2013" + std::to_string(compared.last_year);
}

}  // namespace

Document answers_document(const ComparedFile& result, const Words& words) {
  const Compared& compared = result.compared;
  Document document{.data = comparison_data(result), .blocks = {}};
  const std::string years =
      compared.first_year == compared.last_year ? std::to_string(compared.first_year) : years_in(compared);
  add_answer_remarks(document, result, words);
  if (compared.scenarios.size() == 1) {
    document.blocks.push_back({answer_means(words, result)});
    document.blocks.push_back({Paragraph{word_of(words, "page", "compare.one_scenario")}});
    return document;
  }
  if (compared.scenarios.size() > most_tables + 1) {
    document.blocks.push_back({answer_overview(words, result)});
    document.blocks.push_back({Paragraph{sentence_of(words, "remark.many")}});
    return document;
  }
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
