// The description of the model and the code point at each other: a phase names its section, a section its
// files.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

namespace {

const fs::path source = TAKTSKIFTE_SOURCE_DIR;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Description {
  std::set<std::string> headings;                           // without numbers
  std::map<std::string, std::set<std::string>> submodels;   // heading of part 7 -> files it names
  std::map<std::string, std::set<std::string>> with_files;  // any heading -> files it names
};

// Headings, and the files in the lines "Code: `a`, `b`." below them.
Description read_description(std::istream& in) {
  static const std::regex heading("^##+ (?:[0-9]+\\. )?(.*)$");
  static const std::regex file("`([^`]+)`");
  Description description;
  std::string here;
  bool submodels = false;
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, heading)) {
      here = match[1];
      if (line.rfind("## ", 0) == 0) submodels = here == "Submodels";
      description.headings.insert(here);
      if (submodels && line.rfind("### ", 0) == 0) description.submodels[here];
    } else if (line.rfind("Code: ", 0) == 0) {
      for (auto at = std::sregex_iterator(line.begin(), line.end(), file); at != std::sregex_iterator();
           ++at) {
        description.with_files[here].insert((*at)[1]);
        if (submodels) description.submodels[here].insert((*at)[1]);
      }
    }
  }
  return description;
}

Description the_description() {
  std::istringstream in(text_of(source / "engine/MODEL.md"));
  return read_description(in);
}

}  // namespace

TEST_CASE("Every source of a phase begins with its section of the description, which names the source") {
  const Description description = the_description();
  int phases = 0;
  for (const auto& entry : fs::directory_iterator(source / "engine/phases")) {
    if (entry.path().extension() != ".cpp") continue;
    ++phases;
    const std::string name = "phases/" + entry.path().filename().string();
    INFO(name);
    static const std::regex first_line("^// engine/MODEL\\.md, \"(.*)\"\\.\n");
    const std::string text = text_of(entry.path());
    std::smatch match;
    REQUIRE(std::regex_search(text, match, first_line, std::regex_constants::match_continuous));
    REQUIRE(description.submodels.contains(match[1]));
    CHECK(description.submodels.at(match[1]).contains(name));
  }
  CHECK(phases > 10);
}

TEST_CASE("Every submodel of the description names the files that do it, and they are there") {
  const Description description = the_description();
  REQUIRE(description.submodels.size() > 10);
  for (const auto& [heading, files] : description.submodels) {
    INFO(heading);
    CHECK_FALSE(files.empty());
  }
  for (const auto& [heading, files] : description.with_files) {
    for (const auto& file : files) {
      INFO(heading << " names " << file);
      CHECK(fs::exists(source / "engine" / file));
    }
  }
}

TEST_CASE("Where a comment points into the description, there is such a section") {
  static const std::regex pointer("engine/MODEL\\.md, \"([^\"]*)\"");
  const Description description = the_description();
  int pointers = 0;
  for (const auto* folder : {"engine", "include", "tools"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source / folder)) {
      const auto ending = entry.path().extension();
      if (ending != ".cpp" && ending != ".hpp") continue;
      const std::string text = text_of(entry.path());
      for (auto at = std::sregex_iterator(text.begin(), text.end(), pointer); at != std::sregex_iterator();
           ++at) {
        ++pointers;
        INFO(entry.path().string() << " points to " << (*at)[1]);
        CHECK(description.headings.contains((*at)[1]));
      }
    }
  }
  CHECK(pointers > 10);
}

TEST_CASE("The check of the description finds a section without files") {
  std::istringstream in(
      "## 7. Submodels\n### Apply\n\nCode: `phases/apply.cpp`.\n### Award\ntext\n## 8. Else\n### Not one\n");
  const Description description = read_description(in);
  CHECK(description.submodels ==
        std::map<std::string, std::set<std::string>>{{"Apply", {"phases/apply.cpp"}}, {"Award", {}}});
}
