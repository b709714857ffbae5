// What a scenario is called: its own title or its name, and no two alike.
#include "taktskifte/scenario/titles.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;

ResolvedScenario titled(const std::string& name, const std::string& title) {
  ResolvedScenario resolved;
  resolved.scenario.name = name;
  resolved.scenario.title = title;
  return resolved;
}

}  // namespace

TEST_CASE("a title is not inherited from a base, whatever else is") {
  const support::Scratch scratch;
  support::write_content(scratch.file("deep.ini"), "[run]\ntitle = Deep\nyears = 4\n");
  support::write_content(scratch.file("base.ini"), "base = deep.ini\nrun.title = Base\nrun.seed = 7\n");
  support::write_content(scratch.file("untitled.ini"), "base = base.ini\n");
  support::write_content(scratch.file("own.ini"), "base = base.ini\nrun.title = Own\n");
  const auto untitled = read_scenario(scratch.file("untitled.ini"), {});
  CHECK(untitled.scenario.title.empty());
  CHECK(own_title(untitled.scenario) == "untitled");
  CHECK(entry_of(untitled, "run.title").origin == "default");
  CHECK(untitled.scenario.run.years == 4);
  CHECK(untitled.scenario.run.seed == 7);
  CHECK(own_title(read_scenario(scratch.file("own.ini"), {}).scenario) == "Own");
  CHECK(own_title(read_scenario(scratch.file("base.ini"), {}).scenario) == "Base");
  CHECK(own_title(read_scenario(scratch.file("untitled.ini"), {"run.title=Set"}).scenario) == "Set");
}

TEST_CASE("equal titles carry the names of their scenarios, different ones stay") {
  CHECK(shown_titles({titled("a", "T"), titled("b", ""), titled("c", "U")}) == Texts{"T", "b", "U"});
  CHECK(shown_titles({titled("a", "T"), titled("b", "T"), titled("c", "U")}) == Texts{"T (a)", "T (b)", "U"});
  CHECK(shown_titles({titled("a", "T  U"), titled("b", "T U")}) == Texts{"T  U (a)", "T U (b)"});
  CHECK(shown_titles({titled("a", "b"), titled("b", "")}) == Texts{"b (a)", "b (b)"});
  // What the names make alike is told apart once more.
  const auto titles = shown_titles({titled("a", "T"), titled("b", "T"), titled("c", "T (a)")});
  CHECK(titles == Texts{"T (a) (a)", "T (b)", "T (a) (c)"});
}

}  // namespace taktskifte
