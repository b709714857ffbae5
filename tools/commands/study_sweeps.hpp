// What sensitivity and discover share: sweeps of a study, made unless their results stand already.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "commands/work_options.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte::commands {

/// -o, --set, --measure, --design-seed, and those of work and form.
void add_study_options(boost::program_options::options_description& options);

/// What a verb was asked for.
struct StudyOrder {
  std::string verb;
  std::vector<std::string> files;     ///< scenarios if `output` is given, else results of sweeps
  std::string output;                 ///< results/study.h5: parts of it are results/study-sobol.h5 and so on
  std::vector<std::string> settings;  ///< for all scenarios
  std::vector<std::string> measures;
  std::uint64_t seed = 1;
  bool overwrite = false;
  WorkOptions work;
  ProgressStyle style = ProgressStyle::none;
  report::Form form = report::Form::text;
};

/// Errors: ErrorKind::usage for what cannot be meant.
StudyOrder study_order(const boost::program_options::variables_map& values, const std::string& verb);

/// The scenarios of an order; `replicates` of each point unless --set says another number.
std::vector<ResolvedScenario> scenarios_of(StudyOrder& order, int replicates, std::size_t least);

/// Makes the part of the study that `part` names, or finds it finished; the name of its file.
std::string made_sweep(const StudyOrder& order, const std::vector<ResolvedScenario>& scenarios, Sweep points,
                       const std::string& part);

/// What was narrowed or left out, to standard error unless the verb is to be quiet.
void tell_notes(const StudyOrder& order, const std::vector<std::string>& notes);

}  // namespace taktskifte::commands
