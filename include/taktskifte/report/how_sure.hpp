// What the kept study of assumptions says of scenarios that are compared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/sensitivity/study_summary.hpp"

namespace taktskifte::report {

/// The study, or why there is none.
struct KeptStudy {
  std::optional<StudySummary> summary{};
  std::string problem{};  ///< what is wrong with it and what to do; empty with a summary
};

/// Reads `file`, or if that is empty the study that comes with the program, of which a problem is no error.
/// Errors: those of read_study for a file that was named.
KeptStudy kept_study_in(const std::string& file);

/// What is compared, as far as a study may be of something else.
struct ComparedWorld {
  std::string model_version, data;  ///< model_results_version and data_checksum of the file
  int first_year = 0, last_year = 0;
  bool all_years = true;  ///< these are all that the file has
};

/// Whether a study is about two scenarios.
struct StudyFit {
  std::string why_not{};            ///< empty: it is
  std::size_t base = 0, other = 0;  ///< their mixes
};
StudyFit fit_of(const KeptStudy& study, const ComparedWorld& world, const StatedKeys& base,
                const StatedKeys& other);

/// "In all 1024 sets a rise matters", "In 71 % of 1024 sets a rise matters, in 29 % the difference is too
/// small to matter: the assumptions decide": no more than these shares say.
std::string agreement(const Spread& spread);

/// "71 %" of a share of sets; neither 0 nor 100 % of one that is not.
std::string share_text(double share);

/// A scale with the decimals that a spread tells: two digits of it.
format::Scale of_spread(const format::Scale& scale, const Spread& spread);

/// A value of a key to a hundredth of its range, which is more than the values tried tell.
std::string in_range_of(const StudiedKey& key, double value);

}  // namespace taktskifte::report
