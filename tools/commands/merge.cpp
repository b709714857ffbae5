// taktskifte merge: the shards of a run into one result file.
#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/stored_run.hpp"
#include "commands/work.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

void refuse_incomplete(const std::string& folder, const ShardInventory& found, int replicates) {
  if (found.missing.empty()) return;
  throw Error(ErrorKind::stopped, folder + ": " + std::to_string(found.missing.size()) + " of " +
                                      std::to_string(replicates) + " replicates are missing, the first is " +
                                      std::to_string(found.missing.front()) +
                                      "; run them with: taktskifte resume " + folder);
}

}  // namespace

int merge(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "result file to write")(
      "quiet", po::bool_switch(), about_quiet)(overwrite_option, po::bool_switch(), about_overwrite);
  const auto values =
      parse(arguments, "taktskifte merge DIR -o FILE [--overwrite]",
            "Joins the shards of a complete run into one result file. The folder stays as it is.", options,
            "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<std::vector<std::string>>(), "merge");
  if (values->count("output") == 0)
    throw Error(ErrorKind::usage, "merge: no result file given; add -o results/mix.h5");
  const auto output = (*values)["output"].as<std::string>();
  const StoredRun stored = stored_run(folder);
  const FolderLock lock(folder, FolderLock::Kind::exclusive);
  check_output(output);
  const Destination destination(output, stored.record.input_files, stored.header,
                                (*values)[overwrite_option].as<bool>());
  watch_for_interrupts();
  Progress progress(progress_style("plain", (*values)["quiet"].as<bool>()), stored.shape.replicates,
                    stored.study.scenarios.size());
  const ShardInventory found = list_shards(folder, stored.shape);
  refuse_foreign(found);
  refuse_damaged(found);
  refuse_incomplete(folder, found, stored.shape.replicates);
  join(folder, found, stored.header, destination, progress);
  return 0;
}

}  // namespace taktskifte::commands
