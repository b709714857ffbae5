#include "verify/verify_sweep.hpp"

#include <cmath>
#include <numeric>
#include <span>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/analysis/sweep_columns.hpp"
#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/sweep_file.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "verify/run_in_blocks.hpp"
#include "verify/stored_version.hpp"

namespace taktskifte {
namespace {

/// All numbers of a file along (design, scenario, replicate), each variable read once.
class StoredRows {
 public:
  StoredRows(const ResultReader& reader, const StoredSweep& stored)
      : reader_(reader),
        replicates_(static_cast<std::size_t>(reader.replicates())),
        scenarios_(reader.scenarios().size()),
        columns_(sweep_columns(stored.sweep, reader.years().size())) {
    const std::size_t cells = stored.states.size() * scenarios_ * replicates_;
    for (const auto& column : columns_)
      values_.push_back(read_numbers(reader, column.name, cells * column.size));
    drift_ = read_numbers(reader, "burn_in_drift", cells);
  }

  [[nodiscard]] const std::vector<SweepColumn>& columns() const { return columns_; }
  [[nodiscard]] std::size_t scenarios() const { return scenarios_; }
  [[nodiscard]] std::size_t replicates() const { return replicates_; }
  [[nodiscard]] std::span<const double> of(std::size_t column, std::size_t point, std::size_t scenario,
                                           std::size_t replicate) const {
    const std::size_t size = columns_[column].size;
    return std::span(values_[column])
        .subspan(((point * scenarios_ + scenario) * replicates_ + replicate) * size, size);
  }
  [[nodiscard]] double drift(std::size_t point, std::size_t scenario, std::size_t replicate) const {
    return drift_[(point * scenarios_ + scenario) * replicates_ + replicate];
  }
  [[nodiscard]] Mismatch about(const std::string& variable, const SweepRows::Row& row, std::size_t scenario,
                               double stored, double expected) const {
    return {.variable = variable,
            .scenario = reader_.scenarios()[scenario],
            .replicate = row.replicate,
            .element = "point " + std::to_string(row.point),
            .stored = exact_text(stored),
            .expected = exact_text(expected)};
  }

