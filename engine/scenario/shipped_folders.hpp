// Where files that come with the program are looked for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace taktskifte {

/// ./scenarios, and the folder of the installed program or, if it is not installed, of its sources.
std::vector<std::filesystem::path> shipped_folders();

/// What to do about a scenario file that is not there: names the one that comes with the program, if any has
/// this name.
std::string advice_on_missing(const std::string& file);

}  // namespace taktskifte
