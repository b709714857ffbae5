// "How sure are we" in sentences and as a value.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// Of a scenario against the first, a line each: for each number that decides chance in the mean, a single
/// run, the spread over assumptions, in how many sets it matters and what flips it; other structures of the
/// model; what is most worth knowing. One line that says why not where the study is not about the two.
std::vector<std::string> how_sure_lines(const ComparedFile& result, std::size_t scenario);

/// Between which differences nine tenths of the sets of the study lie; nothing where it does not tell.
std::optional<Interval> nine_tenths_of(const ComparedFile& result, std::size_t scenario,
                                       std::string_view row);

/// how_sure_lines for programs.
Value how_sure_value(const ComparedFile& result, std::size_t scenario);

}  // namespace taktskifte::report
