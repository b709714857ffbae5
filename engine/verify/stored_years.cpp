#include "verify/stored_years.hpp"

#include <array>

#include "contents/municipality_sums.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "verify/rule_checks.hpp"

namespace taktskifte {
namespace {

// The measure whose sum over replicates is that of a row over municipalities; participations have none.
constexpr std::array measure_of = {"innovations", "research_innovations", "municipal_awards", ""};

struct Shape {
  std::size_t scenarios, replicates, years, municipalities;
};

std::string sum_variable(const YearSumRow& row) {
  for (const SumRow& sum : municipality_sum_rows())
    if (sum.totals == row.totals && sum.sum == Sum::totals) return std::string(sum.name);
  throw Error(ErrorKind::internal, std::string(row.name) + " has no sum over the years");
}

class StoredYears {
 public:
  StoredYears(const ResultReader& reader, RuleReport& report)
      : reader_(reader),
        report_(report),
        labels_(reader.labels("municipality")),
        shape_{reader.scenarios().size(), reader.replicate_numbers().size(), reader.years().size(),
               labels_.size()} {}

  void row(std::size_t r) {
    const YearSumRow& row = municipality_year_rows()[r];
    const std::string name(row.name);
    if (!reader_.has(name)) return;
    const auto counts = read_numbers(reader_, name, shape_.scenarios * shape_.years * shape_.municipalities);
    cells(name, counts);
    over_years(name, counts, sum_variable(row));
    over_municipalities(name, counts, measure_of.at(r));
  }

  /// Those of the first, cell by cell, are parts of those of the second.
  void is_part(const std::string& part, const std::string& all) {
    if (!reader_.has(part) || !reader_.has(all)) return;
    const std::size_t size = shape_.scenarios * shape_.years * shape_.municipalities;
    const auto parts = read_numbers(reader_, part, size);
    const auto whole_counts = read_numbers(reader_, all, size);
    everywhere(
        "innovations with a researcher by municipality and year are at most all of them", part, parts,
        [&](std::size_t at) { return parts[at] <= whole_counts[at]; },
        [&](std::size_t at) { return "at most " + exact_text(whole_counts[at]) + " as in " + all; });
  }

 private:
  template <class Holds, class Expected>
  void everywhere(const std::string& rule, const std::string& name, const std::vector<double>& counts,
                  const Holds& holds, const Expected& expected) {
    check_rule(report_, rule, counts.size(), holds, [&](std::size_t at) {
      const std::size_t year = at / shape_.municipalities;
      return Mismatch{.variable = name,
                      .scenario = reader_.scenarios()[year / shape_.years],
                      .year = reader_.years()[year % shape_.years],
                      .element = "municipality " + labels_[at % shape_.municipalities],
                      .stored = exact_text(counts[at]),
                      .expected = expected(at)};
    });
  }

  void cells(const std::string& name, const std::vector<double>& counts) {
    everywhere(
        "counts by municipality and year are whole numbers from 0 to 2^53", name, counts,
        [&](std::size_t at) { return is_count(counts[at]); },
        [](std::size_t) { return std::string("a whole number from 0 to 2^53"); });
  }

  void over_years(const std::string& name, const std::vector<double>& counts, const std::string& sums) {
    if (!reader_.has(sums)) return;
    const auto expected = read_numbers(reader_, sums, shape_.scenarios * shape_.municipalities);
    const auto sum = added_up(counts, shape_.years, shape_.municipalities);
    check_rule(
        report_, "counts by municipality and year add up to those by municipality", expected.size(),
        [&](std::size_t at) { return sum[at] == expected[at]; },
        [&](std::size_t at) {
          return Mismatch{
              .variable = name,
              .scenario = reader_.scenarios()[at / shape_.municipalities],
              .element = "municipality " + labels_[at % shape_.municipalities] + " over all years",
              .stored = exact_text(sum[at]),
              .expected = exact_text(expected[at]) + " as in " + sums};
        });
  }

  void over_municipalities(const std::string& name, const std::vector<double>& counts,
                           const std::string& measure) {
    if (!reader_.has(measure)) return;
    const auto values = read_numbers(reader_, measure, shape_.scenarios * shape_.replicates * shape_.years);
    const auto expected = added_up(values, shape_.replicates, shape_.years);
    const auto sum = sums_of_rows(counts, shape_.scenarios * shape_.years);
    check_rule(
        report_, "counts by municipality and year add up to the measure of the country", sum.size(),
        [&](std::size_t at) { return sum[at] == expected[at]; },
        [&](std::size_t at) {
          return Mismatch{
              .variable = name,
              .scenario = reader_.scenarios()[at / shape_.years],
              .year = reader_.years()[at % shape_.years],
              .element = "over all municipalities",
              .stored = exact_text(sum[at]),
              .expected = exact_text(expected[at]) + ", the sum of " + measure + " over replicates"};
        });
  }

  /// The `rows` rows of each scenario, number by number.
  [[nodiscard]] std::vector<double> added_up(const std::vector<double>& values, std::size_t rows,
                                             std::size_t length) const {
    std::vector<double> sums(shape_.scenarios * length, 0.0);
    for (std::size_t at = 0; at < values.size(); ++at)
      sums[at / (rows * length) * length + at % length] += values[at];
    return sums;
  }

  const ResultReader& reader_;
  RuleReport& report_;
  std::vector<std::string> labels_;
  Shape shape_;
};

}  // namespace

void check_stored_years(const ResultReader& reader, RuleReport& report) {
  StoredYears check(reader, report);
  for (std::size_t r = 0; r < municipality_year_rows().size(); ++r) check.row(r);
  check.is_part("municipality_year_research_innovations", "municipality_year_innovations");
}

}  // namespace taktskifte
