// What is to be known of an answer before it is read, in its language.
#pragma once

#include "taktskifte/report/comparison.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/words.hpp"

namespace taktskifte::report {

/// Adds which files, country and replicates the numbers are of, what they cannot carry and what verdicts are
/// held to. What is known in English alone stands in English and says so.
void add_answer_remarks(Document& document, const ComparedFile& result, const Words& words);

}  // namespace taktskifte::report
