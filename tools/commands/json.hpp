// Text for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/results/results.hpp"

namespace taktskifte::commands {

/// A JSON string, quotes included.
std::string json_text(std::string_view text);

/// A JSON list of strings.
std::string json_list(const std::vector<std::string>& texts);

/// A JSON list of objects with "replicate" and "reason".
std::string json_failures(const std::vector<Failure>& failures);

/// The shortest text that reads back as the same number; null if it is not finite.
std::string json_number(double value);

}  // namespace taktskifte::commands
