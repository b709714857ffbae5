#include "commands/rerun_options.hpp"

#include <chrono>
#include <cstdio>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/work_options.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;
using Clock = std::chrono::steady_clock;

// The number when it begins, the time once the second block has shown it: the first one is slow, as memory is
// new.
class RerunTeller {
 public:
  explicit RerunTeller(std::string verb) : verb_(std::move(verb)) {}

  void operator()(std::size_t done, std::size_t of) {
    if (done == 0)
      std::fprintf(stderr, "%s: runs %zu replicates again from the file, for what it does not hold\n",
                   verb_.c_str(), of);
    else if (++blocks_ == 2 && done < of)
      std::fprintf(stderr, "%s: that takes about %.0f s more; Ctrl-C stops it\n", verb_.c_str(),
                   std::chrono::duration<double>(Clock::now() - last_).count() /
                           static_cast<double>(done - before_) * static_cast<double>(of - done) +
                       0.5);
    before_ = done;
    last_ = Clock::now();
  }

 private:
  std::string verb_;
  Clock::time_point last_ = Clock::now();
  std::size_t before_ = 0;
  int blocks_ = 0;
};

}  // namespace

void add_rerun_options(po::options_description& options) {
  options.add_options()("threads", threads_option(), "threads to use where replicates are run again")(
      "quiet", po::bool_switch(), about_quiet);
}

RerunOptions rerun_options(const po::variables_map& values, const std::string& verb) {
  constexpr int most_threads = 1024;
  RerunOptions options{.threads = in_range(values, verb, "threads", 1, most_threads), .stop = interrupted};
  if (!values["quiet"].as<bool>()) options.on_progress = RerunTeller(verb);
  watch_for_interrupts();
  return options;
}

}  // namespace taktskifte::commands
