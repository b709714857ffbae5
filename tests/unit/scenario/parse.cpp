// A scenario as text: no file is needed, and mistakes stand at its lines.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

using support::complaint_of;

BaseOf bases(std::map<std::string, std::string> texts) {
  return [texts = std::move(texts)](const std::string& name, const std::string&) {
    const auto found = texts.find(name);
    return found == texts.end() ? std::nullopt : std::optional(ScenarioText{name, found->second});
  };
}

std::vector<Diagnostic> mistakes_in(const ScenarioText& text, const BaseOf& base_of = {}) {
  try {
    (void)parse_scenario(text, {}, base_of);
  } catch (const Error& error) {
    return error.diagnostics();
  }
  return {};
}

}  // namespace

TEST_CASE("two mistakes in a text come as two, with line and key") {
  const auto found = mistakes_in({"mine.ini", "[funding]\npublic_share = 1.4\n\n[run]\nyaers = 3\n"});
  REQUIRE(found.size() == 2);
  CHECK(found[0].location.file == "mine.ini");
  std::map<int, std::string> keys;
  for (const auto& one : found) keys[one.location.line] = one.key;
  CHECK(keys == std::map<int, std::string>{{2, "funding.public_share"}, {5, "run.yaers"}});
}

TEST_CASE("a text is taken as its file would be: bases, origins and settings alike") {
  const auto base_of = bases({{"sub/a.ini", "base = b.ini\nrun.years = 3\nrun.seed = 5\n"},
                              {"b.ini", "run.seed = 7\nrun.burn_in_years = 12\n"}});
  const auto resolved = parse_scenario({"deep/mine.ini", "base = sub/a.ini\n[run]\nyears = 4\n"},
                                       {"run.replicates=2"}, base_of);
  CHECK(resolved.scenario.name == "mine");
  CHECK(resolved.scenario.run.years == 4);
  CHECK(resolved.scenario.run.seed == 5);
  CHECK(resolved.scenario.run.burn_in_years == 12);
  CHECK(resolved.scenario.run.replicates == 2);
  CHECK(entry_of(resolved, "run.years").origin == "mine.ini:3");
  CHECK(entry_of(resolved, "run.seed").origin == "base a.ini:3");
  CHECK(entry_of(resolved, "run.replicates").origin == "--set");
}

TEST_CASE("a text without the base it names, or with bases in a loop, is refused at the line") {
  const auto missing = mistakes_in({"mine.ini", "\nbase = other.ini\n"}, bases({}));
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].location.line == 2);
  CHECK(missing[0].text.find("other.ini: no base of this name") != std::string::npos);
  CHECK(mistakes_in({"mine.ini", "base = other.ini\n"}).size() == 1);
  const auto round =
      mistakes_in({"a.ini", "base = b.ini\n"}, bases({{"b.ini", "base = a.ini\n"}, {"a.ini", ""}}));
  REQUIRE(round.size() == 1);
  CHECK(round[0].text.find("a.ini -> b.ini -> a.ini") != std::string::npos);
}

TEST_CASE("bytes that are no text, and too many of them, are refused as in a file") {
  const auto bytes = mistakes_in({"mine.ini", "run.years = 3\n\xFF\n"});
  REQUIRE(bytes.size() == 1);
  CHECK(bytes[0].location.line == 2);
  const auto many = mistakes_in({"mine.ini", std::string((std::size_t{1} << 20U) + 1, '#')});
  REQUIRE(many.size() == 1);
  CHECK(many[0].text.find("larger than 1048576 bytes") != std::string::npos);
  CHECK(mistakes_in({"mine.ini", "\xEF\xBB\xBFrun.years = 3\n"}).empty());
}

TEST_CASE("scenarios that come with the program are bases of texts, and nothing else is") {
  const auto resolved = parse_scenario({"mine.ini", "base = today.ini\n"});
  CHECK(resolved.scenario.name == "mine");
  for (const auto* name : {"/etc/passwd", "../README.md", "no-such.ini", "."})
    CHECK(complaint_of([&] {
            (void)parse_scenario({"mine.ini", "base = " + std::string(name) + "\n"});
          }).says(": no base of this name"));
}

TEST_CASE("the base of a base lies beside it, in a folder of scenarios as in files") {
  const support::Scratch scratch;
  std::filesystem::create_directory(scratch.file("sub"));
  for (const auto& [name, text] :
       std::map<std::string, std::string>{{"sub/a.ini", "base = b.ini\n"},
                                          {"sub/b.ini", "base = ../c.ini\nrun.years = 3\n"},
                                          {"b.ini", "run.years = 7\n"},
                                          {"c.ini", "run.seed = 5\n"},
                                          {"up.ini", "base = ../x.ini\n"},
                                          {"sub/up.ini", "base = ../../x.ini\n"},
                                          {"sub/d.ini", "base = c.ini\n"}})
    support::write_content(scratch.file(name), text);
  const auto years = [&](const std::string& file, const std::string& base) {
    return parse_scenario({file, "base = " + base + "\n"}, {}, bases_in(scratch.file(""))).scenario.run;
  };
  CHECK(years("mine.ini", "sub/a.ini").years == 3);
  CHECK(years("mine.ini", "sub/a.ini").seed == 5);
  CHECK(years(scratch.file("sub/mine.ini"), "b.ini").years == 3);
  CHECK(years("mine.ini", "b.ini").years == 7);
  CHECK(years("mine.ini", "sub/d.ini").seed == 5);  // none beside it: by its name
  for (const std::string base : {"up.ini", "sub/up.ini"})
    CHECK(complaint_of([&] { (void)years("mine.ini", base); }).says("no base of this name"));
}

}  // namespace taktskifte
