#include "taktskifte/core/version.hpp"

#include "version.hpp"

namespace taktskifte {

std::string_view engine_version() { return build::engine_version; }
std::string_view engine_commit() { return build::engine_commit; }
std::string_view engine_compiler() { return build::engine_compiler; }
std::string_view engine_mark() { return build::engine_mark; }

}  // namespace taktskifte
