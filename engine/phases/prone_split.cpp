// engine/MODEL.md, "Choose partners".
#include "phases/prone_split.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "phases/prone_split.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

// Ordinary loops, which compilers turn into lanes of each instruction set. They choose between numbers, not
// between ways: who loses researchers is nothing that a processor could guess.
HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

void changes_of_columns(ProneSplit& split) {
  const std::size_t size = split.count.size();
  for (std::size_t j = 0; j < size; ++j) {
    const double now = split.now[j];
    const double prone = split.prone[j];
    const int prone_ones = split.prone_ones[j];
    const int others = split.count[j] - prone_ones;
    split.among[j] = now < prone ? prone_ones : others;
    const double gain = now - prone;
    const double not_prone = 1.0 - prone;
    split.chance[j] = (now < prone ? now : gain) / (now < prone ? prone : not_prone);
  }
}

void kinds_of_columns(ProneSplit& split) {
  const std::size_t size = split.count.size();
  for (std::size_t j = 0; j < size; ++j) {
    const bool lose = split.now[j] < split.prone[j];
    const int kept = lose ? split.with[j] : split.prone_ones[j];
    const int gained = lose ? 0 : split.with[j];
    split.prone_with[j] = kept;
    split.prone_without[j] = split.prone_ones[j] - kept;
    split.others_with[j] = gained;
    split.others_without[j] = split.count[j] - split.prone_ones[j] - gained;
  }
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(changes_of_columns);
HWY_EXPORT(kinds_of_columns);

}  // namespace

void find_changes(ProneSplit& split) { HWY_DYNAMIC_DISPATCH(changes_of_columns)(split); }
void apply_changes(ProneSplit& split) { HWY_DYNAMIC_DISPATCH(kinds_of_columns)(split); }

}  // namespace taktskifte
#endif
