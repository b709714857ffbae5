#include "taktskifte/core/error.hpp"

#include <algorithm>
#include <utility>

#include "taktskifte/core/printable.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t most_per_file = 50;  // more than anybody corrects before looking again
constexpr std::size_t longest = 600;       // bytes; the longest advice of our own has about 400
constexpr std::size_t kept_at_start = 300;
constexpr std::size_t kept_at_end = 250;

std::vector<Diagnostic> texts_alone(const std::vector<std::string>& messages) {
  std::vector<Diagnostic> all(messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) all[i].text = messages[i];
  return all;
}

std::string lines_of(const std::vector<Diagnostic>& diagnostics) {
  std::string all;
  for (const auto& diagnostic : diagnostics) {
    if (!all.empty()) all += '\n';
    all += to_string(diagnostic);
  }
  return all;
}

}  // namespace

std::string to_string(const SourceLocation& place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

std::string to_string(const Diagnostic& diagnostic) {
  if (diagnostic.location.file.empty()) return diagnostic.text;
  return printable(to_string(diagnostic.location)) + ": " + diagnostic.text;
}

std::string shortened(const std::string& text) {
  if (text.size() <= longest) return text;
  const auto character_from = [&](std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  };
  return text.substr(0, character_from(kept_at_start)) + "..." +
         text.substr(character_from(text.size() - kept_at_end));
}

Error::Error(ErrorKind kind, const std::string& message) : Error(kind, std::vector<std::string>{message}) {}

Error::Error(ErrorKind kind, const std::vector<std::string>& messages) : Error(kind, texts_alone(messages)) {}

Error::Error(ErrorKind kind, std::vector<Diagnostic> diagnostics)
    : std::runtime_error(lines_of(diagnostics)),
      kind_(kind),
      diagnostics_(std::make_shared<const std::vector<Diagnostic>>(std::move(diagnostics))) {}

void Diagnostics::add(const SourceLocation& place, const std::string& text, const std::string& key) {
  std::size_t& count = counts_[place.file];
  if (count++ >= most_per_file) return;
  Diagnostic found{.location = place, .key = key, .text = printable(shortened(text))};
  const auto same = [&](const Diagnostic& other) { return to_string(other) == to_string(found); };
  if (std::none_of(list_.begin(), list_.end(), same))
    list_.push_back(std::move(found));
  else
    --count;  // of a base or a setting that several scenarios share
}

void Diagnostics::add_all(const Diagnostics& others) {
  list_.insert(list_.end(), others.list_.begin(), others.list_.end());
  for (const auto& [file, count] : others.counts_) counts_[file] += count;
}

bool Diagnostics::full(const std::string& file) const {
  const auto count = counts_.find(file);
  return count != counts_.end() && count->second >= most_per_file;
}

void Diagnostics::throw_if_any(ErrorKind kind) const {
  if (list_.empty()) return;
  auto diagnostics = list_;
  for (const auto& [file, count] : counts_) {
    if (count <= most_per_file) continue;
    Diagnostic rest;
    rest.location.file = file;
    rest.text = "and " + std::to_string(count - most_per_file) +
                " more mistakes; correct these first, or check that it is the right file";
    diagnostics.push_back(std::move(rest));
  }
  throw Error(kind, std::move(diagnostics));
}

}  // namespace taktskifte
