// What a call complains about.
#pragma once

#include <string>

#include "taktskifte/core/error.hpp"

namespace taktskifte::support {

struct Complaint {
  ErrorKind exit = ErrorKind::ok;
  std::string what;

  /// Whether the message holds `part`.
  [[nodiscard]] bool says(const std::string& part) const { return what.find(part) != std::string::npos; }
};

/// The Error thrown by `body`, or ErrorKind::ok.
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
