#include "taktskifte/world/synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "taktskifte/core/error.hpp"
#include "taktskifte/random/stream.hpp"

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

// A text of a municipality's row, and in further copies which one it is.
std::string text_of(const MunicipalityTable& table, const std::vector<std::string>& texts,
                    std::size_t municipality, const char* before, const char* after) {
  const std::string& text = texts[table.row_of(municipality)];
  const std::uint32_t copy = table.copy_of(municipality);
  return copy == 0 ? text : text + before + std::to_string(copy + 1) + after;
}

template <class Text>
std::vector<std::string> texts_of_all(const MunicipalityTable& table, Text text) {
  std::vector<std::string> all;
  all.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) all.push_back(text(table, i));
  return all;
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

std::string municipality_number(const MunicipalityTable& table, std::size_t municipality) {
  return text_of(table, table.number, municipality, "-", "");
}

std::string municipality_name(const MunicipalityTable& table, std::size_t municipality) {
  return text_of(table, table.name, municipality, " (", ")");
}

std::vector<std::string> municipality_numbers(const MunicipalityTable& table) {
  return texts_of_all(table, municipality_number);
}

std::vector<std::string> municipality_names(const MunicipalityTable& table) {
  return texts_of_all(table, municipality_name);
}

double inhabitants(const MunicipalityTable& table) {
  double all = 0.0;
  for (std::size_t i = 0; i < table.size(); ++i) all += table.population[table.row_of(i)];
  return all;
}

MunicipalityTable synthetic_population(const MunicipalityTable& data, std::size_t size, std::uint64_t seed) {
  const std::size_t n = data.size();
  std::vector<std::uint32_t> rows;
  rows.reserve(size);
  for (std::size_t i = 0; i < size / n * n; ++i) rows.push_back(static_cast<std::uint32_t>(i % n));
  for (const std::size_t row : drawn(size % n, data, seed)) rows.push_back(static_cast<std::uint32_t>(row));
  MunicipalityTable table = data;
  table.rows = std::move(rows);
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
