#include "commands/verify_print.hpp"

#include <algorithm>
#include <ostream>

#include "commands/json.hpp"

namespace taktskifte::commands {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string broken_text(const RuleCount& rule) {
  return rule.name + " (broken " + std::to_string(rule.broken) + " of " + std::to_string(rule.checked) +
         " times)";
}

std::string outcome(std::size_t wrong) {
  return wrong == 0 ? "all hold" : std::to_string(wrong) + " do not hold";
}

// All of them if they hold; else those that do not, and how often.
void print_rules(std::ostream& out, const RuleReport& report) {
  const auto broken = static_cast<std::size_t>(std::count_if(
      report.rules.begin(), report.rules.end(), [](const RuleCount& rule) { return rule.broken > 0; }));
  if (broken == 0)
    out << "all hold:\n";
  else
    out << broken << " of " << report.rules.size() << " do not hold:\n";
  for (const auto& rule : report.rules) {
    if (broken == 0)
      out << "             " << rule.name << " (" << rule.checked << " times)\n";
    else if (rule.broken > 0)
      out << "             " << broken_text(rule) << '\n';
  }
}

// Not wrong, but not this program's either.
void print_noted(std::ostream& out, const Mismatches& noted) {
  if (noted.count == 0) return;
  out << "Noted        " << counted(noted.count, "thing")
      << " that this program writes otherwise, which fails nothing"
      << (noted.count > noted.first.size() ? "; the first " + std::to_string(noted.first.size()) : "")
      << ":\n";
  for (const auto& one : noted.first)
    out << "             " << place_of(one) << ": " << one.stored << "; this program writes " << one.expected
        << '\n';
}

void print_run(std::ostream& out, const Verification& result) {
  if (!result.not_run.empty()) {
    out << "Run again    nothing\n";
    return;
  }
  out << "Inputs       " << result.inputs.checked
      << " values, names and attributes that follow from the file's keys and tables: "
      << outcome(result.inputs.different.count) << '\n';
  print_noted(out, result.inputs.noted);
  out << "Run again    from the file alone, " << result.run_again.size() << " of "
      << result.replicates + result.failures << " replicates";
  if (result.run_again.size() == result.replicates + result.failures)
    out << ": all of them\n";
  else
    out << (result.drawn ? ", drawn at random: " : ": ") << numbers_text(result.run_again)
        << "\n             once more: --replicates " << numbers_text(result.run_again, ",") << '\n';
  out << "             " << result.compared << " numbers of all scenarios"
      << (result.sums ? ", sums per municipality included" : "") << ": "
      << (result.different.count == 0 ? "the same, bit for bit"
                                      : std::to_string(result.different.count) + " differ")
      << '\n';
  if (!result.same_commit)
    out << "             this program is of another commit than the file, but of the same results\n";
  if (!result.sums) out << "             sums per municipality were not compared: --all does\n";
}

void add_complaints(const std::string& title, const Mismatches& mismatches, std::vector<std::string>& lines) {
  if (mismatches.count == 0) return;
  lines.push_back(title + ": " + std::to_string(mismatches.count) +
                  (mismatches.count > mismatches.first.size()
                       ? ", of which the first " + std::to_string(mismatches.first.size())
                       : ""));
  for (const auto& mismatch : mismatches.first) lines.push_back("  " + to_string(mismatch));
}

void print_json(std::ostream& out, const Mismatches& mismatches) {
  out << "{\"count\": " << mismatches.count << ", \"first\": [";
  const char* before = "\n  ";
  for (const auto& one : mismatches.first) {
    out << before << "{\"variable\": " << json_text(one.variable)
        << ", \"scenario\": " << json_text(one.scenario);
    out << ", \"replicate\": " << (one.replicate ? std::to_string(*one.replicate) : "null");
    out << ", \"year\": " << (one.year ? std::to_string(*one.year) : "null");
    out << ", \"element\": " << json_text(one.element) << ", \"stored\": " << json_text(one.stored)
        << ", \"expected\": " << json_text(one.expected) << '}';
    before = ",\n  ";
  }
  out << "]}";
}

}  // namespace

