#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <utility>

#include "output/file_checksum.hpp"
#include "output/h5_read.hpp"
#include "output/readable.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/output/results.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

const std::string remedy = "fetch the file again, or run its scenarios again";

// Far beyond any run; so that the years of a broken file fit an int.
constexpr double most_years_from_zero = 1e6;

}  // namespace

struct ResultReader::State {
  /// Opens a file that HDF5 is known to survive.
  State(const std::string& name, const std::string& filetype);

  /// Runs `body`, and says which file and part of it is damaged when HDF5 fails in it.
  template <typename Body>
  auto guarded(const std::string& part, const Body& body) const {
    try {
      return body();
    } catch (const h5::Locked& failure) {
      throw Error(Exit::io, path + ": cannot be opened: " + failure.what());
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

  /// Refuses a file that another program has changed so that it makes no sense.
  [[noreturn]] void altered(const std::string& how) const;
  void check_text(const std::string& part, const std::string& text) const;

 private:
  void check_ours(const std::string& filetype) const;
  [[nodiscard]] int whole_year(double year) const;
  /// Numbers of replicates, rising.
  [[nodiscard]] std::vector<int> numbers(const std::string& name) const;
  void read_failures();
};

ResultReader::State::State(const std::string& name, const std::string& filetype) : path(name) {
  guarded("the file", [&] { file = h5::open_file(path); });
  guarded("the file", [&] { check_ours(filetype); });
  guarded("the table of contents", [&] { datasets = h5::dataset_names(file); });
  for (const auto& found : datasets) check_text("the name of a variable", found);
  scenarios = guarded("variable scenario", [&] { return h5::read_text(open("scenario")); });
  for (const auto& scenario : scenarios) check_text("variable scenario", scenario);
  for (const double year : guarded("variable year", [&] { return h5::read_numbers(open("year")); }))
    years.push_back(whole_year(year));
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1) altered("variable year does not count year by year");
  }
  totals_factor = guarded("an attribute", [&] {
    return h5::number_attribute(file, "totals_factor").value_or(1.0);  // files made before it had one
  });
  replicates = numbers("replicate");
  if (has("failed_replicate")) read_failures();
  if (scenarios.empty() || years.empty() || replicates.empty())
    throw Error(Exit::data, path + ": holds no results; run its scenarios again");
}

int ResultReader::State::whole_year(double year) const {
  if (!(std::abs(year) <= most_years_from_zero) || year != std::floor(year))
    altered("variable year holds something that is no year");
  return static_cast<int>(year);
}

void ResultReader::State::altered(const std::string& how) const {
  throw Error(Exit::data, path + ": " + how + ": the file was altered; " + remedy);
}

void ResultReader::State::check_text(const std::string& part, const std::string& text) const {
  if (!is_text(text)) altered(part + " holds bytes that are not UTF-8 text");
}

std::vector<int> ResultReader::State::numbers(const std::string& name) const {
  const auto values = guarded("variable " + name, [&] { return h5::read_numbers(open(name)); });
  std::vector<int> rising;
  for (const double value : values) {
    const bool rises = rising.empty() ? value >= 0.0 : value > rising.back();
    if (!rises || value > std::numeric_limits<std::int32_t>::max())
      altered("variable " + name + " does not rise from 0");
    rising.push_back(static_cast<int>(value));
  }
  return rising;
}

void ResultReader::State::read_failures() {
  const auto failed = numbers("failed_replicate");
  const auto reasons =
      guarded("variable failure_reason", [&] { return h5::read_text(open("failure_reason")); });
  if (failed.size() != reasons.size()) altered("variable failure_reason does not fit failed_replicate");
  for (std::size_t f = 0; f < failed.size(); ++f) failures.push_back({failed[f], reasons[f]});
}

void ResultReader::State::check_ours(const std::string& filetype) const {
  if (h5::text_attribute(file, "filetype") != filetype)
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

namespace {

// What a reader can be asked for.
void read_everything(const ResultReader& reader, const std::vector<std::string>& names) {
  const auto attempt = [](const auto& part) {
    try {
      part();
    } catch (const Error&) {  // found again by who reads this part in earnest
    }
  };
  attempt([&] { static_cast<void>(reader.attributes()); });
  attempt([&] { static_cast<void>(reader.variable_names()); });
  for (const auto& name : names) {
    attempt([&] { static_cast<void>(reader.describe(name)); });
    attempt([&] { static_cast<void>(reader.read_text(name)); });
    attempt([&] { static_cast<void>(reader.read(name)); });
  }
}

}  // namespace

ResultReader::ResultReader(std::unique_ptr<State> state) : state_(std::move(state)) {}

ResultReader::ResultReader(const std::string& file, const std::string& filetype) {
  check_is_hdf5(file);
  check_unlocked(file);
  const Checksum checksum = checked_checksum(file);
  if (checksum == Checksum::wrong)
    throw Error(Exit::data, file + ": the file is damaged: its content does not fit its checksum; " + remedy);
  if (checksum == Checksum::none)
    check_harmless(file, [&] {
      auto state = std::make_unique<State>(file, filetype);
      const auto names = state->datasets;
      read_everything(ResultReader(std::move(state)), names);
    });
  state_ = std::make_unique<State>(file, filetype);
}

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
      state_->check_text("the name of an attribute", name);
      if (const auto text = h5::text_attribute(state_->file, name)) {
        state_->check_text("attribute " + name, *text);
        all.push_back({name, *text});
      }
      if (const auto number = h5::integer_attribute(state_->file, name))
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
    Variable variable{.name = name,
                      .long_name = h5::text_attribute(dataset, "long_name").value_or(""),
                      .units = h5::text_attribute(dataset, "units").value_or(""),
                      .dimensions = h5::dimension_names(dataset, name),
                      .shape = h5::shape(dataset),
                      .values = {}};
    state_->check_text("variable " + name, variable.long_name + variable.units);
    for (const auto& dimension : variable.dimensions) state_->check_text("variable " + name, dimension);
    return variable;
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
    auto texts = h5::read_text(dataset);
    for (const auto& text : texts) state_->check_text("variable " + name, text);
    return texts;
  });
}

}  // namespace taktskifte
