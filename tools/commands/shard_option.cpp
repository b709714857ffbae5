#include "commands/shard_option.hpp"

#include <charconv>

#include "commands/arguments.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/run_folder.hpp"

namespace taktskifte::commands {
namespace po = boost::program_options;

std::optional<ReplicateSlice> slice_of(const po::variables_map& values, const std::string& verb, int ranks) {
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
    usage_error(verb + ": --shard " + text + ": give k/n, such as 3/7: the third part of seven");
  if (ranks > 1) usage_error(verb + ": --shard and mpirun: give one of them; each shares the work out");
  return slice;
}

std::string output_of(const po::variables_map& values, const std::string& verb) {
  if (values.count("output") == 0) usage_error(verb + ": no result file given; add -o results/mix.h5");
  auto name = values["output"].as<std::string>();
  if (name.empty()) usage_error(verb + ": -o without a name; give one such as results/mix.h5");
  if (name == "-") {
    throw Error(
        ErrorKind::usage,
        verb + ": -o -: HDF5 cannot be written to standard output; name a file such as results/mix.h5");
  }
  check_output(name);
  return name;
}

}  // namespace taktskifte::commands
