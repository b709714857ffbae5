// A kept summary of a study, read again.
#include <algorithm>
#include <concepts>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "report/study_data.hpp"
#include "report/study_fields.hpp"
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

/// Takes the fields of a part of the summary from its JSON; positions must lie among what `whole` has of
/// keys, mixes and choices.
class FieldsIn {
 public:
  FieldsIn(const StudyJson& json, const StudySummary& whole) : json_(json), whole_(whole) {}

  template <class Field, class... Rest>
  void operator()(const char* name, Field&& field, Rest&&... rest) {
    read(json_.at(name), field);
    if constexpr (sizeof...(rest) > 0) (*this)(std::forward<Rest>(rest)...);
  }

 private:
  static void read(const StudyJson& json, double& number) { number = number_of(json); }
  static void read(const StudyJson& json, std::integral auto& number) { json.get_to(number); }
  static void read(const StudyJson& json, std::string& text) { json.get_to(text); }
  static void read(const StudyJson& json, std::vector<std::string>& texts) { json.get_to(texts); }
  static void read(const StudyJson& json, Exact& exact) { exact.number = number_of(json); }
  static void read(const StudyJson& json, RangeEnd& end) {
    end.end = json.is_null() ? end.none : number_of(json);
  }
  static void read(const StudyJson& json, MarginSide& side) {
    read_word(json, side,
              "no side of a margin: ", {MarginSide::below, MarginSide::within, MarginSide::above});
  }

  void read(const StudyJson& json, Place& place) const {
    json.get_to(place.at);
    const std::size_t count = place.among == Among::keys    ? whole_.keys.size()
                              : place.among == Among::mixes ? whole_.mixes.size()
                                                            : whole_.chosen_among.size();
    if (place.at >= count) throw std::out_of_range("a position beyond what it counts");
  }

  void read(const StudyJson& json, OfChoices& of) const {
    of.choices.resize(whole_.chosen_among.size());
    for (std::size_t c = 0; c < of.choices.size(); ++c) of.choices[c].*of.what = number_of(json.at(c));
  }

  template <std::size_t Size>
  static void read(const StudyJson& json, std::array<double, Size>& numbers) {
    for (std::size_t n = 0; n < Size; ++n) numbers[n] = number_of(json.at(n));
  }

  template <class Item>
  void read(const StudyJson& json, std::vector<Item>& items) const {
    if (!json.is_array()) throw std::out_of_range("no list where one should be");
    for (const auto& one : json) read(one, items.emplace_back());
  }

  static void read(const StudyJson& json, Spread& spread) {
    read(json, spread.quantiles);
    std::size_t at = spread.quantiles.size();
    for (double* const share : {&spread.below, &spread.within, &spread.above})
      *share = number_of(json.at(at++));
    json.at(at++).get_to(spread.sets);
    json.at(at).get_to(spread.missing);
  }

  static void read(const StudyJson& json, SobolIndex& index) {
    index.value = number_of(json.at(0));
    if (!json.at(1).is_null()) index.interval = Interval{number_of(json.at(1)), number_of(json.at(2))};
    read_word(json.at(3), index.reading,
              "no reading of an index: ", {IndexReading::zero, IndexReading::not_told, IndexReading::told});
  }

  template <class Part>
  requires std::is_class_v<Part>
  void read(const StudyJson& json, Part& part) const {
    FieldsIn fields(json, whole_);
    describe(fields, part);
  }

  template <class Word>
  static void read_word(const StudyJson& json, Word& word, const char* none,
                        std::initializer_list<Word> known) {
    const auto text = json.get<std::string>();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](Word one) { return to_string(one) == text; });
    if (found == known.end()) throw std::out_of_range(none + text);
    word = *found;
  }

  const StudyJson& json_;
  const StudySummary& whole_;
};

void check_shapes(const StudySummary& summary) {
  for (const auto& row : summary.rows)
    if (row.structures.size() != summary.alternatives.size() || row.levels.size() != summary.mixes.size())
      throw std::out_of_range("a row of another shape");
  for (const std::size_t mix : summary.chosen_among)
    if (mix >= summary.mixes.size()) throw std::out_of_range("a position beyond what it counts");
  for (const auto& point : summary.curve)
    if (point.mean.size() != summary.rows.size() || point.standard_error.size() != summary.rows.size())
      throw std::out_of_range("a point of the curve of another shape");
}

// Of two members with one name JSON's reader would take the last and say nothing.
StudyJson json_with_single_members(const std::string& text) {
  std::vector<std::set<std::string>> names;  // of the objects that are open
  return StudyJson::parse(text, [&](int, StudyJson::parse_event_t event, const StudyJson& parsed) {
    if (event == StudyJson::parse_event_t::object_start) names.emplace_back();
    if (event == StudyJson::parse_event_t::object_end) names.pop_back();
    if (event == StudyJson::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second)
      throw std::out_of_range("two members are called " + parsed.get<std::string>());
    return true;
  });
}

StudySummary summary_in(const StudyJson& json) {
  StudySummary summary;
  FieldsIn origin(json.at("origin"), summary);
  describe(origin, summary.origin);
  json.at("model_results_version").get_to(summary.origin.model_version);
  FieldsIn fields(json, summary);
  describe(fields, summary);
  check_shapes(summary);
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
    const StudyJson json = json_with_single_members(text);
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
