#include "taktskifte/results/experiment_id.hpp"

#include <algorithm>

#include "contents/study_id.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte {

std::string study_id(const ResultReader& reader) {
  StudyContent content({.version = reader.attribute("engine_version"),
                        .commit = reader.attribute("engine_commit"),
                        .compiler = reader.attribute("engine_compiler")},
                       reader.attribute("format_version"), reader.attribute("model_results_version"));
  const auto texts = reader.read_text("scenario_text");
  const auto resolved = reader.read_text("resolved_keys");
  const std::size_t scenarios = reader.scenarios().size();
  for (std::size_t s = 0; s < std::min({scenarios, texts.size(), resolved.size()}); ++s)
    content.scenario(reader.scenarios()[s], texts[s], resolved[s]);
  for (const auto& table : reader.read_text("data_text")) content.table(table);
  if (reader.is_sweep()) content.sweep(read_stored_sweep(reader).sweep);
  return content.id();
}

}  // namespace taktskifte
