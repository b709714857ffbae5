#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>

#include "output/file_checksum.hpp"
#include "output/h5_read.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {
namespace {

/// Refuses what is no file that can be read at all.
void check_exists(const std::string& file) {
  std::error_code ignored;
  const auto there = std::filesystem::status(file, ignored);
  if (!std::filesystem::exists(there))
    throw Error(Exit::no_input,
                file + ": there is no such file; make one with: taktskifte run SCENARIO -o " + file);
  if (std::filesystem::is_directory(there))
    throw Error(Exit::no_input, file + ": this is a folder; name a result file in it");
  if (!std::ifstream(file)) throw Error(Exit::no_input, file + ": cannot be read; check its permissions");
}

const std::string remedy = "fetch the file again, or run its scenarios again";

constexpr std::string_view hdf5_signature = "\x89HDF\r\n\x1a\n";

bool has_hdf5_signature(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string start(hdf5_signature.size(), '\0');
  return stream.read(start.data(), static_cast<std::streamsize>(start.size())) && start == hdf5_signature;
}

}  // namespace

struct ResultReader::State {
  explicit State(const std::string& name);

  /// Runs `body`, and says which file and part of it is damaged when HDF5 fails in it.
  template <typename Body>
  auto guarded(const std::string& part, const Body& body) const {
    try {
      return body();
    } catch (const h5::Failure& failure) {
      throw Error(Exit::data, path + ": " + part + " is damaged: " + failure.what() + "; " + remedy);
    }
  }

  [[nodiscard]] bool has(const std::string& name) const {
    return std::binary_search(datasets.begin(), datasets.end(), name);
  }
  /// Errors: Exit::data if there is no such variable.
  [[nodiscard]] h5::Handle open(const std::string& name) const;

  std::string path;
  h5::Handle file;
  std::vector<std::string> datasets;
  std::vector<std::string> scenarios;
  std::vector<int> years;
  std::vector<int> replicates;
  std::vector<Failure> failures;
  double totals_factor = 1.0;

 private:
  void check_ours() const;
  /// Numbers of replicates, rising.
  [[nodiscard]] std::vector<int> numbers(const std::string& name) const;
  void read_failures();
};

ResultReader::State::State(const std::string& name) : path(name) {
  check_exists(path);
  if (!has_hdf5_signature(path))
    throw Error(Exit::data, path + ": this is not an HDF5 file; give a result file made by taktskifte run");
  if (checksum_of(path) == Checksum::wrong)
    throw Error(Exit::data, path + ": the file is damaged: its content does not fit its checksum; " + remedy);
  guarded("the file", [&] { file = h5::open_file(path); });
  guarded("the file", [&] { check_ours(); });
  guarded("the table of contents", [&] { datasets = h5::dataset_names(file); });
  scenarios = guarded("variable scenario", [&] { return h5::read_text(open("scenario")); });
  for (const double year : guarded("variable year", [&] { return h5::read_numbers(open("year")); }))
    years.push_back(static_cast<int>(year));
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1)
      throw Error(Exit::data,
                  path + ": variable year does not count year by year; the file was altered, " + remedy);
  }
  totals_factor = guarded("an attribute", [&] {
    return h5::number_attribute(file, "totals_factor").value_or(1.0);  // files made before it had one
  });
  replicates = numbers("replicate");
  if (has("failed_replicate")) read_failures();
}

std::vector<int> ResultReader::State::numbers(const std::string& name) const {
  const auto values = guarded("variable " + name, [&] { return h5::read_numbers(open(name)); });
  std::vector<int> rising;
  for (const double value : values) {
    const bool rises = rising.empty() ? value >= 0.0 : value > rising.back();
    if (!rises || value > std::numeric_limits<std::int32_t>::max())
      throw Error(Exit::data,
                  path + ": variable " + name + " does not rise from 0; the file was altered, " + remedy);
    rising.push_back(static_cast<int>(value));
  }
  return rising;
}

void ResultReader::State::read_failures() {
  const auto failed = numbers("failed_replicate");
  const auto reasons =
      guarded("variable failure_reason", [&] { return h5::read_text(open("failure_reason")); });
  if (failed.size() != reasons.size())
    throw Error(Exit::data, path +
                                ": variable failure_reason does not fit failed_replicate; the file was "
                                "altered, " +
                                remedy);
  for (std::size_t f = 0; f < failed.size(); ++f) failures.push_back({failed[f], reasons[f]});
}

