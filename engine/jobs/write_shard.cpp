#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "contents/municipality_sums.hpp"
#include "jobs/shard_file.hpp"
#include "results/file_checksum.hpp"
#include "results/h5_write.hpp"
#include "results/temporary_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/version.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {
namespace {

std::string eight_digits(int number) {
  const std::string digits = std::to_string(number);
  return std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
}

/// What a shard is to hold.
struct Content {
  const std::vector<int>& replicates;
  const std::vector<std::vector<Series>>& series;
  const std::vector<Failure>& failures;
  MunicipalitySums sums;
};

// The first replicate is enough: no two shards of a run have it in common.
std::string shard_name(const Content& content) {
  int first = content.replicates.empty() ? content.failures.front().replicate : content.replicates.front();
  if (!content.failures.empty()) first = std::min(first, content.failures.front().replicate);
  return "shard-" + eight_digits(first) + ".h5";
}

MunicipalitySums no_sums(const RunIdentity& run) {
  return {run.scenarios, run.municipalities, run.years_kept()};
}

void write_attributes(const h5::Handle& file, const RunIdentity& run) {
  const double format = result_format_version;
  h5::set_text(file, "filetype", "taktskifte shard");
  h5::set_number(file, "format_version", NumberType::int32, {&format, 1});
  h5::set_text(file, "engine_version", std::string(engine_version()));
  h5::set_text(file, "engine_commit", std::string(engine_commit()));
  h5::set_text(file, "study_id", run.id);
}

void write_numbers(const h5::Handle& file, const std::string& name, NumberType kind, const h5::Shape& shape,
                   const std::vector<double>& values) {
  const auto dataset = h5::create_plain_numbers(file, name, kind, shape);
  h5::write_plain(dataset, values);
}

void write_sums(const h5::Handle& file, const RunIdentity& run, const MunicipalitySums& sums) {
  const std::size_t rows = municipality_sum_rows().size();
  const h5::Shape one{1, run.scenarios, run.municipalities};
  const auto dataset = h5::create_numbers(file, "municipality_sums", NumberType::float64,
                                          {rows, run.scenarios, run.municipalities}, one);
  h5::ChunkPacker packer;
  for (std::size_t row = 0; row < rows; ++row)
    h5::write_block(packer, dataset, {row, 0, 0}, one, sums.column(row));
  if (!run.municipality_years) return;
  const h5::Shape year{1, run.scenarios, run.years * run.municipalities};
  const auto years = h5::create_numbers(file, "municipality_years", NumberType::int32,
                                        {sums.columns_count() - rows, year[1], year[2]}, year);
  for (std::size_t row = rows; row < sums.columns_count(); ++row)
    h5::write_block(packer, years, {row - rows, 0, 0}, year, sums.column(row));
}

void write_replicates(const h5::Handle& file, const RunIdentity& run, const Content& content) {
  const std::size_t count = content.replicates.size();
  const std::size_t width = run.width();
  std::vector<double> values;
  std::vector<double> drifted;
  values.reserve(run.scenarios * count * width);
  for (std::size_t s = 0; s < run.scenarios; ++s) {
    for (const auto& series : content.series) {
      const std::vector<double>& of_one = series.at(s).values;
      if (of_one.size() != width) throw std::invalid_argument("a series of the wrong length");
      values.insert(values.end(), of_one.begin(), of_one.end());
      drifted.push_back(series[s].drifted ? 1.0 : 0.0);
    }
  }
  write_numbers(file, "replicate", NumberType::int32, {count},
                {content.replicates.begin(), content.replicates.end()});
  write_numbers(file, "values", NumberType::float64, {run.scenarios, count, width}, values);
  write_numbers(file, "drifted", NumberType::int8, {run.scenarios, count}, drifted);
  if (!run.is_sweep()) write_sums(file, run, content.sums);
}

void write_failures(const h5::Handle& file, const std::vector<Failure>& failures) {
  std::vector<double> replicates;
  std::vector<std::string> reasons;
  for (const auto& failure : failures) {
    replicates.push_back(failure.replicate);
    reasons.push_back(failure.reason);
  }
  write_numbers(file, "failed_replicate", NumberType::int32, {replicates.size()}, replicates);
  (void)h5::create_text(file, "failure_reason", {reasons.size()}, reasons);
}

void write_content(const std::string& path, const RunIdentity& run, const Content& content) {
  auto file = h5::create_file(path);
  write_attributes(file, run);
  if (!content.replicates.empty()) write_replicates(file, run, content);
  if (!content.failures.empty()) write_failures(file, content.failures);
  h5::flush(file);
  file.close();
  append_checksum(path);
}

template <typename AddSums>
std::string write(const std::string& folder, const RunIdentity& run, Content content,
                  const AddSums& add_sums) {
  if (content.replicates.size() + content.failures.size() == 0 ||
      content.replicates.size() != content.series.size())
    throw Error(ErrorKind::internal, "writing a shard: no replicates, or not a series for each");
  auto target = (std::filesystem::path(folder) / shard_name(content)).string();
  TemporaryFile temporary(target, {}, Link::replaced);
  const auto fail = [&](ErrorKind exit, const std::string& why) {
    throw Error(exit, target + ": could not be written: " + why);
  };
  try {
    add_sums(content.sums);
    write_content(temporary.path(), run, content);
  } catch (const h5::Failure& failure) {
    fail(ErrorKind::io, failure.what() + std::string("; free some space or try another disk"));
  } catch (const std::system_error& failure) {
    fail(ErrorKind::io, failure.what() + std::string("; free some space or try another disk"));
  } catch (const std::overflow_error& problem) {
    fail(ErrorKind::scenario, problem.what());
  } catch (const std::logic_error& problem) {
    fail(ErrorKind::internal,
         problem.what() + std::string("; this is a defect of the program, please report it"));
  }
  temporary.commit();
  return target;
}

}  // namespace

std::string write_shard(const std::string& folder, const RunIdentity& run, const Finished& finished) {
  return write(folder, run, {finished.replicates, finished.series, finished.failures, no_sums(run)},
               [&](MunicipalitySums& sums) {
                 if (run.is_sweep()) return;  // its rows have none
                 for (const auto& series : finished.series) sums.add(series);
               });
}

std::string write_shard(const std::string& folder, const RunIdentity& run, const ShardContent& content) {
  const std::vector<Failure> none;
  return write(folder, run, {content.replicates, content.series, none, no_sums(run)},
               [&](MunicipalitySums& sums) { sums.add_columns(content.sums); });
}

}  // namespace taktskifte
