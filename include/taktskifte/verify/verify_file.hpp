// Checks a result file: as it stands, and by running replicates again from the file alone.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/jobs/callbacks.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/verify/stored_inputs.hpp"
#include "taktskifte/verify/stored_invariants.hpp"

namespace taktskifte {

struct VerifyOptions {
  std::size_t sample = 5;         ///< replicates to draw, at least 1; fewer if the file has fewer
  std::vector<int> replicates{};  ///< these instead, if any
  bool all = false;               ///< all, and the sums per municipality
  int threads = 1;
};

/// What was checked, and what came out.
struct Verification {
  std::string file;
  std::string made_by;  ///< "Taktskifte 0.1.0, commit 123456789abc"
  bool same_commit = true;
  std::size_t scenarios = 0, replicates = 0, failures = 0, years = 0;
  bool sweep = false;                      ///< rows stand for replicates
  bool checksum = false;                   ///< there is one, and it fits
  std::size_t variables = 0, numbers = 0;  ///< read
  RuleReport rules{};
  std::vector<std::string> not_compared{};  ///< variables per replicate that this program does not know

  std::string not_run{};  ///< why nothing was run again; empty if it was
  InputReport inputs{};
  bool drawn = false;            ///< the replicates were drawn at random
  std::vector<int> run_again{};  ///< rising
  bool sums = false;             ///< those per municipality were compared
  std::size_t compared = 0;      ///< numbers
  Mismatches different{};

  [[nodiscard]] bool holds() const {
    return not_run.empty() && rules.broken.count == 0 && inputs.different.count == 0 && different.count == 0;
  }
};

/// Errors: ErrorKind::usage for a sample of 0 and for a replicate that the file does not have,
/// ErrorKind::stopped if `stop` says so, those of ResultReader.
Verification verify_file(const std::string& file, const VerifyOptions& options, const StopRequest& stop);

}  // namespace taktskifte
