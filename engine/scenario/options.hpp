// The one place of the module that knows Boost.Program_options.
#pragma once

#include <vector>

#include "scenario/ini_file.hpp"

namespace taktskifte {

/// Lets Boost.Program_options parse the entries of a guarded file. Returns them with the values it
/// understood, in the same order. Errors: ErrorKind::internal if it understood anything else than the guard.
std::vector<IniEntry> parse_options(const std::vector<IniEntry>& entries);

}  // namespace taktskifte
