#include "commands/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/report/failures.hpp"
#include "taktskifte/report/inputs.hpp"
#include "taktskifte/report/population.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "taktskifte/world/expenditure.hpp"

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
    usage_error("--progress " + word + ": give auto, plain or json");
  }
  return quiet ? ProgressStyle::none : style;
}

Progress::Progress(ProgressStyle style, int replicates, std::size_t scenarios, std::string word)
    : style_(style),
      total_(replicates),
      scenarios_(scenarios),
      word_(std::move(word)),
      start_(Clock::now()) {}

Progress::Progress(ProgressStyle style, const SweepExperiment& experiment)
    : Progress(
          style,
          SweepRows(experiment.sweep, experiment.study.scenarios.front().scenario.run.replicates).count(),
          experiment.study.scenarios.size(), "row") {}

JobCallbacks Progress::callbacks(std::function<void()> at_start) {
  return {
      .on_start =
          [say = std::move(at_start)] {
            watch_for_interrupts();
            if (say) say();
          },
      .on_found = [this](std::size_t replicates, const std::string& folder) { found(replicates, folder); },
      .on_begin = [this](std::size_t to_do, std::size_t at_a_time) { begin(to_do, at_a_time); },
      .on_progress = [this](std::size_t finished) { add(finished); },
      .on_note = [this](const std::string& text) { note(text); },
      .on_warning = [this](const std::string& text) { warn(text); },
      .on_written =
          [this](const std::string& file, const std::vector<Failure>& failures) {
            wrote(file);
            failed(failures);
          },
      .stop = interrupted};
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void Progress::read(const Experiment& study) {
  const ResolvedScenario& first = study.scenarios.front();
  const auto told = report::input_notes(study.municipalities, study.scenarios, study.population_scale);
  const ListFacts& facts = told.facts;
  for (const auto& warning : told.warnings) warn(warning);
  if (style_ == ProgressStyle::none || style_ == ProgressStyle::json) return;
  const auto size = report::size_text(study.municipalities->size(), study.sites.size(), first.scenario);
  const auto totals =
      report::total_lines("totals of " + first.scenario.name, first.scenario, study.population_scale);
  print(size + '\n' + report::text_of(totals));
  for (const auto& line :
       {part_text(facts.inhabitants),
        stand_in_text(facts.stand_ins_of_class, facts.stand_ins_of_all, facts.municipalities)})
    if (!line.empty()) note("  " + line);
  for (const auto& line : told.remarks) note("  " + line);
  for (const auto& line : study.notes) note("  read: " + line);
}

void Progress::found(std::size_t replicates, const std::string& folder) {
  before_ = static_cast<int>(replicates);
  done_ = before_;
  if (before_ > 0)
    note("going on with " + folder + ": " + std::to_string(before_) + " of " + std::to_string(total_) + " " +
         word_ + "s are there");
}

void Progress::note(const std::string& line) {
  if (style_ != ProgressStyle::none && style_ != ProgressStyle::json) print(line + '\n');
}

void Progress::warn(const std::string& text) {
  print((style_ == ProgressStyle::json ? "{\"warning\": " + report::json_line(text) + "}"
                                       : "warning: " + text) +
        '\n');
}

void Progress::notes(const std::vector<ResolvedScenario>& scenarios) {
  std::set<std::string> said;
  for (const auto& resolved : scenarios)
    for (const auto& text : resolved.notes)
      if (said.insert(text).second) note(text);
}

void Progress::failed(const std::vector<Failure>& failures) {
  print(report::text_of(report::failure_lines(failures, total_ - static_cast<int>(failures.size()), word_)));
}

void Progress::begin(std::size_t to_do, std::size_t at_a_time) {
  to_do_ = to_do;
  at_a_time_ = at_a_time;
  added_ = 0;  // of an earlier look at the folder
  began_ = seconds();
}

void Progress::add(std::size_t replicates) {
  const std::lock_guard lock(adding_);
  added_ += replicates;
  done_ += static_cast<int>(replicates);
  if (style_ == ProgressStyle::none) return;
  const double now = seconds();
  const double pause = style_ == ProgressStyle::line ? seconds_between_redraws : seconds_between_lines;
  if (added_ < to_do_ && now - last_said_ < pause) return;
  last_said_ = now;
  const bool known = added_ >= std::min(at_a_time_, to_do_);
  say(known ? (now - began_) * static_cast<double>(to_do_ - std::min(added_, to_do_)) /
                  static_cast<double>(added_)
            : undefined);
}

void Progress::say(double left) const {
  if (style_ == ProgressStyle::json) {
    const std::string seconds_left = std::isnan(left) ? "null" : format::fixed(left, 1);
    std::fprintf(stderr, "{\"%ss\": %d, \"of\": %d, \"scenarios\": %zu, \"seconds_left\": %s}\n",
                 word_.c_str(), done_, total_, scenarios_, seconds_left.c_str());
    return;
  }
  const std::string text = std::to_string(done_) + " of " + std::to_string(total_) + " " + word_ + "s of " +
                           std::to_string(scenarios_) + (scenarios_ == 1 ? " scenario" : " scenarios") +
                           (std::isnan(left) ? "" : ", " + format::fixed(left, 0) + " s left");
  if (style_ == ProgressStyle::plain)
    std::fprintf(stderr, "%s\n", text.c_str());
  else
    std::fprintf(stderr, "\r%s   %s", text.c_str(), added_ >= to_do_ ? "\n" : "");
}

void Progress::wrote(const std::string& file) {
  if (style_ == ProgressStyle::none || style_ == ProgressStyle::json) return;
  std::fprintf(stderr, "wrote %s in %.1f s\n", printable(file).c_str(), seconds());
}

}  // namespace taktskifte::commands
