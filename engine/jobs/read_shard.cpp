#include <cmath>
#include <filesystem>
#include <ios>
#include <stdexcept>

#include "jobs/shard_file.hpp"
#include "results/file_checksum.hpp"
#include "results/h5_read.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/measures/invariants.hpp"

namespace taktskifte {
namespace {

/// A file that is whole but none of this run's.
struct ForeignShard : Error {
  using Error::Error;
};

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::data, why); }

/// Runs `body` on the open file after its checksum has been found to fit, if that is asked for.
template <typename Body>
auto opened(const std::string& path, const RunIdentity& run, bool whole, const Body& body) {
  try {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(path, ignored)))
      throw ForeignShard(ErrorKind::data, "it is no plain file");
    if (whole && checksum_of(path) != Checksum::fits) refuse("its content does not fit its checksum");
    const auto file = h5::open_file(path);
    if (h5::text_attribute(file, "filetype") != "taktskifte shard") refuse("it is no shard of Taktskifte");
    if (h5::integer_attribute(file, "format_version") != result_format_version)
      refuse("it has another format_version");
    if (h5::text_attribute(file, "study_id") != run.id)
      throw ForeignShard(ErrorKind::data, "it is of another run, or made by another engine");
    return body(file);
  } catch (const h5::Locked& failure) {
    throw Error(ErrorKind::io, path + ": cannot be opened: " + failure.what());
  } catch (const h5::Failure& failure) {
    refuse(failure.what());
  } catch (const std::ios_base::failure&) {
    refuse("it cannot be read");
  }
}

bool has(const h5::Handle& file, const std::string& name) {
  for (const auto& there : h5::dataset_names(file))
    if (there == name) return true;
  return false;
}

std::vector<double> numbers(const h5::Handle& file, const std::string& name,
                            const std::vector<std::size_t>& shape) {
  const auto dataset = h5::open_dataset(file, name);
  if (h5::shape(dataset) != shape) refuse("its variable " + name + " has the wrong shape");
  return h5::read_numbers(dataset);
}

// Numbers of replicates: whole, rising, and of the run.
std::vector<int> replicate_numbers(const h5::Handle& file, const std::string& name, const RunIdentity& run) {
  std::vector<int> replicates;
  if (!has(file, name)) return replicates;
  for (const double number : h5::read_numbers(h5::open_dataset(file, name))) {
    const double least = replicates.empty() ? 0.0 : replicates.back() + 1.0;
    if (!(number >= least && number < run.replicates) || number != std::floor(number))
      refuse("its numbers of replicates do not rise within the run");
    replicates.push_back(static_cast<int>(number));
  }
  return replicates;
}

// Whatever its checksum says: numbers that no run can have written, in it or in the result.
void check_numbers(const ShardContent& content, std::size_t years) {
  const std::vector<Rule> bounds = measure_bounds();
  for (std::size_t r = 0; r < content.replicates.size(); ++r)
    for (const Series& series : content.series[r])
      for (const Rule& rule : bounds)
        for (std::size_t year = 0; year < years; ++year)
          if (!rule.holds(YearOfSeries(series, year)))
            refuse("its replicate " + std::to_string(content.replicates[r]) +
                   " has numbers that cannot be: " + rule.name);
}

ShardSummary summary(const h5::Handle& file, const RunIdentity& run) {
  ShardSummary all{.replicates = replicate_numbers(file, "replicate", run), .failures = {}, .foreign = {}};
  const auto failed = replicate_numbers(file, "failed_replicate", run);
  if (failed.empty()) return all;
  const auto reasons = h5::read_text(h5::open_dataset(file, "failure_reason"));
  if (reasons.size() != failed.size()) refuse("its failed replicates have not a reason each");
  for (std::size_t f = 0; f < failed.size(); ++f) all.failures.push_back({failed[f], reasons[f]});
  return all;
}

ShardContent read_shard(const std::string& path, const RunIdentity& run) {
  return opened(path, run, true, [&](const h5::Handle& file) {
    ShardContent content{.replicates = summary(file, run).replicates, .series = {}, .sums = {}};
    const std::size_t count = content.replicates.size();
    if (count == 0) return content;
    const std::size_t width = run.width();
    const auto values = numbers(file, "values", {run.scenarios, count, width});
    const auto drifted = numbers(file, "drifted", {run.scenarios, count});
    content.series.resize(count);
    for (std::size_t s = 0; s < run.scenarios; ++s) {
      for (std::size_t r = 0; r < count; ++r) {
        Series series;
        const auto first = values.begin() + static_cast<std::ptrdiff_t>((s * count + r) * width);
        series.values.assign(first, first + static_cast<std::ptrdiff_t>(width));
        const double drift = drifted[s * count + r];
        if (drift != 0.0 && drift != 1.0) refuse("its variable drifted is not 0 or 1");
        series.drifted = drift == 1.0;
        content.series[r].push_back(std::move(series));
      }
    }
    if (run.is_sweep()) return content;
    const auto add_sums = [&](const std::string& name, std::size_t rows, std::size_t cells_of_scenario) {
      const auto sums = numbers(file, name, {rows, run.scenarios, cells_of_scenario});
      const auto cells = static_cast<std::ptrdiff_t>(run.scenarios * cells_of_scenario);
      for (auto first = sums.begin(); first != sums.end(); first += cells)
        content.sums.emplace_back(first, first + cells);
    };
    add_sums("municipality_sums", municipality_sum_rows().size(), run.municipalities);
    if (run.municipality_years)
      add_sums("municipality_years", municipality_year_rows().size(), run.years * run.municipalities);
    check_numbers(content, run.years);
    try {
      MunicipalitySums(run.scenarios, run.municipalities, run.years_kept()).add_columns(content.sums);
    } catch (const std::invalid_argument& problem) {
      refuse(problem.what());
    }
    return content;
  });
}

ShardSummary read_shard_summary(const std::string& path, const RunIdentity& run, Depth depth) {
  try {
    if (depth == Depth::numbers) (void)read_shard(path, run);
    const auto looked_at = [&](bool whole) {
      return opened(path, run, whole, [&](const h5::Handle& file) { return summary(file, run); });
    };
    if (depth == Depth::replicates)
      if (auto all = looked_at(false); all.failures.empty()) return all;
    return looked_at(true);
  } catch (const ForeignShard& error) {
    return {.foreign = error.what()};
  }
}

}  // namespace

SandboxedReads shard_summaries(std::vector<std::string> files, const RunIdentity& run, Depth depth) {
  return {std::move(files), [&run, depth](const std::string& file, wire::Packer& bytes) {
            bytes(read_shard_summary(file, run, depth));
          }};
}

SandboxedReads shard_contents(std::vector<std::string> files, const RunIdentity& run) {
  return {std::move(files),
          [&run](const std::string& file, wire::Packer& bytes) { bytes(read_shard(file, run)); }};
}

}  // namespace taktskifte
