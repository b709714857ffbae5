// Lists in a sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace taktskifte {

/// "a, b, c".
std::string joined(std::span<const std::string> texts, std::string_view between = ", ");

}  // namespace taktskifte
