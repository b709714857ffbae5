#include "taktskifte/report/sweep_outcomes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"

namespace taktskifte::report {
namespace {

constexpr std::array<std::string_view, 4> deciding_names = {"research_share", "project_innovations",
                                                            "unused_nok", "private_rd_nok"};
constexpr std::string_view the_mix = "funding.public_share";

void check_version(const ResultReader& reader) {
  const auto version = reader.attribute("model_results_version");
  if (version == std::to_string(model_results_version)) return;
  throw Error(ErrorKind::data, reader.file() + ": its numbers are of model_results_version " +
                                   printable(version) + ", and those of this program of " +
                                   std::to_string(model_results_version) +
                                   ": they may say other things; run the sweep again with this program");
}

}  // namespace

std::span<const std::string_view> deciding_measures() { return deciding_names; }

const Indicator& scalar_indicator(const std::string& name) {
  const Indicator* const indicator = find_named(indicators(), name);
  if (indicator != nullptr && indicator->first().elements() == 1) return *indicator;
  throw Error(ErrorKind::usage,
              printable(name) +
                  (indicator == nullptr ? " is no measure of a sweep; results/README.md lists them"
                                        : " has several numbers in each replicate, and one is needed") +
                  "; give another --measure, such as research_share");
}

SweepOutcomes::SweepOutcomes(const ResultReader& reader)
    : reader_(reader),
      stored_((check_version(reader), read_stored_sweep(reader))),
      replicates_(static_cast<std::size_t>(reader.replicates())) {
  find_choices();
}

std::size_t SweepOutcomes::without_results() const {
  return static_cast<std::size_t>(
      std::count_if(stored_.states.begin(), stored_.states.end(),
                    [](PointState state) { return state != PointState::simulated; }));
}

void SweepOutcomes::find_choices() {
  const auto& keys = sweep().keys;
  const auto mix = static_cast<std::size_t>(
      std::find_if(keys.begin(), keys.end(), [](const SweptKey& key) { return key.key->name == the_mix; }) -
      keys.begin());
  const bool by_mix = scenarios().size() == 1 && mix < keys.size() && sweep().shape == DesignShape::free;
  for (std::size_t k = 0; k < keys.size(); ++k)
    if (!by_mix || k != mix) assumptions_.push_back(k);
  if (!by_mix) {
    for (std::size_t s = 0; s < scenarios().size(); ++s) {
      choices_.push_back({.name = scenarios()[s], .scenario = s, .points = {}});
      for (std::size_t p = 0; p < points(); ++p) choices_.back().points.push_back(p);
    }
    return;
  }
  // Every set of the other keys, with its point of each mix.
  std::map<double, std::map<std::size_t, std::size_t>> by_value;
  std::map<std::vector<std::string>, std::size_t> sets;
  for (std::size_t p = 0; p < points(); ++p) {
    auto others = sweep().points[p].settings;
    const double value = value_of(keys[mix], others[mix]);
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(mix));
    by_value[value][sets.try_emplace(std::move(others), sets.size()).first->second] = p;
  }
  for (const auto& [value, points_of] : by_value) {
    if (points_of.size() != sets.size())
      throw Error(ErrorKind::data, file() +
                                       ": not every set of the other keys has a point of each value of " +
                                       std::string(the_mix) + ", so mixes cannot be compared; give " +
                                       std::string(the_mix) + " single values and draw the others");
    Choice choice{.name = exact_text(100.0 * value) + " % public", .scenario = 0, .points = {}};
    for (const auto& [set, point] : points_of) choice.points.push_back(point);
    choices_.push_back(std::move(choice));
  }
}

PointColumns SweepOutcomes::inputs() const {
  PointColumns columns;
  for (const std::size_t k : assumptions_) {
    columns.emplace_back();
    for (const std::size_t p : choices_.front().points)
      columns.back().push_back(value_of(sweep().keys[k], sweep().points[p].settings[k]));
  }
  return columns;
}

std::vector<double> SweepOutcomes::values(const Choice& choice, const std::string& indicator) const {
  (void)scalar_indicator(indicator);
  const auto all = reader_.read(indicator).values;
  const std::size_t of_point = scenarios().size() * replicates_;
  if (all.size() != points() * of_point)
    throw Error(ErrorKind::data, file() + ": variable " + indicator +
                                     " has another shape than its dimensions: the file was altered; run the "
                                     "sweep again");
  std::vector<double> values;
  for (const std::size_t p : choice.points) {
    const auto first =
        all.begin() + static_cast<std::ptrdiff_t>(p * of_point + choice.scenario * replicates_);
    values.insert(values.end(), first, first + static_cast<std::ptrdiff_t>(replicates_));
  }
  return values;
}

std::vector<double> SweepOutcomes::differences(const Choice& base, const Choice& choice,
                                               const std::string& indicator) const {
  auto differences = values(choice, indicator);
  const auto less = values(base, indicator);
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= less[i];
  return differences;
}

std::vector<double> SweepOutcomes::means(const std::vector<double>& of_sets) const {
  std::vector<double> means;
  for (std::size_t first = 0; first < of_sets.size(); first += replicates_) {
    double sum = 0.0;
    for (std::size_t r = 0; r < replicates_; ++r) sum += of_sets[first + r];
    means.push_back(sum / static_cast<double>(replicates_));
  }
  return means;
}

}  // namespace taktskifte::report
