// taktskifte resume: go on with a run that was stopped or killed.
#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int resume(const Arguments& arguments) {
  const Ranks ranks;
  if (ranks.rank() > 0) {
    run_worker(ranks, {.on_start = watch_for_interrupts, .stop = interrupted});
    return 0;
  }
  po::options_description options("Options");
  add_work_options(options);
  const auto values =
      parse(arguments, "taktskifte resume DIR [--threads N] [--on-error stop|continue] [--overwrite]",
            "Checks what the folder of a run holds (results/mix.parts), runs what is missing and writes the\n"
            "result file beside it (results/mix.h5): the same bits as if the run had never stopped.",
            options, "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<Words>(), "resume");
  const WorkOptions work = work_options(*values, "resume");
  const auto style = progress_style_of(*values);

  const StoredRun stored = stored_run(folder);
  Progress progress(style, stored.identity.replicates, stored.study.scenarios.size(),
                    stored.identity.rows_word());
  resume_job(folder, stored, work, (*values)[overwrite_option].as<bool>(), ranks, progress.callbacks());
  return 0;
}

}  // namespace taktskifte::commands
