#include "taktskifte/analysis/family.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace taktskifte {
namespace {

bool claims(Verdict verdict) { return verdict == Verdict::matters || verdict == Verdict::too_small; }

/// From the smallest to the largest, and never falling.
void adjust_by_holm(std::span<Difference*> sorted, double size) {
  double so_far = 0.0;
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    so_far = std::max(so_far, std::min(1.0, (size - static_cast<double>(k)) * sorted[k]->p_value));
    sorted[k]->adjusted_p_value = so_far;
  }
}

/// From the largest to the smallest, and never rising.
void adjust_by_rate(std::span<Difference*> sorted, double size) {
  double dependence = 0.0;  // 1 + 1/2 + ... + 1/size
  for (std::size_t k = 1; static_cast<double>(k) <= size; ++k) dependence += 1.0 / static_cast<double>(k);
  double so_far = 1.0;
  for (std::size_t k = sorted.size(); k-- > 0;) {
    so_far = std::min(so_far, size * dependence / static_cast<double>(k + 1) * sorted[k]->p_value);
    sorted[k]->adjusted_p_value = so_far;
  }
}

}  // namespace

std::size_t judge_family(std::span<ComparedRow> rows, Family family) {
  std::vector<Difference*> sorted;
  std::size_t size = 0;
  for (ComparedRow& row : rows) {
    for (Difference& difference : row.comparison.differences) {
      const bool claim = claims(difference.verdict);
      if (claim) sorted.push_back(&difference);
      if (claim || difference.verdict == Verdict::cannot_tell) ++size;
    }
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Difference* a, const Difference* b) { return a->p_value < b->p_value; });
  if (family == Family::simultaneous) adjust_by_holm(sorted, static_cast<double>(size));
  if (family == Family::false_discovery) adjust_by_rate(sorted, static_cast<double>(size));
  for (Difference* const difference : sorted)
    if (difference->adjusted_p_value > 1.0 - confidence) difference->verdict = Verdict::cannot_tell;
  return size;
}

}  // namespace taktskifte
