#include "commands/work_options.hpp"

#include "commands/arguments.hpp"

namespace taktskifte::commands {
namespace po = boost::program_options;

void add_work_options(po::options_description& options) {
  options.add_options()("threads", threads_option(), "threads to use")(
      "shard-size", po::value<int>()->default_value(0, "as fits memory"), "replicates a shard")(
      "on-error", po::value<std::string>()->default_value("stop"),
      "stop or continue, when a replicate fails")("progress", po::value<std::string>()->default_value("auto"),
                                                  "auto, plain or json")(
      "quiet", po::bool_switch(), about_quiet)(overwrite_option, po::bool_switch(), about_overwrite);
}

WorkOptions work_options(const po::variables_map& values, const std::string& verb) {
  constexpr int most_threads = 1024;
  constexpr int largest_shard = 4096;  // replicates wait in memory until their shard is full
  const auto on_error = values["on-error"].as<std::string>();
  if (on_error != "stop" && on_error != "continue")
    usage_error(verb + ": --on-error " + on_error + ": give stop or continue");
  return {.threads = in_range(values, verb, "threads", 1, most_threads),
          .all_cores = values["threads"].defaulted(),
          .shard_size = static_cast<std::size_t>(in_range(values, verb, "shard-size", 0, largest_shard)),
          .go_on_after_failure = on_error == "continue"};
}

ProgressStyle progress_style_of(const po::variables_map& values) {
  return progress_style(values["progress"].as<std::string>(), values["quiet"].as<bool>());
}

}  // namespace taktskifte::commands
