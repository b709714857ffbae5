#include "commands/replicate_slice.hpp"

#include <charconv>
#include <cstdint>
#include <string>

#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

std::optional<ReplicateSlice> slice_of(const po::variables_map& values) {
  if (values.count("shard") == 0) return std::nullopt;
  const auto text = values["shard"].as<std::string>();
  constexpr int most = 1000000;
  ReplicateSlice slice;
  const char* const end = text.data() + text.size();
  const auto k = std::from_chars(text.data(), end, slice.k);
  const bool slash = k.ec == std::errc{} && k.ptr != end && *k.ptr == '/';
  const auto n = slash ? std::from_chars(k.ptr + 1, end, slice.n) : k;
  if (!slash || n.ec != std::errc{} || n.ptr != end || slice.n < 1 || slice.n > most || slice.k < 1 ||
      slice.k > slice.n)
    throw Error(ErrorKind::usage,
                "run: --shard " + text + ": give k/n, such as 3/7: the third part of seven");
  return slice;
}

std::vector<int> of_slice(const std::vector<int>& missing, const ReplicateSlice& slice, int replicates) {
  const auto border = [&](int k) {
    return static_cast<int>(static_cast<std::int64_t>(replicates) * k / slice.n);
  };
  std::vector<int> mine;
  for (const int replicate : missing)
    if (replicate >= border(slice.k - 1) && replicate < border(slice.k)) mine.push_back(replicate);
  return mine;
}

}  // namespace taktskifte::commands
