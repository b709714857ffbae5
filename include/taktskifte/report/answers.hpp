// The answer of a comparison in the sentences and numbers of a language, as the page tells it.
#pragma once

#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/words.hpp"

namespace taktskifte::report {

/// What is to be known first; then for each scenario after the first what is doubted, the answers and a table
/// of all rows. Beyond `most_tables` of them one table with a row for each; of a single scenario its means.
/// The data are those of comparison_document. Errors: those of word_of and sentence_of.
Document answers_document(const ComparedFile& result, const Words& words);

}  // namespace taktskifte::report
