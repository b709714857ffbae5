// How far a run is, told on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/callbacks.hpp"

namespace taktskifte::commands {

enum class ProgressStyle : std::uint8_t { none, line, plain, json };

/// "auto" is one redrawn line on a terminal and plain lines elsewhere. Errors: ErrorKind::usage.
ProgressStyle progress_style(const std::string& word, bool quiet);

class Progress {
 public:
  /// `word`: what is counted, rows of a sweep or replicates.
  Progress(ProgressStyle style, int replicates, std::size_t scenarios, std::string word = "replicate");
  /// Of the rows of a sweep.
  Progress(ProgressStyle style, const SweepExperiment& experiment);
  /// A job tells its progress here, and stops at an interrupt; what there is to say `at_start` is said once
  /// interrupts are watched for. This must outlive what is returned.
  [[nodiscard]] JobCallbacks callbacks(std::function<void()> at_start = {});
  /// The data that were read, so that a file cut short is seen.
  void read(const Experiment& study);
  /// What authors of scenarios should change in time; each note once.
  void notes(const std::vector<ResolvedScenario>& scenarios);
  /// So many were there before the run began, in the folder of the run.
  void found(std::size_t replicates, const std::string& folder);
  /// So many are to do, `at_a_time` of them side by side.
  void begin(std::size_t to_do, std::size_t at_a_time);
  /// So many more are finished; from any thread. The time left is said once as many are done as are computed
  /// side by side: before, it cannot be known.
  void add(std::size_t replicates);
  /// Something to know, unless the run is to be quiet.
  void note(const std::string& line);
  /// Something odd, however quiet the run is: "warning: text", or as JSON a line {"warning": "text"}.
  void warn(const std::string& text);
  /// The result stands under `file`.
  void wrote(const std::string& file);
  /// Replicates that failed: said however quiet the run is.
  void failed(const std::vector<Failure>& failures);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] double seconds() const;
  void say(double left) const;  // NaN: not known

  ProgressStyle style_;
  int total_;
  int before_ = 0;
  int done_ = 0;  ///< those before included
  std::size_t to_do_ = 0;
  std::size_t at_a_time_ = 1;
  std::size_t added_ = 0;
  double began_ = 0.0;  ///< seconds after start_
  std::mutex adding_{};
  std::size_t scenarios_;
  std::string word_;
  Clock::time_point start_;
  double last_said_ = 0.0;
};

}  // namespace taktskifte::commands
