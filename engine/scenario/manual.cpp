#include "taktskifte/scenario/manual.hpp"

#include <algorithm>

#include "scenario/manual_head.hpp"
#include "scenario/number.hpp"

namespace taktskifte {
namespace {

std::string_view section_of(const Key& key) { return key.name.substr(0, key.name.find('.')); }

bool is_number(const Key& key) { return key.range.low < key.range.high; }

std::string range(double low, double high) { return plain(low) + " to " + plain(high); }

// A cell of a Markdown table: a bar would end it.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string enclosed(char open, std::string_view text, char close) {
  std::string whole(1, open);
  whole += text;
  whole += close;
  return whole;
}

std::string code(std::string_view text) { return text.empty() ? "" : enclosed('`', text, '`'); }

// Sources stand with " ; " between them.
std::string linked(std::string_view source) {
  constexpr std::string_view between = " ; ";
  if (!source.starts_with("http")) return std::string(source);
  const auto end = source.find(between);
  if (end == std::string_view::npos) return enclosed('<', source, '>');
  return enclosed('<', source.substr(0, end), '>') + ", " + linked(source.substr(end + between.size()));
}

// Assumed values may point to what was looked at, but do not claim to be found there.
std::string standing(const Key& key, const std::string& source) {
  std::string text(to_string(key.evidence.status));
  if (!source.empty()) text += (key.evidence.status == Status::assumed ? "; compare " : ": ") + source;
  return text;
}

// "0.3 to 1.5, log-uniform"; a fixed value has no range.
std::string range_and_distribution(const Key& key) {
  const std::string range = study_range(key);
  const std::string distribution(to_string(key.study.distribution));
  return range + (range.empty() || distribution.empty() ? "" : ", ") + distribution;
}

std::string kind_and_unit(const Key& key) {
  const std::string unit(key.unit);
  return describe_kind(key) + (unit.empty() || unit == "1" ? "" : ", " + unit);
}

std::string table_row(const Key& key) {
  std::string row = "| " + code(key.name) + " | " + cell(kind_and_unit(key)) + " | " + code(key.standard);
  row += " | " + accepted_range(key) + " | " + range_and_distribution(key);
  row += " | " + std::string(to_string(key.evidence.confidence));
  row += " | " + cell(standing(key, linked(key.source))) + " | " + cell(key.doc);
  row += std::string(key.total ? " A total." : "") + " |\n";
  return row;
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

}  // namespace

std::string accepted_range(const Key& key) {
  if (std::holds_alternative<SeedField>(key.field)) return "0 to 9223372036854775807";
  return is_number(key) ? range(key.range.low, key.range.high) : "";
}

std::string study_range(const Key& key) {
  return key.study.low < key.study.high ? range(key.study.low, key.study.high) : "";
}

std::string manual_markdown() {
  std::string text(manual_head);
  std::string_view section;
  for (const Key& key : keys()) {
    if (section_of(key) != section) {
      section = section_of(key);
      text += "\n### [" + std::string(section) + "]\n\n";
      text +=
          "| key | value | default | accepted | worth sweeping | confidence | status and source | what it is "
          "|\n";
      text += "|---|---|---|---|---|---|---|---|\n";
    }
    text += table_row(key);
  }
  return text;
}

std::string key_list() {
  std::size_t names = 0;
  std::size_t defaults = 0;
  std::size_t statuses = 0;
  constexpr std::size_t confidences = 6;  // "medium"
  for (const Key& key : keys()) {
    names = std::max(names, key.name.size());
    defaults = std::max(defaults, key.standard.size());
    statuses = std::max(statuses, to_string(key.evidence.status).size());
  }
  std::string text;
  for (const Key& key : keys()) {
    text += padded(key.name, names + 2) + padded(key.standard, defaults + 2) +
            padded(to_string(key.evidence.status), statuses + 2) +
            padded(to_string(key.evidence.confidence), confidences + 2) + kind_and_unit(key) + '\n';
  }
  return text;
}

std::string key_page(const Key& key) {
  std::string text = std::string(key.name) + "\n  " + std::string(key.doc) + '\n';
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += "  " + padded(name, 16) + value + '\n';
  };
  line("value", describe_kind(key));
  line("unit", std::string(key.unit));
  line("default", std::string(key.standard));
  line("accepted", accepted_range(key));
  line("worth sweeping", range_and_distribution(key));
  line("status", standing(key, std::string(key.source)));
  line("confidence", std::string(to_string(key.evidence.confidence)));
  if (std::holds_alternative<PathField>(key.field)) {
    line("as a policy",
         "a plain number, or years from the first reported one on; the burn-in keeps the default");
    line("as a fact", key.name == "funding.public_share"
                          ? "policy.burn_in_public_share; no year here reaches the burn-in"
                          : "1900:VALUE, or any year of the burn-in first: it acts in the burn-in, too");
  }
  line("formerly", std::string(key.former));
  line("a total", key.total ? "scales with the inhabitants of a synthetic population" : "");
  return text;
}

}  // namespace taktskifte
