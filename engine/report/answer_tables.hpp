// The tables of an answer in a language.
#pragma once

#include <string>

#include "report/answer_view.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

/// The name of a row: "Gevinster: bedre kvalitet".
std::string row_name(const Words& words, const std::string& name);

/// Every row of a scenario against the first.
Table answer_table(const AnswerView& view);

/// A row for each scenario after the first, with the differences that decide.
Table answer_overview(const Words& words, const ComparedFile& result);

/// Of a file with one scenario.
Table answer_means(const Words& words, const ComparedFile& result);

}  // namespace taktskifte::report
