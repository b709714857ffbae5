#include "scenario/ini_file.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "scenario/text.hpp"
#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

constexpr std::size_t near_enough = 2;  // edits after which a section is taken for another one

std::string_view section_of(std::string_view name) { return name.substr(0, name.find('.')); }
std::string_view last_part(std::string_view name) { return name.substr(name.rfind('.') + 1); }

// All sections that a misspelt one is compared with are shorter.
constexpr std::size_t longest_section = 64;

std::string_view nearest_section(std::string_view name) {
  name = name.substr(0, longest_section);
  const auto edits = [&](const Key& key) { return edit_distance(name, section_of(key.name)); };
  const auto nearer = [&](const Key& a, const Key& b) { return edits(a) < edits(b); };
  return section_of(std::min_element(keys().begin(), keys().end(), nearer)->name);
}

bool is_section(std::string_view name) {
  const auto names = readable_names();
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view key) { return section_of(key) == name; });
}

// A key, one without its section, or one that is spelt a little wrong.
bool is_nearly_key(std::string_view name) {
  name = name.substr(0, longest_section);
  return std::any_of(keys().begin(), keys().end(), [&](const Key& key) {
    return last_part(key.name) == last_part(name) || edit_distance(key.name, name) <= near_enough;
  });
}

// Reads the lines of one file; the section travels from line to line.
class LineReader {
 public:
  /// `unquoting`: for diagnostics that repeat nothing of the file.
  LineReader(IniFile& ini, Diagnostics& diagnostics, Diagnostics& unquoting)
      : ini_(ini), diagnostics_(diagnostics), unquoting_(unquoting) {}

  /// Whether a line was that of a scenario, though perhaps with a mistake in it.
  [[nodiscard]] bool recognised() const { return recognised_; }

  void read(std::string_view line, const SourceLocation& place) {
    line = trim(line);
    if (line.find('\r') != std::string_view::npos) {
      unquoting_.add(place, "a carriage return without line feed; save the file with LF or CRLF line ends");
      return;
    }
    if (line.empty() || line.front() == '#') return;
    const auto equals = line.find('=');
    const auto hash = line.find('#');
    if (hash != std::string_view::npos) {
      diagnostics_.add(place, std::string(line) +
                                  ": a '#' cannot stand behind something else; move the comment " +
                                  in_quotes(line.substr(hash)) + " to a line of its own");
      // The rest is read all the same, so that its mistakes show up in the same go.
      line = trim(line.substr(0, hash));
      if (equals != std::string_view::npos && equals > hash) return;
    }
    if (line.front() == '[') return read_section(line, place);
    if (equals == std::string_view::npos) {
      diagnostics_.add(
          place, std::string(line) + ": a line without '='; write key = value, or start a comment with #");
      return;
    }
    read_entry(trim(line.substr(0, equals)), trim(line.substr(equals + 1)), place);
  }

 private:
  void read_section(std::string_view line, const SourceLocation& place) {
    ++sections_;
    skip_ = false;
    if (line.back() != ']') {
      diagnostics_.add(place, std::string(line) + ": a section without ']'; write for example [funding]");
      recognised_ = recognised_ || is_section(trim(line.substr(1)));
      skip_ = true;
      return;
    }
    section_ = trim(line.substr(1, line.size() - 2));
    if (is_section(section_)) {
      recognised_ = true;
      return;
    }
    if (diagnostics_.full(place.file)) {
      diagnostics_.add(place, "");
      skip_ = true;
      return;
    }
    const std::string near(nearest_section(section_));
    diagnostics_.add(place, "[" + section_ + "]: no such section; did you mean [" + near + "]?");
    skip_ = edit_distance(section_, near) > near_enough;
    recognised_ = recognised_ || !skip_;
    section_ = near;
  }

  void read_entry(std::string_view key, std::string_view value, const SourceLocation& place) {
    if (key == "base" && !skip_) return read_base(value, place);
    if (skip_) return;
    const std::string name = section_.empty() ? std::string(key) : section_ + '.' + std::string(key);
    const IniEntry entry{name, std::string(value), place};
    const Key* known = find_key(name);
    recognised_ = recognised_ || known != nullptr || (!diagnostics_.full(place.file) && is_nearly_key(name));
    if (key.empty()) {
      diagnostics_.add(place, "= " + entry.text + ": no key in front of '='; write key = value");
    } else if (known == nullptr) {
      diagnostics_.add(place, diagnostics_.full(place.file) ? "" : quoted(entry) + explain_unknown_key(name),
                       name);
    } else if (const auto [first, fresh] = lines_.emplace(known, place.line); !fresh) {
      diagnostics_.add(place, quoted(entry) + "the key stands in line " + std::to_string(first->second) +
                                  " already" +
                                  (known->name == name ? "" : ", as " + std::string(known->name)) +
                                  "; keep one of the two");
    } else {
      ini_.entries.push_back(entry);
    }
  }

  void read_base(std::string_view value, const SourceLocation& place) {
    recognised_ = true;
    const IniEntry entry{"base", std::string(value), place};
    if (ini_.base)
      diagnostics_.add(place, quoted(entry) + "the base stands in line " +
                                  std::to_string(ini_.base->place.line) + " already; keep one of the two");
    else if (sections_ > 1)
      diagnostics_.add(place, quoted(entry) + "the base stands before or in the first section; move it up");
    else if (value.empty())
      diagnostics_.add(place, "base: the name of the file is missing; write for example base = today.ini");
    else
      ini_.base = entry;
  }

  IniFile& ini_;
  Diagnostics& diagnostics_;
  Diagnostics& unquoting_;
  std::map<const Key*, int> lines_;
  std::string section_;
  int sections_ = 0;
  bool skip_ = false;  // in a section nobody can guess
  bool recognised_ = false;
};

}  // namespace

IniFile parse_ini(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  IniFile ini;
  ini.text = text;
  Diagnostics of_lines;
  LineReader reader(ini, of_lines, diagnostics);
  std::string_view rest = ini.text;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.read(line, {file, number});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  // What is in a wrong file is nobody's business.
  if (reader.recognised() || of_lines.empty())
    diagnostics.add_all(of_lines);
  else
    diagnostics.add({file, 0}, "no line of it is one of a scenario; check that it is the right file");
  return ini;
}

IniFile read_ini(const std::string& file, Diagnostics& diagnostics) {
  const auto text = read_text_file(file, max_bytes_of_scenario, diagnostics);
  return text ? parse_ini(*text, file, diagnostics) : IniFile{};
}

IniFile accept_ini(const std::string& content, const std::string& file, Diagnostics& diagnostics) {
  const auto text = accepted_text(content, file, max_bytes_of_scenario, diagnostics);
  return text ? parse_ini(*text, file, diagnostics) : IniFile{};
}

std::string explain_unknown_key(const std::string& name) {
  std::vector<std::string_view> same_word;
  for (const Key& key : keys()) {
    if (last_part(key.name) == last_part(name)) same_word.push_back(key.name);
  }
  if (name == "base") return "the base stands in the scenario file; write base = ... there";
  if (same_word.empty()) return "no such key; did you mean " + std::string(nearest_key(name)) + "?";
  if (name.find('.') == std::string::npos) {
    std::string advice = "a key needs its section; write " + any_of(same_word);
    if (same_word.size() == 1)
      advice += ", or put the line under [" + std::string(section_of(same_word.front())) + "]";
    return advice;
  }
  return "no such key; did you mean " + any_of(same_word) + "?";
}

std::string quoted(const IniEntry& entry) { return entry.name + " = " + entry.text + ": "; }

}  // namespace taktskifte
