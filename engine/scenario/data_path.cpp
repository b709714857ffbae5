#include "scenario/data_path.hpp"

#include <stdexcept>
#include <system_error>

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& file, const fs::path& folder) {
  const auto way = file.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

// After symbolic links. A path that cannot be followed cannot be read either, so it is left to who reads it.
bool really_inside(const fs::path& file, const fs::path& folder) {
  std::error_code problem;
  const auto real_folder = fs::weakly_canonical(folder, problem);
  if (problem) return true;
  const auto real_file = fs::weakly_canonical(file, problem);
  return problem || is_inside(real_file, real_folder);
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
  const fs::path here = folder.empty() ? "." : folder;
  if (fs::path(name).is_absolute()) refuse("the name does not start at the folder of the scenario", key);
  if (!is_inside((here / name).lexically_normal(), here.lexically_normal()))
    refuse("the file lies outside the folder of the scenario", key);
  if (!really_inside(here / name, here))
    refuse("a symbolic link leads out of the folder of the scenario", key);
  return (folder / name).lexically_normal().string();
}

}  // namespace taktskifte