void ResultReader::State::check_ours() const {
  if (h5::text_attribute(file, "filetype") != "taktskifte results")
    throw Error(Exit::data,
                path +
                    ": an HDF5 file, but no result file of Taktskifte (its attribute filetype is not "
                    "\"taktskifte results\"); give a file made by taktskifte run");
  const auto format = h5::integer_attribute(file, "format_version");
  if (format != result_format_version)
    throw Error(Exit::data, path + ": has format_version " + (format ? std::to_string(*format) : "(none)") +
                                ", and this program reads " + std::to_string(result_format_version) +
                                "; use the version of Taktskifte that made it, or run its scenarios again");
}

h5::Handle ResultReader::State::open(const std::string& name) const {
  if (!has(name))
    throw Error(Exit::data,
                path + ": has no variable " + name + "; taktskifte info " + path + " lists what it has");
  return h5::open_dataset(file, name);
}

ResultReader::ResultReader(const std::string& file) : state_(std::make_unique<State>(file)) {}

ResultReader::~ResultReader() = default;

const std::string& ResultReader::file() const { return state_->path; }

bool ResultReader::has_checksum() const { return checksum_of(state_->path) != Checksum::none; }

const std::vector<std::string>& ResultReader::scenarios() const { return state_->scenarios; }

const std::vector<int>& ResultReader::years() const { return state_->years; }

int ResultReader::replicates() const { return static_cast<int>(state_->replicates.size()); }

const std::vector<int>& ResultReader::replicate_numbers() const { return state_->replicates; }

const std::vector<Failure>& ResultReader::failures() const { return state_->failures; }

double ResultReader::totals_factor() const { return state_->totals_factor; }

std::vector<ResultText> ResultReader::attributes() const {
  return state_->guarded("an attribute", [&] {
    std::vector<ResultText> all;
    for (const auto& name : h5::attribute_names(state_->file)) {
      if (const auto text = h5::text_attribute(state_->file, name))
        all.push_back({name, *text});
      else if (const auto number = h5::integer_attribute(state_->file, name))
        all.push_back({name, std::to_string(*number)});
    }
    return all;
  });
}

std::vector<std::string> ResultReader::variable_names() const {
  return state_->guarded("the table of contents", [&] {
    std::vector<std::string> names;
    for (const auto& name : state_->datasets)
      if (h5::is_number(state_->open(name))) names.push_back(name);
    return names;
  });
}

Variable ResultReader::describe(const std::string& name) const {
  return state_->guarded("variable " + name, [&] {
    const auto dataset = state_->open(name);
    return Variable{.name = name,
                    .long_name = h5::text_attribute(dataset, "long_name").value_or(""),
                    .units = h5::text_attribute(dataset, "units").value_or(""),
                    .dimensions = h5::dimension_names(dataset, name),
                    .shape = h5::shape(dataset),
                    .values = {}};
  });
}

Variable ResultReader::read(const std::string& name) const {
  auto variable = describe(name);
  state_->guarded("variable " + name, [&] {
    const auto dataset = state_->open(name);
    if (!h5::is_number(dataset))
      throw Error(Exit::data, state_->path + ": variable " + name + " holds text, not numbers");
    variable.values = h5::read_numbers(dataset);
  });
  return variable;
}

std::vector<double> ResultReader::read_replicates(const std::string& name, std::size_t scenario,
                                                  std::size_t first, std::size_t count) const {
  return state_->guarded("variable " + name, [&] {
    const auto dataset = state_->open(name);
    auto extent = h5::shape(dataset);
    std::vector<std::size_t> start(extent.size(), 0);
    start.at(0) = scenario;
    start.at(1) = first;
    extent[0] = 1;
    extent[1] = count;
    return h5::read_block(dataset, start, extent);
  });
}

std::vector<std::string> ResultReader::labels(const std::string& dimension) const {
  return read_text(dimension);
}

std::vector<std::string> ResultReader::read_text(const std::string& name) const {
  if (!state_->has(name)) return {};
  return state_->guarded("variable " + name, [&]() -> std::vector<std::string> {
    const auto dataset = state_->open(name);
    if (!h5::is_text(dataset)) return {};
    return h5::read_text(dataset);
  });
}

}  // namespace taktskifte
