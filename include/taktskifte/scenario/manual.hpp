// The manual of the keys, generated from their table.
#pragma once

#include <string>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {

/// The whole of scenarios/README.md: how a scenario is written, then a table of keys per section.
std::string manual_markdown();

/// One key per line, in columns: name, default, unit, status.
std::string key_list();

/// All about one key, a line each.
std::string key_page(const Key& key);

/// "0 to 1", or nothing for values that are not numbers.
std::string accepted_range(const Key& key);

/// "0.05 to 0.145", or nothing if the sources give no range.
std::string study_range(const Key& key);

}  // namespace taktskifte
