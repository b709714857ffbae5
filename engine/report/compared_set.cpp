#include "report/compared_set.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "report/stated_keys.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

std::string value_of(const StatedKeys& keys, const std::string& name) {
  const StatedKey* const found = find_named(keys, name);
  return found == nullptr ? "" : found->text;
}

// What files have to share, or their replicates are no pairs.
std::vector<std::string> reasons_not_to_pair(const ResultView& first, const ResultView& other) {
  std::vector<std::string> reasons;
  const auto differ = [&](const std::string& what, const std::string& a, const std::string& b) {
    if (a != b) reasons.push_back(what + " " + printable(a) + " and " + printable(b));
  };
  const auto years = [](const ResultView& reader) {
    return std::to_string(reader.years().front()) + " to " + std::to_string(reader.years().back());
  };
  differ("seed", first.attribute("seed"), other.attribute("seed"));
  differ("years", years(first), years(other));
  differ("model_results_version", first.attribute("model_results_version"),
         other.attribute("model_results_version"));
  const StatedKeys keys = stated_keys_of(first).front();
  const StatedKeys others = stated_keys_of(other).front();
  for (const char* const key :
       {"run.burn_in_years", "population.synthetic", "population.reference_inhabitants"})
    differ(key, value_of(keys, key), value_of(others, key));
  if (first.read_text("data_text") != other.read_text("data_text"))
    reasons.emplace_back("other tables of municipalities or institutions");
  return reasons;
}

// The file's name without folder and ending.
std::string short_name(const std::string& file) {
  return printable(std::filesystem::path(file).stem().string());
}

}  // namespace

ComparedSet::ComparedSet(ResultViews results, const std::string& baseline) : readers_(std::move(results)) {
  for (const auto& reader : readers_)
    if (reader->scenarios().empty() || reader->years().empty() || reader->replicates() < 1)
      throw Error(ErrorKind::data, reader->file() + ": holds no results; run its scenarios again");
  refuse_strangers();
  choose_replicates();
  list_scenarios();
  if (!baseline.empty()) put_first(baseline);
}

void ComparedSet::refuse_strangers() const {
  std::vector<std::string> lines;
  for (std::size_t f = 1; f < readers_.size(); ++f) {
    const auto reasons = reasons_not_to_pair(first(), *readers_[f]);
    if (!reasons.empty())
      lines.push_back(first().file() + " and " + readers_[f]->file() +
                      ": their replicates are no pairs: " + joined(reasons) +
                      "; run both with the same seed, data, years and version of the program");
  }
  if (!lines.empty()) throw Error(ErrorKind::data, lines);
}

void ComparedSet::choose_replicates() {
  replicates_ = first().replicate_numbers();
  for (const auto& reader : readers_) {
    const auto& others = reader->replicate_numbers();
    std::vector<int> both;
    std::set_intersection(replicates_.begin(), replicates_.end(), others.begin(), others.end(),
                          std::back_inserter(both));
    replicates_ = std::move(both);
  }
  if (replicates_.empty())
    throw Error(ErrorKind::data, "the files share no replicate; run them with the same run.replicates");
  for (const auto& reader : readers_)
    if (reader->replicate_numbers().size() > replicates_.size())
      notes_.push_back(reader->file() + ": " + std::to_string(replicates_.size()) + " of its " +
                       std::to_string(reader->replicate_numbers().size()) +
                       " replicates are compared, those that every file has");
}

void ComparedSet::list_scenarios() {
  for (std::size_t f = 0; f < readers_.size(); ++f) {
    auto keys = stated_keys_of(*readers_[f]);
    for (std::size_t s = 0; s < readers_[f]->scenarios().size(); ++s) {
      ComparedScenario one{.file = f,
                           .position = s,
                           .name = printable(readers_[f]->scenarios()[s]),
                           .keys = std::move(keys[s])};
      const auto twin = std::find_if(scenarios_.begin(), scenarios_.end(), [&](const ComparedScenario& each) {
        return each.file != f && printable(readers_[each.file]->scenarios()[each.position]) == one.name;
      });
      if (twin != scenarios_.end()) {
        if (differing_keys(twin->keys, one.keys).empty()) {
          notes_.push_back(readers_[f]->file() + ": its " + one.name + " is that of " +
                           readers_[twin->file]->file() + " and left out");
          continue;
        }
        one.name += " (" + short_name(readers_[f]->file()) + ")";
        if (find_named(scenarios_, one.name) != nullptr) one.name += " (" + std::to_string(f + 1) + ")";
      }
      scenarios_.push_back(std::move(one));
    }
  }
}

void ComparedSet::put_first(const std::string& baseline) {
  std::vector<std::string> names;
  for (const auto& scenario : scenarios_) names.push_back(scenario.name);
  const auto found = std::find(names.begin(), names.end(), baseline);
  if (found == names.end())
    throw Error(ErrorKind::usage,
                "--baseline " + baseline + ": there is no such scenario; there are " + joined(names));
  const auto at = scenarios_.begin() + (found - names.begin());
  std::rotate(scenarios_.begin(), at, at + 1);
}

std::vector<Failure> ComparedSet::failures() const {
  std::vector<Failure> all;
  for (const auto& reader : readers_) {
    for (const auto& failure : reader->failures()) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Failure& one) {
        return one.replicate == failure.replicate && one.reason == failure.reason;
      });
      if (!known) all.push_back(failure);
    }
  }
  return all;
}

bool ComparedSet::stores(const std::string& name) const {
  return std::all_of(readers_.begin(), readers_.end(), [&](const auto& reader) {
    const auto names = reader->variable_names();
    return std::find(names.begin(), names.end(), name) != names.end();
  });
}

std::vector<double> ComparedSet::read(const std::string& name, std::size_t rest) const {
  std::vector<std::vector<double>> values;
  for (const auto& reader : readers_) {
    values.push_back(reader->numbers(name));
    if (values.back().size() !=
        reader->scenarios().size() * static_cast<std::size_t>(reader->replicates()) * rest)
      throw Error(ErrorKind::data, reader->file() + ": variable " + name +
                                       " has another shape than this version writes; run its "
                                       "scenarios again");
  }
  std::vector<double> all;
  for (const auto& scenario : scenarios_) {
    const auto& numbers = readers_[scenario.file]->replicate_numbers();
    const auto& stored = values[scenario.file];
    for (std::size_t at = 0, r = 0; r < numbers.size(); ++r) {
      if (at == replicates_.size() || numbers[r] != replicates_[at]) continue;
      ++at;
      const auto begin =
          stored.begin() + static_cast<std::ptrdiff_t>((scenario.position * numbers.size() + r) * rest);
      all.insert(all.end(), begin, begin + static_cast<std::ptrdiff_t>(rest));
    }
  }
  return all;
}

}  // namespace taktskifte::report
