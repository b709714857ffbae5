// The rule of golden files: lines may be added to those of a version, none may change or go.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace taktskifte::golden {

using Lines = std::vector<std::string>;

/// "today replicate 0 year 0 awards[0] = 0x1p+0 (1)" -> "today replicate 0 year 0 awards[0]"
inline std::string place_of(const std::string& line) { return line.substr(0, line.find(" = ")); }

/// The first line of `standing` that `now` changes or lacks, with what stands there now; empty if there is
/// none.
inline std::string first_change(const Lines& standing, const Lines& now) {
  std::map<std::string, std::string> by_place;
  for (const auto& line : now) by_place.emplace(place_of(line), line);
  for (const auto& line : standing) {
    const auto found = by_place.find(place_of(line));
    if (found == by_place.end()) return line + " is gone";
    if (found->second != line) return line + " became " + found->second;
  }
  return "";
}

}  // namespace taktskifte::golden
