// Lists in a sentence.
#pragma once

#include <span>
#include <string>

namespace taktskifte {

/// "a, b, c".
std::string joined(std::span<const std::string> texts);

}  // namespace taktskifte
