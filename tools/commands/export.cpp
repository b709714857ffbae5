// taktskifte export: numbers of a result file as a table.
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/report/export.hpp"
#include "taktskifte/results/text_output.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int export_table(const Arguments& arguments) {
  const std::string usage =
      "taktskifte export FILE (VARIABLE... [--mean] | --municipalities) [--excel] [-o TABLE]";
  po::options_description options("Options");
  options.add_options()("mean", po::bool_switch(), "mean and standard deviation over the replicates")(
      "municipalities", po::bool_switch(), "a row for each scenario and municipality, means a year")(
      "csv", po::bool_switch(), "CSV in UTF-8 with its mark, which is what comes without it, too")(
      "excel", po::bool_switch(), "as Norwegian Excel reads it: semicolons, decimal commas")(
      "output,o", text_option("standard output"), "file to write")(
      overwrite_option, po::bool_switch(), "replace what stands under the output's name");
  const auto values =
      parse(arguments, usage,
            "Writes measures, or any other variable of numbers, as a table: a line for each scenario,\n"
            "replicate and year, a column for each variable. taktskifte info FILE lists them.",
            options, "words");
  if (!values) return 0;
  auto words = (*values)["words"].as<Words>();
  const bool municipalities = (*values)["municipalities"].as<bool>();
  if (words.empty() || municipalities != (words.size() == 1))
    usage_error(
        "export: give a result file, and variables such as research_share or else "
        "--municipalities\nUsage: " +
        usage);
  const std::string file = words.front();
  words.erase(words.begin());
  auto form = form_of(*values, "export");
  if (form == report::Form::text) form = report::Form::csv;
  const report::ExportOptions chosen{.variables = words,
                                     .municipalities = municipalities,
                                     .mean = (*values)["mean"].as<bool>(),
                                     .form = form};
  if (chosen.mean && municipalities)
    usage_error("export: the table of municipalities holds means; leave out --mean");
  const ResultReader reader(file);
  const auto output = (*values)["output"].as<std::string>();
  if (output.empty() || output == "-")
    report::export_csv(std::cout, reader, chosen);
  else
    write_text_file(output, {file}, (*values)[overwrite_option].as<bool>(),
                    [&](std::ostream& out) { report::export_csv(out, reader, chosen); });
  return 0;
}

}  // namespace taktskifte::commands
