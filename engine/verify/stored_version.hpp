// Which program made a result file, and whether this one gives the same numbers.
#pragma once

#include <string>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

struct StoredVersion {
  std::string made_by;       ///< "Taktskifte 0.1.0, commit 123456789abc"
  bool same_commit = false;  ///< this program was built from that commit
  std::string refusal;       ///< why this program cannot run it again, and which can; empty if it can
};

StoredVersion stored_version(const ResultReader& reader);

}  // namespace taktskifte
