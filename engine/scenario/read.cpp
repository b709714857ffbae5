#include "taktskifte/scenario/read.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

#include "scenario/data_path.hpp"
#include "scenario/layers.hpp"
#include "scenario/levers.hpp"
#include "scenario/rules.hpp"
#include "scenario/shipped_folders.hpp"
#include "scenario/text.hpp"
#include "scenario/value.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/scenario/sweep.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_bases = 16;

struct Chain {
  std::vector<Layer> layers;  ///< the scenario first, then its base, then that one's base, ...
  bool base_missing = false;
};

// Results keep the name of every file; one that is no text would make them unreadable.
void check_name(const fs::path& file, const SourceLocation& place, Diagnostics& diagnostics) {
  const std::string name = file.filename().string();
  if (printable(name) != name)
    diagnostics.add(place,
                    "the name of this file holds bytes that are not UTF-8 text, or characters that cannot be "
                    "shown, and results keep it; rename the file");
}

// "today.ini -> parity.ini -> today.ini"
std::string as_loop(const std::vector<Layer>& layers, const fs::path& last) {
  std::string text;
  for (const auto& layer : layers) text += layer.file.filename().string() + " -> ";
  return text + last.filename().string();
}

bool is_in(const std::vector<Layer>& layers, const fs::path& file) {
  std::error_code ignored;  // a file that has gone since is read again and named then
  return std::any_of(layers.begin(), layers.end(),
                     [&](const Layer& layer) { return fs::equivalent(layer.file, file, ignored); });
}

// Why a base cannot be read, or nothing.
std::string what_is_wrong_with(const fs::path& file) {
  std::error_code problem;
  const auto there = fs::status(file, problem);
  if (there.type() == fs::file_type::not_found) return "no such file; check its name";
  if (problem) return "cannot be looked at (" + problem.message() + "); check its name";
  if (fs::is_directory(there)) return "this is a folder; name a file in it";
  if (!fs::is_regular_file(there)) return "this is a pipe or a device; name an ordinary file";
  return "";
}

bool is_one_of(const std::vector<std::string>& files, const fs::path& file) {
  std::error_code ignored;
  return std::any_of(files.begin(), files.end(),
                     [&](const std::string& each) { return fs::equivalent(each, file, ignored); });
}

void refuse_depth(const IniEntry& base, Diagnostics& diagnostics) {
  diagnostics.add(base.place, quoted(base) + "more than " + std::to_string(max_bases) +
                                  " bases on top of each other; join some of them");
}

Chain read_chain(const fs::path& file, const std::vector<std::string>& typed, Diagnostics& diagnostics) {
  Chain chain;
  chain.layers.push_back({file, read_ini(file.string(), diagnostics)});
  check_name(file, {file.string(), 0}, diagnostics);
  fs::path tree = file.parent_path();  // of the last file that the user has typed
  while (const auto base = chain.layers.back().ini.base) {
    const fs::path next = base_file(chain.layers.back().file.parent_path(), base->text);
    check_name(next, base->place, diagnostics);
    if (is_one_of(typed, next)) tree = next.parent_path();
    if (const auto why = why_no_base(next, tree); !why.empty()) {
      diagnostics.add(base->place, quoted(*base) + why);
    } else if (const auto wrong = what_is_wrong_with(next); !wrong.empty()) {
      diagnostics.add(base->place, quoted(*base) + wrong + " (looked for " + next.string() + ")");
      chain.base_missing = true;
    } else if (is_in(chain.layers, next)) {
      diagnostics.add(base->place, quoted(*base) + "the bases go round in a loop (" +
                                       as_loop(chain.layers, next) + "); take this line out");
    } else if (chain.layers.size() > max_bases) {
      refuse_depth(*base, diagnostics);
    } else {
      chain.layers.push_back({next, read_ini(next.string(), diagnostics)});
      continue;
    }
    break;
  }
  return chain;
}

