// taktskifte compare: what differs between the scenarios of a result file, and whether it matters.
#include <charconv>
#include <cmath>
#include <iostream>
#include <map>
#include <system_error>

#include "commands/arguments.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::map<std::string, double> margins_of(const std::vector<std::string>& settings) {
  std::map<std::string, double> margins;
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
      throw Error(ErrorKind::usage,
                  "--margin " + setting + ": write measure=value, such as research_share=0.005");
    double value = 0.0;
    const char* const end = setting.data() + setting.size();
    const auto read = std::from_chars(setting.data() + equals + 1, end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value) || value < 0.0)
      throw Error(ErrorKind::usage,
                  "--margin " + setting + ": a margin is a number of at least 0 in the row's unit");
    margins[setting.substr(0, equals)] = value;
  }
  return margins;
}

}  // namespace

int compare(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("years", po::value<std::string>()->default_value("", "all reported"),
                        "years to average over, FIRST:LAST")(
      "json", po::bool_switch(), "for programs: the same numbers as JSON, all digits")(
      "csv", po::bool_switch(), "for spreadsheets: the tables, all digits")("markdown", po::bool_switch(),
                                                                            "for a page")(
      "margin", po::value<std::vector<std::string>>()->composing()->default_value({}, ""),
      "measure=value: how large a difference matters, in the unit of the row (money in MNOK); may be given "
      "again")("all", po::bool_switch(), "every measure, also those by region and size class");
  const auto values =
      parse(arguments,
            "taktskifte compare FILE [--years FIRST:LAST] [--margin measure=value]... [--all] [--json | "
            "--csv | --markdown]",
            "Compares every scenario of a result file with its first one, replicate by replicate.\n"
            "A difference is held against a margin; the default margins are assumptions.",
            options, "file");
  if (!values) return 0;
  const auto files = (*values)["file"].as<std::vector<std::string>>();
  if (files.size() != 1)
    throw Error(ErrorKind::usage, "compare: give one result file, such as results/mix.h5");
  const auto form = form_of(*values, "compare");
  const report::ComparisonOptions chosen{
      .years = (*values)["years"].as<std::string>(),
      .margins = margins_of((*values)["margin"].as<std::vector<std::string>>()),
      .all = (*values)["all"].as<bool>()};
  report::print(std::cout, report::comparison_document(report::compare_file(files.front(), chosen)), form);
  return 0;
}

}  // namespace taktskifte::commands
