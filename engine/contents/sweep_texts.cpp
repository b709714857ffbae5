#include "contents/sweep_texts.hpp"

#include <charconv>
#include <stdexcept>
#include <variant>

#include "scenario/value.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/measures/measures.hpp"

namespace taktskifte {
namespace {

[[noreturn]] void no_sweep(const std::string& file, const std::string& what) {
  throw Error(ErrorKind::data, file + ": " + what + ": the file was altered; run the sweep again");
}

SweptKey swept_key(const std::string& name, const std::string& treatment, const std::string& file) {
  const auto bracket = name.find('[');
  SweptKey swept{.key = find_key(std::string_view(name).substr(0, bracket))};
  if (swept.key == nullptr || !why_not_swept(*swept.key).empty())
    no_sweep(file, "its swept key " + printable(name) + " is none that this program knows");
  if (bracket != std::string::npos) {
    const auto* reals = std::get_if<RealsField>(&swept.key->field);
    Scenario scenario;
    std::size_t number = 0;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + bracket + 1, end, number);
    if (reals == nullptr || read.ec != std::errc{} ||
        std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr)) != "]" || number < 1 ||
        number > (*reals)(scenario).size())
      no_sweep(file, "its swept key " + printable(name) + " has no such number");
    swept.element = number - 1;
  }
  if (treatment != "fact" && treatment != "policy")
    no_sweep(file, "the treatment of its key " + printable(name) + " is neither fact nor policy");
  swept.treatment = treatment == "fact" ? Treatment::fact : Treatment::policy;
  return swept;
}

std::string shape_text(const Sweep& sweep) {
  if (sweep.shape == DesignShape::free) return "";
  const std::string name(to_string(sweep.shape));
  return sweep.shape == DesignShape::saltelli ? name + " " + std::to_string(sweep.scramblings) : name;
}

// Reads what shape_text says; the points make whole rows.
void read_shape(const std::string& text, Sweep& sweep, const std::string& file) {
  const auto space = text.find(' ');
  const std::string name = text.substr(0, space);
  for (const auto shape :
       {DesignShape::free, DesignShape::saltelli, DesignShape::trajectories, DesignShape::star})
    if (name == to_string(shape)) sweep.shape = shape;
  if (space != std::string::npos)
    (void)std::from_chars(text.data() + space + 1, text.data() + text.size(), sweep.scramblings);
  const std::size_t parts = sweep.scramblings == 0 ? 0 : sweep.points.size() / sweep.scramblings;
  if (shape_text(sweep) != text || parts == 0 || sweep.points.size() % sweep.scramblings != 0 ||
      parts % points_in_row(sweep) != 0)
    no_sweep(file, "its points make no design of the shape \"" + printable(text) + "\"");
}

}  // namespace

SweepTexts texts_of(const Sweep& sweep) {
  SweepTexts texts;
  for (const auto& key : sweep.keys) {
    texts.keys.push_back(key.name());
    texts.treatments.emplace_back(to_string(key.treatment));
  }
  for (const auto& point : sweep.points) {
    texts.settings.insert(texts.settings.end(), point.settings.begin(), point.settings.end());
    texts.refused.push_back(point.refused);
  }
  texts.design = sweep.design;
  texts.chance = to_string(sweep.chance);
  texts.shape = shape_text(sweep);
  texts.series = sweep.series;
  texts.indicators = sweep.indicators;
  return texts;
}

Sweep sweep_of(const SweepTexts& texts, const std::string& file) {
  Sweep sweep;
  const std::size_t keys = texts.keys.size();
  if (keys == 0 || texts.treatments.size() != keys || texts.settings.size() != keys * texts.refused.size())
    no_sweep(file, "its points have not a value of every key");
  for (std::size_t k = 0; k < keys; ++k)
    sweep.keys.push_back(swept_key(texts.keys[k], texts.treatments[k], file));
  Scenario scenario;
  for (std::size_t p = 0; p < texts.refused.size(); ++p) {
    SweepPoint point{.settings = {}, .refused = texts.refused[p]};
    for (std::size_t k = 0; k < keys; ++k) {
      point.settings.push_back(texts.settings[p * keys + k]);
      try {
        store_value(*sweep.keys[k].key, point.settings.back(), scenario);
      } catch (const std::invalid_argument& problem) {
        no_sweep(file, "at point " + std::to_string(p) + " " + sweep.keys[k].name() + " = " +
                           printable(point.settings.back()) + ": " + problem.what());
      }
    }
    sweep.points.push_back(std::move(point));
  }
  if (texts.chance != "common" && texts.chance != "own")
    no_sweep(file, "its chance is neither common nor own");
  sweep.chance = texts.chance == "own" ? PointChance::own : PointChance::common;
  sweep.design = texts.design;
  read_shape(texts.shape, sweep, file);
  sweep.series = texts.series;
  for (const auto& name : sweep.series)
    if (find_named(measures(), name) == nullptr)
      no_sweep(file, "it keeps " + printable(name) + ", which is no measure");
  sweep.indicators = texts.indicators;
  for (const auto& name : sweep.indicators)
    if (find_named(indicators(), name) == nullptr)
      no_sweep(file, "it keeps " + printable(name) + ", which is no indicator");
  return sweep;
}

}  // namespace taktskifte