// The same of texts.
Chain parse_chain(const ScenarioText& scenario, const BaseOf& base_of, Diagnostics& diagnostics) {
  Chain chain;
  chain.layers.push_back({scenario.file, accept_ini(scenario.text, scenario.file, diagnostics)});
  check_name(scenario.file, {scenario.file, 0}, diagnostics);
  while (const auto base = chain.layers.back().ini.base) {
    const auto next =
        base_of ? base_of(base->text, chain.layers.back().file.string()) : std::optional<ScenarioText>();
    const auto is_next = [&](const Layer& layer) { return next && layer.file == next->file; };
    if (!next) {
      diagnostics.add(base->place, quoted(*base) + "no base of this name is at hand; check its name");
      chain.base_missing = true;
    } else if (std::any_of(chain.layers.begin(), chain.layers.end(), is_next)) {
      diagnostics.add(base->place, quoted(*base) + "the bases go round in a loop (" +
                                       as_loop(chain.layers, next->file) + "); take this line out");
    } else if (chain.layers.size() > max_bases) {
      refuse_depth(*base, diagnostics);
    } else {
      check_name(next->file, base->place, diagnostics);
      chain.layers.push_back({next->file, accept_ini(next->text, next->file, diagnostics)});
      continue;
    }
    break;
  }
  return chain;
}

std::vector<IniEntry> split(const std::vector<std::string>& settings) {
  std::vector<IniEntry> entries;
  std::vector<std::string> wrong;
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    if (!is_text(setting) || setting.find_first_of("\r\n") != std::string::npos)
      wrong.push_back("--set: not one line of UTF-8 text; write --set key=value without control characters");
    else if (equals == std::string::npos || trim(std::string_view(setting).substr(0, equals)).empty())
      wrong.push_back("--set " + shortened(setting) +
                      ": write --set key=value, for example --set run.years=10");
    else
      entries.push_back({std::string(trim(std::string_view(setting).substr(0, equals))),
                         std::string(trim(std::string_view(setting).substr(equals + 1))),
                         {"--set", 0}});
  }
  if (!wrong.empty()) throw Error(ErrorKind::usage, wrong);
  return entries;
}

// The scenario while it is put together, later layers over earlier ones.
class Builder {
 public:
  explicit Builder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const Key& key : keys()) {
      store_value(key, key.standard, resolved_.scenario);
      resolved_.entries.push_back({&key, std::string(key.standard), "default", {"default", 0}});
    }
  }

  /// On top of a scenario that stands.
  Builder(Diagnostics& diagnostics, const ResolvedScenario& base)
      : diagnostics_(diagnostics), resolved_(base) {}

  /// A value that was resolved before. The data it named is at hand, whatever has become of the file.
  void restore(const StoredEntry& stored, const std::string& holder) {
    apply({stored.key, stored.text, {holder, 0}}, stored.origin, std::nullopt);
    const Key* key = find_key(stored.key);
    if (key == nullptr) return;
    if (const auto* file = std::get_if<FileKey>(&key->field))
      file->at(resolved_.scenario) = holder + ": " + stored.key;
  }

  /// `folder` is that of the file that sets the key; empty for the command line.
  void apply(const IniEntry& written, const std::string& origin, const std::optional<fs::path>& folder) {
    const Key* key = find_key(written.name);
    if (key == nullptr) {
      diagnostics_.add(written.place, quoted(written) + explain_unknown_key(written.name), written.name);
      return;
    }
    try {
      store_value(*key, written.text, resolved_.scenario);
      if (const auto* file = std::get_if<FileKey>(&key->field))
        file->at(resolved_.scenario) = folder ? data_path(*folder, written.text, key->name)
                                              : fs::path(written.text).lexically_normal().string();
    } catch (const std::invalid_argument& problem) {
      diagnostics_.add(written.place, quoted(written) + problem.what(), written.name);
      refused_.insert(std::string(key->name));
      return;
    }
    if (key->name != written.name)
      resolved_.notes.push_back(to_string(written.place) + ": " + written.name + " is now called " +
                                std::string(key->name) + " and is read as that; write the new name");
    resolved_.entries[static_cast<std::size_t>(key - keys().data())] = {key, written.text, origin,
                                                                        written.place};
  }

  /// Data files nobody set: the first of `folders` that holds them, or else the first folder.
  void find_default_files(const std::vector<fs::path>& folders) {
    for (const auto& entry : resolved_.entries) {
      const auto* file = std::get_if<FileKey>(&entry.key->field);
      if (file == nullptr || entry.origin != "default") continue;
      const auto found = std::find_if(folders.begin(), folders.end(), [&](const fs::path& folder) {
        std::error_code ignored;
        return fs::is_regular_file(folder / entry.text, ignored);
      });
      const auto& folder = found == folders.end() ? folders.front() : *found;
      try {
        file->at(resolved_.scenario) = data_path(folder, entry.text, entry.key->name);
      } catch (const std::invalid_argument& problem) {
        diagnostics_.add({(folder / entry.text).string(), 0}, problem.what());
      }
    }
  }

  ResolvedScenario finish(ErrorKind exit) {
    check_rules_without(resolved_, refused_, diagnostics_);
    diagnostics_.throw_if_any(exit);
    hold_defaults_in_burn_in(resolved_.scenario);
    return std::move(resolved_);
  }

  ResolvedScenario& resolved() { return resolved_; }

 private:
  Diagnostics& diagnostics_;
  ResolvedScenario resolved_;
  std::set<std::string> refused_;
};

