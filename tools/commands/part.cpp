#include "commands/part.hpp"

#include <charconv>
#include <cstdint>
#include <string>

#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

std::optional<Part> part_of(const po::variables_map& values) {
  if (values.count("shard") == 0) return std::nullopt;
  const auto text = values["shard"].as<std::string>();
  constexpr int most = 1000000;
  Part part;
  const char* const end = text.data() + text.size();
  const auto k = std::from_chars(text.data(), end, part.k);
  const bool slash = k.ec == std::errc{} && k.ptr != end && *k.ptr == '/';
  const auto n = slash ? std::from_chars(k.ptr + 1, end, part.n) : k;
  if (!slash || n.ec != std::errc{} || n.ptr != end || part.n < 1 || part.n > most || part.k < 1 ||
      part.k > part.n)
    throw Error(Exit::usage, "run: --shard " + text + ": give k/n, such as 3/7: the third part of seven");
  return part;
}

std::vector<int> of_part(const std::vector<int>& missing, const Part& part, int replicates) {
  const auto border = [&](int k) {
    return static_cast<int>(static_cast<std::int64_t>(replicates) * k / part.n);
  };
  std::vector<int> mine;
  for (const int replicate : missing)
    if (replicate >= border(part.k - 1) && replicate < border(part.k)) mine.push_back(replicate);
  return mine;
}

}  // namespace taktskifte::commands
