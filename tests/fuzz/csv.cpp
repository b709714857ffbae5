// Any bytes as a table of municipalities and as one of research sites.
#include <cmath>

#include "fuzz/entry.hpp"
#include "taktskifte/world/municipalities.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace taktskifte;
  const auto file = fuzz::file_of(data, size, "x.csv");
  fuzz::survive(file, {ErrorKind::data}, [&] {
    const auto table = read_municipalities(read_data_text(file));
    for (const double people : table.population)
      if (!(people >= 1.0) || !std::isfinite(people)) fuzz::fail("no population", std::to_string(people));
  });
  fuzz::survive(file, {ErrorKind::data}, [&] {
    if (read_sites(read_data_text(file)).empty()) fuzz::fail("no sites and no complaint", file);
  });
  return 0;
}
