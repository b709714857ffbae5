// The table of keys: one row per key a scenario may set. Help, manual, checks and the attributes of result
// files are generated from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// How well a default is known.
enum class Status : std::uint8_t {
  published,  ///< P: read in a publication
  derived,    ///< D: computed from published numbers
  stated,     ///< S: stated in the slide deck only
  assumed,    ///< A: assumed by us; to be swept, never sold as a finding
  setting,    ///< a choice of the user (seed, files), not a claim about the world
};
std::string_view to_string(Status status);  // "published", ...

/// How far a default can be trusted for Norway's municipalities, whatever its status: a published number may
/// be of another country, an assumed one never is better than low.
enum class Confidence : std::uint8_t { none, low, medium, high };  // none: a setting
std::string_view to_string(Confidence confidence);                 // "", "low", ...

/// What a study of uncertainty draws the value from, over its range.
enum class Distribution : std::uint8_t {
  none,         ///< not drawn: a setting, a choice, a list, or nothing says in which range it lies
  fixed,        ///< known: always the default
  uniform,      ///< evenly
  log_uniform,  ///< evenly in its logarithm
};
std::string_view to_string(Distribution distribution);  // "", "fixed", "uniform", "log-uniform"

/// Where a key's value is kept in a Scenario. One alternative per kind of value.
using RealField = double& (*)(Scenario&);
using IntegerField = int& (*)(Scenario&);
using SeedField = std::uint64_t& (*)(Scenario&);
using YearField = Year& (*)(Scenario&);
using PathField = Path& (*)(Scenario&);               // a value over years
using RealsField = std::span<double> (*)(Scenario&);  // a list of fixed length
using TextField = std::string& (*)(Scenario&);
using FileField = std::string& (*)(Scenario&);  // see FileKey
struct FileKey {
  FileField at;
};                  // a path, relative to the file that sets it
struct ChoiceKey {  // one of a few words
  std::span<const std::string_view> words;
  void (*store)(Scenario&, std::size_t index);
};
using Field = std::variant<RealField, IntegerField, SeedField, YearField, PathField, RealsField, TextField,
                           FileKey, ChoiceKey>;

/// Smallest and largest value accepted, inclusive; equal ends: no number.
struct AcceptedRange {
  double low = 0.0, high = 0.0;
};

/// The range worth sweeping, from the sources, and how a study draws from it, evenly if nothing is said;
/// equal ends: none.
struct StudyRange {
  double low = 0.0, high = 0.0;
  Distribution distribution = Distribution::uniform;
};

/// What a default rests on.
struct Evidence {
  Status status = Status::assumed;
  Confidence confidence = Confidence::low;
};

/// What a row leaves out is as here: a key that is no number, that no study draws, assumed and of low
/// confidence. Of a study range {low, high} without a third word the draws are uniform.
struct Key {
  std::string_view name;  ///< "funding.public_share"
  Field field;
  std::string_view unit{};  ///< "share", "MNOK a year", "1", ...
  AcceptedRange range{};
  std::string_view standard{};  ///< default, as it would be written in a file
  StudyRange study{.distribution = Distribution::none};
  Evidence evidence{};
  std::string_view source{};  ///< where the default is from; empty = assumed
  std::string_view doc;       ///< one line
  bool total = false;         ///< of the whole country: scales with the inhabitants of a synthetic population
  std::string_view former{};  ///< names that it had before, between blanks: read as this key, with a note
};

/// All keys, grouped by section, in the order of the manual.
std::span<const Key> keys();

/// The default is assumed or of low confidence: a claim about the world that needs to be swept.
bool is_doubtful(const Key& key);

/// The row of a key by its name or a former one, or nullptr.
const Key* find_key(std::string_view name);

/// All names under which keys are read: those of today, then former ones.
std::vector<std::string_view> readable_names();

/// The valid key nearest to a misspelt one (fewest edits), always one of keys().
std::string_view nearest_key(std::string_view name);

/// "number", "whole number", "year", "number or path over years", "3 numbers", "text", "file", "a | b | c".
std::string describe_kind(const Key& key);

}  // namespace taktskifte
