// Did any number change? A tiny whole run against the text in tests/golden/tiny.txt. When a change of the
// model means that numbers must change, set TAKTSKIFTE_WRITE_GOLDEN=1, run this test, and say why in
// CHANGELOG.md.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/worlds.hpp"
#include "taktskifte/run/ensemble.hpp"

using namespace taktskifte;

namespace {

const std::string golden_file = std::string(TAKTSKIFTE_SOURCE_DIR) + "/tests/golden/tiny.txt";

Resolved named(const std::string& name, std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.years=3", "run.replicates=2", "run.seed=20261123"});
  Resolved resolved = default_scenario(settings);
  resolved.scenario.name = name;
  return resolved;
}

// One line per scenario, replicate, year, measure and element; hexadecimal, so that every bit is in it.
std::vector<std::string> tiny_run() {
  const Study study{.scenarios = {named("today", {}), named("parity", {"funding.public_share=0.5"})},
                    .municipalities = support::made_up_table(25),
                    .sites = support::made_up_sites()};
  std::vector<std::string> lines;
  run_ensemble(study, {.threads = 2}, [&](int replicate, std::vector<Series>&& series) {
    for (std::size_t s = 0; s < series.size(); ++s) {
      for (std::size_t year = 0; year < 3; ++year) {
        for (const MeasureRow& row : measures()) {
          for (std::size_t e = 0; e < width(row.axes); ++e) {
            const double value = series[s].at(year, row.measure, e);
            std::ostringstream line;
            line << study.scenarios[s].scenario.name << " replicate " << replicate << " year " << year << ' '
                 << row.name << '[' << e << "] = " << std::hexfloat << value << " (" << std::defaultfloat
                 << value << ')';
            lines.push_back(line.str());
          }
        }
      }
    }
  });
  return lines;
}

}  // namespace

TEST_CASE("A tiny run gives the numbers it gave before") {
  const auto lines = tiny_run();
  if (std::getenv("TAKTSKIFTE_WRITE_GOLDEN") != nullptr) {
    std::ofstream out(golden_file);
    for (const auto& line : lines) out << line << '\n';
  }
  std::ifstream in(golden_file);
  REQUIRE(in);
  std::string expected;
  std::size_t count = 0;
  while (std::getline(in, expected)) {
    REQUIRE(count < lines.size());
    CHECK(lines[count] == expected);  // old and new, with scenario, replicate, year and measure
    ++count;
  }
  CHECK(count == lines.size());
}