std::string numbers_text(const std::vector<int>& numbers, const char* between) {
  std::string all;
  for (const int number : numbers) all += (all.empty() ? "" : between) + std::to_string(number);
  return all;
}

void print_text(std::ostream& out, const Verification& result) {
  out << result.file << ": made by " << result.made_by << "; " << counted(result.scenarios, "scenario")
      << ", " << counted(result.replicates, "replicate")
      << (result.failures > 0 ? " (and " + std::to_string(result.failures) + " that failed)" : "") << ", "
      << counted(result.years, "year") << '\n'
      << "Checksum     "
      << (result.checksum ? "of the whole file: fits\n"
                          : "none of the whole file: another program has changed it since\n")
      << "Content      " << result.variables << " variables with " << result.numbers
      << " numbers can be read; their own checksums fit\n"
      << "Rules        ";
  print_rules(out, result.rules);
  if (!result.rules.missing.empty())
    out << "             not checked, the file is older than they are: " << joined(result.rules.missing)
        << '\n';
  if (!result.not_compared.empty())
    out << "             not checked, unknown to this program: " << joined(result.not_compared) << '\n';
  print_run(out, result);
}

void print_json(std::ostream& out, const Verification& result) {
  out << "{\"file\": " << json_text(result.file) << ",\n\"holds\": " << (result.holds() ? "true" : "false")
      << ",\n\"made_by\": " << json_text(result.made_by)
      << ",\n\"same_commit\": " << (result.same_commit ? "true" : "false")
      << ",\n\"checksum\": " << (result.checksum ? "true" : "false")
      << ",\n\"variables\": " << result.variables << ",\n\"numbers\": " << result.numbers
      << ",\n\"rules\": {";
  const char* before = "\n  ";
  for (const auto& rule : result.rules.rules) {
    out << before << json_text(rule.name) << ": " << rule.checked;
    before = ",\n  ";
  }
  out << "},\n\"broken_by_rule\": {";
  before = "\n  ";
  for (const auto& rule : result.rules.rules) {
    if (rule.broken == 0) continue;
    out << before << json_text(rule.name) << ": " << rule.broken;
    before = ",\n  ";
  }
  out << "},\n\"rules_broken\": ";
  print_json(out, result.rules.broken);
  out << ",\n\"measures_missing\": " << json_list(result.rules.missing)
      << ",\n\"variables_unknown\": " << json_list(result.not_compared)
      << ",\n\"not_run\": " << (result.not_run.empty() ? "null" : json_text(result.not_run))
      << ",\n\"inputs_checked\": " << result.inputs.checked << ",\n\"inputs_different\": ";
  print_json(out, result.inputs.different);
  out << ",\n\"noted\": ";
  print_json(out, result.inputs.noted);
  out << ",\n\"replicates\": [" << numbers_text(result.run_again)
      << "],\n\"drawn_at_random\": " << (result.drawn ? "true" : "false")
      << ",\n\"municipality_sums\": " << (result.sums ? "true" : "false")
      << ",\n\"numbers_compared\": " << result.compared << ",\n\"different\": ";
  print_json(out, result.different);
  out << "}\n";
}

std::vector<std::string> diagnostics(const Verification& result) {
  std::vector<std::string> lines;
  for (const auto& rule : result.rules.rules)
    if (rule.broken > 0) lines.push_back(result.file + ": rule that does not hold: " + broken_text(rule));
  add_complaints(result.file + ": where rules do not hold", result.rules.broken, lines);
  add_complaints(
      result.file + ": values, names and attributes that do not follow from the file's keys and tables",
      result.inputs.different, lines);
  add_complaints(result.file + ": numbers that differ from those of a run from the file alone",
                 result.different, lines);
  if (!result.not_run.empty()) lines.push_back(result.not_run);
  return lines;
}

}  // namespace taktskifte::commands
