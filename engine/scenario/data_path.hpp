// Which files a scenario file may name.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace taktskifte {

/// The path of the data file that `name` means in a scenario file in `folder`. A scenario may come from
/// anywhere, so it may only name files inside its own folder: relative, and neither by ".." nor by symbolic
/// links out of it. `key` is named in the advice. Throws std::invalid_argument with "why; what to do".
std::string data_path(const std::filesystem::path& folder, const std::string& name, std::string_view key);

/// Why a scenario may not have the file `base` as a base, and what to do; empty if it may: below `tree`,
/// links followed, or among the scenarios that come with the program. Whether the file exists is not looked
/// at.
std::string why_no_base(const std::filesystem::path& base, const std::filesystem::path& tree);

}  // namespace taktskifte
