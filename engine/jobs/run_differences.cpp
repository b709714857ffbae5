#include "scenario/text.hpp"
#include "taktskifte/core/version.hpp"
#include "taktskifte/jobs/run_folder.hpp"

namespace taktskifte {
namespace {

// Where two texts that differ do so first. No line is quoted: the record of a run may come from somebody
// else, and name any file as one of its tables.
std::string first_difference(const std::string& was, const std::string& is) {
  const auto before = split_lines(was);
  const auto now = split_lines(is);
  std::size_t at = 0;
  while (at < before.size() && at < now.size() && before[at] == now[at]) ++at;
  if (at >= before.size() && at >= now.size()) return "its line ends have changed";
  return "line " + std::to_string(at + 1) + (at < now.size() ? " has changed" : " is gone");
}

constexpr const char* when = " when the run began";

void compare_text(const std::string& name, const std::string& was, const std::string& is,
                  std::vector<std::string>& found) {
  if (was != is) found.push_back(name + ": " + first_difference(was, is) + " since the run began");
}

void compare_scenario(const ResolvedScenario& was, const ResolvedScenario& is,
                      std::vector<std::string>& found) {
  const std::size_t known = found.size();
  for (std::size_t k = 0; k < is.entries.size(); ++k) {
    const Entry& before = was.entries[k];
    const Entry& now = is.entries[k];
    if (before.text == now.text) continue;
    found.push_back(is.scenario.name + ": " + std::string(now.key->name) + " is " + now.text + " (" +
                    now.origin + "), and was " + before.text + " (" + before.origin + ")" + when);
  }
  // Comments and the place of a key are part of the result file too.
  if (found.size() == known) compare_text(is.scenario.name, was.text, is.text, found);
  if (found.size() == known) compare_text(is.scenario.name, resolved_text(was), resolved_text(is), found);
}

}  // namespace

std::vector<std::string> differences(const JobManifest& began, const std::vector<ResolvedScenario>& scenarios,
                                     const Data& data) {
  std::vector<std::string> found;
  const auto names = [](const std::vector<ResolvedScenario>& all) {
    std::string list;
    for (const auto& one : all) list += (list.empty() ? "" : ", ") + one.scenario.name;
    return list;
  };
  if (names(began.study.scenarios) != names(scenarios)) {
    found.push_back("the scenarios are " + names(scenarios) + ", and were " + names(began.study.scenarios) +
                    when);
  } else {
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      compare_scenario(began.study.scenarios[s], scenarios[s], found);
  }
  compare_text(data.municipalities.name, began.study.data.municipalities.text, data.municipalities.text,
               found);
  compare_text(data.institutions.name, began.study.data.institutions.text, data.institutions.text, found);
  return found;
}

std::vector<std::string> engine_differences(const JobManifest& began) {
  std::vector<std::string> found;
  const auto compare = [&](const char* what, const std::string& was, std::string_view is) {
    if (was != is) found.push_back(std::string(what) + " is " + std::string(is) + ", and was " + was + when);
  };
  compare("the engine's version", began.engine_version, engine_version());
  compare("the engine's commit", began.engine_commit, engine_commit());
  compare("the compiler of the engine", began.engine_compiler, engine_compiler());
  return found;
}

}  // namespace taktskifte
