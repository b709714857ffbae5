// The JSON of taktskifte compare.
#include <cstddef>
#include <optional>
#include <string_view>

#include "commands/compare_print.hpp"
#include "commands/json.hpp"

namespace taktskifte::commands {
namespace {

std::string interval(const std::optional<Interval>& value) {
  if (!value) return "null";
  std::string json = "[";
  json += json_number(value->low);
  json += ", ";
  json += json_number(value->high);
  json += ']';
  return json;
}

template <class Items, class Print>
void print_list(std::ostream& out, const Items& items, std::string_view between, const Print& print) {
  out << '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    out << (i == 0 ? "" : ",") << between;
    print(items[i], i);
  }
  out << ']';
}

void print_row(std::ostream& out, const ComparedRow& row, const std::vector<std::string>& scenarios) {
  out << R"({"measure": )" << json_text(row.name) << R"(, "unit": )" << json_text(to_string(row.unit))
      << R"(, "margin": )" << json_number(row.comparison.margin) << ",\n   \"means\": ";
  print_list(out, row.comparison.means, "\n    ", [&](const ScenarioMean& mean, std::size_t s) {
    out << R"({"scenario": )" << json_text(scenarios[s]) << R"(, "mean": )" << json_number(mean.value)
        << R"(, "standard_error": )" << json_number(mean.standard_error) << R"(, "replicates": )"
        << mean.replicates << '}';
  });
  out << ",\n   \"differences\": ";
  print_list(out, row.comparison.differences, "\n    ", [&](const Difference& difference, std::size_t s) {
    out << R"({"scenario": )" << json_text(scenarios[s + 1]) << R"(, "difference": )"
        << json_number(difference.value) << R"(, "pairs": )" << difference.pairs << R"(, "dropped": )"
        << difference.dropped << R"(, "interval": )" << interval(difference.interval)
        << R"(, "simultaneous_interval": )" << interval(difference.simultaneous) << R"(, "variance_factor": )"
        << json_number(difference.variance_factor) << R"(, "exact": )"
        << (difference.exact() ? "true" : "false") << R"(, "rough": )"
        << (difference.rough() ? "true" : "false") << R"(, "in_doubt": )" << interval(difference.in_doubt)
        << R"(, "verdict": )" << json_text(to_string(difference.verdict)) << '}';
  });
  out << '}';
}

}  // namespace

void print_json(std::ostream& out, const ComparedFile& result) {
  const Compared& compared = result.compared;
  const auto& scenarios = compared.scenarios;
  out << "{\"file\": " << json_text(result.file) << ",\n \"first_year\": " << compared.first_year
      << ",\n \"last_year\": " << compared.last_year << ",\n \"replicates\": " << result.replicates
      << ",\n \"failed\": " << json_failures(result.failures) << ",\n \"drifted\": " << result.drifted
      << ",\n \"municipalities\": " << result.list.municipalities
      << ", \"inhabitants\": " << json_number(result.list.inhabitants)
      << ", \"part_of_default_list\": " << json_number(result.list.inhabitants / default_list_inhabitants)
      << ", \"totals_factor\": " << json_number(result.list.population_scale)
      << ",\n \"stand_ins_of_size_class\": " << result.list.stand_ins_of_class
      << ", \"stand_ins_of_all\": " << result.list.stand_ins_of_all
      << ", \"warning\": " << json_text(scale_warning(result.list.inhabitants, result.list.population_scale))
      << ",\n \"confidence\": " << json_number(confidence) << ",\n \"scenarios\": ";
  out << json_list(scenarios);
  out << ",\n \"rows\": ";
  print_list(out, result.rows, "\n  ",
             [&](const ComparedRow& row, std::size_t) { print_row(out, row, scenarios); });
  out << ",\n \"verdicts\": ";
  const std::vector<std::string> others(scenarios.begin() + 1, scenarios.end());
  print_list(out, others, "\n  ", [&](const std::string& name, std::size_t i) {
    const auto answer = total_response(result.rows, i + 1);
    out << R"({"scenario": )" << json_text(name) << R"(, "total_response": )"
        << (answer ? json_number(*answer) : "null") << R"(, "text": )"
        << json_text(plain_words(result.rows, compared, i + 1)) << '}';
  });
  out << "}\n";
}

}  // namespace taktskifte::commands
