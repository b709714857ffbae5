// What a result file says, gathered for its comparison.
#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "report/stated_keys.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/words.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/report/comparison.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::report {
namespace {

using IndicatorRow = taktskifte::Row;  // a Row of this module is one of a table

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Years {
  int first = 0;
  int last = 0;
};

/// "2028:2037" or "2030"; all years of the file without a text.
Years years_of(const std::string& text, const std::vector<int>& stored) {
  if (text.empty()) return {.first = stored.front(), .last = stored.back()};
  const auto colon = text.find(':');
  const auto first = whole_number(text.substr(0, colon));
  const auto last = colon == std::string::npos ? first : whole_number(text.substr(colon + 1));
  const std::string stored_text = std::to_string(stored.front()) + ":" + std::to_string(stored.back());
  if (!first || !last || *first > *last)
    throw Error(ErrorKind::usage,
                "--years " + text + ": give a year or a first and a last one, such as " + stored_text);
  if (*first < stored.front() || *last > stored.back())
    throw Error(ErrorKind::usage, "--years " + text + ": the file holds " + stored_text);
  return {.first = *first, .last = *last};
}

std::string without_label(const std::string& row) { return row.substr(0, row.find('[')); }

void check_margins(const std::map<std::string, double>& margins, const std::vector<IndicatorRow>& rows) {
  for (const auto& [name, value] : margins) {
    const bool known = std::any_of(rows.begin(), rows.end(), [&, &wanted = name](const IndicatorRow& row) {
      return row.name == wanted || without_label(row.name) == wanted;
    });
    if (!known)
      throw Error(
          ErrorKind::usage,
          "--margin " + name + ": there is no such row; the first column of compare --all lists them");
  }
}

/// The margin of a row: as given for the row, as given for its measure, or the default. Default margins of
/// counts and money are those of the real country and scale with the totals of a synthetic population.
double margin_of(const IndicatorRow& row, const std::map<std::string, double>& margins,
                 double population_scale) {
  for (const auto& name : {row.name, without_label(row.name)}) {
    const auto given = margins.find(name);
    if (given != margins.end()) return given->second;
  }
  const auto standard = default_margin(row.name);
  if (!standard) return std::numeric_limits<double>::quiet_NaN();
  return row.unit == RowUnit::share ? *standard : *standard * population_scale;
}

std::vector<std::string> labels_of(const ResultReader& reader, const std::string& dimension) {
  if (dimension != "lorenz_share") return reader.labels(dimension);
  std::vector<std::string> labels;
  for (const double share : reader.read(dimension).values) labels.push_back(words::fixed(share, 1));
  return labels;
}

std::vector<IndicatorRow> rows_of(const ResultReader& reader, const std::string& file, const Years& years) {
  const auto index = [&](int year) { return static_cast<std::size_t>(year - reader.years().front()); };
  const Extent extent{.scenarios = reader.scenarios().size(),
                      .replicates = static_cast<std::size_t>(reader.replicates()),
                      .years = reader.years().size(),
                      .first_year = index(years.first),
                      .last_year = index(years.last)};
  const auto stored = reader.variable_names();
  const ReadMeasure read = [&](const MeasureRow& measure) -> std::vector<double> {
    const std::string name(measure.name);
    if (std::find(stored.begin(), stored.end(), name) == stored.end()) return {};
    auto values = reader.read(name).values;
    if (values.size() != extent.scenarios * extent.replicates * extent.years * measure.elements())
      throw Error(ErrorKind::data, file + ": variable " + name +
                                       " has another shape than this version writes; run its "
                                       "scenarios again");
    return values;
  };
  const auto labels = [&](std::string_view dimension) {
    auto names = labels_of(reader, std::string(dimension));
    const auto known = std::find_if(measure_dimensions.begin(), measure_dimensions.end(),
                                    [&](const Dimension& one) { return one.name == dimension; });
    if (names.size() != known->size)
      throw Error(ErrorKind::data,
                  file + ": has other labels than this version writes; run its scenarios again");
    return names;
  };
  return comparison_rows(extent, read, labels);
}

int drifted_runs(const ResultReader& reader) {
  const auto flags = reader.read("burn_in_drift").values;
  return static_cast<int>(std::count(flags.begin(), flags.end(), 1.0));
}

// What the file says of its municipalities; a file made before it kept expenditure has no stand-ins.
ListFacts list_of(const ResultReader& reader) {
  const auto population = reader.read("population").values;
  ListFacts list{.municipalities = population.size(),
                 .inhabitants = std::accumulate(population.begin(), population.end(), 0.0),
                 .population_scale = reader.population_scale()};
  const auto stored = reader.variable_names();
  const std::string from = "municipality_expenditure_from";
  if (std::find(stored.begin(), stored.end(), from) == stored.end()) return list;
  for (const double where : reader.read(from).values) {
    list.stand_ins_of_class += where == static_cast<double>(ExpenditureFrom::size_class) ? 1 : 0;
    list.stand_ins_of_all += where == static_cast<double>(ExpenditureFrom::all) ? 1 : 0;
  }
  return list;
}

// For each scenario after the first: what moves the row, where it was measured for such scenarios.
std::vector<std::optional<Interval>> doubts_of(const std::string& row, const std::vector<bool>& known) {
  std::vector<std::optional<Interval>> doubts;
  doubts.reserve(known.size());
  for (const bool is_known : known) doubts.push_back(is_known ? doubt_of(row) : std::nullopt);
  return doubts;
}

// For each scenario after the first: whether it and the first are as `holds` says.
template <class Holds>
std::vector<bool> against_first(const std::vector<StatedKeys>& keys, const Holds& holds) {
  std::vector<bool> all;
  for (std::size_t s = 1; s < keys.size(); ++s) all.push_back(holds(keys[0], keys[s]));
  return all;
}

}  // namespace

ComparedFile compare_file(const std::string& file, const ComparisonOptions& options) {
  const ResultReader reader(file);
  if (reader.scenarios().empty() || reader.years().empty() || reader.replicates() < 1)
    throw Error(ErrorKind::data, file + ": holds no results; run its scenarios again");
  const Years years = years_of(options.years, reader.years());
  const auto rows = rows_of(reader, file, years);
  check_margins(options.margins, rows);

  std::vector<std::string> names;
  for (const auto& name : reader.scenarios()) names.push_back(printable(name));
  const auto keys = stated_keys_of(reader);
  // What was measured with this program's model says nothing of another's.
  const bool of_this_model =
      reader.attribute("model_results_version") == std::to_string(model_results_version);
  const auto known = against_first(keys, [&](const StatedKeys& base, const StatedKeys& other) {
    return of_this_model && doubt_is_known(base, other);
  });
  ComparedFile result{.file = file,
                      .replicates = reader.replicates(),
                      .failures = reader.failures(),
                      .compared = {.scenarios = names,
                                   .first_year = years.first,
                                   .last_year = years.last,
                                   .only_funding_differs = against_first(keys, only_funding_differs)},
                      .list = list_of(reader),
                      .drifted = drifted_runs(reader),
                      .keys = keys,
                      .rows = {}};
  for (const auto& row : rows) {
    if (row.detail && !options.all) continue;
    result.rows.push_back(
        {.name = row.name,
         .unit = row.unit,
         .detail = row.detail,
         .comparison = compare(row.values, margin_of(row, options.margins, reader.population_scale()),
                               doubts_of(row.name, known))});
  }
  return result;
}

}  // namespace taktskifte::report
