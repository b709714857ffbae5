#include "taktskifte/scenario/path.hpp"

#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "scenario/number.hpp"
#include "scenario/text.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view example = "2018:0.075 2023:0.50";

// ".." with blanks around it, so that a ramp may be written with or without them.
std::string with_blanks_around_ramps(std::string_view text) {
  std::string spaced;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "..") {
      spaced += " .. ";
      ++i;
    } else {
      spaced += text[i];
    }
  }
  return spaced;
}

Path::Point parse_point(std::string_view word, bool ramp) {
  const auto colon = word.find(':');
  if (colon == std::string_view::npos)
    throw std::invalid_argument(in_quotes(word) + " has no year; write year:value, for example " +
                                std::string(example));
  const auto year = word.substr(0, colon);
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string_view::npos)
    throw std::invalid_argument(in_quotes(year) + " is not a year of four digits; write for example " +
                                std::string(example));
  if (colon + 1 == word.size())
    throw std::invalid_argument("no value right behind " + in_quotes(word) +
                                "; write year:value without blanks, for example " + std::string(example));
  return {Year{static_cast<int>(parse_whole(year))}, parse_number(word.substr(colon + 1)), ramp};
}

}  // namespace

Path::Path(std::vector<Point> points) : points_(std::move(points)) {
  if (points_.empty()) throw std::invalid_argument("a path needs a point; write a number or year:value");
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (!std::isfinite(points_[i].value))
      throw std::invalid_argument("not a finite number; write a finite one");
    if (i > 0 && points_[i].year <= points_[i - 1].year)
      throw std::invalid_argument(std::to_string(points_[i].year.value()) + " stands behind " +
                                  std::to_string(points_[i - 1].year.value()) +
                                  "; write the years in rising order, each once");
  }
}

double Path::at(Year year) const {
  const Point* before = &points_.front();
  if (year <= before->year) return before->value;
  for (const Point& point : points_) {
    if (point.year > year) {
      if (!point.ramp_from_previous) return before->value;
      const double part =
          static_cast<double>(year - before->year) / static_cast<double>(point.year - before->year);
      return before->value + part * (point.value - before->value);
    }
    before = &point;
  }
  return before->value;
}

Path parse_path(std::string_view text) {
  const std::string spaced = with_blanks_around_ramps(text);
  const auto parts = split_words(spaced);
  const bool over_years =
      text.find(':') != std::string_view::npos || text.find("..") != std::string_view::npos;
  if (!over_years) {
    if (parts.size() < 2) return Path(parse_number(trim(text)));
    try {
      (void)parse_number(trim(text));
    } catch (const std::invalid_argument& problem) {
      // A single number spelt with blanks has its own hint; a list of numbers is a path without years.
      if (std::string_view(problem.what()).find("behind the number") == std::string_view::npos) throw;
    }
    throw std::invalid_argument("more than one number; write one, or a path over years such as " +
                                std::string(example));
  }
  std::vector<Path::Point> points;
  bool ramp = false;
  for (const auto part : parts) {
    if (part == "..") {
      if (points.empty() || ramp)
        throw std::invalid_argument(
            "a ramp (..) needs a year:value on both sides; write for example "
            "2018:0.075 .. 2023:0.50");
      ramp = true;
      continue;
    }
    points.push_back(parse_point(part, ramp));
    ramp = false;
  }
  if (ramp)
    throw std::invalid_argument(
        "a ramp (..) needs a year:value on both sides; write for example "
        "2018:0.075 .. 2023:0.50");
  return Path(std::move(points));
}

}  // namespace taktskifte
