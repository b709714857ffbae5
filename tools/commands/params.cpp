// taktskifte params: what a scenario can set, as a list, a page, a manual or JSON.
#include <iostream>
#include <vector>

#include "commands/arguments.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/report/inputs.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/manual.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::vector<Key> named(const std::vector<std::string>& names) {
  if (names.empty()) return {keys().begin(), keys().end()};
  std::vector<Key> found;
  std::vector<std::string> unknown;
  for (const auto& name : names) {
    if (const Key* key = find_key(name))
      found.push_back(*key);
    else
      unknown.push_back("params: " + name + ": no such key; did you mean " + std::string(nearest_key(name)) +
                        "?");
  }
  if (!unknown.empty()) throw Error(ErrorKind::usage, unknown);
  return found;
}

}  // namespace

int params(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("markdown", po::bool_switch(), "print the manual, scenarios/README.md")(
      "json", po::bool_switch(), "print for programs")(
      "fill", po::value<std::string>()->default_value(""),
      "print a Markdown page with its tables of keys filled in anew, engine/MODEL.md");
  const auto values = parse(arguments, "taktskifte params [KEY]... [--markdown | --json | --fill FILE]",
                            "Lists what a scenario can set, or tells all about a key.", options, "keys");
  if (!values) return 0;
  const bool markdown = (*values)["markdown"].as<bool>();
  const bool json = (*values)["json"].as<bool>();
  const auto names = (*values)["keys"].as<Words>();
  if (markdown && (json || !names.empty()))
    usage_error("params: --markdown prints the whole manual; leave out --json and keys");

  const auto page = (*values)["fill"].as<std::string>();
  if (!page.empty() && (markdown || json || !names.empty()))
    usage_error("params: --fill prints a page; leave out --markdown, --json and keys");
  if (!page.empty()) {
    constexpr std::size_t largest_page = 1U << 20U;
    Diagnostics diagnostics;
    const auto text = read_text_file(page, largest_page, diagnostics);
    diagnostics.throw_if_any(ErrorKind::data);
    std::cout << with_key_tables(text.value(), page);
    return 0;
  }

  const auto chosen = named(names);
  if (markdown)
    std::cout << manual_markdown();
  else if (json)
    report::print(std::cout, {.data = report::keys_value(chosen), .blocks = {}}, report::Form::json);
  else if (names.empty())
    std::cout << key_list();
  else
    for (const Key& key : chosen) std::cout << key_page(key);
  return 0;
}

}  // namespace taktskifte::commands
