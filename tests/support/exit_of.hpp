// What a call complains about.
#pragma once

#include <optional>
#include <string>

#include "taktskifte/core/error.hpp"

namespace taktskifte::support {

struct Complaint {
  std::optional<ErrorKind> exit{};
  std::string what;

  /// Whether the message holds `part`.
  [[nodiscard]] bool says(const std::string& part) const { return what.find(part) != std::string::npos; }
};

/// The Error thrown by `body`, or nothing.
template <typename Body>
Complaint complaint_of(const Body& body) {
  try {
    body();
  } catch (const Error& problem) {
    return {problem.kind(), problem.what()};
  }
  return {};
}

}  // namespace taktskifte::support
