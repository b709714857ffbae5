// The answer in sentences.
#pragma once

#include <string>
#include <vector>

#include "report/answer_view.hpp"

namespace taktskifte::report {

/// That the numbers follow from assumptions, and from which most.
std::string doubt_sentence(const AnswerView& view);

/// A paragraph for each: the indirect and direct effect, gains, demand, researchers, reach, firms, the trade,
/// the path over the years, and what the intervals rest on.
std::vector<std::string> answer_paragraphs(const AnswerView& view);

}  // namespace taktskifte::report
