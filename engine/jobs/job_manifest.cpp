#include <filesystem>
#include <numeric>
#include <system_error>

#include "contents/sweep_texts.hpp"
#include "jobs/run_names.hpp"
#include "results/file_checksum.hpp"
#include "results/layout.hpp"
#include "results/temporary_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {
namespace {

std::string record_file(const std::string& folder) {
  return (std::filesystem::path(folder) / record_name).string();
}

void write_list(const h5::Handle& file, const std::string& name, const std::vector<std::string>& texts) {
  if (!texts.empty()) (void)h5::create_text(file, name, {texts.size()}, texts);
}

std::vector<std::string> each(std::vector<std::string> texts, std::string (*change)(std::string_view)) {
  for (auto& text : texts) text = change(text);
  return texts;
}

// The names of these texts do not clash with those of the scenarios' keys.
void write_sweep(const h5::Handle& file, const Sweep& sweep) {
  const SweepTexts texts = texts_of(sweep);
  write_list(file, "swept_key", texts.keys);
  write_list(file, "swept_treatment", texts.treatments);
  write_list(file, "swept_setting", texts.settings);
  write_list(file, "swept_refused", texts.refused);
  write_list(file, "swept_design", {texts.design, texts.chance, texts.shape});
  write_list(file, "swept_series", texts.series);
  write_list(file, "swept_indicator", texts.indicators);
}

std::optional<Sweep> read_sweep(const ResultReader& reader) {
  SweepTexts texts{.keys = reader.read_text("swept_key"),
                   .treatments = reader.read_text("swept_treatment"),
                   .settings = reader.read_text("swept_setting"),
                   .refused = reader.read_text("swept_refused"),
                   .design = {},
                   .chance = {},
                   .shape = {},
                   .series = reader.read_text("swept_series"),
                   .indicators = reader.read_text("swept_indicator")};
  const auto about = reader.read_text("swept_design");
  if (texts.keys.empty() && about.empty()) return std::nullopt;
  if (!about.empty()) texts.design = about[0];
  if (about.size() > 1) texts.chance = about[1];
  if (about.size() > 2) texts.shape = about[2];
  return sweep_of(texts, reader.file());
}

void write_content(const std::string& path, const ResultHeader& header, const RunOrigin& origin) {
  auto file = h5::create_file(path);
  {
    const layout::Dimensions dimensions(file, header);
    layout::write(file, layout::attributes_of(header, "taktskifte run"));
    layout::write(file, dimensions, layout::inputs_of(header));
  }
  // Names are bytes on disk, and text here: whatever the folder is called, the run can go on.
  h5::set_text(file, "output", escaped(origin.output));
  write_list(file, "run_scenario_file", each(origin.scenario_files, escaped));
  write_list(file, "run_input_file", each(origin.input_files, escaped));
  write_list(file, "run_setting", origin.settings);
  if (header.sweep) write_sweep(file, *header.sweep);
  h5::flush(file);
  file.close();
  append_checksum(path);
}

void check_engine(const std::string& folder, const JobManifest& record) {
  std::vector<std::string> all = engine_differences(record);
  if (all.empty()) return;
  all.insert(all.begin(),
             folder + ": this run was begun with another engine, which alone can go on with it:");
  throw Error(ErrorKind::data, all);
}

// A record may come from somebody else: what it names is opened only if it is what a run writes.
void check_scenario_files(const std::string& folder, const JobManifest& record) {
  const auto& scenarios = record.study.scenarios;
  bool fits = record.scenario_files.size() == scenarios.size();
  for (std::size_t s = 0; fits && s < scenarios.size(); ++s) {
    const std::filesystem::path file(record.scenario_files[s]);
    fits = file.is_absolute() && file.stem() == scenarios[s].scenario.name;
  }
  if (!fits)
    throw Error(ErrorKind::data, folder +
                                     ": its record names files that are not those of its scenarios: it was "
                                     "altered; begin anew with: rm -r " +
                                     folder);
}

}  // namespace

RecordState record_state(const std::string& folder) {
  const std::string file = record_file(folder);
  std::error_code ignored;
  const auto there = std::filesystem::symlink_status(file, ignored);
  if (!std::filesystem::exists(there)) return RecordState::none;
  if (!std::filesystem::is_regular_file(there)) return RecordState::foreign;
  try {
    const Checksum checksum = checksum_of(file);
    if (checksum == Checksum::none) return RecordState::foreign;
    return checksum == Checksum::fits ? RecordState::intact : RecordState::damaged;
  } catch (const std::ios_base::failure&) {
    return RecordState::foreign;
  }
}

void write_record(const std::string& folder, ResultHeader header, const RunOrigin& origin) {
  header.replicates.resize(static_cast<std::size_t>(header.scenarios.front().scenario.run.replicates));
  std::iota(header.replicates.begin(), header.replicates.end(), 0);
  const std::string target = record_file(folder);
  TemporaryFile temporary(target, {}, Link::replaced);
  try {
    write_content(temporary.path(), header, origin);
  } catch (const h5::Failure& failure) {
    throw Error(ErrorKind::io, target + ": could not be written: " + failure.what() +
                                   "; free some space or try another disk");
  } catch (const std::system_error& failure) {
    throw Error(ErrorKind::io, target + ": could not be written: " + failure.what() +
                                   "; free some space or try another disk");
  }
  temporary.commit();
}

JobManifest read_record(const std::string& folder) {
  const std::string file = record_file(folder);
  const RecordState state = record_state(folder);
  if (state == RecordState::none)
    throw Error(ErrorKind::no_input,
                folder +
                    ": no folder of a run under way (it has no study.h5); a run that has "
                    "ended removes its folder and leaves the result file");
  if (state == RecordState::foreign)
    throw Error(ErrorKind::data, file +
                                     ": this is no record of a run, or is damaged beyond telling; begin anew "
                                     "with: rm -r " +
                                     folder);
  if (state == RecordState::damaged)
    throw Error(ErrorKind::data,
                file +
                    ": the record of the run is damaged: its content does not fit its checksum; "
                    "give the command of the run again, which writes it anew");
  const ResultReader reader(file, "taktskifte run");
  JobManifest record{.id = reader.attribute("study_id"),
                     .study = {},
                     .engine_version = reader.attribute("engine_version"),
                     .engine_commit = reader.attribute("engine_commit"),
                     .engine_compiler = reader.attribute("engine_compiler"),
                     .scenario_files = each(reader.read_text("run_scenario_file"), unescaped),
                     .input_files = each(reader.read_text("run_input_file"), unescaped),
                     .settings = reader.read_text("run_setting"),
                     .output = unescaped(reader.attribute("output"))};
  // Records of former versions do not list them.
  if (record.input_files.empty()) record.input_files = record.scenario_files;
  check_engine(folder, record);  // before the study: another engine may know other keys
  record.study = read_stored_study(reader);
  record.sweep = read_sweep(reader);
  check_scenario_files(folder, record);
  return record;
}

}  // namespace taktskifte
