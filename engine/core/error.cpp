#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

std::string joined(const std::vector<std::string>& messages) {
  std::string all;
  for (const auto& message : messages) {
    if (!all.empty()) all += '\n';
    all += message;
  }
  return all;
}

}  // namespace

std::string to_string(const Place& place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

Error::Error(Exit exit, const std::string& message) : std::runtime_error(message), exit_(exit) {}

Error::Error(Exit exit, const std::vector<std::string>& messages)
    : std::runtime_error(joined(messages)), exit_(exit) {}

void Complaints::add(const Place& place, const std::string& what) {
  messages_.push_back(to_string(place) + ": " + what);
}

void Complaints::throw_if_any(Exit exit) const {
  if (!messages_.empty()) throw Error(exit, messages_);
}

}  // namespace taktskifte
