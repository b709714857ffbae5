// Lists in a sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace taktskifte {

/// "a, b, c", with `between` where there are commas here. Empty texts at the beginning are left out, those
/// further on stand between two of them.
std::string joined(std::span<const std::string> texts, std::string_view between = ", ");

}  // namespace taktskifte
