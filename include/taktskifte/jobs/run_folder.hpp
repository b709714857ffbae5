// The folder of a run that is under way: results/mix.parts for results/mix.h5. It holds the shards and a
// record of what the run is about, and goes away when the result file stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/results/results.hpp"
#include "taktskifte/results/stored_experiment.hpp"

namespace taktskifte {

/// results/mix.h5 -> results/mix.parts; another ending stays: results/mix.nc -> results/mix.nc.parts.
std::string run_folder_of(const std::string& output);

/// What a folder says about its run.
struct JobManifest {
  std::string id;  ///< study_id() of the run
  StoredStudy study;
  std::string engine_version, engine_commit, engine_compiler;
  std::vector<std::string> scenario_files;  ///< with their folders, as they were read
  std::vector<std::string> input_files;     ///< these and their bases and tables, which no result replaces
  std::vector<std::string> settings;        ///< --set of the run
  std::string output;                       ///< name of the result file when the run began; see result_of()
  std::optional<Sweep> sweep{};             ///< of a sweep: its points
};

/// The result file of the run in `folder`: beside it and called as it is now, whatever the record says but
/// for whether it ends in .h5. Errors: ErrorKind::data for a record that no run wrote.
std::string result_of(const std::string& folder, const JobManifest& record);

/// What goes into a record beside the header.
struct RunOrigin {
  std::vector<std::string> scenario_files;
  std::vector<std::string> input_files;  ///< absolute: every file that was read
  std::vector<std::string> settings;
  std::string output;
};

/// Refuses a name under which no result file can be made: its folder is missing or closed to us, or that of a
/// run, or something that is no plain file has it. Errors: ErrorKind::cannot_create.
void check_output(const std::string& output);

enum class RecordState {
  none,     ///< there is no study.h5
  foreign,  ///< something of that name which no run wrote, or of which too little is left to tell
  damaged,
  intact
};

/// Whether the folder has a record that can be read.
RecordState record_state(const std::string& folder);

/// Writes folder/study.h5: what a result file says before its first number, for all planned replicates.
/// Errors: those of ResultWriter.
void write_record(const std::string& folder, ResultHeader header, const RunOrigin& origin);

/// Errors: ErrorKind::no_input if there is none; ErrorKind::data if it is damaged, altered, or of another
/// engine.
JobManifest read_record(const std::string& folder);

/// In what a study differs from what a run began with, in words, one difference a line: "parity.ini:4:
/// funding.public_share is 0.6, and was 0.5 when the run began". Empty if the result would be the same.
std::vector<std::string> differences(const JobManifest& began, const std::vector<ResolvedScenario>& scenarios,
                                     const Data& data);
/// The same for the engine: version, commit and compiler.
std::vector<std::string> engine_differences(const JobManifest& began);

/// Makes the folder if it is not there, and says whether it did. Errors: ErrorKind::cannot_create, also for a
/// link, and for a folder that is none of ours: one without a record that is not empty but for locks.
/// A damaged record counts only beside the lock of a run.
bool enter_run_folder(const std::string& folder);

/// Removes what killed runs have left behind under temporary names; only while the folder is locked.
void sweep_run_folder(const std::string& folder);

/// Removes shards, record and locks, then the folder if nothing else is in it. A folder that cannot be
/// removed is left.
void remove_run_folder(const std::string& folder);

/// A damaged shard gets the ending ".damaged", under which nobody counts it; one that has gone has not.
/// Errors: ErrorKind::io.
void set_aside(const std::string& shard);

}  // namespace taktskifte
