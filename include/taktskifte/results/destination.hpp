// The name under which a result file is to stand, and what must not be lost under it.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/results/results.hpp"
#include "taktskifte/results/stored_experiment.hpp"

namespace taktskifte {

/// Looks at what stands under the name before the work begins, and again before the file gets its name.
class Destination {
 public:
  /// `header` says what is to be written and must outlive it. Errors: ErrorKind::usage if the name is that of
  /// one of the `inputs`, however both are spelled or linked; ErrorKind::cannot_create for a result of
  /// another study (study_difference()) and for what is no result, unless it may be overwritten.
  Destination(std::string name, const std::vector<std::string>& inputs, const ResultHeader& header,
              bool overwrite);

  [[nodiscard]] const std::string& name() const { return name_; }
  /// The same again if something else stands there by now. Errors: ErrorKind::cannot_create.
  void check_again() const;

 private:
  void check() const;

  std::string name_;
  const ResultHeader& header_;
  bool overwrite_;
  std::string seen_;  ///< tells one file from another, and from itself when it was changed
};

/// The same of what a result holds of its study; `names` are those of its scenarios.
std::string same_study(const std::vector<std::string>& names, const StoredStudy& was,
                       const ResultHeader& header);

/// In what a result file is of another study than that of `header`, in words: its scenarios, a key that one
/// of them sets, its tables, whether it has panels. Empty if it is of the same one, whoever made it: the
/// commit, the number of replicates, titles, comments, defaults and columns that the model does not use do
/// not count.
std::string study_difference(const ResultReader& stored, const ResultHeader& header);

}  // namespace taktskifte
