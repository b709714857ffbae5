#include "commands/reproduce_options.hpp"

#include <vector>

#include "commands/arguments.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

const std::string example = "such as: taktskifte run --from results/mix.h5 --replicate 17 -o one.h5";

void refuse(bool wrong, const std::string& what) {
  if (wrong) usage_error("run: " + what + ", " + example);
}

}  // namespace

void add_reproduce_options(po::options_description& options) {
  options.add_options()("from", po::value<std::string>(), "result file to run one replicate of once more")(
      "replicate", po::value<int>(), "with --from: its number")("scenario", po::value<std::string>(),
                                                                "with --from: this scenario alone");
}

std::optional<Reproduction> reproduction_of(const po::variables_map& values) {
  const bool from = values.count("from") != 0;
  refuse(!from && (values.count("replicate") != 0 || values.count("scenario") != 0),
         "--replicate and --scenario go with --from");
  if (!from) return std::nullopt;
  refuse(!values["scenarios"].as<Words>().empty() || !values["set"].as<Words>().empty(),
         "--from takes its scenarios from the file; leave out scenario files and --set");
  refuse(values.count("replicate") == 0, "--from without --replicate; give the number of one");
  refuse(values.count("output") == 0, "no result file given; add -o");
  Reproduction order{.from = values["from"].as<std::string>(),
                     .replicate = values["replicate"].as<int>(),
                     .output = values["output"].as<std::string>(),
                     .overwrite = values["overwrite"].as<bool>()};
  refuse(order.output.empty() || order.output == "-", "-o needs the name of a file");
  if (values.count("scenario") != 0) order.scenario = values["scenario"].as<std::string>();
  return order;
}

}  // namespace taktskifte::commands
