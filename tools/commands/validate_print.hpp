// A validation as tables: for people, as a page, and for programs; all three hold the same numbers.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "commands/tables.hpp"
#include "taktskifte/validation/validation.hpp"

namespace taktskifte::commands {

/// "0.130 ± 0.001"; the interval lies evenly around the value.
Cell estimate(const Pooled& value, int decimals);

std::vector<Table> tables_of(const Validation& validation);

void print_text(std::ostream& out, const Validation& validation);
void print_markdown(std::ostream& out, const Validation& validation);
void print_json(std::ostream& out, const Validation& validation);

}  // namespace taktskifte::commands
