// Text for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taktskifte::commands {

/// A JSON string, quotes included.
std::string json_text(std::string_view text);

/// A JSON list of strings.
std::string json_list(const std::vector<std::string>& texts);

}  // namespace taktskifte::commands
