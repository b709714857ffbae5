#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "results/layout.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

/// "| `name` | dimensions | units | what | stored |", as results/README.md lists variables.
template <class Rows>
std::string lines_of(const Rows& rows) {
  std::string lines;
  for (const auto& row : rows) {
    const auto variable = layout::describe(row);
    std::string dimensions;
    for (const auto& dimension : variable.dimensions)
      dimensions += (dimensions.empty() ? "" : ", ") + dimension;
    lines += "| `" + variable.name + "` | " + dimensions + " | " + variable.units + " | " +
             variable.long_name + " | " + (variable.kind == NumberType::int32 ? "int32" : "float64") + " |\n";
  }
  return lines;
}

/// The page with the lines of the first table below a heading replaced.
std::string with_list(const std::string& page, const std::string& heading, const std::string& lines) {
  const std::string rule = "|---|---|---|---|---|\n";
  const auto section = page.find(heading);
  REQUIRE(section != std::string::npos);
  const auto begin = page.find(rule, section) + rule.size();
  const auto end = page.find("\n\n", begin) + 1;
  return page.substr(0, begin) + lines + page.substr(end);
}

}  // namespace

TEST_CASE("results/README.md describes every variable, each with its unit and dimensions") {
  const auto manual = content(std::string(TAKTSKIFTE_SOURCE_DIR) + "/results/README.md");
  REQUIRE(!manual.empty());
  const Scratch scratch;
  write_sample_with_trajectories(scratch.file("x.h5"), {});
  const ResultReader reader(scratch.file("x.h5"));
  for (const auto& name : reader.variable_names()) {
    const auto variable = reader.describe(name);
    std::string dimensions;
    for (const auto& dimension : variable.dimensions)
      dimensions += (dimensions.empty() ? "" : ", ") + dimension;
    const auto row = "| `" + name + "` | " + dimensions + " | " +
                     (variable.units.empty() ? "none" : variable.units) + " | ";
    INFO(row);
    CHECK(manual.find(row) != std::string::npos);
  }
  for (const auto& attribute : reader.attributes()) {
    INFO(attribute.name);
    CHECK(manual.find("`" + attribute.name + "`") != std::string::npos);
  }
}

// The lists of measures and of columns of panels are generated. With TAKTSKIFTE_WRITE_PAGES=1 this test
// writes them anew.
TEST_CASE("results/README.md lists every measure and every column of a panel as the tables have them") {
  const auto path = std::string(TAKTSKIFTE_SOURCE_DIR) + "/results/README.md";
  const auto manual = content(path);
  const auto expected = with_list(with_list(manual, "\n## Measures", lines_of(measures())), "\n## Panels",
                                  lines_of(trajectory_columns()));
  if (std::getenv("TAKTSKIFTE_WRITE_PAGES") != nullptr) std::ofstream(path) << expected;
  CHECK(content(path) == expected);
}
