#include "scenario/data_path.hpp"

#include <stdexcept>
#include <system_error>

#include "scenario/shipped_folders.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& file, const fs::path& folder) {
  const auto way = file.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

fs::path this_folder_if_empty(const fs::path& folder) { return folder.empty() ? "." : folder; }

// After symbolic links. A path that cannot be followed cannot be read either, so it is left to who reads it.
bool really_inside(const fs::path& file, const fs::path& folder) {
  std::error_code problem;
  const auto real_folder = fs::weakly_canonical(fs::absolute(folder, problem), problem);
  if (problem) return true;
  const auto real_file = fs::weakly_canonical(fs::absolute(file, problem), problem);
  return problem || is_inside(real_file, real_folder);
}

// Those that come with the program. A link in place of their folder would let whoever made it name any
// folder.
bool is_shipped(const fs::path& file) {
  for (const fs::path& folder : shipped_folders()) {
    std::error_code problem;
    if (fs::is_directory(fs::symlink_status(folder, problem)) && really_inside(file, folder)) return true;
  }
  return false;
}

// Nothing unless `from` lies in `folder` or below.
fs::path scenario_beside(const fs::path& folder, const std::string& name, const fs::path& from) {
  const auto way = from.parent_path().lexically_normal().lexically_relative(folder.lexically_normal());
  const bool below = !way.empty() && *way.begin() != "..";
  return below ? scenario_within(folder, (way / name).string()) : fs::path();
}

fs::path in_folder(const fs::path& folder, const std::string& name, const fs::path&) {
  return scenario_within(folder, name);
}

[[noreturn]] void refuse(const std::string& what, std::string_view key) {
  throw std::invalid_argument(what +
                              ", and a scenario from elsewhere must not read any file of the machine; copy "
                              "the file into the scenario's "
                              "folder, or give it on the command line: --set " +
                              std::string(key) + "=PATH");
}

}  // namespace

std::string data_path(const fs::path& folder, const std::string& name, std::string_view key) {
  const fs::path here = this_folder_if_empty(folder);
  if (fs::path(name).is_absolute()) refuse("the name does not start at the folder of the scenario", key);
  if (!is_inside((here / name).lexically_normal(), here.lexically_normal()))
    refuse("the file lies outside the folder of the scenario", key);
  if (!really_inside(here / name, here))
    refuse("a symbolic link leads out of the folder of the scenario", key);
  return (folder / name).lexically_normal().string();
}

fs::path base_file(const fs::path& folder, const std::string& name) {
  fs::path beside = (folder / name).lexically_normal();
  std::error_code problem;
  if (fs::status(beside, problem).type() != fs::file_type::not_found) return beside;
  fs::path shipped = shipped_scenario(name);
  return shipped.empty() ? beside : shipped;
}

fs::path shipped_scenario(const std::string& name, const fs::path& from) {
  for (const auto find : {scenario_beside, in_folder})
    for (const fs::path& folder : shipped_folders())
      if (fs::path file = find(folder, name, from); !file.empty() && is_shipped(file)) return file;
  return {};
}

fs::path scenario_within(const fs::path& folder, const std::string& name, const fs::path& from) {
  fs::path beside = scenario_beside(folder, name, from);
  return beside.empty() ? scenario_within(folder, name) : beside;
}

fs::path scenario_within(const fs::path& folder, const std::string& name) {
  std::error_code problem;
  fs::path file = (folder / name).lexically_normal();
  const bool there = is_inside(file, folder.lexically_normal()) && really_inside(file, folder) &&
                     fs::is_regular_file(file, problem);
  return there ? file : fs::path();
}

std::string why_no_base(const fs::path& base, const fs::path& tree) {
  if (really_inside(base, this_folder_if_empty(tree)) || is_shipped(base)) return "";
  return "the base lies outside the folder of the scenario, and a scenario from elsewhere must not read any "
         "file of the machine; copy the base into that folder, or name it on the command line as well";
}

}  // namespace taktskifte
