// taktskifte status: how far a run is, whether it is at work or was stopped.
#include <filesystem>
#include <iostream>

#include "commands/arguments.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/jobs/job_status.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

report::Document status_document(const std::string& folder, const JobStatus& job) {
  report::Lines lines{
      {folder + ": " + printable(job.history)},
      {std::to_string(job.replicates - job.missing) + " of " + std::to_string(job.replicates) + " " +
       job.rows_word + "s of " + counted(job.scenarios, "scenario") + " in " + counted(job.shards, "shard") +
       ", " + std::to_string(job.failures.size()) + " of them failed"}};
  for (const auto& failure : job.failures)
    lines.push_back(
        {job.rows_word + " " + std::to_string(failure.replicate) + ": " + printable(failure.reason), 1});
  for (const auto& damaged : job.damaged) lines.push_back({"damaged: " + damaged.file + ": " + damaged.why});
  if (job.at_work)
    lines.push_back({"a run is at work in it"});
  else if (job.complete())
    lines.push_back({"complete; join it with: taktskifte merge " + folder + " -o FILE"});
  else
    lines.push_back({"stopped; go on with: taktskifte resume " + folder});
  const auto output = std::filesystem::path(job.output).filename().string();
  const auto damaged = report::list_of(
      job.damaged, [](const auto& each) { return report::object("file", each.file, "why", each.why); });
  return {.data = report::object("study_id", job.id, "replicates", job.replicates, "missing", job.missing,
                                 "failed", job.failures.size(), "shards", job.shards, "at_work", job.at_work,
                                 "output", output, "damaged", damaged),
          .blocks = {{std::move(lines)}}};
}

}  // namespace

int status(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs");
  const auto values =
      parse(arguments, "taktskifte status DIR [--json]",
            "Says how far the run is that keeps its shards in DIR (results/mix.parts).", options, "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<std::vector<std::string>>(), "status");
  report::print(std::cout, status_document(folder, job_status(folder)), form_of(*values, "status"));
  return 0;
}

}  // namespace taktskifte::commands
