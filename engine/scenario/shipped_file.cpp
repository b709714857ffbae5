#include "taktskifte/scenario/shipped_file.hpp"

#ifdef TAKTSKIFTE_SCENARIOS_FROM_MODULE
#include <dlfcn.h>
#endif

#include <system_error>
#include <utility>

#include "scenario/shipped_folders.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

// The folder of what holds this code, and the way from there to the scenarios and back.
struct Home {
  fs::path folder, to_scenarios, from_scenarios;
};

Home find_home(std::error_code& problem) {
#ifdef TAKTSKIFTE_SCENARIOS_FROM_MODULE
  // In a module that another program has loaded that one's path says nothing.
  static const char inside = 0;
  Dl_info object{};
  if (::dladdr(&inside, &object) != 0 && fs::path(object.dli_fname).extension() == ".so")
    return {fs::canonical(object.dli_fname, problem).parent_path(), TAKTSKIFTE_SCENARIOS_FROM_MODULE,
            TAKTSKIFTE_MODULE_FROM_SCENARIOS};
#endif
  return {fs::read_symlink("/proc/self/exe", problem).parent_path(), TAKTSKIFTE_SCENARIOS_FROM_PROGRAM,
          TAKTSKIFTE_PROGRAM_FROM_SCENARIOS};
}

// Beside the program, so that an installation can be moved; nothing unless the program lies where an
// installation has it, since next to a program elsewhere anybody's folder may lie.
fs::path installed_folder() {
  std::error_code problem;
  const Home home = find_home(problem);
  const fs::path folder = (home.folder / home.to_scenarios).lexically_normal();
  const fs::path back = (folder / home.from_scenarios).lexically_normal();
  return !problem && back == home.folder && fs::is_directory(folder, problem) ? folder : fs::path();
}

}  // namespace

std::vector<fs::path> shipped_folders() {
  std::vector<fs::path> folders = {"scenarios"};
  fs::path folder = installed_folder();
  if (folder.empty()) folder = TAKTSKIFTE_SHIPPED_SCENARIOS;
  if (!folder.empty()) folders.push_back(std::move(folder));
  return folders;
}

std::string shipped_file(const std::string& name) {
  const auto folders = shipped_folders();
  std::error_code problem;
  const bool here = fs::exists(folders.front() / name, problem);
  return ((here ? folders.front() : folders.back()) / name).string();
}

std::string shipped_folder() { return fs::path(shipped_file("today.ini")).parent_path().string(); }

std::string advice_on_missing(const std::string& file) {
  const fs::path name = fs::path(file).lexically_normal();
  const bool in_folder = name.begin() != name.end() && *name.begin() == "scenarios";
  const fs::path shipped = shipped_file((in_folder ? name.lexically_relative("scenarios") : name).string());
  std::error_code problem;
  if (name.is_absolute() || !fs::is_regular_file(shipped, problem)) return "check its name";
  return "the scenario of this name that comes with the program is " + shipped.string();
}

}  // namespace taktskifte
