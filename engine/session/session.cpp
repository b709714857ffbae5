#include "session/session.hpp"

#include <filesystem>
#include <utility>

#include "scenario/text.hpp"
#include "taktskifte/contents/dataset_builder.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/data_files.hpp"

namespace taktskifte {
namespace {

using Texts = std::map<std::string, std::string>;

// A base is called as its scenario names it, or by its path below the folder of that scenario.
std::optional<ScenarioText> base_in(const Texts& texts, const std::string& name, const std::string& file) {
  const auto beside = (std::filesystem::path(file).parent_path() / name).lexically_normal().string();
  for (const auto& each : {beside, name})
    if (const auto found = texts.find(each); found != texts.end())
      return ScenarioText{found->first, found->second};
  return std::nullopt;
}

const std::string& text_named(const Texts& texts, const std::string& name) {
  const auto found = texts.find(name);
  if (found == texts.end())
    throw Error(ErrorKind::no_input, name + ": the session has no text of this name; add it");
  return found->second;
}

// A table is called as its scenario names it: by the path that the scenario's file would give it, or less its
// folders.
DataText table_named(const Texts& texts, const std::string& path) {
  const std::filesystem::path whole(path);
  std::filesystem::path name = whole;
  while (!name.empty()) {
    if (const auto found = texts.find(name.string()); found != texts.end())
      return data_text(found->first, found->second);
    name = name.lexically_relative(*name.begin());
    if (name == ".") break;
  }
  throw Error(ErrorKind::no_input, path + ": the session has no table of this name; add it");
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
  auto lines = split_lines(text);
  std::erase(lines, "");
  return lines;
}

Experiment experiment_of(const taktskifte_session& session, const std::string& scenarios,
                         const std::string& settings) {
  const auto base_of = [&](const std::string& name, const std::string& file) {
    return base_in(session.texts, name, file);
  };
  const auto all_settings = lines_of(settings);
  std::vector<ResolvedScenario> resolved;
  for (const auto& name : lines_of(scenarios))
    resolved.push_back(
        parse_scenario({.file = name, .text = text_named(session.texts, name)}, all_settings, base_of));
  if (resolved.empty()) throw Error(ErrorKind::usage, "no scenario is named; name at least one");
  const auto& tables = resolved.front().scenario.data;
  Data data{.municipalities = table_named(session.texts, tables.municipalities),
            .institutions = table_named(session.texts, tables.institutions)};
  return prepare_experiment(std::move(resolved), std::move(data));
}

const Dataset& results_of(taktskifte_session& session) {
  if (session.results) return *session.results;
  if (!session.study || session.replicates.empty())
    throw Error(ErrorKind::usage, "there is no replicate yet; run one, or take one from another session");
  ResultHeader header = header_of(*session.study);
  DatasetBuilder builder(header);
  for (const auto& [replicate, series] : session.replicates) builder.append(replicate, series);
  return session.results.emplace(builder.take(std::move(header)));
}

}  // namespace taktskifte
