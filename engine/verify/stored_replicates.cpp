#include <algorithm>

#include "taktskifte/verify/stored_inputs.hpp"

namespace taktskifte {
namespace {

// "0, 1, 2, 3, 4 and 6 more"
std::string listed(const std::vector<int>& numbers) {
  constexpr std::size_t most = 5;
  std::string all;
  for (std::size_t n = 0; n < std::min(most, numbers.size()); ++n)
    all += (all.empty() ? "" : ", ") + std::to_string(numbers[n]);
  if (numbers.size() > most) all += " and " + std::to_string(numbers.size() - most) + " more";
  return all;
}

}  // namespace

std::optional<Mismatch> replicates_mismatch(const ResultReader& reader, int asked, bool trajectories) {
  std::vector<int> there = reader.replicate_numbers();
  for (const auto& failure : reader.failures()) there.push_back(failure.replicate);
  std::vector<int> times(static_cast<std::size_t>(asked), 0);
  std::vector<int> missing, wrong;
  for (const int replicate : there) {
    if (replicate >= asked || times[static_cast<std::size_t>(replicate)]++ > 0) wrong.push_back(replicate);
  }
  for (int replicate = 0; replicate < asked; ++replicate)
    if (times[static_cast<std::size_t>(replicate)] == 0) missing.push_back(replicate);
  const bool one_alone = trajectories && there.size() == 1;  // run --from writes no other files with panels
  if (wrong.empty() && (trajectories ? one_alone : missing.empty())) return std::nullopt;
  std::string why;
  if (!trajectories && !missing.empty()) why = "without " + listed(missing);
  if (!wrong.empty()) why += (why.empty() ? "with " : "; with ") + listed(wrong) + " too many";
  return Mismatch{.variable = "replicate",
                  .stored = std::to_string(there.size()) + (why.empty() ? "" : " (" + why + ")"),
                  .expected = trajectories ? "one, as in every file with panels"
                                           : std::to_string(asked) + ", as run.replicates says"};
}

}  // namespace taktskifte
