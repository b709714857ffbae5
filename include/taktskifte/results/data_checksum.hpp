// Whether two results are of the same tables.
#pragma once

#include <string>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// CRC-32 of the tables that a result holds, as eight hexadecimal digits.
std::string data_checksum(const ResultReader& reader);

}  // namespace taktskifte
