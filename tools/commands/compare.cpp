// taktskifte compare: what differs between the scenarios of result files, and whether it matters.
#include <charconv>
#include <cmath>
#include <iostream>
#include <map>
#include <system_error>

#include "commands/arguments.hpp"
#include "commands/group_options.hpp"
#include "commands/rerun_options.hpp"
#include "taktskifte/report/answers.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::map<std::string, double> margins_of(const std::vector<std::string>& settings) {
  std::map<std::string, double> margins;
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
      usage_error("--margin " + setting + ": write measure=value, such as research_share=0.005");
    double value = 0.0;
    const char* const end = setting.data() + setting.size();
    const auto read = std::from_chars(setting.data() + equals + 1, end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value) || value < 0.0)
      usage_error("--margin " + setting + ": a margin is a number of at least 0 in the row's unit");
    margins[setting.substr(0, equals)] = value;
  }
  return margins;
}

Family family_of(const std::string& word) {
  if (word == "fdr") return Family::false_discovery;
  if (word == "simultaneous") return Family::simultaneous;
  if (word == "each") return Family::each;
  usage_error("compare: --family " + word + ": give fdr, simultaneous or each");
}

}  // namespace

int compare(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("years", text_option("all reported"), "years to average over, FIRST:LAST")(
      "baseline", text_option("the first"), "scenario that the others are compared with")(
      "margin", words_option(),
      "measure=value: how large a difference matters, in the unit of the row (money in MNOK); may be given "
      "again")("all", po::bool_switch(), "every measure, also those by region and size class")(
      "family", po::value<std::string>()->default_value("fdr"),
      "what verdicts of all rows are held to together: fdr (false discovery rate), simultaneous or each")(
      "study", text_option("scenarios/study/summary.json"),
      "summary of a study of assumptions (taktskifte study), for how sure the answer is")(
      "equal-grants", po::bool_switch(),
      "also the Gini and Theil indices at an equal number of grants; runs the replicates again");
  options.add_options()(
      "every-year", po::bool_switch(),
      "the path of every difference in each year, instead of the first, fifth and last alone");
  options.add_options()(
      "lang", text_option("all of it in English"),
      "nb or en: the answer in the sentences of the page, in Norwegian or English, and a table");
  add_group_options(options);
  add_rerun_options(options);
  add_form_options(options);
  const auto values = parse(
      arguments,
      "taktskifte compare FILE... [--baseline NAME] [--years FIRST:LAST] [--margin measure=value]... "
      "[--all | --municipalities LIST] [--lang nb] [--json | --csv | --excel | --markdown]",
      "Compares every scenario of a result file with its first one, replicate by replicate; of several\n"
      "files, made with the same seed, data, years and program, all scenarios.\n"
      "A difference is held against a margin; the default margins are assumptions.",
      options, "file");
  if (!values) return 0;
  const auto files = (*values)["file"].as<Words>();
  if (files.empty()) usage_error("compare: give a result file, such as results/mix.h5");
  const auto form = form_of(*values, "compare");
  const report::ComparisonOptions chosen{.years = (*values)["years"].as<std::string>(),
                                         .margins = margins_of((*values)["margin"].as<Words>()),
                                         .all = (*values)["all"].as<bool>(),
                                         .baseline = (*values)["baseline"].as<std::string>(),
                                         .family = family_of((*values)["family"].as<std::string>()),
                                         .every_year = (*values)["every-year"].as<bool>(),
                                         .study = (*values)["study"].as<std::string>(),
                                         .equal_grants = (*values)["equal-grants"].as<bool>(),
                                         .rerun = rerun_options(*values, "compare")};
  const auto language = (*values)["lang"].as<std::string>();
  if (!language.empty() && language != "nb" && language != "en")
    usage_error("compare: --lang " + language + ": give nb or en");
  if (!language.empty() && form != report::Form::text && form != report::Form::markdown)
    usage_error(
        "compare: --lang is for people, who read text or --markdown; numbers for "
        "programs are the same in every language");
  if (!language.empty() && chosen.every_year)
    usage_error("compare: --every-year adds years to tables that --lang has not; give one of them");
  if (const auto group = group_choice(*values)) {
    if (!language.empty()) usage_error("compare: --lang tells of the whole country, not of a group");
    if (chosen.all || chosen.equal_grants)
      usage_error("compare: --all and --equal-grants are of the whole country, not of a group");
    report::print(std::cout, report::group_document(report::compare_group(files, chosen, *group)), form);
    return 0;
  }
  const auto result = report::compare_files(files, chosen);
  report::print(
      std::cout,
      language.empty()
          ? report::comparison_document(result)
          : report::answers_document(result, report::words_in(language == "nb" ? report::Language::norwegian
                                                                               : report::Language::english)),
      form);
  return 0;
}

}  // namespace taktskifte::commands
