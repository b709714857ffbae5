#include "contents/study_id.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <string_view>

#include "taktskifte/core/results_version.hpp"

namespace taktskifte {
namespace {

// The space of names in which an id is one: made once, at random (RFC 4122, section 4.3).
constexpr boost::uuids::uuid name_space = {
    {0x8f, 0x1e, 0x52, 0xa4, 0x3c, 0x0b, 0x4d, 0x97, 0xb6, 0x2d, 0x71, 0xe8, 0x05, 0xca, 0x9f, 0x43}};

// Each text with its length, so that two lists never look the same.
void add(std::string& all, std::string_view text) {
  all += std::to_string(text.size());
  all += ':';
  all += text;
}

}  // namespace

StudyContent::StudyContent(const Engine& engine, const std::string& format, const std::string& results) {
  for (const auto& text : {engine.version, engine.commit, engine.compiler, format, results}) add(all_, text);
}

void StudyContent::scenario(const std::string& name, const std::string& text, const std::string& resolved) {
  for (const auto& one : {name, text, resolved}) add(all_, one);
}

void StudyContent::table(const std::string& text) { add(all_, text); }

void StudyContent::sweep(const Sweep& sweep) {
  for (const auto& key : sweep.keys) add(all_, key.name() + " " + std::string(to_string(key.treatment)));
  for (const auto& point : sweep.points) {
    for (const auto& setting : point.settings) add(all_, setting);
    add(all_, point.refused);
  }
  add(all_, sweep.design);
  add(all_, to_string(sweep.chance));
  for (const auto& name : sweep.series) add(all_, name);
  for (const auto& name : sweep.indicators) add(all_, "indicator " + name);
}

std::string StudyContent::id() const {
  return to_string(boost::uuids::name_generator_sha1(name_space)(all_));
}

std::string study_id(const ResultHeader& header) {
  StudyContent content(header.engine, std::to_string(result_format_version),
                       std::to_string(model_results_version));
  for (const auto& resolved : header.scenarios)
    content.scenario(resolved.scenario.name, resolved.text, resolved_text(resolved));
  content.table(header.data.municipalities.text);
  content.table(header.data.institutions.text);
  if (header.sweep) content.sweep(*header.sweep);
  return content.id();
}

}  // namespace taktskifte
