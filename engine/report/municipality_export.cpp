#include "report/municipality_export.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

struct ExportedColumn {
  std::string_view name, variable;
  bool a_year;  ///< a sum over years and replicates, else a count of replicates
};
constexpr std::array exported = {
    ExportedColumn{"innovations_a_year", "municipality_innovations_sum", true},
    ExportedColumn{"research_innovations_a_year", "municipality_research_innovations_sum", true},
    ExportedColumn{"applications_led_a_year", "municipality_applications_sum", true},
    ExportedColumn{"grants_led_a_year", "municipality_awards_sum", true},
    ExportedColumn{"projects_begun_a_year", "municipality_participations_sum", true},
    ExportedColumn{"chance_of_leading_a_grant", "municipality_replicates_awarded", false},
    ExportedColumn{"chance_of_being_reached", "municipality_replicates_reached", false},
};

std::vector<double> column_of(const ResultReader& reader, std::string_view name, std::size_t size) {
  auto values = reader.read(std::string(name)).values;
  if (values.size() != size)
    throw Error(ErrorKind::data, reader.file() + ": variable " + std::string(name) +
                                     " has another shape than this version writes; run its scenarios again");
  return values;
}

std::string label_at(const std::vector<std::string>& labels, double at) {
  return at >= 0.0 && at < static_cast<double>(labels.size())
             ? printable(labels[static_cast<std::size_t>(at)])
             : std::string();
}

}  // namespace

void export_municipalities(std::ostream& out, const ResultReader& reader, const CsvStyle& style) {
  const auto numbers = reader.labels("municipality");
  const auto names = reader.read_text("municipality_name");
  const auto regions = reader.labels("region");
  const auto sizes = reader.labels("size_class");
  const std::size_t size = numbers.size();
  const auto region = column_of(reader, "municipality_region", size);
  const auto size_class = column_of(reader, "municipality_size_class", size);
  const auto inhabitants = column_of(reader, "population", size);
  std::vector<std::vector<double>> columns;
  std::vector<std::string> line{"scenario", "number", "name", "region", "size_class", "inhabitants"};
  for (const ExportedColumn& column : exported) {
    columns.push_back(column_of(reader, column.variable, reader.scenarios().size() * size));
    line.emplace_back(column.name);
  }
  line.insert(line.begin() + 8, "research_share");
  out << style.mark;
  print_csv_line(out, line, style);
  const auto replicates = static_cast<double>(reader.replicates());
  const auto years = static_cast<double>(reader.years().size());
  for (std::size_t s = 0; s < reader.scenarios().size(); ++s) {
    for (std::size_t m = 0; m < size; ++m) {
      const std::size_t at = s * size + m;
      line = {csv_field(printable(reader.scenarios()[s]), style),
              csv_field(printable(numbers[m]), style),
              csv_field(m < names.size() ? printable(names[m]) : std::string(), style),
              csv_field(label_at(regions, region[m]), style),
              csv_field(label_at(sizes, size_class[m]), style),
              csv_field(inhabitants[m], style)};
      for (std::size_t c = 0; c < exported.size(); ++c)
        line.push_back(
            csv_field(columns[c][at] / (exported[c].a_year ? replicates * years : replicates), style));
      const double share = columns[0][at] > 0.0 ? columns[1][at] / columns[0][at] : std::nan("");
      line.insert(line.begin() + 8, csv_field(share, style));
      print_csv_line(out, line, style);
    }
  }
}

}  // namespace taktskifte::report
