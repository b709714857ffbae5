#include "taktskifte/world/data_files.hpp"

#include <cstddef>
#include <utility>

#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t max_bytes = std::size_t{64} << 20;

}  // namespace

DataText read_data_text(const std::string& file) {
  Diagnostics diagnostics;
  std::string encoding;
  auto text = read_text_file(file, max_bytes, diagnostics, &encoding);
  diagnostics.throw_if_any(ErrorKind::data);
  return {.name = file, .text = std::move(text).value(), .encoding = std::move(encoding)};
}

Data read_data(const Scenario& scenario) {
  return {.municipalities = read_data_text(scenario.data.municipalities),
          .institutions = read_data_text(scenario.data.institutions)};
}

}  // namespace taktskifte