std::optional<ScenarioText> text_of_base(const fs::path& file) {
  if (file.empty()) return std::nullopt;
  Diagnostics diagnostics;
  auto text = read_text_file(file.string(), max_bytes_of_scenario, diagnostics);
  diagnostics.throw_if_any(ErrorKind::scenario);
  return ScenarioText{.file = file.string(), .text = std::move(text).value()};
}

ResolvedScenario built(const Chain& chain, const std::vector<IniEntry>& from_command_line,
                       Diagnostics& diagnostics) {
  Builder builder(diagnostics);
  for (const auto& [entry, origin, folder] : entries_of(chain.layers)) builder.apply(entry, origin, folder);
  for (const auto& entry : from_command_line) builder.apply(entry, "--set", std::nullopt);
  std::vector<fs::path> folders;
  for (const auto& layer : chain.layers) folders.push_back(layer.file.parent_path());
  for (const auto& folder : shipped_folders()) folders.push_back(folder);
  builder.find_default_files(folders);

  ResolvedScenario& resolved = builder.resolved();
  resolved.scenario.name = chain.layers.front().file.stem().string();
  resolved.text = text_of(chain.layers);
  return builder.finish(chain.base_missing ? ErrorKind::no_input : ErrorKind::scenario);
}

}  // namespace

ResolvedScenario read_scenario(const std::string& file, const std::vector<std::string>& settings,
                               const std::vector<std::string>& typed) {
  const auto from_command_line = split(settings);
  std::error_code problem;
  if (!file.empty() && fs::status(file, problem).type() == fs::file_type::not_found)
    throw Error(ErrorKind::no_input, file + ": no such file; " + advice_on_missing(file));
  Diagnostics diagnostics;
  const Chain chain = read_chain(file, typed, diagnostics);
  ResolvedScenario resolved = built(chain, from_command_line, diagnostics);
  for (const auto& layer : chain.layers) resolved.files.push_back(layer.file.string());
  return resolved;
}

ResolvedScenario parse_scenario(const ScenarioText& scenario, const std::vector<std::string>& settings,
                                const BaseOf& base_of) {
  const auto from_command_line = split(settings);
  Diagnostics diagnostics;
  return built(parse_chain(scenario, base_of, diagnostics), from_command_line, diagnostics);
}

std::optional<ScenarioText> shipped_base(const std::string& name, const std::string& file) {
  return text_of_base(shipped_scenario(name, file));
}

BaseOf bases_in(const std::string& folder) {
  return [folder](const std::string& name, const std::string& file) {
    return text_of_base(scenario_within(folder, name, file));
  };
}

ResolvedScenario restore_scenario(const std::string& file, const std::string& name,
                                  const std::vector<StoredEntry>& entries, const std::string& text) {
  Diagnostics diagnostics;
  Builder builder(diagnostics);
  for (const auto& entry : entries) builder.restore(entry, file);
  builder.resolved().scenario.name = name;
  builder.resolved().text = text;
  builder.resolved().notes.clear();  // nobody can change a result
  return builder.finish(ErrorKind::data);
}

ResolvedScenario at_point(const ResolvedScenario& base, const Sweep& sweep, std::size_t point) {
  Diagnostics diagnostics;
  Builder builder(diagnostics, base);
  for (std::size_t k = 0; k < sweep.keys.size(); ++k)
    builder.apply({std::string(sweep.keys[k].key->name), sweep.points.at(point).settings[k], {"--sweep", 0}},
                  "--sweep", std::nullopt);
  return builder.finish(ErrorKind::scenario);
}

ResolvedScenario default_scenario(const std::vector<std::string>& settings) {
  const auto from_command_line = split(settings);
  Diagnostics diagnostics;
  Builder builder(diagnostics);
  for (const auto& entry : from_command_line) builder.apply(entry, "--set", std::nullopt);
  builder.find_default_files(shipped_folders());
  builder.resolved().scenario.name = "default";
  return builder.finish(ErrorKind::scenario);
}

}  // namespace taktskifte
