#include <utility>
#include <variant>

#include "output/file_checksum.hpp"
#include "output/guarded_file.hpp"
#include "output/readable.hpp"
#include "output/result_file.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {
namespace {

using File = std::variant<ResultFile, GuardedFile>;

File open(const std::string& path, const std::string& filetype, bool whole) {
  if (whole) return File(std::in_place_type<ResultFile>, path, filetype);
  return File(std::in_place_type<GuardedFile>, path, filetype);
}

}  // namespace

struct ResultReader::State {
  std::string path;
  bool has_checksum;
  File file;

  template <typename Question>
  decltype(auto) ask(const Question& question) const {
    return std::visit(question, file);
  }
  [[nodiscard]] const ResultFacts& facts() const {
    return ask([](const auto& opened) -> const ResultFacts& { return opened.facts(); });
  }
};

ResultReader::ResultReader(const std::string& file, const std::string& filetype) {
  check_is_hdf5(file);
  check_unlocked(file);
  const Checksum checksum = checked_checksum(file);
  if (checksum == Checksum::wrong)
    throw Error(Exit::data,
                file + ": the file is damaged: its content does not fit its checksum; " + damage_remedy);
  const bool fits = checksum == Checksum::fits;
  state_ = std::make_unique<State>(State{file, fits, open(file, filetype, fits)});
}

ResultReader::~ResultReader() = default;

const std::string& ResultReader::file() const { return state_->path; }

bool ResultReader::has_checksum() const { return state_->has_checksum; }

const std::vector<std::string>& ResultReader::scenarios() const { return state_->facts().scenarios; }

const std::vector<int>& ResultReader::years() const { return state_->facts().years; }

int ResultReader::replicates() const { return static_cast<int>(state_->facts().replicates.size()); }

const std::vector<int>& ResultReader::replicate_numbers() const { return state_->facts().replicates; }

const std::vector<Failure>& ResultReader::failures() const { return state_->facts().failures; }

double ResultReader::totals_factor() const { return state_->facts().totals_factor; }

std::vector<ResultText> ResultReader::attributes() const {
  return state_->ask([](const auto& file) { return file.attributes(); });
}

std::string ResultReader::attribute(const std::string& name) const {
  for (auto& [known, value] : attributes())
    if (known == name) return value;
  return {};
}

std::vector<std::string> ResultReader::variable_names() const {
  return state_->ask([](const auto& file) { return file.variable_names(); });
}

Variable ResultReader::describe(const std::string& name) const {
  return state_->ask([&](const auto& file) { return file.describe(name); });
}

Variable ResultReader::read(const std::string& name) const {
  return state_->ask([&](const auto& file) { return file.read(name); });
}

std::vector<double> ResultReader::read_replicates(const std::string& name, std::size_t scenario,
                                                  std::size_t first, std::size_t count) const {
  return state_->ask([&](const auto& file) { return file.read_replicates(name, scenario, first, count); });
}

std::vector<std::string> ResultReader::labels(const std::string& dimension) const {
  return read_text(dimension);
}

std::vector<std::string> ResultReader::read_text(const std::string& name) const {
  return state_->ask([&](const auto& file) { return file.read_text(name); });
}

}  // namespace taktskifte
