// What the intervals of an answer rest on, and what they do not show.
#pragma once

#include <string>
#include <vector>

#include "report/answer_view.hpp"

namespace taktskifte::report {

/// Sentences on the replicates, on intervals to be read with care, and where nothing tells how far other
/// assumptions move the differences, that and why.
std::vector<std::string> basis_of(const AnswerView& view);

/// The same of all scenarios after the first and the rows of answer_overview, as one paragraph.
std::string basis_of_all(const Words& words, const ComparedFile& result);

}  // namespace taktskifte::report
