// Which program this is, as every result file records it.
#pragma once

#include <string_view>

namespace taktskifte {

std::string_view engine_version();   ///< "0.1.0"
std::string_view engine_commit();    ///< twelve hexadecimal digits, or "unknown" outside a checkout
std::string_view engine_compiler();  ///< "GNU 12.2.0"

}  // namespace taktskifte
