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

/// The file that `base = name` means in a scenario file in `folder`: beside it, or, if there is none, the
/// scenario of that name that comes with the program. If that is missing as well, the path beside it.
std::filesystem::path base_file(const std::filesystem::path& folder, const std::string& name);

/// The file of that name in `folder` or below it, symbolic links followed; empty if there is none.
std::filesystem::path scenario_within(const std::filesystem::path& folder, const std::string& name);

/// The file that `base = name` means in the scenario `from`: beside it if that is in `folder` or below, else
/// in `folder`. Empty if there is none.
std::filesystem::path scenario_within(const std::filesystem::path& folder, const std::string& name,
                                      const std::filesystem::path& from);

/// The same among the scenarios that come with the program; with an empty `from` the one of that name.
std::filesystem::path shipped_scenario(const std::string& name, const std::filesystem::path& from = {});

/// Why a scenario may not have the file `base` as a base, and what to do; empty if it may: below `tree`,
/// links followed, or among the scenarios that come with the program. Whether the file exists is not looked
/// at.
std::string why_no_base(const std::filesystem::path& base, const std::filesystem::path& tree);

}  // namespace taktskifte
