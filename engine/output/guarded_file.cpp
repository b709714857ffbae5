#include "output/guarded_file.hpp"

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <system_error>
#include <type_traits>

#include "output/packing.hpp"
#include "output/readable.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte {

template <typename Value, typename Plain>
concept MaybeConst = std::same_as<std::remove_const_t<Value>, Plain>;

template <typename Bytes, MaybeConst<Variable> Value>
void members(Bytes& bytes, Value& variable) {
  bytes(variable.name, variable.long_name, variable.units, variable.dimensions, variable.shape,
        variable.values);
}

template <typename Bytes, MaybeConst<ResultText> Value>
void members(Bytes& bytes, Value& text) {
  bytes(text.name, text.value);
}

template <typename Bytes, MaybeConst<Failure> Value>
void members(Bytes& bytes, Value& failure) {
  bytes(failure.replicate, failure.reason);
}

template <typename Bytes, MaybeConst<ResultFacts> Value>
void members(Bytes& bytes, Value& facts) {
  bytes(facts.scenarios, facts.years, facts.replicates, facts.failures, facts.totals_factor);
}

namespace {

enum class About : std::uint8_t {
  facts,
  attributes,
  variable_names,
  description,
  variable,
  replicates,
  text
};

struct Question {
  About about{};
  std::string name{};
  std::size_t scenario = 0;
  std::size_t first = 0;
  std::size_t count = 0;
};

/// The first byte of an answer. Behind it: a value; the exit and text of an Error; the text of another error.
enum class Outcome : std::uint8_t { answered, refused, failed };

template <typename... Values>
std::string packed(const Values&... values) {
  packing::Packer bytes;
  bytes(values...);
  return bytes.bytes();
}

std::string answer(const ResultFile& file, const Question& asked) {
  switch (asked.about) {
    case About::facts:
      return packed(Outcome::answered, file.facts());
    case About::attributes:
      return packed(Outcome::answered, file.attributes());
    case About::variable_names:
      return packed(Outcome::answered, file.variable_names());
    case About::description:
      return packed(Outcome::answered, file.describe(asked.name));
    case About::variable:
      return packed(Outcome::answered, file.read(asked.name));
    case About::replicates:
      return packed(Outcome::answered,
                    file.read_replicates(asked.name, asked.scenario, asked.first, asked.count));
    case About::text:
      return packed(Outcome::answered, file.read_text(asked.name));
  }
  throw packing::Garbled();
}

/// Opens the file at the first question.
AnsweringProcess::Answer answers_about(const std::string& path, const std::string& filetype) {
  return [path, filetype, file = std::shared_ptr<const ResultFile>()](const std::string& bytes) mutable {
    try {
      Question asked;
      packing::Unpacker question(bytes);
      question(asked.about, asked.name, asked.scenario, asked.first, asked.count);
      if (!file) file = std::make_shared<ResultFile>(path, filetype);
      return answer(*file, asked);
    } catch (const Error& error) {
      return packed(Outcome::refused, error.exit(), std::string(error.what()));
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& problem) {
      return packed(Outcome::failed, std::string(problem.what()));
    }
  };
}

// A hundred times what results of our own need: 1 MB takes 10 ms to read and unpacks to some 5 MB, and a
// small answer takes 20 microseconds.
ProcessLimits limits_for(const std::string& path) {
  std::error_code unknown;
  const auto bytes = std::filesystem::file_size(path, unknown);
  const auto megabytes = static_cast<std::size_t>(unknown ? 0 : bytes >> 20U);
  return {.seconds = 2.0 + 0.1 * static_cast<double>(megabytes),
          .seconds_per_answer = 0.002,
          .seconds_per_megabyte = 0.2,
          .megabytes = 512 + 50 * megabytes};
}

std::unique_ptr<AnsweringProcess> process_for(const std::string& path, const std::string& filetype) {
  try {
    return std::make_unique<AnsweringProcess>(answers_about(path, filetype), limits_for(path));
  } catch (const std::system_error& problem) {
    throw Error(Exit::io, path + ": cannot be read in a process of its own (" + problem.code().message() +
                              "); end other programs and try again");
  }
}

[[noreturn]] void refuse(const std::string& path, Death how) {
  std::string what = "the HDF5 library crashes on it";
  if (how == Death::out_of_time) what = "the HDF5 library does not come to an end with it";
  if (how == Death::out_of_memory)
    what = "reading it would take far more memory than its size gives reason for";
  throw Error(Exit::data, path + ": the file is damaged: " + what + "; " + damage_remedy);
}

template <typename Value>
Value unpacked(const std::string& bytes) {
  packing::Unpacker answer(bytes);
  Outcome outcome{};
  answer(outcome);
  if (outcome == Outcome::answered) {
    Value value{};
    answer(value);
    answer.end();
    return value;
  }
  Exit exit = Exit::data;
  std::string message;
  if (outcome == Outcome::refused) answer(exit);
  answer(message);
  answer.end();
  if (outcome == Outcome::refused) throw Error(exit, message);
  throw std::runtime_error(message);
}

template <typename Value>
Value ask(const std::string& path, AnsweringProcess& process, const Question& asked) {
  try {
    return unpacked<Value>(
        process.ask(packed(asked.about, asked.name, asked.scenario, asked.first, asked.count)));
  } catch (const Died& died) {
    refuse(path, died.how);
  } catch (const packing::Garbled&) {  // HDF5 wrote over the memory of the process
    refuse(path, Death::crashed);
  }
}

}  // namespace

GuardedFile::GuardedFile(const std::string& path, const std::string& filetype)
    : path_(path),
      process_(process_for(path, filetype)),
      facts_(ask<ResultFacts>(path_, *process_, {.about = About::facts})) {}

std::vector<ResultText> GuardedFile::attributes() const {
  return ask<std::vector<ResultText>>(path_, *process_, {.about = About::attributes});
}

std::vector<std::string> GuardedFile::variable_names() const {
  return ask<std::vector<std::string>>(path_, *process_, {.about = About::variable_names});
}

Variable GuardedFile::describe(const std::string& name) const {
  return ask<Variable>(path_, *process_, {.about = About::description, .name = name});
}

Variable GuardedFile::read(const std::string& name) const {
  return ask<Variable>(path_, *process_, {.about = About::variable, .name = name});
}

std::vector<double> GuardedFile::read_replicates(const std::string& name, std::size_t scenario,
                                                 std::size_t first, std::size_t count) const {
  return ask<std::vector<double>>(
      path_, *process_,
      {.about = About::replicates, .name = name, .scenario = scenario, .first = first, .count = count});
}

std::vector<std::string> GuardedFile::read_text(const std::string& name) const {
  return ask<std::vector<std::string>>(path_, *process_, {.about = About::text, .name = name});
}

}  // namespace taktskifte
