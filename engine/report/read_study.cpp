// A kept summary of a study, read again.
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/study_data.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/report/study.hpp"
#include "taktskifte/scenario/shipped_file.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte::report {
namespace {

using StudyJson = nlohmann::json;

constexpr std::size_t largest_summary = std::size_t{4} << 20U;

double number_of(const StudyJson& json) { return json.is_null() ? undefined : json.get<double>(); }

// A position among so many.
std::size_t place_of(const StudyJson& json, std::size_t count) {
  const auto place = json.get<std::size_t>();
  if (place >= count) throw std::out_of_range("a position beyond what it counts");
  return place;
}

template <typename Read>
auto each_of(const StudyJson& json, const Read& read) {
  if (!json.is_array()) throw std::out_of_range("no list where one should be");
  std::vector<decltype(read(json))> all;
  for (const auto& one : json) all.push_back(read(one));
  return all;
}

std::vector<double> numbers_of(const StudyJson& json) { return each_of(json, number_of); }

std::array<double, told_quantiles.size()> quantiles_in(const StudyJson& json) {
  std::array<double, told_quantiles.size()> quantiles{};
  for (std::size_t q = 0; q < quantiles.size(); ++q) quantiles[q] = number_of(json.at(q));
  return quantiles;
}

Spread spread_in(const StudyJson& json) {
  Spread spread;
  std::size_t at = 0;
  for (double& quantile : spread.quantiles) quantile = number_of(json.at(at++));
  for (double* const share : {&spread.below, &spread.within, &spread.above})
    *share = number_of(json.at(at++));
  spread.sets = json.at(at++).get<std::size_t>();
  spread.missing = json.at(at++).get<std::size_t>();
  return spread;
}

MarginSide side_in(const StudyJson& json) {
  const auto word = json.get<std::string>();
  for (const MarginSide side : {MarginSide::below, MarginSide::within, MarginSide::above})
    if (word == to_string(side)) return side;
  throw std::out_of_range("no side of a margin: " + word);
}

SobolIndex index_in(const StudyJson& json) {
  SobolIndex index{.value = number_of(json.at(0))};
  if (!json.at(1).is_null()) index.interval = Interval{number_of(json.at(1)), number_of(json.at(2))};
  const auto word = json.at(3).get<std::string>();
  for (const IndexReading reading : {IndexReading::zero, IndexReading::not_told, IndexReading::told})
    if (word == to_string(reading)) {
      index.reading = reading;
      return index;
    }
  throw std::out_of_range("no reading of an index: " + word);
}

/// Reads rows and choices, whose positions must lie among mixes, keys and alternatives.
class SummaryReader {
 public:
  explicit SummaryReader(StudySummary& summary) : summary_(summary) {}

  [[nodiscard]] StudiedRow row(const StudyJson& json) const {
    StudiedRow row;
    row.name = json.at("measure").get<std::string>();
    row.unit = json.at("unit").get<std::string>();
    row.margin = number_of(json.at("margin"));
    row.at_defaults = number_of(json.at("at_defaults"));
    row.standard_error = number_of(json.at("standard_error"));
    row.levels = each_of(json.at("levels"), quantiles_in);
    const std::size_t mixes = summary_.mixes.size();
    row.pairs = each_of(json.at("pairs"), [&](const StudyJson& one) {
      return MixSpread{place_of(one.at("base"), mixes), place_of(one.at("other"), mixes),
                       spread_in(one.at("spread"))};
    });
    row.triangular = spread_in(json.at("triangular"));
    row.structures = each_of(json.at("structures"), [](const StudyJson& one) {
      return StructureSpread{spread_in(one.at("as_is")), spread_in(one.at("other")),
                             number_of(one.at("changed"))};
    });
    row.flips = each_of(json.at("flips"), [&](const StudyJson& one) {
      return StudyFlip{key(one), {number_of(one.at("at")), side_in(one.at("from")), side_in(one.at("to"))}};
    });
    row.effects = each_of(json.at("effects"), [&](const StudyJson& one) {
      return StudyEffect{key(one), number_of(one.at("mean_absolute")), number_of(one.at("deviation")),
                         number_of(one.at("among_first"))};
    });
    row.indices = each_of(json.at("indices"), [&](const StudyJson& one) {
      return StudyIndex{key(one), index_in(one.at("first")), index_in(one.at("total"))};
    });
    row.boxes = each_of(json.at("boxes"), [&](const StudyJson& one) { return box(one); });
    row.bands = each_of(json.at("bands"), [&](const StudyJson& one) {
      return StudyBand{key(one), numbers_of(one.at("values")), each_of(one.at("quantiles"), quantiles_in)};
    });
    row.swings = each_of(json.at("swings"), [&](const StudyJson& one) {
      return StudySwing{key(one), number_of(one.at("at_low")), number_of(one.at("at_high"))};
    });
    return row;
  }

