#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "results/file_checksum.hpp"
#include "results/readable.hpp"
#include "results/result_file.hpp"
#include "results/sandboxed_reads.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

template <typename Bytes>
void members(Bytes& bytes, ResultText& text) {
  bytes(text.name, text.value);
}

template <typename Bytes>
void members(Bytes& bytes, Property& property) {
  bytes(property.variable, property.name, property.value, property.storage);
}

template <typename Bytes>
void members(Bytes& bytes, StoredVariable& variable) {
  auto& about = variable.description;
  bytes(about.name, about.long_name, about.units, about.dimensions, about.shape);
  bytes(variable.is_number, variable.text);
}

template <typename Bytes>
void members(Bytes& bytes, ResultIndex& all) {
  bytes(all.scenarios, all.years, all.replicates, all.failures, all.population_scale, all.attributes,
        all.variables);
}

namespace {

Checksum checked(const std::string& file, const std::string& identity) {
  check_is_hdf5(file);
  check_unlocked(file);
  const Checksum checksum = checked_checksum(file);
  check_same(file, identity);
  if (checksum == Checksum::wrong)
    throw Error(ErrorKind::data,
                file + ": the file is damaged: its content does not fit its checksum; " + damage_remedy);
  return checksum;
}

}  // namespace

struct ResultReader::State {
  std::string path;
  std::string filetype;
  std::string identity;  ///< of the file whose checksum was looked at
  bool has_checksum = false;
  ResultIndex index{};
  std::map<std::string, std::vector<double>> kept{};  ///< what was asked for in parts
  std::size_t kept_bytes = 0;
  /// Of the process that reads.
  std::optional<ResultFile> opened{};
  ResultIndex opened_index{};
  SandboxedReads reads{path, [this](std::size_t question, wire::Packer& bytes) { answer(question, bytes); }};

  /// Any other number asks for the values of a variable: the number of that in the index is first_variable
  /// less.
  enum Question : std::size_t { the_index, the_properties, first_variable };

  /// In a process of its own, which opens the file anew: another file may have got its name since, or get it
  /// meanwhile.
  void answer(std::size_t question, wire::Packer& bytes) {
    if (!opened) opened_index = opened.emplace(path).index(filetype);
    if (question == the_index)
      bytes(opened_index);
    else if (question == the_properties)
      bytes(opened->properties());
    else
      bytes(opened->values(opened_index.variables.at(question - first_variable).description.name));
  }

  template <typename Value>
  [[nodiscard]] Value ask(std::size_t question) {
    try {
      auto value = reads.ask<Value>(question);
      check_same(path, identity);
      return value;
    } catch (const DeadlyFile& why) {
      check_same(path, identity);
      damaged(why.what());
    } catch (const Error&) {
      check_same(path, identity);
      throw;
    }
  }

  [[nodiscard]] const StoredVariable* find(const std::string& name) const {
    const auto& all = index.variables;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const StoredVariable& one) { return one.description.name == name; });
    return found == all.end() ? nullptr : &*found;
  }

  [[nodiscard]] const StoredVariable& variable(const std::string& name) const {
    if (const auto* found = find(name)) return *found;
    throw Error(ErrorKind::data,
                path + ": has no variable " + name + "; taktskifte info " + path + " lists what it has");
  }

  [[nodiscard]] std::vector<double> values(const std::string& name) {
    const auto& asked = variable(name);
    if (!asked.is_number)
      throw Error(ErrorKind::data, path + ": variable " + name + " holds text, not numbers");
    const auto number = static_cast<std::size_t>(&asked - index.variables.data());
    auto values = ask<std::vector<double>>(first_variable + number);
    const auto& shape = asked.description.shape;
    if (values.size() != std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()))
      throw Error(ErrorKind::data, path + ": variable " + name + " has another shape now; " + damage_remedy);
    return values;
  }

  /// The values of a variable, read once. All that is kept has to be believable as well.
  const std::vector<double>& keep(const std::string& name) {
    if (const auto found = kept.find(name); found != kept.end()) return found->second;
    auto values = this->values(name);
    kept_bytes += values.size() * sizeof(double);
    if (const auto size = std::filesystem::file_size(path); kept_bytes >> 20U > limits_for(size).megabytes) {
      check_machine(path, size);
      damaged(too_much_memory);
    }
    return kept.emplace(name, std::move(values)).first->second;
  }

  [[noreturn]] void damaged(const std::string& why) const {
    throw Error(ErrorKind::data, path + ": the file is damaged: " + why + "; " + damage_remedy);
  }
};

ResultReader::ResultReader(const std::string& file, const std::string& filetype)
    : state_(new State{.path = file, .filetype = filetype, .identity = identity_of(file)}) {
  state_->has_checksum = checked(file, state_->identity) == Checksum::fits;
  state_->index = state_->ask<ResultIndex>(State::the_index);
  const auto& found = state_->index;
  if (found.scenarios.empty() || found.years.empty() || found.replicates.empty())
    throw Error(ErrorKind::data, file + ": holds no results; run its scenarios again");
}

ResultReader::~ResultReader() = default;

const std::string& ResultReader::file() const { return state_->path; }

bool ResultReader::has_checksum() const { return state_->has_checksum; }

const std::vector<std::string>& ResultReader::scenarios() const { return state_->index.scenarios; }

const std::vector<int>& ResultReader::years() const { return state_->index.years; }

int ResultReader::replicates() const { return static_cast<int>(state_->index.replicates.size()); }

const std::vector<int>& ResultReader::replicate_numbers() const { return state_->index.replicates; }

const std::vector<Failure>& ResultReader::failures() const { return state_->index.failures; }

double ResultReader::population_scale() const { return state_->index.population_scale; }

std::vector<ResultText> ResultReader::attributes() const { return state_->index.attributes; }

std::string ResultReader::attribute(const std::string& name) const {
  for (auto& [known, value] : attributes())
    if (known == name) return value;
  return {};
}

std::vector<Property> ResultReader::properties() const {
  return state_->ask<std::vector<Property>>(State::the_properties);
}

std::vector<std::string> ResultReader::variable_names() const {
  std::vector<std::string> names;
  for (const auto& variable : state_->index.variables)
    if (variable.is_number) names.push_back(variable.description.name);
  return names;
}

bool ResultReader::has(const std::string& name) const {
  const auto* const found = state_->find(name);
  return found != nullptr && found->is_number;
}

Variable ResultReader::describe(const std::string& name) const { return state_->variable(name).description; }

Variable ResultReader::read(const std::string& name) const {
  auto variable = describe(name);
  variable.values = state_->values(name);
  return variable;
}

std::vector<double> ResultReader::read_replicates(const std::string& name, std::size_t scenario,
                                                  std::size_t first, std::size_t count) const {
  const auto& shape = state_->variable(name).description.shape;
  if (shape.size() < 2 || scenario >= shape[0] || first > shape[1] || count > shape[1] - first)
    throw Error(ErrorKind::data, state_->path + ": variable " + name + " has no such replicates");
  const auto& values = state_->keep(name);
  const std::size_t of_one = values.size() / shape[0] / std::max<std::size_t>(1, shape[1]);
  const auto start = values.begin() + static_cast<std::ptrdiff_t>((scenario * shape[1] + first) * of_one);
  return {start, start + static_cast<std::ptrdiff_t>(count * of_one)};
}

std::vector<std::string> ResultReader::read_text(const std::string& name) const {
  const auto* found = state_->find(name);
  return found == nullptr ? std::vector<std::string>() : found->text;
}

}  // namespace taktskifte
