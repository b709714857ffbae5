#include "taktskifte/report/answers.hpp"

#include <string>
#include <utility>

#include "report/answer_basis.hpp"
#include "report/answer_paragraphs.hpp"
#include "report/answer_remarks.hpp"
#include "report/answer_tables.hpp"
#include "report/comparison_data.hpp"
#include "report/comparison_tables.hpp"

namespace taktskifte::report {
namespace {

// A row for each scenario after the first, and what is to be said of all of them.
void add_overview(Document& document, const ComparedFile& result, const Words& words) {
  Table table = answer_overview(words, result);
  std::string legend;
  if (shows(table, " ± ")) legend += sentence_of(words, "remark.half_interval") + " ";
  if (shows(table, " ?")) legend += sentence_of(words, "remark.question_mark") + " ";
  legend += sentence_of(words, "remark.many");
  const AnswerView view{.words = words, .result = result, .scenario = 1};
  document.blocks.push_back({Paragraph{doubt_sentence(view)}});
  document.blocks.push_back({Paragraph{basis_of_all(words, result)}});
  document.blocks.push_back({std::move(table)});
  document.blocks.push_back({Paragraph{std::move(legend)}});
}

}  // namespace

Document answers_document(const ComparedFile& result, const Words& words) {
  const Compared& compared = result.compared;
  Document document{.data = comparison_data(result), .blocks = {}};
  const std::string years = years_in(compared);
  add_answer_remarks(document, result, words);
  if (compared.scenarios.size() == 1) {
    document.blocks.push_back({answer_means(words, result)});
    document.blocks.push_back({Paragraph{word_of(words, "page", "compare.one_scenario")}});
    return document;
  }
  if (compared.scenarios.size() > most_tables + 1) {
    add_overview(document, result, words);
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
