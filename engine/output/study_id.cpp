#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <string>

#include "taktskifte/core/results_version.hpp"
#include "taktskifte/output/shards.hpp"
#include "taktskifte/output/version.hpp"

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

std::string study_id(const ResultHeader& header) {
  std::string all;
  add(all, engine_version());
  add(all, engine_commit());
  add(all, engine_compiler());
  add(all, std::to_string(result_format_version));
  add(all, std::to_string(model_results_version));
  for (const auto& resolved : header.scenarios) {
    add(all, resolved.scenario.name);
    add(all, resolved.text);
    add(all, resolved_text(resolved));
  }
  add(all, header.data.municipalities.text);
  add(all, header.data.institutions.text);
  return to_string(boost::uuids::name_generator_sha1(name_space)(all));
}

}  // namespace taktskifte
