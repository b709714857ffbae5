#include "taktskifte/output/run_folder.hpp"

#include <algorithm>
#include <filesystem>

#include "output/temporary_file.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

bool is_shard(const std::string& name) { return name.starts_with("shard-"); }
bool is_lock(const std::string& name) { return name.ends_with(".lock"); }
// Names that TemporaryFile gives: those of shards, the record and the result file behind a dot.
bool is_temporary(const std::string& name) { return name.starts_with("."); }

std::vector<fs::path> entries(const std::string& folder) {
  std::vector<fs::path> all;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) all.push_back(entry.path());
  return all;
}

template <typename Chosen>
void remove_files(const std::string& folder, const Chosen& chosen) {
  std::error_code ignored;
  for (const auto& path : entries(folder))
    if (chosen(path.filename().string()) && fs::is_regular_file(fs::symlink_status(path, ignored)))
      fs::remove(path, ignored);
}

}  // namespace

std::string run_folder_of(const std::string& output) {
  fs::path folder(output);
  if (folder.extension() == ".h5") folder.replace_extension();
  return folder.string() + ".parts";
}

void check_output(const std::string& output) { const TemporaryFile attempt(output); }

bool enter_run_folder(const std::string& folder) {
  std::error_code failure;
  const auto cannot = [&](const std::string& why) {
    throw Error(Exit::cannot_create, folder + ": the folder for the parts of the run " + why);
  };
  if (!fs::exists(fs::symlink_status(folder, failure))) {
    fs::create_directory(folder, failure);
    if (failure)
      cannot("cannot be made: " + failure.message() + "; make its parent writable or give another -o");
    return true;
  }
  if (!fs::is_directory(fs::status(folder, failure)))
    cannot("cannot be made: a file has its name; give another -o");
  if (record_state(folder) != RecordState::none) return false;
  for (const auto& path : entries(folder)) {
    const auto name = path.filename().string();
    if (!is_shard(name) && !is_lock(name) && !is_temporary(name))
      cannot("is there already and holds " + name + ", which is none of ours; give another -o");
  }
  return false;
}

void sweep_run_folder(const std::string& folder) { remove_files(folder, is_temporary); }

void remove_run_folder(const std::string& folder) {
  // Without its record a folder is no run to go on with, whatever is left of it.
  remove_files(folder, [](const std::string& name) { return name == "study.h5"; });
  remove_files(folder, [](const std::string& name) { return is_shard(name) || is_temporary(name); });
  remove_files(folder, is_lock);
  std::error_code ignored;
  fs::remove(folder, ignored);
}

void set_aside(const std::string& shard) {
  std::error_code failure;
  fs::rename(shard, shard + ".damaged", failure);
  if (failure) throw Error(Exit::io, shard + ": this damaged shard cannot be renamed: " + failure.message());
}

}  // namespace taktskifte
