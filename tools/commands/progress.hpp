// How far a run is, told on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "taktskifte/run/ensemble.hpp"

namespace taktskifte::commands {

enum class ProgressStyle : std::uint8_t { none, line, plain, json };

/// "auto" is one redrawn line on a terminal and plain lines elsewhere. Errors: Exit::usage.
ProgressStyle progress_style(const std::string& word, bool quiet);

class Progress {
 public:
  Progress(ProgressStyle style, int replicates, std::size_t scenarios);
  /// The data that were read, so that a file cut short is seen.
  void read(const Study& study);
  /// `replicates` of them are finished.
  void done(int replicates);
  /// The result stands under `file`.
  void wrote(const std::string& file);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] double seconds() const;

  ProgressStyle style_;
  int total_;
  std::size_t scenarios_;
  Clock::time_point start_;
  double last_said_ = 0.0;
};

}  // namespace taktskifte::commands
