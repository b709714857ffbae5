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

std::string joined(const std::vector<std::string>& messages) {
  std::string all;
  for (const auto& message : messages) {
    if (!all.empty()) all += '\n';
    all += message;
  }
  return all;
}

}  // namespace

std::string to_string(const SourceLocation& place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
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

Error::Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

Error::Error(ErrorKind kind, const std::vector<std::string>& messages)
    : std::runtime_error(joined(messages)), kind_(kind) {}

void Diagnostics::add(const SourceLocation& place, const std::string& what) {
  std::size_t& count = counts_[place.file];
  if (count++ >= most_per_file) return;
  auto message = printable(to_string(place) + ": " + shortened(what));
  if (std::find(messages_.begin(), messages_.end(), message) == messages_.end())
    messages_.push_back(std::move(message));
  else
    --count;  // of a base or a setting that several scenarios share
}

void Diagnostics::add_all(const Diagnostics& others) {
  messages_.insert(messages_.end(), others.messages_.begin(), others.messages_.end());
  for (const auto& [file, count] : others.counts_) counts_[file] += count;
}

bool Diagnostics::full(const std::string& file) const {
  const auto count = counts_.find(file);
  return count != counts_.end() && count->second >= most_per_file;
}

void Diagnostics::throw_if_any(ErrorKind kind) const {
  if (messages_.empty()) return;
  auto messages = messages_;
  for (const auto& [file, count] : counts_) {
    if (count > most_per_file)
      messages.push_back(file + ": and " + std::to_string(count - most_per_file) +
                         " more mistakes; correct these first, or check that it is the right file");
  }
  throw Error(kind, messages);
}

}  // namespace taktskifte