 private:
  const ResultReader& reader_;
  std::size_t replicates_, scenarios_;
  std::vector<SweepColumn> columns_;
  std::vector<std::vector<double>> values_;
  std::vector<double> drift_;
};

struct SweepRule {
  RuleCount count;
  template <typename About>
  void check(bool holds, const About& about, Mismatches& broken) {
    ++count.checked;
    if (holds) return;
    ++count.broken;
    broken.add(about());
  }
};

// Between which bounds the numbers of a column lie, whatever the keys.
struct Bounds {
  double least = -INFINITY, most = INFINITY;
};
Bounds bounds_of(const std::string& column) {
  for (const MeasureRow& row : measures()) {
    if (row.name != column && std::string(row.name) + "_by_year" != column) continue;
    if (row.unit == MeasureUnit::index) return {};
    // What is granted less what lapses, of other years, may be below 0.
    if (row.is_derived() && row.unit != MeasureUnit::share) return {};
    return {.least = 0.0, .most = row.unit == MeasureUnit::share ? 1.0 : INFINITY};
  }
  return {};
}

RuleReport sweep_rules(const StoredSweep& stored, const ResultReader& reader, const StoredRows& rows) {
  RuleReport report;
  SweepRule values{{.name = "design_value is the number of design_setting"}};
  SweepRule missing{{.name = "a row has numbers of all scenarios where its point was simulated, else none"}};
  SweepRule bounds{{.name = "numbers lie within the bounds of their measures"}};
  const auto design = reader.read("design_value").values;
  const Sweep& sweep = stored.sweep;
  for (std::size_t p = 0; p < sweep.points.size(); ++p)
    for (std::size_t k = 0; k < sweep.keys.size(); ++k) {
      const double is = design.at(p * sweep.keys.size() + k);
      const double expected = value_of(sweep.keys[k], sweep.points[p].settings[k]);
      const auto about = [&] {
        return Mismatch{.variable = "design_value",
                        .element = "point " + std::to_string(p) + ", key " + sweep.keys[k].name(),
                        .stored = exact_text(is),
                        .expected = exact_text(expected)};
      };
      values.check(same_bits(is, expected), about, report.broken);
    }
  for (std::size_t p = 0; p < sweep.points.size(); ++p)
    for (std::size_t s = 0; s < rows.scenarios(); ++s)
      for (std::size_t r = 0; r < rows.replicates(); ++r) {
        const SweepRows::Row row{.point = p, .replicate = static_cast<int>(r)};
        const double drift = rows.drift(p, s, r);
        const bool simulated = drift == 0.0 || drift == 1.0;
        const bool fits = stored.states[p] == PointState::failed ||
                          simulated == (stored.states[p] == PointState::simulated);
        missing.check(
            fits, [&] { return rows.about("burn_in_drift", row, s, drift, simulated ? -1.0 : 0.0); },
            report.broken);
        for (std::size_t c = 0; c < rows.columns().size(); ++c) {
          const Bounds limits = bounds_of(rows.columns()[c].name);
          for (const double value : rows.of(c, p, s, r)) {
            const bool holds =
                std::isnan(value) || (simulated && value >= limits.least && value <= limits.most);
            bounds.check(
                holds, [&] { return rows.about(rows.columns()[c].name, row, s, value, limits.least); },
                report.broken);
          }
        }
      }
  report.rules = {values.count, missing.count, bounds.count};
  return report;
}

// What the file says of its points must be what its inputs give.
void check_refusals(const StoredSweep& stored, SweepExperiment anew, int threads, InputReport& report) {
  for (auto& point : anew.sweep.points) point.refused.clear();
  refuse_impossible(anew, threads);
  for (std::size_t p = 0; p < stored.states.size(); ++p) {
    ++report.checked;
    const std::string& is = stored.sweep.points[p].refused;
    const std::string& expected = anew.sweep.points[p].refused;
    if (is.empty() != expected.empty())
      report.different.add({.variable = "design_state",
                            .element = "point " + std::to_string(p),
                            .stored = is.empty() ? "not refused" : "refused: " + is,
                            .expected = expected.empty() ? "not refused" : "refused: " + expected});
  }
}

// The failures of a file, by the numbers of their rows.
std::vector<Failure> failures_in(const ResultReader& reader, const SweepRows& rows) {
  if (!reader.has("failure_design")) return {};
  const auto points = reader.read("failure_design").values;
  const auto replicates = read_numbers(reader, "failure_replicate", points.size());
  const auto messages = reader.read_text("failure_message");
  std::vector<Failure> failures;
  std::size_t f = 0;
  for (int number = 0; number < rows.count() && f < points.size(); ++number) {
    const auto row = rows.at(number);
    if (static_cast<double>(row.point) != points[f] || static_cast<double>(row.replicate) != replicates[f])
      continue;
    failures.push_back({number, f < messages.size() ? messages[f] : ""});
    ++f;
  }
  return failures;
}

void compare_row(const StoredRows& stored, const SweepRows::Row& row, const ReplicateResult& again,
                 Verification& result) {
  const auto replicate = static_cast<std::size_t>(row.replicate);
  for (std::size_t s = 0; s < stored.scenarios(); ++s) {
    const bool failed = !again.failure.empty();
    const double drift = failed ? -1.0 : again.series[s].drifted ? 1.0 : 0.0;
    const auto compare = [&](const std::string& name, double is, double expected) {
      ++result.compared;
      if (!same_bits(is, expected)) result.different.add(stored.about(name, row, s, is, expected));
    };
    compare("burn_in_drift", stored.drift(row.point, s, replicate), drift);
    std::size_t place = 0;
    for (std::size_t c = 0; c < stored.columns().size(); ++c)
      for (const double is : stored.of(c, row.point, s, replicate))
        compare(stored.columns()[c].name, is, failed ? std::nan("") : again.series[s].values.at(place++));
  }
}

void run_rows_again(const StoredRows& stored, const SweepRows& rows, const SweepExperiment& experiment,
                    int threads, const StopRequest& stop, Verification& result) {
  const ReplicateModel model = sweep_model(experiment, threads);
  run_in_blocks(model, result.run_again, threads, rows_in_flight(experiment, threads), stop,
                [&](const auto& block) {
                  for (const auto& one : block) compare_row(stored, rows.at(one.replicate), one, result);
                });
}

}  // namespace

Verification verify_sweep(const ResultReader& reader, const VerifyOptions& options, const StopRequest& stop) {
  const StoredVersion version = stored_version(reader);
  const StoredSweep stored = read_stored_sweep(reader);
  const SweepRows rows(stored.sweep, reader.replicates());
  const auto failures = failures_in(reader, rows);
  Verification result{.file = reader.file(),
                      .made_by = version.made_by,
                      .same_commit = version.same_commit,
                      .scenarios = reader.scenarios().size(),
                      .replicates = static_cast<std::size_t>(rows.count()) - failures.size(),
                      .failures = failures.size(),
                      .years = reader.years().size(),
                      .sweep = true,
                      .checksum = reader.has_checksum()};
  std::vector<int> all(static_cast<std::size_t>(rows.count()));
  std::iota(all.begin(), all.end(), 0);
  const auto again = chosen_to_run(all, reader.file(), options, "row");
  read_everything(reader, stop, result);
  const StoredRows numbers(reader, stored);
  result.rules = sweep_rules(stored, reader, numbers);
  end_if(stop);
  result.not_run = version.refusal;
  if (!result.not_run.empty()) return result;
  try {
    const SweepExperiment experiment{.study = prepare_experiment(stored.study.scenarios, stored.study.data),
                                     .bases = stored.study.scenarios,
                                     .sweep = stored.sweep};
    ResultHeader header = with_engine_of(reader, header_of(experiment));
    header.replicates = all;
    header.failures = failures;
    result.inputs = check_inputs(reader, header, version.same_commit);
    check_refusals(stored, experiment, options.threads, result.inputs);
    result.drawn = !options.all && options.replicates.empty();
    result.run_again = again;
    run_rows_again(numbers, rows, experiment, options.threads, stop, result);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::stopped || !result.run_again.empty()) throw;
    result.not_run = error.what();
  }
  return result;
}

}  // namespace taktskifte
