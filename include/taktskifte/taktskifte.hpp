// The simulator for programs. Text in, numbers out:
//
//   const std::string text = "base = today.ini\n[funding]\npublic_share = 0.5\n";
//   const auto prepared = taktskifte::prepare({taktskifte::parse_scenario({"mine.ini", text})});
//   const auto results = taktskifte::simulate(prepared, {.threads = 2});
//   const double first = taktskifte::number_at(results.at("awards"), 0);
//
// So it is in the checkout. A program elsewhere names the folder of scenarios, which CMake's find_package
// knows as taktskifte_SCENARIOS: parse_scenario({folder + "/mine.ini", text}, {}, bases_in(folder)).
//
// Mistakes are thrown as Error: its diagnostics() hold file, line, key and text of each, several at once, as
// `taktskifte check` prints them. No file is opened but the bases and tables that come with the program, and
// those only until other ones are handed over. What works on result files is in taktskifte/files.hpp.
#pragma once

#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/stop.hpp"
#include "taktskifte/core/version.hpp"
#include "taktskifte/library/simulate.hpp"
#include "taktskifte/library/simulate_sweep.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/data_files.hpp"
