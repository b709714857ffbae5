#include <algorithm>

#include "contents/description.hpp"
#include "contents/study_id.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/scenario/titles.hpp"

namespace taktskifte::layout {
namespace {

/// What places and names a municipality (CF: auxiliary coordinates).
constexpr const char* municipality_coordinates = "latitude longitude municipality_name";

/// "below 5000" -> "below_5000": CF separates flag meanings by spaces.
std::string flag_meanings(std::vector<std::string> names) {
  for (auto& name : names) std::replace(name.begin(), name.end(), ' ', '_');
  return joined(names, " ");
}

bool is_scale(const Description& variable) { return variable.dimensions == std::vector{variable.name}; }

/// Variables along municipality, but for those that are its coordinates themselves.
bool has_coordinates(const Description& variable) {
  static const std::vector<std::string> own = {"municipality", "latitude", "longitude", "municipality_name"};
  const auto has = [](const auto& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has(variable.dimensions, "municipality") && !has(own, variable.name);
}

/// Why the file does not tell of every municipality in every year.
std::string why_left_out(const RunParameters& run, std::size_t municipalities) {
  const std::string text = "no variables municipality_year_*: run.municipality_years = ";
  if (run.municipality_years == MunicipalityYearsRule::no) return text + "no";
  return text + "auto, and " + std::to_string(municipalities) + " municipalities are more than " +
         std::to_string(most_municipalities_by_year);
}

Attribute number(const std::string& name, double value, NumberType kind = NumberType::int32) {
  return {.name = name, .text = "", .type = kind, .numbers = {value}};
}

}  // namespace

std::vector<Attribute> attributes_of(const Description& variable, int format) {
  std::vector<Attribute> all = {{"long_name", variable.long_name}};
  const bool counts = is_scale(variable) && variable.kind;
  const std::string units = format == 1 && counts ? "1" : variable.units;
  if (!units.empty()) all.push_back({"units", units});
  if (!variable.standard_name.empty()) all.push_back({"standard_name", variable.standard_name});
  if (!variable.meanings.empty()) {
    all.push_back({"flag_values", "", variable.kind.value(), counted(variable.meanings.size())});
    all.push_back({"flag_meanings", flag_meanings(variable.meanings)});
  }
  if (format > 1 && has_coordinates(variable)) all.push_back({"coordinates", municipality_coordinates});
  return all;
}

std::vector<Attribute> attributes_of(const ResultHeader& header, const std::string& filetype) {
  const auto& [version, commit, compiler] = header.engine;
  std::vector<Attribute> all = {
      {"Conventions", "CF-1.10"},
      {"title", "Taktskifte: " + joined(shown_titles(header.scenarios), "; ")},
      {"history", header.history},
      {"source", "agent-based simulation, Taktskifte " + version + ", commit " + commit},
      {"filetype", filetype},
      number("format_version", result_format_version),
      number("model_results_version", model_results_version),
      {"engine_version", version},
      {"engine_commit", commit},
      {"engine_compiler", compiler},
      number("failed_replicates", static_cast<double>(header.failures.size())),
      number("totals_factor", header.population_scale, NumberType::float64),
      // Text, because a seed may need 63 bits and R knows no such integers.
      {"seed", std::to_string(header.scenarios.front().scenario.run.seed)},
      {"study_id", study_id(header)}};
  if (const auto year = header.municipalities->numbering.year)
    all.push_back(number("municipality_number_year", *year));
  const RunParameters& run = header.scenarios.front().scenario.run;
  if (!header.precision_looks.empty()) all.push_back({"precision_looks", header.precision_looks});
  const auto municipalities = header.municipalities->size();
  if (!keeps_municipality_years(run, municipalities))
    all.push_back({"municipality_years_left_out", why_left_out(run, municipalities)});
  return all;
}

}  // namespace taktskifte::layout
