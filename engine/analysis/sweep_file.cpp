#include "taktskifte/analysis/sweep_file.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "scenario/number.hpp"
#include "scenario/text.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t largest_file = std::size_t{16} << 20U;

[[noreturn]] void no_value(const std::string& why_and_what_to_do) {
  throw std::invalid_argument(why_and_what_to_do);
}

std::string_view without_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return trim(line);
}

int count_in(const std::string& value, int most, const std::string& what) {
  const auto count = parse_whole(value);
  if (count < 1 || count > most) no_value("write 1 to " + std::to_string(most) + " " + what);
  return static_cast<int>(count);
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> all;
  for (const auto word : split_words(text)) all.emplace_back(word);
  return all;
}

/// Reads the lines of one file; the section travels from line to line.
class SweepLines {
 public:
  SweepLines(std::filesystem::path folder, Diagnostics& diagnostics)
      : folder_(std::move(folder)), diagnostics_(diagnostics) {}

  void read(std::string_view line, const SourceLocation& place) {
    line = without_end(line);
    if (line.empty() || line.front() == '#') return;
    try {
      if (line.front() == '[') return begin_section(line);
      const auto equals = line.find('=');
      if (equals == std::string_view::npos || trim(line.substr(0, equals)).empty())
        no_value("a line without 'key ='; write key = value, or start a comment with #");
      entry(std::string(trim(line.substr(0, equals))), std::string(trim(line.substr(equals + 1))), place);
    } catch (const std::invalid_argument& problem) {
      diagnostics_.add(place, std::string(line) + ": " + problem.what());
    }
  }

  SweepOrder take() { return std::move(order_); }

 private:
  void begin_section(std::string_view line) {
    static const std::set<std::string> known = {"[sweep]", "[fact]", "[policy]", "[values]", "[set]"};
    section_ = line;
    if (!known.contains(section_))
      no_value("no such section of a sweep; write [sweep], [fact], [policy], [values] or [set]");
  }

  void entry(const std::string& key, const std::string& value, const SourceLocation& place) {
    if (section_ == "[sweep]") return option(key, value);
    if (section_ == "[set]") {
      order_.settings.push_back(key + "=" + value);
      return;
    }
    SweepLine line{.key = key, .text = value, .place = place};
    if (section_ == "[fact]") line.treatment = Treatment::fact;
    if (section_ == "[policy]") line.treatment = Treatment::policy;
    if (section_.empty()) no_value("a line before the first section; write [sweep] above it");
    order_.design.lines.push_back(std::move(line));
  }

  void option(const std::string& key, const std::string& value) {
    if (!options_.insert(key).second) no_value(key + " stands there twice; keep one of the two");
    if (key == "scenarios") {
      for (const auto& name : parts_of(value))
        order_.scenarios.push_back((folder_ / name).lexically_normal().string());
    } else if (key == "design") {
      order_.design.kind = design_kind_or_throw(value);
    } else if (key == "points") {
      order_.design.points = count_in(value, static_cast<int>(most_points), key);
    } else if (key == "scramblings") {
      order_.design.scramblings = count_in(value, most_scramblings, key);
    } else if (key == "seed") {
      const auto seed = parse_whole(value);
      if (seed < 0) no_value("a seed is 0 or more; write for example 1");
      order_.design.seed = static_cast<std::uint64_t>(seed);
    } else if (key == "chance") {
      order_.chance = point_chance(value);
    } else if (key == "series") {
      order_.series = parts_of(value);
    } else if (key == "indicators") {
      order_.indicators = parts_of(value);
    } else {
      no_value(
          "no such line of [sweep]; write scenarios, design, points, scramblings, seed, chance, series or "
          "indicators");
    }
  }

  std::filesystem::path folder_;
  Diagnostics& diagnostics_;
  SweepOrder order_;
  std::string section_;
  std::set<std::string> options_;
};

}  // namespace

bool is_sweep_file(const std::string& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return false;
  std::ifstream in(file);
  constexpr int most_lines = 1000;
  std::string line;
  for (int number = 0; number < most_lines && std::getline(in, line); ++number) {
    std::string_view text = without_end(line);
    if (number == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!text.empty() && text.front() != '#') return text == "[sweep]";
  }
  return false;
}

SweepOrder read_sweep_file(const std::string& file) {
  Diagnostics diagnostics;
  const auto text = read_text_file(file, largest_file, diagnostics);
  diagnostics.throw_if_any(ErrorKind::scenario);
  SweepLines lines(std::filesystem::path(file).parent_path(), diagnostics);
  std::string_view rest = *text;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    lines.read(rest.substr(0, end), {file, number});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
  return lines.take();
}

PointChance point_chance(const std::string& word) {
  for (const PointChance chance : {PointChance::common, PointChance::own})
    if (to_string(chance) == word) return chance;
  no_value("chance is common to all points or each point's own; write common or own");
}

DesignKind design_kind_or_throw(const std::string& word) {
  if (const auto kind = design_kind(word)) return *kind;
  no_value("no such design; write grid, list, lhs, sobol, saltelli, morris or star");
}

}  // namespace taktskifte
