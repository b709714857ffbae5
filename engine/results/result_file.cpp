#include "results/result_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "contents/sweep_variables.hpp"
#include "results/h5_properties.hpp"
#include "results/h5_read.hpp"
#include "results/layout.hpp"
#include "results/readable.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

// Far beyond any run; so that the years of a broken file fit an int.
constexpr double most_years_from_zero = 1e6;

}  // namespace

template <typename Body>
auto ResultFile::guarded(const std::string& part, const Body& body) const {
  try {
    return body();
  } catch (const h5::Locked& failure) {
    throw Error(ErrorKind::io, path_ + ": cannot be opened: " + failure.what());
  } catch (const h5::Failure& failure) {
    throw Error(ErrorKind::data,
                path_ + ": " + part + " is damaged: " + failure.what() + "; " + damage_remedy);
  }
}

ResultFile::ResultFile(const std::string& path) : path_(path) {
  guarded("the file", [&] {
    file_ = h5::open_file(path_);
    is_sweep_ = h5::text_attribute(file_, "filetype") == sweep_filetype;
  });
}

ResultIndex ResultFile::index(const std::string& filetype) {
  guarded("the file", [&] { check_ours(filetype); });
  guarded("the table of contents", [&] { datasets_ = h5::dataset_names(file_); });
  return {.scenarios = guarded("variable scenario", [&] { return h5::read_text(open("scenario")); }),
          .years = years(),
          .replicates = numbers("replicate"),
          .failures = failures(),
          .population_scale = guarded("an attribute",
                                      [&] {
                                        return h5::number_attribute(file_, "totals_factor")
                                            .value_or(1.0);  // files made before it had one
                                      }),
          .attributes = attributes(),
          .variables = variables()};
}

std::vector<int> ResultFile::years() const {
  std::vector<int> years;
  for (const double year : guarded("variable year", [&] { return h5::read_numbers(open("year")); }))
    years.push_back(whole_year(year));
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1) altered("variable year does not count year by year");
  }
  return years;
}

int ResultFile::whole_year(double year) const {
  if (!(std::abs(year) <= most_years_from_zero) || year != std::floor(year))
    altered("variable year holds something that is no year");
  return static_cast<int>(year);
}

void ResultFile::altered(const std::string& how) const {
  throw Error(ErrorKind::data, path_ + ": " + how + ": the file was altered; " + damage_remedy);
}

void ResultFile::check_dimensions(const std::string& name, const std::vector<std::string>& dimensions) const {
  const auto* const known =
      find_named(is_sweep_ ? layout::all_sweep_variables() : layout::all_variables(), name);
  if (known == nullptr || known->dimensions == dimensions) return;
  altered("variable " + name + " has another shape than its dimensions: it runs along (" +
          joined(dimensions) + ") and not (" + joined(known->dimensions) + ")");
}

void ResultFile::check_text(const std::string& part, const std::string& text) const {
  if (!is_text(text)) altered(part + " holds bytes that are not UTF-8 text");
}

std::vector<int> ResultFile::numbers(const std::string& name) const {
  const auto values = guarded("variable " + name, [&] { return h5::read_numbers(open(name)); });
  std::vector<int> rising;
  for (const double value : values) {
    const bool rises = rising.empty() ? value >= 0.0 : value > rising.back();
    if (!rises || value > std::numeric_limits<std::int32_t>::max() || value != std::floor(value))
      altered("variable " + name + " does not rise from 0 in whole numbers");
    rising.push_back(static_cast<int>(value));
  }
  return rising;
}

std::vector<Failure> ResultFile::failures() const {
  if (!has("failed_replicate")) return {};
  const auto failed = numbers("failed_replicate");
  const auto reasons =
      guarded("variable failure_reason", [&] { return h5::read_text(open("failure_reason")); });
  if (failed.size() != reasons.size()) altered("variable failure_reason does not fit failed_replicate");
  std::vector<Failure> failures;
  for (std::size_t f = 0; f < failed.size(); ++f) failures.push_back({failed[f], reasons[f]});
  return failures;
}

