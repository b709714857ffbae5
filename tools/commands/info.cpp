// taktskifte info: what a result file holds.
#include <iostream>

#include "commands/arguments.hpp"
#include "taktskifte/report/info.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int info(const Arguments& arguments) {
  const std::string usage = "taktskifte info FILE [--json]";
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs");
  const auto values = parse(arguments, usage, "Says what a result file holds.", options, "file");
  if (!values) return 0;
  const auto files = (*values)["file"].as<Words>();
  if (files.size() != 1)
    usage_error("give one result file, not " + std::to_string(files.size()) + "\nUsage: " + usage);
  const ResultReader reader(files.front(), any_result);
  const auto document =
      reader.is_sweep() ? report::sweep_document(reader) : report::info_document(overview_of(reader));
  report::print(std::cout, document, form_of(*values, "info"));
  return 0;
}

}  // namespace taktskifte::commands
