// The mistakes of several scenarios in one go; what a shared base or data file has wrong is told once.
#pragma once

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"

namespace taktskifte {

/// Collects the messages of several Errors, each line once.
class Problems {
 public:
  /// Runs `step`; an Error that it throws is collected.
  template <typename Step>
  void collect(const Step& step) {
    try {
      step();
    } catch (const Error& error) {
      if (messages_.empty()) exit_ = error.kind();
      std::istringstream lines(error.what());
      for (std::string line; std::getline(lines, line);)
        if (known_.insert(line).second) messages_.push_back(line);
    }
  }

  /// Throws everything collected with the exit of the first Error, unless there was none.
  void throw_if_any() const {
    if (!messages_.empty()) throw Error(exit_, messages_);
  }

 private:
  std::vector<std::string> messages_;
  std::set<std::string> known_;
  ErrorKind exit_ = ErrorKind::scenario;
};

}  // namespace taktskifte
