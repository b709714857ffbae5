#include "report/rerun_set.hpp"

namespace taktskifte::report {

void rerun_set(const ComparedSet& set, const RerunOptions& options,
               const std::function<void(const RerunPlace& at, const Series& series)>& use) {
  const auto& replicates = set.replicates();
  const std::size_t files = set.readers().size();
  for (std::size_t file = 0; file < files; ++file) {
    RerunOptions of_file = options;
    if (options.on_progress)
      of_file.on_progress = [&, file](std::size_t done, std::size_t of) {
        options.on_progress(file * of + done, files * of);
      };
    std::size_t replicate = 0;
    rerun_replicates(ResultReader(set.readers()[file]->file()), replicates, of_file,
                     [&](const Experiment& study, int, const std::vector<Series>& series) {
                       for (std::size_t s = 0; s < set.scenarios().size(); ++s) {
                         const ComparedScenario& one = set.scenarios()[s];
                         if (one.file == file)
                           use({.study = study, .scenario = s, .replicate = replicate}, series[one.position]);
                       }
                       ++replicate;
                     });
  }
}

}  // namespace taktskifte::report
