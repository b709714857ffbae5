// Which program this is, as every result file records it.
#pragma once

#include <string>
#include <string_view>

namespace taktskifte {

std::string_view engine_version();   ///< "0.1.0"
std::string_view engine_commit();    ///< twelve hexadecimal digits, or "unknown" outside a checkout
std::string_view engine_compiler();  ///< "GNU 12.2.0"
std::string_view engine_mark();      ///< "taktskifte 0.1.0 (0123456789ab)"

/// A program that makes result files: this one, unless something else is said.
struct Engine {
  std::string version{engine_version()};
  std::string commit{engine_commit()};
  std::string compiler{engine_compiler()};
};

}  // namespace taktskifte
