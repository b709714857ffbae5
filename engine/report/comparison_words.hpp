// The sentences of a comparison.
#pragma once

#include <cstddef>
#include <string>

#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// What is to be said of a scenario against the first, a line each: plain_words (analysis/verdict.hpp), the
/// money that reached a project, the trade, the path, regions and sizes, a single run, and how sure this is.
std::string comparison_words(const ComparedFile& result, std::size_t scenario);

/// ", simultaneous for 2 comparisons"; nothing for one.
std::string simultaneous_text(std::size_t comparisons);

/// What holds for the verdicts of all rows together.
std::string family_text(Family family, std::size_t size);

}  // namespace taktskifte::report
