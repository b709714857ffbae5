#include "taktskifte/world/synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "taktskifte/core/error.hpp"
#include "taktskifte/random/stream.hpp"
#include "world/entry_of.hpp"

namespace taktskifte {
namespace {

// Positions of `count` municipalities in the data, in rising order: those with the smallest keyed draws.
std::vector<std::size_t> drawn(std::size_t count, const MunicipalityTable& data, std::uint64_t seed) {
  std::vector<std::pair<double, std::size_t>> lots;
  const auto numbers = draw_numbers(data);
  for (std::size_t i = 0; i < data.size(); ++i) {
    const Stream stream({.seed = seed, .replicate = 0}, Purpose::synthetic, 0, numbers[i]);
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

// A list is a part of the country, or the country in another year; twice as large it is neither.
constexpr double most_of_reference = 2.0;

// Beyond them copies would have no number to draw by.
void refuse_too_many_copies(const ResolvedScenario& resolved, std::size_t listed) {
  const std::size_t most = static_cast<std::size_t>(most_copies) * listed;
  const Entry& entry = entry_of(resolved, "population.synthetic");
  if (static_cast<std::size_t>(resolved.scenario.population.synthetic) <= most) return;
  throw Error(
      ErrorKind::scenario,
      to_string(entry.place) + ": population.synthetic = " + entry.text + ": a list of " +
          std::to_string(listed) + " can be copied to at most " + std::to_string(most) +
          ", since further copies have no number to draw by; write at most that, or name a longer list");
}

void refuse_reference(const ResolvedScenario& resolved, const std::string& list, double listed) {
  const Entry* entry = &entry_of(resolved, "population.reference_inhabitants");
  throw Error(ErrorKind::scenario,
              to_string(entry->place) + ": population.reference_inhabitants = " + entry->text + ": " + list +
                  " alone has " + std::to_string(std::llround(listed)) +
                  " inhabitants; write those of the whole country, not in thousands, such as 5295619");
}

}  // namespace

double inhabitants(const MunicipalityTable& table) {
  return std::accumulate(table.population.begin(), table.population.end(), 0.0);
}

MunicipalityTable synthetic_population(const MunicipalityTable& data, std::size_t size, std::uint64_t seed) {
  const std::size_t n = data.size();
  MunicipalityTable table;
  table.numbering.year = data.numbering.year;
  table.notes = data.notes;
  for (std::size_t i = 0; i < size / n * n; ++i) {
    add_copy(table, data, i % n, static_cast<std::int32_t>(i / n));
  }
  for (const std::size_t row : drawn(size % n, data, seed)) {
    add_copy(table, data, row, static_cast<std::int32_t>(size / n));
  }
  return table;
}

Population read_population(const ResolvedScenario& resolved, const DataText& data) {
  Population population{.municipalities = read_municipalities(data)};
  const PopulationParameters& rules = resolved.scenario.population;
  const double listed = inhabitants(population.municipalities);
  const double reference = rules.reference_inhabitants > 0 ? rules.reference_inhabitants : listed;
  if (listed > most_of_reference * reference) refuse_reference(resolved, data.name, listed);
  if (rules.synthetic > 0) {
    refuse_too_many_copies(resolved, population.municipalities.size());
    population.municipalities = synthetic_population(
        population.municipalities, static_cast<std::size_t>(rules.synthetic), resolved.scenario.run.seed);
  }
  population.population_scale = inhabitants(population.municipalities) / reference;
  return population;
}

}  // namespace taktskifte
