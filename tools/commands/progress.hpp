// How far a run is, told on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "taktskifte/output/results.hpp"
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
  /// So many were there before the run began, in the folder of the run.
  void found(std::size_t replicates, const std::string& folder);
  /// One more is finished.
  void add_one();
  /// Something to know, unless the run is to be quiet.
  void note(const std::string& line);
  /// The same, however quiet the run is.
  void warn(const std::string& line);
  /// The result stands under `file`.
  void wrote(const std::string& file);
  /// Replicates that failed: said however quiet the run is.
  void failed(const std::vector<Failure>& failures);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] double seconds() const;

  ProgressStyle style_;
  int total_;
  int before_ = 0;
  int done_ = 0;  ///< those before included
  std::size_t scenarios_;
  Clock::time_point start_;
  double last_said_ = 0.0;
};

}  // namespace taktskifte::commands
