#include "report/csv_style.hpp"

#include <algorithm>
#include <cmath>

#include "report/printers.hpp"
#include "taktskifte/core/decimal.hpp"

namespace taktskifte::report {
namespace {

std::string number_field(double number, const CsvStyle& style) {
  if (!std::isfinite(number)) return "";
  std::string text = exact_text(number);
  std::replace(text.begin(), text.end(), '.', style.decimal);
  return text;
}

// Excel makes numbers and dates of texts such as 0301, 1-2 and 3e5, unless a formula gives the text. All of a
// column are texts then, and can be sorted and looked up.
bool looks_like_number(const std::string& text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9' &&
         text.find_first_not_of("0123456789.,:/-+eE %") == std::string::npos;
}

std::string text_field(const std::string& text, const CsvStyle& style) {
  if (style.separator == ';' && looks_like_number(text)) return "=\"" + text + "\"";
  return csv_heading(text, style);
}

std::string quoted(const std::string& text, char separator) {
  if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
  std::string field = "\"";
  for (const char c : text) field.append(c == '"' ? 2 : 1, c);
  return field + '"';
}

}  // namespace

std::string csv_heading(const std::string& text, const CsvStyle& style) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  return (formula && style.separator == ';' ? "'" : "") + text;
}

std::string csv_field(const Value& value, const CsvStyle& style) {
  return std::visit(
      Overloaded{[&](double number) { return number_field(number, style); },
                 [](bool truth) { return std::string(truth ? "true" : "false"); },
                 [](std::int64_t number) { return std::to_string(number); },
                 [&](const std::string& text) { return text_field(text, style); },
                 [](const auto&) { return std::string(); }},  // null; lists and members are no cells
      value.content());
}

void print_csv_line(std::ostream& out, const std::vector<std::string>& fields, const CsvStyle& style) {
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (f > 0) out << style.separator;
    out << quoted(fields[f], style.separator);
  }
  out << '\n';
}

}  // namespace taktskifte::report
