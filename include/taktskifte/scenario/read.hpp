// From scenario files and --set to one constant Scenario, or to an Error that names every mistake.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// A key's resolved value and where it came from.
struct Entry {
  const Key* key = nullptr;
  std::string text;      ///< the value as written (trimmed)
  std::string origin;    ///< "default", "base today.ini:12", "parity.ini:7" or "--set"
  SourceLocation place;  ///< the same with the file's folder, for messages; {"default", 0} if nobody set it
};

struct ResolvedScenario {
  Scenario scenario;
  std::vector<Entry> entries;  ///< one per row of keys(), in that order
  std::string text;  ///< the scenario file as given, followed by its bases, each under a line with its name
  std::vector<std::string> files{};  ///< that were read for it: the scenario, then its bases; no tables
  std::vector<std::string> notes{};  ///< what its author should change in time: keys under a former name
};

/// What it says of a key, under its name of today. Errors: ErrorKind::internal if there is no such key.
const Entry& entry_of(const ResolvedScenario& resolved, std::string_view key);

/// Reads `file` and its chain of bases, then `settings` ("key=value", in order; later ones win).
/// Precedence: settings > file > base > default.
/// A data file's name is relative to the file that sets it, and the file lies inside that file's folder,
/// symbolic links followed (--set: any path, relative to the working directory). A name left at its default
/// is looked for beside the scenario file, then beside its bases, then in ./scenarios; if it is nowhere, the
/// first of these stands. A path over years keeps its default in the burn-in unless it names a year before
/// run.first_year, so that a lever acts from the first reported year on. Errors: ErrorKind::usage for a
/// setting without '='; ErrorKind::no_input if a file is missing; ErrorKind::scenario with all mistakes
/// otherwise. A base lies in the folder of the scenario or below it, symbolic links followed, or among the
/// scenarios that come with the program (in ./scenarios or where it was built), or it is one of `typed`, the
/// files that the user has named; whose own bases then lie beside or below it. A base gives everything but
/// its title.
ResolvedScenario read_scenario(const std::string& file, const std::vector<std::string>& settings,
                               const std::vector<std::string>& typed = {});

/// A scenario file as text, and the name that it goes by: a path, at which nothing need stand.
struct ScenarioText {
  std::string file;
  std::string text;
};

/// The text that `base = name` means in the scenario called `file`; nothing if there is none of that name.
using BaseOf = std::function<std::optional<ScenarioText>(const std::string& name, const std::string& file)>;

/// The scenarios that come with the program, as BaseOf: the one beside `file` if that is one of them, else
/// the one of that name. Opens their files.
std::optional<ScenarioText> shipped_base(const std::string& name, const std::string& file);
/// The scenarios in a folder and below it, symbolic links followed: the one beside `file` if that is one of
/// them, else the one of that name in `folder`. Opens their files.
BaseOf bases_in(const std::string& folder);

/// read_scenario() of a text in hand, as if it stood in `scenario.file`: with that name, mistakes at its
/// lines, and data files relative to its folder. Opens no file (which of the folders above holds a data file
/// is looked at). Its bases and theirs are what `base_of` says. Errors: ErrorKind::no_input if a base is
/// missing; otherwise as above.
ResolvedScenario parse_scenario(const ScenarioText& scenario, const std::vector<std::string>& settings = {},
                                const BaseOf& base_of = shipped_base);

/// The scenario in which every key has its default value. Data files are relative to the working directory's
/// `scenarios` folder. For tests and for examples.
ResolvedScenario default_scenario(const std::vector<std::string>& settings = {});

/// A key's value as a result file holds it.
struct StoredEntry {
  std::string key, text, origin;
};

/// The scenario that `file`, a result file, was made from. Keys under a former name are those of today; keys
/// it lacks, because it is older than they are, have their default; its data files are called by `file` and
/// their key. Errors: ErrorKind::data with all that is no key or no value of one.
ResolvedScenario restore_scenario(const std::string& file, const std::string& name,
                                  const std::vector<StoredEntry>& entries, const std::string& text);

/// A key whose value or origin is not what the text of the scenario says.
struct Disagreement {
  std::string key, entry, text;  ///< "0.4 (parity.ini:7)" of the entry and by the text
};

/// Holds the entries against ResolvedScenario::text: what the text sets has that value and origin, everything
/// else its default, what --set gave left out. One disagreement without a key if the text is none of a
/// scenario and its bases.
std::vector<Disagreement> disagreements_with_text(const ResolvedScenario& resolved);

/// Checks that reach over several keys (base + gap in (0.01, 0.99), weights that sum to 1, ...). Adds one
/// complaint per rule broken; the place is that of the entry to blame.
void check_rules(const ResolvedScenario& resolved, Diagnostics& diagnostics);

/// Adds a complaint about the keys `involved` in a rule, at the place of the one to blame: that set with the
/// highest precedence (settings > file > base > default), the first of equals.
void complain(const ResolvedScenario& resolved, const std::vector<std::string>& involved,
              const std::string& why, Diagnostics& diagnostics);

/// `key = value` of every entry, a line each, with origin and status: what is stored in a result file.
std::string resolved_text(const ResolvedScenario& resolved);

/// Whether a key can act before the first reported year.
bool acts_in_burn_in(const Key& key);

/// Text that is equal for two scenarios exactly when they share their burn-in: every entry except those that
/// act after it alone (funding.public_share, run.years, run.replicates, run.title); paths by their values in
/// the burn-in years.
std::string burn_in_text(const ResolvedScenario& resolved);

}  // namespace taktskifte
