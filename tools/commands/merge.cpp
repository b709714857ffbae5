// taktskifte merge: the shards of a run into one result file.
#include "commands/arguments.hpp"
#include "commands/progress.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int merge(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "result file to write")(
      "quiet", po::bool_switch(), about_quiet)(overwrite_option, po::bool_switch(), about_overwrite);
  const auto values =
      parse(arguments, "taktskifte merge DIR -o FILE [--overwrite]",
            "Joins the shards of a complete run into one result file. The folder stays as it is.", options,
            "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<Words>(), "merge");
  if (values->count("output") == 0) usage_error("merge: no result file given; add -o results/mix.h5");
  const auto output = (*values)["output"].as<std::string>();
  const StoredRun stored = stored_run(folder);
  Progress progress(progress_style("plain", (*values)["quiet"].as<bool>()), stored.identity.replicates,
                    stored.study.scenarios.size(), stored.identity.rows_word());
  merge_job(folder, stored, output, (*values)[overwrite_option].as<bool>(), progress.callbacks());
  return 0;
}

}  // namespace taktskifte::commands