void ResultFile::check_ours(const std::string& filetype) const {
  const auto is = h5::text_attribute(file_, "filetype");
  if (is != filetype && is == sweep_filetype && filetype == results_filetype)
    throw Error(ErrorKind::data,
                path_ +
                    ": the result of a sweep, and not of a run; taktskifte info tells what it "
                    "holds, tools/plot.py draws it");
  const bool ours = filetype == any_result ? is == results_filetype || is == sweep_filetype : is == filetype;
  if (!ours)
    throw Error(ErrorKind::data,
                path_ +
                    ": an HDF5 file, but no result file of Taktskifte (its attribute filetype is not "
                    "\"taktskifte results\"); give a file made by taktskifte run");
  const auto format = h5::integer_attribute(file_, "format_version");
  if (!format || *format < oldest_format_version || *format > result_format_version)
    throw Error(ErrorKind::data,
                path_ + ": has format_version " + (format ? std::to_string(*format) : "(none)") +
                    ", and this program reads " + std::to_string(oldest_format_version) + " to " +
                    std::to_string(result_format_version) +
                    "; use the version of Taktskifte that made it, or run its scenarios again");
}

bool ResultFile::has(const std::string& name) const {
  return std::binary_search(datasets_.begin(), datasets_.end(), name);
}

h5::Handle ResultFile::open(const std::string& name) const {
  if (!has(name))
    throw Error(ErrorKind::data,
                path_ + ": has no variable " + name + "; taktskifte info " + path_ + " lists what it has");
  return h5::open_dataset(file_, name);
}

std::vector<ResultText> ResultFile::attributes() const {
  return guarded("an attribute", [&] {
    std::vector<ResultText> all;
    for (const auto& name : h5::attribute_names(file_)) {
      check_text("the name of an attribute", name);
      if (const auto text = h5::text_attribute(file_, name)) {
        check_text("attribute " + name, *text);
        all.push_back({name, *text});
      }
      if (const auto number = h5::integer_attribute(file_, name))
        all.push_back({name, std::to_string(*number)});
    }
    return all;
  });
}

std::vector<StoredVariable> ResultFile::variables() const {
  std::vector<StoredVariable> all;
  for (const auto& name : datasets_) {
    check_text("the name of a variable", name);
    guarded("variable " + name, [&] {
      const auto dataset = open(name);
      const bool is_text = h5::is_text(dataset);
      if (!is_text && !h5::is_number(dataset)) return;
      all.push_back({.description = {.name = name,
                                     .long_name = h5::text_attribute(dataset, "long_name").value_or(""),
                                     .units = h5::text_attribute(dataset, "units").value_or(""),
                                     .dimensions = h5::dimension_names(dataset, name),
                                     .shape = h5::shape(dataset),
                                     .values = {}},
                     .is_number = !is_text});
      auto& found = all.back();
      if (is_text) {
        check_dimensions(name, found.description.dimensions);
        found.text = h5::read_text(dataset);
      }
      check_text("variable " + name, found.description.long_name + found.description.units);
      for (const auto* texts : {&found.description.dimensions, &found.text})
        for (const auto& text : *texts) check_text("variable " + name, text);
    });
  }
  return all;
}

std::vector<Property> ResultFile::properties() const {
  return guarded("an attribute", [&] {
    auto all = h5::properties(file_);
    for (const auto& one : all)
      check_text(one.variable + ' ' + one.name, one.variable + one.name + one.value);
    return all;
  });
}

std::vector<double> ResultFile::values(const std::string& name) const {
  return guarded("variable " + name, [&] {
    const auto dataset = h5::open_dataset(file_, name);
    check_dimensions(name, h5::dimension_names(dataset, name));
    return h5::read_numbers(dataset);
  });
}

}  // namespace taktskifte
