// Without Boost.Program_options: the guard alone, with which Boost may only agree.
#include "scenario/options.hpp"

namespace taktskifte {

std::vector<IniEntry> parse_options(const std::vector<IniEntry>& entries) { return entries; }

}  // namespace taktskifte
