#include <cmath>
#include <nlohmann/json.hpp>

#include "report/printers.hpp"

namespace taktskifte::report {
namespace {

using Json = nlohmann::ordered_json;

// Whole numbers stand without a point, as their shortest text does.
Json json_of(double number) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::abs(number) < exact && number == std::trunc(number) && !(number == 0.0 && std::signbit(number)))
    return static_cast<std::int64_t>(number);
  return number;  // null if it is not finite
}

Json json_of(const Value& value) {
  return std::visit(
      Overloaded{[](std::monostate) { return Json(); }, [](double number) { return json_of(number); },
                 [](const Value::List& list) {
                   Json json = Json::array();
                   for (const auto& item : list) json.push_back(json_of(item));
                   return json;
                 },
                 [](const Value::Members& members) {
                   Json json = Json::object();
                   for (const auto& [name, member] : members) json[name] = json_of(member);
                   return json;
                 },
                 [](const auto& plain) { return Json(plain); }},
      value.content());
}

// ASCII alone: no character can steer a terminal, and bytes that are no text become U+FFFD.
std::string dumped(const Value& value, int indent) {
  return json_of(value).dump(indent, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

std::string json_line(const Value& value) { return dumped(value, -1); }

void print_json(std::ostream& out, const Document& document) { out << dumped(document.data, 1) << '\n'; }

}  // namespace taktskifte::report
