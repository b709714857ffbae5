#include "taktskifte/results/stored_experiment.hpp"

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

/// A text variable of a known number of values. Errors: ErrorKind::data.
std::vector<std::string> texts(const ResultReader& reader, const std::string& name, std::size_t count) {
  auto values = reader.read_text(name);
  if (values.size() != count)
    throw Error(ErrorKind::data,
                reader.file() + ": variable " + name + " has " + std::to_string(values.size()) +
                    " values and not " + std::to_string(count) +
                    ": the file was altered, or made before result files held their data; run "
                    "its scenarios again");
  return values;
}

}  // namespace

StoredStudy read_stored_study(const ResultReader& reader) {
  const auto& names = reader.scenarios();
  const auto keys = reader.labels("key");
  const auto values = texts(reader, "key_value", names.size() * keys.size());
  const auto origins = texts(reader, "key_origin", names.size() * keys.size());
  const auto scenario_texts = texts(reader, "scenario_text", names.size());
  const auto data = texts(reader, "data_text", 2);

  StoredStudy stored;
  for (std::size_t s = 0; s < names.size(); ++s) {
    std::vector<StoredEntry> entries;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const std::size_t at = s * keys.size() + k;
      entries.push_back({.key = keys[k], .text = values[at], .origin = origins[at]});
    }
    stored.scenarios.push_back(restore_scenario(reader.file(), names[s], entries, scenario_texts[s]));
  }
  stored.data.municipalities = {.name = reader.file() + ": municipalities", .text = data[0]};
  stored.data.institutions = {.name = reader.file() + ": institutions", .text = data[1]};
  return stored;
}

}  // namespace taktskifte
