#include "taktskifte/world/data_files.hpp"

#include <cstddef>
#include <optional>
#include <utility>

#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t max_bytes = std::size_t{64} << 20;

DataText accepted(const std::string& name, std::optional<std::string> text, std::string encoding,
                  const Diagnostics& diagnostics) {
  diagnostics.throw_if_any(ErrorKind::data);
  return {.name = name, .text = std::move(text).value(), .encoding = std::move(encoding)};
}

}  // namespace

DataText read_data_text(const std::string& file) {
  Diagnostics diagnostics;
  std::string encoding;
  auto text = read_text_file(file, max_bytes, diagnostics, &encoding);
  return accepted(file, std::move(text), std::move(encoding), diagnostics);
}

DataText data_text(const std::string& name, std::string content) {
  Diagnostics diagnostics;
  std::string encoding;
  auto text = accepted_text(std::move(content), name, max_bytes, diagnostics, &encoding);
  return accepted(name, std::move(text), std::move(encoding), diagnostics);
}

Data read_data(const Scenario& scenario) {
  return {.municipalities = read_data_text(scenario.data.municipalities),
          .institutions = read_data_text(scenario.data.institutions)};
}

}  // namespace taktskifte
