#include "commands/bench_options.hpp"

#include <cstdio>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "taktskifte/scenario/shipped_file.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// Each row of each table on a line of its own, or on one redrawn line.
void tell_row(ProgressStyle style, std::string_view table, std::size_t row, std::size_t rows) {
  if (style == ProgressStyle::none) return;
  const bool redraw = style == ProgressStyle::line;
  std::fprintf(stderr, "%s%.*s: %zu of %zu%s", redraw ? "\r" : "", static_cast<int>(table.size()),
               table.data(), row + 1, rows, redraw ? "        " : "\n");
}

ProgressStyle style_of(const po::variables_map& values) {
  return progress_style("auto", values["quiet"].as<bool>());
}

}  // namespace

void add_bench_options(po::options_description& options, const std::string& page) {
  options.add_options()("replicates", po::value<int>()->default_value(200), "replicates of every run")(
      "threads", threads_option(), "threads to use")(
      "scenarios", po::value<std::string>()->default_value(shipped_folder(), "scenarios"),
      "folder of the shipped scenarios")("set", words_option(), "key=value for all runs; may be given again")(
      "json", po::bool_switch(), "print for programs")("csv", po::bool_switch(),
                                                       "print the tables for spreadsheets, in full digits")(
      "quiet", po::bool_switch(), "no progress")("markdown", po::bool_switch(),
                                                 ("print the page, " + page).c_str());
}

VariantOptions bench_options(const po::variables_map& values, const std::string& verb) {
  const auto words = values["words"].as<Words>();
  if (!words.empty())
    usage_error(verb + ": '" + words[0] + "' is not an option; scenarios are named by --scenarios");
  const ProgressStyle style = style_of(values);
  VariantOptions bench{.scenarios = values["scenarios"].as<std::string>(),
                       .settings = values["set"].as<Words>(),
                       .threads = in_range(values, verb, "threads", 1, 1024),
                       .replicates = in_range(values, verb, "replicates", 2, 100'000),
                       .tell = [style](std::string_view table, std::size_t row,
                                       std::size_t rows) { tell_row(style, table, row, rows); },
                       .after_replicate = stop_if_interrupted};
  watch_for_interrupts();
  return bench;
}

void end_progress(const po::variables_map& values) {
  if (style_of(values) == ProgressStyle::line) std::fputs("\n", stderr);
}

}  // namespace taktskifte::commands