  [[nodiscard]] StudiedChoice choice(const StudyJson& json) const {
    StudiedChoice choice;
    choice.worth = number_of(json.at("worth"));
    const std::size_t count = summary_.chosen_among.size();
    for (std::size_t c = 0; c < count; ++c)
      choice.regrets.choices.push_back({.mean = number_of(json.at("mean").at(c)),
                                        .high = number_of(json.at("high").at(c)),
                                        .most = number_of(json.at("most").at(c)),
                                        .best_share = number_of(json.at("best_share").at(c))});
    choice.regrets.least_mean = place_of(json.at("least_mean"), count);
    choice.regrets.least_high = place_of(json.at("least_high"), count);
    choice.regrets.least_most = place_of(json.at("least_most"), count);
    choice.regrets.sets = json.at("sets").get<std::size_t>();
    choice.regrets.missing = json.at("missing").get<std::size_t>();
    choice.perfect = number_of(json.at("perfect"));
    choice.noise = number_of(json.at("noise"));
    choice.information = each_of(json.at("information"), [&](const StudyJson& one) {
      return StudiedChoice::Known{key(one), number_of(one.at("value"))};
    });
    return choice;
  }

 private:
  [[nodiscard]] std::size_t key(const StudyJson& json) const {
    return place_of(json.at("key"), summary_.keys.size());
  }

  [[nodiscard]] StudyBox box(const StudyJson& json) const {
    StudyBox box{.sides = {},
                 .density = number_of(json.at("density")),
                 .coverage = number_of(json.at("coverage")),
                 .share = number_of(json.at("share"))};
    box.sides = each_of(json.at("sides"), [&](const StudyJson& one) {
      const auto end = [&](const char* name, double without) {
        return one.at(name).is_null() ? without : number_of(one.at(name));
      };
      const double infinite = std::numeric_limits<double>::infinity();
      return StudyBox::Side{key(one), end("low", -infinite), end("high", infinite),
                            one.at("needed").get<bool>()};
    });
    return box;
  }

