// No include may point to a module that engine/layers.txt does not allow.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path source = TAKTSKIFTE_SOURCE_DIR;

struct Layers {
  std::map<std::string, std::set<std::string>> modules;    // module -> modules it may include
  std::map<std::string, std::set<std::string>> libraries;  // "<Eigen" -> modules that may include it
};

Layers read_layers(std::istream& in) {
  Layers layers;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const auto colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    std::istringstream words(line.substr(colon + 1));
    std::set<std::string> allowed{std::istream_iterator<std::string>(words), {}};
    (line[0] == '<' ? layers.libraries : layers.modules)[line.substr(0, colon)] = allowed;
  }
  return layers;
}

// What is wrong with the includes of one file of `module`.
std::vector<std::string> wrong_includes(const std::string& module, std::istream& in, const Layers& layers) {
  static const std::regex ours("^#include \"(?:taktskifte/)?([a-z]+)/.*\"");
  static const std::regex theirs("^#include (<.*)>");
  std::vector<std::string> wrong;
  std::string line;
  while (std::getline(in, line)) {
    std::smatch match;
    if (std::regex_search(line, match, ours)) {
      const std::string other = match[1];
      const bool known = layers.modules.contains(other);
      if (known && other != module && !layers.modules.at(module).contains(other)) wrong.push_back(line);
    } else if (std::regex_search(line, match, theirs)) {
      for (const auto& [prefix, modules] : layers.libraries) {
        if (match[1].str().rfind(prefix, 0) == 0 && !modules.contains(module)) wrong.push_back(line);
      }
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("Every include points down the table of modules") {
  std::ifstream table(source / "engine/layers.txt");
  const Layers layers = read_layers(table);
  REQUIRE(layers.modules.size() >= 9);
  int files = 0;
  for (const auto& [module, allowed] : layers.modules) {
    for (const fs::path& folder : {source / "engine" / module, source / "include/taktskifte" / module,
                                   module == "tools" ? source / "tools" : source / "none"}) {
      if (!fs::exists(folder)) continue;
      for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".hpp") continue;
        ++files;
        std::ifstream in(entry.path());
        INFO(entry.path().string());
        CHECK(wrong_includes(module, in, layers) == std::vector<std::string>{});
      }
    }
  }
  CHECK(files > 50);
}

TEST_CASE("Every folder of the engine is a module of the table, and the table has no cycle") {
  std::ifstream table(source / "engine/layers.txt");
  const Layers layers = read_layers(table);
  for (const fs::path& parent : {source / "engine", source / "include/taktskifte"}) {
    for (const auto& entry : fs::directory_iterator(parent)) {
      if (entry.is_directory()) CHECK(layers.modules.contains(entry.path().filename().string()));
    }
  }
  // A module may only name modules that name fewer: repeatedly strike modules whose needs are all struck.
  auto left = layers.modules;
  for (bool struck = true; struck;) {
    struck = false;
    for (auto module = left.begin(); module != left.end(); ++module) {
      bool free = true;
      for (const auto& need : module->second) free = free && !left.contains(need);
      if (!free) continue;
      left.erase(module);
      struck = true;
      break;
    }
  }
  CHECK(left.empty());
}

TEST_CASE("The check finds an arrow that points up") {
  std::istringstream table("core:\nrandom: core\n<Eigen: random\n");
  const Layers layers = read_layers(table);
  std::istringstream bad(
      "#include \"taktskifte/random/draw.hpp\"\n#include <Eigen/Core>\n#include <vector>\n");
  CHECK(wrong_includes("core", bad, layers).size() == 2);
  std::istringstream good("#include \"taktskifte/core/error.hpp\"\n#include <Eigen/Core>\n");
  CHECK(wrong_includes("random", good, layers).empty());
}
