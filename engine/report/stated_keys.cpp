#include "report/stated_keys.hpp"

#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {

std::vector<StatedKeys> stated_keys_of(const ResultView& reader) {
  const auto names = reader.read_text("key_name");
  const auto values = read_texts(reader, "key_value", reader.scenarios().size() * names.size());
  const auto origins = read_texts(reader, "key_origin", values.size());
  const auto statuses = read_texts(reader, "key_status", names.size());
  auto confidences = reader.read_text("key_confidence");
  if (confidences.empty()) confidences.resize(names.size());
  if (confidences.size() != names.size()) read_texts(reader, "key_confidence", names.size());  // says so
  std::vector<StatedKeys> all(reader.scenarios().size());
  for (std::size_t at = 0; at < values.size(); ++at) {
    const std::size_t k = at % names.size();
    const Key* const key = find_key(names[k]);
    all[at / names.size()].push_back({.name = key != nullptr ? std::string(key->name) : printable(names[k]),
                                      .text = printable(values[at]),
                                      .origin = origins[at],
                                      .status = printable(statuses[k]),
                                      .confidence = printable(confidences[k])});
  }
  return all;
}

}  // namespace taktskifte::report
