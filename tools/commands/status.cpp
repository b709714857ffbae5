// taktskifte status: how far a run is, whether it is at work or was stopped.
#include <filesystem>
#include <iostream>

#include "commands/arguments.hpp"
#include "taktskifte/jobs/job_status.hpp"
#include "taktskifte/report/status.hpp"

namespace taktskifte::commands {
namespace po = boost::program_options;

int status(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs");
  const auto values =
      parse(arguments, "taktskifte status DIR [--json]",
            "Says how far the run is that keeps its shards in DIR (results/mix.parts).", options, "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<Words>(), "status");
  report::print(std::cout, report::status_document(folder, job_status(folder)), form_of(*values, "status"));
  return 0;
}

}  // namespace taktskifte::commands
