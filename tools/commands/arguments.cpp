#include "commands/arguments.hpp"

#include <charconv>
#include <iostream>
#include <limits>
#include <sstream>
#include <utility>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

std::optional<po::variables_map> parse(const Arguments& arguments, const std::string& usage,
                                       const std::string& about, po::options_description options,
                                       const char* positional) {
  options.add_options()("help,h", "print this and stop");
  po::options_description all;
  all.add(options);
  all.add_options()(positional, po::value<std::vector<std::string>>()->default_value({}, ""), "");
  po::positional_options_description rest;
  rest.add(positional, -1);

  po::variables_map values;
  try {
    const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(arguments).options(all).positional(rest).style(style).run(), values);
    if (values.count("help") != 0) {
      std::cout << "Usage: " << usage << "\n\n" << about << "\n\n" << options;
      return std::nullopt;
    }
    po::notify(values);
  } catch (const po::error& problem) {
    usage_error(std::string(problem.what()) + "\nUsage: " + usage + "\nSee --help.");
  }
  return values;
}

void usage_error(const std::string& why_and_what_to_do) { throw Error(ErrorKind::usage, why_and_what_to_do); }

po::typed_value<Words>* words_option(const char* without) {
  return po::value<Words>()->composing()->default_value({}, without);
}

po::typed_value<std::string>* text_option(const char* without) {
  return po::value<std::string>()->default_value("", without);
}

po::typed_value<int>* threads_option() {
  return po::value<int>()->default_value(available_threads(), "all cores");
}

int in_range(const po::variables_map& values, const std::string& verb, const std::string& name, int low,
             int high) {
  const int value = values[name].as<int>();
  if (value >= low && value <= high) return value;
  usage_error(verb + ": --" + name + " " + std::to_string(value) + ": give a number from " +
              std::to_string(low) + " to " + std::to_string(high));
}

template <typename Number>
std::vector<Number> numbers_of(const po::variables_map& values, const std::string& verb,
                               const std::string& name, const std::string& example) {
  const auto text = values[name].as<std::string>();
  std::vector<Number> numbers;
  std::istringstream items(text + ",");
  for (std::string item; std::getline(items, item, ',');) {
    Number number{};
    const char* const end = item.data() + item.size();
    const auto [stop, problem] = std::from_chars(item.data(), end, number);
    if (problem != std::errc{} || stop != end || !(number >= 0) ||
        number > std::numeric_limits<Number>::max()) {
      std::string why = verb;
      why.append(": --").append(name).append(" ").append(text);
      why.append(": give numbers of at least 0 with commas between, such as ").append(example);
      usage_error(why);
    }
    numbers.push_back(number);
  }
  return numbers;
}
template std::vector<int> numbers_of(const po::variables_map&, const std::string&, const std::string&,
                                     const std::string&);
template std::vector<double> numbers_of(const po::variables_map&, const std::string&, const std::string&,
                                        const std::string&);

void add_form_options(po::options_description& options) {
  options.add_options()("json", po::bool_switch(), "for programs: the same numbers as JSON, all digits")(
      "csv", po::bool_switch(), "for spreadsheets: the tables, all digits")(
      "excel", po::bool_switch(), "the same as Norwegian Excel reads it: semicolons, decimal commas")(
      "markdown", po::bool_switch(), "for a page");
}

report::Form form_of(const po::variables_map& values, const std::string& verb) {
  report::Form form{};
  for (const auto& [option, its_form] :
       {std::pair("json", report::Form::json), std::pair("markdown", report::Form::markdown),
        std::pair("csv", report::Form::csv), std::pair("excel", report::Form::excel)}) {
    if (values.count(option) == 0 || !values[option].as<bool>()) continue;
    if (form != report::Form::text) usage_error(verb + ": give one of --json, --markdown, --csv and --excel");
    form = its_form;
  }
  return form;
}

std::string folder_of(const std::vector<std::string>& words, const std::string& verb) {
  if (words.size() != 1) usage_error(verb + ": give the folder of one run, such as results/mix.parts");
  std::string folder = words.front();
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder;
}

}  // namespace taktskifte::commands
