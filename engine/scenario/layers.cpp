#include "scenario/layers.hpp"

#include <algorithm>
#include <string_view>

#include "scenario/options.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view head_start = "# ---- ";
constexpr std::string_view head_end = " ----\n";

std::string head_of(const std::filesystem::path& file) {
  return std::string(head_start) + file.filename().string() + std::string(head_end);
}

/// Takes the first line off `text`: the name in it, or nothing if it is no head.
std::string take_head(std::string_view& text) {
  const auto end = text.find(head_end);
  if (!text.starts_with(head_start) || end == std::string_view::npos || text.find('\n') < end) return {};
  std::string name(text.substr(head_start.size(), end - head_start.size()));
  text.remove_prefix(end + head_end.size());
  return name;
}

}  // namespace

std::vector<LayerEntry> entries_of(const std::vector<Layer>& layers) {
  std::vector<LayerEntry> entries;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const bool is_base = layer + 1 != layers.rend();
    const std::string name = (is_base ? "base " : "") + layer->file.filename().string();
    for (const auto& entry : parse_options(layer->ini.entries)) {
      if (is_base && entry.name == "run.title") continue;  // it says what that file is about, not this one
      entries.push_back({entry, name + ':' + std::to_string(entry.place.line), layer->file.parent_path()});
    }
  }
  return entries;
}

std::string text_of(const std::vector<Layer>& layers) {
  std::string text;
  for (const auto& layer : layers) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    text += head_of(layer.file) + layer.ini.text;
  }
  return text;
}

std::vector<Layer> layers_of(const std::string& text, HeadTaken taken) {
  std::vector<Layer> layers;
  Diagnostics diagnostics;
  std::string_view rest = text;
  for (std::string name = take_head(rest); !name.empty(); name = take_head(rest)) {
    // The first line of a base in what is left is this file's: bases stand behind the files on top of them.
    Diagnostics ignored;
    const auto base = parse_ini(std::string(rest), name, ignored).base;
    const std::string head = base ? '\n' + head_of(base->text) : "";
    const auto end = !base ? rest.size() : taken == HeadTaken::first ? rest.find(head) : rest.rfind(head);
    if (end == std::string_view::npos) break;
    const auto own = std::min(end + 1, rest.size());
    layers.push_back({name, parse_ini(std::string(rest.substr(0, own)), name, diagnostics)});
    rest.remove_prefix(own);
    if (!base) return diagnostics.empty() ? layers : std::vector<Layer>{};
  }
  return {};
}

}  // namespace taktskifte
