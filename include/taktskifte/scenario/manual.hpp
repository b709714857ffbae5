// The manual of the keys, generated from their table.
#pragma once

#include <string>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {

/// The whole of scenarios/README.md: how a scenario is written, then a table of keys per section.
std::string manual_markdown();

/// `page` with a table of keys after each line `<!-- keys: SECTION... -->`, in place of what stands before
/// `<!-- end of keys -->`: key, default, unit, status and confidence, in the order of the table of keys.
/// Errors: ErrorKind::data for a section without keys and for a table without an end; `name` is the page's.
std::string with_key_tables(std::string_view page, const std::string& name);

/// One key per line, in columns: name, default, status, confidence, kind and unit.
std::string key_list();

/// All about one key, a line each.
std::string key_page(const Key& key);

/// "0 to 1", or nothing for values that are not numbers.
std::string accepted_range(const Key& key);

/// "0.05 to 0.145", or nothing if the sources give no range.
std::string study_range(const Key& key);

}  // namespace taktskifte
