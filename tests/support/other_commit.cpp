// A program that is linked with this says that it was made from another commit.
#include "taktskifte/core/version.hpp"

namespace taktskifte {

std::string_view engine_version() { return "0.0.0"; }
std::string_view engine_commit() { return "other"; }
std::string_view engine_compiler() { return "none"; }
std::string_view engine_mark() { return "taktskifte 0.0.0 (other)"; }

}  // namespace taktskifte
