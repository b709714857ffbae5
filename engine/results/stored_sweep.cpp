#include <algorithm>
#include <iterator>
#include <sstream>

#include "contents/sweep_texts.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/results/destination.hpp"
#include "taktskifte/results/overview.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {
namespace {

[[noreturn]] void altered_sweep(const ResultReader& reader, const std::string& what) {
  throw Error(ErrorKind::data, reader.file() + ": " + what + ": the file was altered; run the sweep again");
}

// "key = text  # origin; status", a line each.
std::vector<StoredEntry> entries_in(const ResultReader& reader, const std::string& resolved) {
  std::vector<StoredEntry> entries;
  for (const auto& line : split_lines(resolved)) {
    const auto equals = line.find(" = ");
    const auto hash = line.find("  # ");
    const auto status = line.find("; ", hash == std::string::npos ? 0 : hash);
    if (equals == std::string::npos || hash == std::string::npos || status == std::string::npos ||
        hash < equals)
      altered_sweep(reader, "variable resolved_keys holds a line that is none of a key");
    entries.push_back({.key = line.substr(0, equals),
                       .text = line.substr(equals + 3, hash - equals - 3),
                       .origin = line.substr(hash + 4, status - hash - 4)});
  }
  return entries;
}

StoredStudy study_in(const ResultReader& reader) {
  const auto& names = reader.scenarios();
  const auto texts = read_texts(reader, "scenario_text", names.size());
  const auto resolved = read_texts(reader, "resolved_keys", names.size());
  const auto data = read_texts(reader, "data_text", 2);
  StoredStudy stored;
  for (std::size_t s = 0; s < names.size(); ++s)
    stored.scenarios.push_back(
        restore_scenario(reader.file(), names[s], entries_in(reader, resolved[s]), texts[s]));
  stored.data.municipalities = {.name = reader.file() + ": municipalities", .text = data[0]};
  stored.data.institutions = {.name = reader.file() + ": institutions", .text = data[1]};
  return stored;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

StoredSweep read_stored_sweep(const ResultReader& reader) {
  StoredSweep stored{.study = study_in(reader), .sweep = {}, .states = {}, .messages = {}};
  const auto keys = reader.labels("key");
  const auto states = reader.read("design_state").values;
  const std::size_t points = states.size();
  stored.messages = read_texts(reader, "design_message", points);
  std::vector<std::string> refused;
  for (std::size_t p = 0; p < points; ++p) {
    if (!(states[p] == 0.0 || states[p] == 1.0 || states[p] == 2.0))
      altered_sweep(reader, "variable design_state holds " + std::to_string(states[p]));
    stored.states.push_back(static_cast<PointState>(static_cast<int>(states[p])));
    refused.push_back(stored.states[p] == PointState::refused ? stored.messages[p] : "");
  }
  const SweepTexts texts{.keys = keys,
                         .treatments = read_texts(reader, "key_treatment", keys.size()),
                         .settings = read_texts(reader, "design_setting", points * keys.size()),
                         .refused = std::move(refused),
                         .design = reader.attribute("design"),
                         .chance = reader.attribute("chance"),
                         .shape = reader.attribute("design_shape"),
                         .series = words_of(reader.attribute("series")),
                         .indicators = words_of(reader.attribute("indicators"))};
  stored.sweep = sweep_of(texts, reader.file());
  return stored;
}

std::string sweep_difference(const ResultReader& stored, const ResultHeader& header) {
  if (!stored.is_sweep()) return "it is the result of a run, and not of a sweep";
  StoredSweep was = read_stored_sweep(stored);
  const Sweep& is = *header.sweep;
  const auto names_of = [](const Sweep& sweep) {
    std::vector<std::string> names;
    for (const auto& key : sweep.keys)
      names.push_back(std::string(to_string(key.treatment)) + " " + key.name());
    return names;
  };
  if (names_of(was.sweep) != names_of(is))
    return "its keys are " + joined(names_of(was.sweep)) + ", and not " + joined(names_of(is));
  const bool same_points = std::equal(
      was.sweep.points.begin(), was.sweep.points.end(), is.points.begin(), is.points.end(),
      [](const SweepPoint& one, const SweepPoint& other) { return one.settings == other.settings; });
  if (!same_points) return "its points are others (" + was.sweep.design + ", and not " + is.design + ")";
  if (was.sweep.shape != is.shape || was.sweep.scramblings != is.scramblings)
    return "its design is another (" + was.sweep.design + ", and not " + is.design + ")";
  if (was.sweep.chance != is.chance) return "its chance is " + std::string(to_string(was.sweep.chance));
  if (was.sweep.series != is.series) return "it keeps other measures year by year";
  if (was.sweep.indicators != is.indicators) return "it keeps other indicators";
  return same_study(stored.scenarios(), was.study, header);
}

}  // namespace taktskifte