  StudySummary& summary_;
};

StudyOrigin origin_in(const StudyJson& json) {
  StudyOrigin origin;
  origin.engine = json.at("engine").get<std::string>();
  origin.seed = json.at("seed").get<std::uint64_t>();
  origin.design_seed = json.at("design_seed").get<std::uint64_t>();
  origin.first_year = json.at("first_year").get<int>();
  origin.last_year = json.at("last_year").get<int>();
  origin.data = json.at("data").get<std::string>();
  origin.sets = json.at("sets").get<int>();
  origin.replicates = json.at("replicates").get<int>();
  origin.settings = json.at("settings").get<std::vector<std::string>>();
  return origin;
}

StudySummary summary_in(const StudyJson& json) {
  StudySummary summary;
  summary.origin = origin_in(json.at("origin"));
  summary.origin.model_version = json.at("model_results_version").get<int>();
  summary.mixes = numbers_of(json.at("mixes"));
  summary.today = place_of(json.at("today"), summary.mixes.size());
  summary.parity = place_of(json.at("parity"), summary.mixes.size());
  summary.keys = each_of(json.at("keys"), [](const StudyJson& one) {
    return StudiedKey{.name = one.at("key").get<std::string>(),
                      .unit = one.at("unit").get<std::string>(),
                      .distribution = one.at("distribution").get<std::string>(),
                      .low = number_of(one.at("low")),
                      .high = number_of(one.at("high")),
                      .standard = number_of(one.at("default"))};
  });
  summary.alternatives = json.at("alternatives").get<std::vector<std::string>>();
  const SummaryReader reader(summary);
  auto rows = each_of(json.at("rows"), [&](const StudyJson& one) { return reader.row(one); });
  for (const auto& row : rows)
    if (row.structures.size() != summary.alternatives.size() || row.levels.size() != summary.mixes.size())
      throw std::out_of_range("a row of another shape");
  summary.rows = std::move(rows);
  summary.chosen_among = each_of(json.at("chosen_among"),
                                 [&](const StudyJson& one) { return place_of(one, summary.mixes.size()); });
  summary.choices = each_of(json.at("choices"), [&](const StudyJson& one) { return reader.choice(one); });
  summary.curve = each_of(json.at("curve"), [&](const StudyJson& one) {
    CurvePoint point{number_of(one.at("public_share")), numbers_of(one.at("mean")),
                     numbers_of(one.at("standard_error"))};
    if (point.mean.size() != summary.rows.size() || point.standard_error.size() != summary.rows.size())
      throw std::out_of_range("a point of the curve of another shape");
    return point;
  });
  return summary;
}

std::string made_anew() { return "; make it anew with: " + study_command(); }

[[noreturn]] void damaged(const std::string& file, const std::string& how) {
  throw Error(ErrorKind::data,
              file + ": no summary of a study, or damaged (" + printable(how) + ")" + made_anew());
}

}  // namespace

std::string kept_study() { return shipped_file("study/summary.json"); }

std::string study_command() {
  return "taktskifte study -o results/study --summary scenarios/study/summary.json";
}

bool is_study(const std::string& file) {
  Diagnostics diagnostics;
  try {
    const auto text = read_text_file(file, largest_summary, diagnostics);
    const StudyJson json = text ? StudyJson::parse(*text, nullptr, false) : StudyJson();
    return json.is_object() && json.value("filetype", "") == study_filetype;
  } catch (const Error&) {
    return false;
  } catch (const StudyJson::exception&) {
    return false;
  }
}

StudySummary read_study(const std::string& file) {
  std::optional<std::string> text;
  Diagnostics diagnostics;
  try {
    text = read_text_file(file, largest_summary, diagnostics);
  } catch (const Error& error) {
    throw Error(error.kind(), error.what() + made_anew());
  }
  if (!text) damaged(file, "it is too large or no text");
  return parse_study(*text, file);
}

StudySummary parse_study(const std::string& text, const std::string& file) {
  try {
    const StudyJson json = StudyJson::parse(text);
    if (json.at("filetype").get<std::string>() != study_filetype)
      damaged(file, "it says that it is something else");
    const int version = json.at("model_results_version").get<int>();
    if (version != model_results_version)
      throw Error(ErrorKind::data, file + ": is of model version " + std::to_string(version) +
                                       ", whose numbers are others than those of this program, version " +
                                       std::to_string(model_results_version) + made_anew());
    if (json.at("format").get<int>() != study_format)
      throw Error(ErrorKind::data, file + ": has another format than this program reads" + made_anew());
    return summary_in(json);
  } catch (const StudyJson::exception& problem) {
    damaged(file, problem.what());
  } catch (const std::out_of_range& problem) {
    damaged(file, problem.what());
  }
}

}  // namespace taktskifte::report
