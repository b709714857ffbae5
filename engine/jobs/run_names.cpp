#include "jobs/run_names.hpp"

#include <regex>

namespace taktskifte {
namespace {

bool is_like(const std::string& name, const char* pattern) {
  return std::regex_match(name, std::regex(pattern));
}

}  // namespace

bool is_shard_name(const std::string& name) { return is_like(name, R"(shard-\d{8,10}\.h5)"); }

bool is_damaged_name(const std::string& name) { return is_like(name, R"(shard-\d{8,10}\.h5\.damaged)"); }

bool is_lock_name(const std::string& name) {
  return is_like(name, R"((run|part-[1-9]\d{0,6}-of-[1-9]\d{0,6})\.lock)");
}

bool is_temporary_record_name(const std::string& name) {
  return is_like(name, R"(\.study\.h5\.[a-z0-9]{6}\.tmp)");
}

bool is_temporary_name(const std::string& name) {
  return is_like(name, R"(\.(study\.h5|shard-\d{8,10}\.h5|result)\.[a-z0-9]{6}\.tmp)");
}

}  // namespace taktskifte
