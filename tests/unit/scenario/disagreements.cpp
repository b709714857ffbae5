// The text of a scenario that a result file keeps, held against the keys that it keeps.
#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

/// A scenario on two bases; `comment` stands in its own file.
ResolvedScenario on_two_bases(const std::string& comment, const std::vector<std::string>& settings = {}) {
  const support::Scratch scratch;
  support::write_content(scratch.file("first.ini"), "[run]\nyears = 3\nseed = 4\ntitle = Not inherited\n");
  support::write_content(scratch.file("second.ini"), "base = first.ini\n[run]\nyears = 5");  // no line end
  support::write_content(scratch.file("x.ini"),
                         comment + "base = second.ini\r\n[funding]\r\npublic_share = 0.5\r\n");
  return read_scenario(scratch.file("x.ini"), settings);
}

Entry& entry(ResolvedScenario& resolved, std::string_view key) {
  return *std::find_if(resolved.entries.begin(), resolved.entries.end(),
                       [&](const Entry& one) { return one.key->name == key; });
}

}  // namespace

TEST_CASE("a scenario agrees with its text: bases, settings, defaults") {
  CHECK(disagreements_with_text(on_two_bases("")).empty());
  CHECK(disagreements_with_text(on_two_bases("# æøå\n\n", {"run.years=7", "run.replicates=2"})).empty());
}

TEST_CASE("a comment that looks like the head of a base does not mislead") {
  CHECK(disagreements_with_text(on_two_bases("# ---- second.ini ----\n")).empty());
  CHECK(disagreements_with_text(on_two_bases("# ---- first.ini ----\n# ---- x.ini ----\n")).empty());
}

TEST_CASE("a value, an origin and a default that the text does not give are named") {
  auto resolved = on_two_bases("");
  entry(resolved, "run.years").text = "6";
  entry(resolved, "run.seed").origin = "x.ini:1";
  entry(resolved, "run.replicates").text = "12";
  auto found = disagreements_with_text(resolved);
  REQUIRE(found.size() == 3);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.entry < b.entry; });
  CHECK(found[0].key == "run.replicates");
  CHECK(found[0].entry == "12 (default)");
  CHECK(found[1].entry == "4 (x.ini:1)");
  CHECK(found[1].text == "4 (base first.ini:3)");
  CHECK(found[2].key == "run.years");
  CHECK(found[2].text == "5 (base second.ini:3)");
}

TEST_CASE("a text that was changed no longer agrees, or is no scenario") {
  auto resolved = on_two_bases("");
  const std::string good = resolved.text;
  resolved.text.replace(good.find("0.5"), 3, "0.4");
  REQUIRE(disagreements_with_text(resolved).size() == 1);
  CHECK(disagreements_with_text(resolved).front().key == "funding.public_share");
  for (const std::string& text : {std::string(), std::string("# nothing\n"), good + "x\n", good.substr(8),
                                  good.substr(0, good.find("# ---- first.ini"))}) {
    resolved.text = text;
    INFO(text);
    REQUIRE(disagreements_with_text(resolved).size() == 1);
    CHECK(disagreements_with_text(resolved).front().key.empty());
  }
}

}  // namespace taktskifte
