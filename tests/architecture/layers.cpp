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

const fs::path source_tree = TAKTSKIFTE_SOURCE_DIR;

struct Layers {
  std::map<std::string, std::set<std::string>> modules;    // module -> modules it may include
  std::map<std::string, std::set<std::string>> libraries;  // "<Eigen" -> modules that may include it
  std::map<std::string, std::set<std::string>> without;    // module of tools, or "engine" -> words

  // "bench" -> "tools/bench"; others as they are.
  [[nodiscard]] std::string module_of(const std::string& folder) const {
    return modules.contains("tools/" + folder) ? "tools/" + folder : folder;
  }
};

bool is_tool(const std::string& module) { return module.rfind("tools", 0) == 0; }

Layers read_layers(std::istream& in) {
  Layers layers;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const auto colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    std::istringstream words(line.substr(colon + 1));
    std::set<std::string> allowed{std::istream_iterator<std::string>(words), {}};
    if (line[0] == '-')
      layers.without[line.substr(1, colon - 1)] = allowed;
    else
      (line[0] == '<' ? layers.libraries : layers.modules)[line.substr(0, colon)] = allowed;
  }
  return layers;
}

// What is wrong with the lines of one file of `module`.
std::vector<std::string> wrong_lines(const std::string& module, std::istream& in, const Layers& layers) {
  static const std::regex ours("^#include \"(taktskifte/)?([a-z]+)/.*\"");
  static const std::regex theirs("^#include (<.*)>");
  std::vector<std::string> wrong;
  std::string line;
  while (std::getline(in, line)) {
    std::smatch match;
    if (std::regex_search(line, match, ours)) {
      const std::string other = layers.module_of(match[2]);
      const bool allowed = other == module || layers.modules.at(module).contains(other);
      const bool hidden = is_tool(module) && !is_tool(other) && !match[1].matched;
      if (layers.modules.contains(other) && (hidden || !allowed)) wrong.push_back(line);
    } else if (std::regex_search(line, match, theirs)) {
      for (const auto& [prefix, modules] : layers.libraries) {
        if (match[1].str().rfind(prefix, 0) == 0 && !modules.contains(module)) wrong.push_back(line);
      }
    } else {
      const auto words = layers.without.find(is_tool(module) ? module : "engine");
      if (words == layers.without.end()) continue;
      for (const auto& word : words->second)
        if (std::regex_search(line, std::regex("\\b" + word + "\\b"))) wrong.push_back(line);
    }
  }
  return wrong;
}

// The sources of a module; those of tools are in its folder alone, not below it.
std::vector<fs::path> sources_of(const std::string& module) {
  std::vector<fs::path> files;
  for (const fs::path& folder :
       {source_tree / "engine" / module, source_tree / "include/taktskifte" / module, source_tree / module}) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
        files.push_back(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("Every include points down the table of modules, and no module has words that it may not have") {
  std::ifstream table(source_tree / "engine/layers.txt");
  const Layers layers = read_layers(table);
  REQUIRE(layers.modules.size() >= 9);
  REQUIRE(layers.without.size() == 2);
  const std::vector<std::string> nothing;
  for (const auto& [module, allowed] : layers.modules) {
    const auto files = sources_of(module);
    INFO(module);
    CHECK_FALSE(files.empty());
    for (const auto& file : files) {
      std::ifstream in(file);
      INFO(file.string());
      CHECK(wrong_lines(module, in, layers) == nothing);
    }
  }
}

TEST_CASE("Every folder of sources is a module of the table, and the table has no cycle") {
  std::ifstream table(source_tree / "engine/layers.txt");
  const Layers layers = read_layers(table);
  for (const fs::path& parent : {source_tree / "engine", source_tree / "include/taktskifte"}) {
    for (const auto& entry : fs::directory_iterator(parent)) {
      if (entry.is_directory()) CHECK(layers.modules.contains(entry.path().filename().string()));
    }
  }
  for (const auto& entry : fs::recursive_directory_iterator(source_tree / "tools"))
    if (entry.path().extension() == ".cpp")
      CHECK(layers.modules.contains(fs::relative(entry.path().parent_path(), source_tree).string()));
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
  CHECK(wrong_lines("core", bad, layers).size() == 2);
  std::istringstream good("#include \"taktskifte/core/error.hpp\"\n#include <Eigen/Core>\n");
  CHECK(wrong_lines("random", good, layers).empty());
}

TEST_CASE("The check finds a module of the engine that writes to the terminal") {
  std::istringstream table("core:\n-engine: std::cout printf\n");
  const Layers layers = read_layers(table);
  std::istringstream in("  std::cout << 1;\n  std::snprintf(text, 3, \"%d\", 1);\n  std::printf(\"1\");\n");
  CHECK(wrong_lines("core", in, layers).size() == 2);
}

TEST_CASE("The check finds a tool that includes a private header, or does what is the library's to do") {
  std::istringstream table(
      "core:\ntools/bench: core\ntools/commands: core tools/bench\n"
      "-tools/commands: run_block std::async\n");
  const Layers layers = read_layers(table);
  std::istringstream bad(
      "#include \"core/math-inl.hpp\"\n  run_block(model, block, {});\n  x = std::async(f);\n");
  CHECK(wrong_lines("tools/commands", bad, layers).size() == 3);
  std::istringstream up("#include \"commands/progress.hpp\"\n");
  CHECK(wrong_lines("tools/bench", up, layers).size() == 1);
  std::istringstream good(
      "#include \"taktskifte/core/error.hpp\"\n#include \"bench/measure.hpp\"\n"
      "  run_blocks();\n");
  CHECK(wrong_lines("tools/commands", good, layers).empty());
}
