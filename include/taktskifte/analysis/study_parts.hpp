// The parts of the study of assumptions: which sets of values the mixes are simulated under.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/sweep_model.hpp"

namespace taktskifte {

/// What a study is asked for.
struct StudyRequest {
  std::string scenarios = "scenarios";  ///< folder of the shipped scenarios
  std::vector<std::string> settings{};  ///< "key=value" for all parts
  int sets = 1024;                      ///< of assumptions, best a power of two; other parts follow from it
  std::uint64_t seed = 1;               ///< of what is drawn
  int threads = 1;
};

/// One sweep of a study.
struct StudyPart {
  std::string name;                         ///< "assumptions", "rule-threshold": of its file, too
  std::string about;                        ///< what it is for, in words
  std::vector<std::string> scenario_files;  ///< mixes; the first is today's, the last parity
  std::vector<std::string> settings;        ///< for all of its points
  std::vector<SweepLine> lines;             ///< the keys that are drawn
  CubePoints points;
  std::string design;  ///< in words
};

/// Another structure of the model, of which no number between says how much of it there is.
struct StudyAlternative {
  std::string_view name;     ///< "rule-threshold"
  std::string_view what;     ///< "municipalities choose by a threshold"
  std::string_view setting;  ///< "choice.rule=threshold"
};
std::vector<StudyAlternative> study_alternatives();

/// The keys that a study draws: study_keys() (analysis/study_keys.hpp) of today's mix.
std::vector<SweptValues> drawn_keys(const StudyRequest& order);

/// The measures that it keeps: those that decide first.
std::vector<std::string> study_indicators();

/// Every part but the last, which needs to know which keys matter: the sets at every mix; the same ranges
/// with triangular draws; fewer of the same sets under each alternative; one key at a time; trajectories over
/// all keys; the curve over the mixes at the defaults.
std::vector<StudyPart> study_parts(const StudyRequest& order);

inline constexpr std::size_t keys_of_indices = 12;

/// Rows from which indices of these keys are estimated (positions among drawn_keys()), all others being
/// drawn, too. One scrambling after the other, a row of keys.size() + 2 points after the other.
StudyPart indices_part(const StudyRequest& order, const std::vector<std::size_t>& keys);
std::size_t scramblings_of_indices();

/// Ready to be run. Errors: those of read_scenarios, sweep_at and prepare_sweep.
SweepExperiment prepare_part(const StudyPart& part, int threads);

}  // namespace taktskifte
