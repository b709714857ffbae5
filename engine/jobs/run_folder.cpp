#include "taktskifte/jobs/run_folder.hpp"

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string_view>
#include <thread>

#include "jobs/run_names.hpp"
#include "results/temporary_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries(const std::string& folder, std::error_code& failure) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder, failure)) all.push_back(entry.path());
  return all;
}

// A plain file and no link to one.
bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(fs::symlink_status(path, ignored));
}

template <typename Chosen>
void remove_files(const std::string& folder, const Chosen& chosen) {
  std::error_code ignored;
  for (const auto& path : entries(folder, ignored))
    if (chosen(path.filename().string()) && is_file(path)) ::unlink(path.c_str());
}

// What a run leaves that is killed before its record stands, or after it is removed.
bool is_of_no_run_yet(const fs::path& path) {
  const auto name = path.filename().string();
  return (is_lock_name(name) && FolderLock::is_lock(path.string())) ||
         (is_temporary_record_name(name) && is_file(path));
}

bool is_in_run_folder(const std::string& file) {
  std::error_code failure;
  const auto real = fs::weakly_canonical(fs::absolute(file), failure);
  for (fs::path folder = real.parent_path(); !failure && folder.has_relative_path();
       folder = folder.parent_path())
    if (is_file(folder / record_name) && is_file(folder / "run.lock")) return true;
  return false;
}

// What stands there may be a result of the user, called as records are. Of a damaged one, the lock alone
// tells that it was a record: a run makes it first and removes it last.
bool holds_record(const std::string& folder) {
  const RecordState state = record_state(folder);
  if (state == RecordState::damaged) return FolderLock::is_lock((fs::path(folder) / "run.lock").string());
  if (state != RecordState::intact) return false;
  try {
    const ResultReader record((fs::path(folder) / record_name).string(), "taktskifte run");
    return true;
  } catch (const Error&) {
    return false;
  }
}

// Parts that begin at the same time write the same record, each in place of the one before: a record that is
// replaced while it is read looks damaged once, not five times.
bool holds_record_by_now(const std::string& folder) {
  constexpr int attempts = 5;
  constexpr std::chrono::milliseconds wait{20};
  for (int attempt = 1;; ++attempt) {
    if (holds_record(folder)) return true;
    if (attempt == attempts || !is_file(fs::path(folder) / record_name)) return false;
    std::this_thread::sleep_for(wait);
  }
}

constexpr std::string_view ending = ".parts";

}  // namespace

std::string run_folder_of(const std::string& output) {
  fs::path folder(output);
  if (folder.extension() == ".h5") folder.replace_extension();
  return folder.string() + std::string(ending);
}

std::string result_of(const std::string& folder, const JobManifest& record) {
  const fs::path written(record.output);
  fs::path named(folder);
  if (!named.has_filename() || named.filename() == "." || named.filename() == "..")
    named = fs::canonical(named);
  const bool hidden = record.output.starts_with(".");
  if (record.output.empty() || written.has_parent_path() ||
      (hidden && run_folder_of(record.output) != named.filename()))
    throw Error(ErrorKind::data,
                folder +
                    ": its record names no result file of this folder: it was altered, or is "
                    "somebody else's; taktskifte merge " +
                    folder + " -o FILE joins what is there");
  std::string name = named.filename().string();
  if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  return (named.parent_path() / (name + (written.extension() == ".h5" ? ".h5" : ""))).string();
}

void check_output(const std::string& output) {
  if (is_in_run_folder(check_creation(output)))
    throw Error(ErrorKind::cannot_create,
                output + ": this is in the folder of a run under way; give another -o");
}

bool enter_run_folder(const std::string& folder) {
  std::error_code failure;
  const auto cannot = [&](const std::string& why) {
    throw Error(ErrorKind::cannot_create, folder + ": the folder for the parts of the run " + why);
  };
  if (!fs::exists(fs::symlink_status(folder, failure))) {
    fs::create_directory(folder, failure);
    if (failure)
      cannot("cannot be made: " + failure.message() + "; make its parent writable or give another -o");
    return true;
  }
  if (!fs::is_directory(fs::symlink_status(folder, failure)))
    cannot("cannot be made: a file or a link has its name; give another -o");
  const auto before = entries(folder, failure);  // first: who ends meanwhile removes the record last
  if (failure) cannot("cannot be read: " + failure.message() + "; give another -o");
  if (holds_record_by_now(folder)) return false;
  for (const auto& path : before)
    if (!is_of_no_run_yet(path) && fs::exists(fs::symlink_status(path, failure)))
      cannot("is there already, is that of no run and holds " + path.filename().string() +
             "; give another -o, or move it away");
  return false;
}

void sweep_run_folder(const std::string& folder) { remove_files(folder, is_temporary_name); }

void remove_run_folder(const std::string& folder) {
  // The record last: a folder without it is nobody's to touch.
  remove_files(folder, [](const std::string& name) {
    return is_shard_name(name) || is_damaged_name(name) || is_temporary_name(name);
  });
  remove_files(folder, [](const std::string& name) { return name == record_name; });
  std::error_code ignored;
  for (const auto& path : entries(folder, ignored))
    if (is_lock_name(path.filename().string()) && FolderLock::is_lock(path.string())) ::unlink(path.c_str());
  ::rmdir(folder.c_str());  // no link to it
}

void set_aside(const std::string& shard) {
  std::error_code failure;
  fs::rename(shard, shard + ".damaged", failure);
  if (failure && failure != std::errc::no_such_file_or_directory)
    throw Error(ErrorKind::io, shard + ": this damaged shard cannot be renamed: " + failure.message());
}

}  // namespace taktskifte
