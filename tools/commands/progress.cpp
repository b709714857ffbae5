#include "commands/progress.hpp"

#include <unistd.h>

#include <cstdio>

#include "commands/failed_text.hpp"
#include "commands/population.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::commands {
namespace {

constexpr double seconds_between_redraws = 0.2;
constexpr double seconds_between_lines = 5.0;

void print(const std::string& text) { std::fputs(printable(text, "\n").c_str(), stderr); }

}  // namespace

ProgressStyle progress_style(const std::string& word, bool quiet) {
  ProgressStyle style{};
  if (word == "auto") {
    style = isatty(STDERR_FILENO) != 0 ? ProgressStyle::line : ProgressStyle::plain;
  } else if (word == "plain") {
    style = ProgressStyle::plain;
  } else if (word == "json") {
    style = ProgressStyle::json;
  } else {
    throw Error(Exit::usage, "--progress " + word + ": give auto, plain or json");
  }
  return quiet ? ProgressStyle::none : style;
}

Progress::Progress(ProgressStyle style, int replicates, std::size_t scenarios)
    : style_(style), total_(replicates), scenarios_(scenarios), start_(Clock::now()) {}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void Progress::read(const Study& study) {
  if (style_ == ProgressStyle::none || style_ == ProgressStyle::json) return;
  const Resolved& first = study.scenarios.front();
  const auto size = size_text(study.municipalities.size(), study.sites.size(), first.scenario);
  const auto totals = totals_text("  totals of " + first.scenario.name, first.scenario, study.totals_factor);
  print(size + '\n' + totals);
}

void Progress::found(std::size_t replicates, const std::string& folder) {
  before_ = static_cast<int>(replicates);
  done_ = before_;
  if (before_ > 0)
    note("going on with " + folder + ": " + std::to_string(before_) + " of " + std::to_string(total_) +
         " replicates are there");
}

void Progress::note(const std::string& line) {
  if (style_ != ProgressStyle::none && style_ != ProgressStyle::json) print(line + '\n');
}

void Progress::warn(const std::string& line) { print(line + '\n'); }

void Progress::failed(const std::vector<Failure>& failures) {
  print(failed_text(failures, total_ - static_cast<int>(failures.size())));
}

void Progress::add_one() {
  const int replicates = ++done_;
  if (style_ == ProgressStyle::none) return;
  const double now = seconds();
  const bool last = replicates == total_;
  const double pause = style_ == ProgressStyle::line ? seconds_between_redraws : seconds_between_lines;
  if (!last && now - last_said_ < pause) return;
  last_said_ = now;
  const double left = now * (total_ - replicates) / (replicates - before_);
  switch (style_) {
    case ProgressStyle::line:
      std::fprintf(stderr, "\r%d of %d replicates of %zu scenario%s, %.0f s left   %s", replicates, total_,
                   scenarios_, scenarios_ == 1 ? "" : "s", left, last ? "\n" : "");
      break;
    case ProgressStyle::plain:
      std::fprintf(stderr, "%d of %d replicates of %zu scenario%s, %.0f s left\n", replicates, total_,
                   scenarios_, scenarios_ == 1 ? "" : "s", left);
      break;
    case ProgressStyle::json:
      std::fprintf(stderr, "{\"replicates\": %d, \"of\": %d, \"scenarios\": %zu, \"seconds_left\": %.1f}\n",
                   replicates, total_, scenarios_, left);
      break;
    case ProgressStyle::none:
      break;
  }
}

void Progress::wrote(const std::string& file) {
  if (style_ == ProgressStyle::none || style_ == ProgressStyle::json) return;
  std::fprintf(stderr, "wrote %s in %.1f s\n", printable(file).c_str(), seconds());
}

}  // namespace taktskifte::commands
