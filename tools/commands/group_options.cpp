#include "commands/group_options.hpp"

#include "commands/arguments.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

void add_group_options(po::options_description& options) {
  options.add_options()(
      "municipalities", po::value<std::string>(),
      "what this group gains or loses: a file with numbers, one a line, or a table with a column of "
      "them; runs the replicates again")("column", po::value<std::string>(),
                                         "with --municipalities: the column, if it has no usual name")(
      "group", po::value<std::string>(),
      "the same for a region, a size class, or both: \"Nord-Norge, below 5000\"")(
      "since", po::value<int>(),
      "year from which reach counts, instead of the first in which the scenarios differ");
}

std::optional<report::GroupChoice> group_choice(const po::variables_map& values) {
  const bool list = values.count("municipalities") != 0;
  const bool label = values.count("group") != 0;
  if (list && label) usage_error("compare: give one of --municipalities and --group");
  if (!list && values.count("column") != 0) usage_error("compare: --column goes with --municipalities");
  if (!list && !label && values.count("since") != 0)
    usage_error("compare: --since goes with --municipalities or --group");
  if (!list && !label) return std::nullopt;
  report::GroupChoice choice;
  if (list) choice.list = values["municipalities"].as<std::string>();
  if (label) choice.label = values["group"].as<std::string>();
  if (values.count("column") != 0) choice.column = values["column"].as<std::string>();
  if (values.count("since") != 0) choice.since = values["since"].as<int>();
  if ((list && choice.list.empty()) || (label && choice.label.empty()))
    usage_error("compare: --municipalities and --group need a value");
  return choice;
}

}  // namespace taktskifte::commands
