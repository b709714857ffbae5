#include "taktskifte/world/synthetic.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {
namespace {

// Positions of `count` municipalities in the data, in rising order: those with the smallest keyed draws.
std::vector<std::size_t> drawn(std::size_t count, std::size_t of, std::uint64_t seed) {
  std::vector<std::pair<double, std::size_t>> lots;
  for (std::size_t i = 0; i < of; ++i) {
    const Stream stream({.seed = seed, .replicate = 0}, Purpose::synthetic, 0, static_cast<std::uint32_t>(i));
    lots.emplace_back(stream.uniform(0), i);
  }
  std::sort(lots.begin(), lots.end());
  std::vector<std::size_t> chosen;
  for (std::size_t c = 0; c < count; ++c) chosen.push_back(lots[c].second);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

void add_copy(MunicipalityTable& table, const MunicipalityTable& data, std::size_t row, std::int32_t copy) {
  const std::string ordinal = std::to_string(copy + 1);
  table.number.push_back(copy == 0 ? data.number[row] : data.number[row] + "-" + ordinal);
  table.name.push_back(copy == 0 ? data.name[row] : data.name[row] + " (" + ordinal + ")");
  table.region.push_back(data.region[row]);
  table.population.push_back(data.population[row]);
  table.latitude.push_back(data.latitude[row]);
  table.longitude.push_back(data.longitude[row]);
  table.opex_per_head.push_back(data.opex_per_head[row]);
  table.copy.push_back(copy);
  const auto add_text = [row](std::vector<std::string>& texts, const std::vector<std::string>& from) {
    if (!from.empty()) texts.push_back(from[row]);
  };
  add_text(table.numbering.successor_2024, data.numbering.successor_2024);
  add_text(table.numbering.successors_2024_shares, data.numbering.successors_2024_shares);
}

double inhabitants(const MunicipalityTable& table) {
  return std::accumulate(table.population.begin(), table.population.end(), 0.0);
}

}  // namespace

MunicipalityTable synthetic_population(const MunicipalityTable& data, std::size_t size, std::uint64_t seed) {
  const std::size_t n = data.size();
  MunicipalityTable table;
  table.numbering.year = data.numbering.year;
  for (std::size_t i = 0; i < size / n * n; ++i) {
    add_copy(table, data, i % n, static_cast<std::int32_t>(i / n));
  }
  for (const std::size_t row : drawn(size % n, n, seed)) {
    add_copy(table, data, row, static_cast<std::int32_t>(size / n));
  }
  return table;
}

Population read_population(const Scenario& scenario, const DataText& data) {
  MunicipalityTable table = read_municipalities(data);
  if (scenario.population.synthetic == 0) return {.municipalities = std::move(table)};
  Population population;
  population.municipalities =
      synthetic_population(table, static_cast<std::size_t>(scenario.population.synthetic), scenario.run.seed);
  population.totals_factor = inhabitants(population.municipalities) / inhabitants(table);
  return population;
}

}  // namespace taktskifte
