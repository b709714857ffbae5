// The result file of a sweep: indicators along (design, scenario, replicate); see results/README.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "taktskifte/measures/series.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/results/stored_experiment.hpp"

namespace taktskifte {

/// Writes the result file of a sweep, as ResultWriter does that of a run. `header.sweep` says the points,
/// `header.replicates` the rows to come, `header.failures` those that failed.
class SweepWriter {
 public:
  SweepWriter(const std::string& file, const ResultHeader& header, const std::string& folder = {});
  ~SweepWriter();
  SweepWriter(const SweepWriter&) = delete;
  SweepWriter& operator=(const SweepWriter&) = delete;

  /// Rows must come in the order of the header; `series` holds one Series per scenario, each with the numbers
  /// of sweep_numbers().
  void append(int row, const std::vector<Series>& series);
  /// As ResultWriter::finish.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A sweep as its result file holds it.
struct StoredSweep {
  StoredStudy study;
  Sweep sweep;
  std::vector<PointState> states;     ///< one per point
  std::vector<std::string> messages;  ///< why it was refused or failed; empty otherwise
};

/// Errors: ErrorKind::data if the file is damaged or holds a key or value that this program does not know.
StoredSweep read_stored_sweep(const ResultReader& reader);

/// In what the result of a sweep is of another one than `header`, in words; empty if it is of the same.
std::string sweep_difference(const ResultReader& stored, const ResultHeader& header);

}  // namespace taktskifte
