// The command line: finds the verb, runs it, and is the only place that prints errors and picks exit codes.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

#include "commands/commands.hpp"
#include "commands/safe_output.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/exit_code.hpp"
#include "taktskifte/core/out_of_memory.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/core/version.hpp"

namespace {

using taktskifte::ErrorKind;
using taktskifte::exit_code;
using taktskifte::commands::Arguments;

struct Verb {
  std::string_view name;
  int (*run)(const Arguments&);
  std::string_view about;
};

constexpr std::array verbs = {
    Verb{"run", taktskifte::commands::run, "simulate scenarios and write one result file"},
    Verb{"sweep", taktskifte::commands::sweep, "simulate scenarios at many values of some keys"},
    Verb{"sensitivity", taktskifte::commands::sensitivity, "which assumptions an answer hangs on"},
    Verb{"discover", taktskifte::commands::discover, "when an answer holds, and what is worth knowing"},
    Verb{"study", taktskifte::commands::study, "how far the assumptions move the answer: run or read it"},
    Verb{"resume", taktskifte::commands::resume, "go on with a run that was stopped or killed"},
    Verb{"status", taktskifte::commands::status, "how far a run is"},
    Verb{"merge", taktskifte::commands::merge, "join the shards of a run into one result file"},
    Verb{"compare", taktskifte::commands::compare, "compare the scenarios of a result file, pair by pair"},
    Verb{"export", taktskifte::commands::export_table, "numbers of a result file as a table"},
    Verb{"validate", taktskifte::commands::validate,
         "hold the model against what was stated before the runs"},
    Verb{"levers", taktskifte::commands::levers, "what each actor can do, lever by lever, and its cost"},
    Verb{"check", taktskifte::commands::check, "read scenarios and their data, simulate nothing"},
    Verb{"params", taktskifte::commands::params, "what a scenario can set: unit, range, default, source"},
    Verb{"info", taktskifte::commands::info, "what a result file holds"},
    Verb{"bench", taktskifte::commands::bench,
         "how fast this machine runs the model and a reference workload"},
    Verb{"verify", taktskifte::commands::verify, "check a result file, and run some of its replicates again"},
};

void print_help(std::ostream& out) {
  out << "Usage: taktskifte VERB ...\n\n"
         "Simulates how research money is shared between public and private innovation.\n\n";
  for (const Verb& verb : verbs) {
    out << "  " << verb.name << std::string(13 - verb.name.size(), ' ') << verb.about << '\n';
  }
  out << "\nEvery verb takes --help. taktskifte --version says what this is.\n"
         "Exit codes: 0 ok, 64 usage, 65 bad data, 66 no such input, 70 internal or validation failed,\n"
         "73 cannot create output, 74 input/output, 75 stopped early, 78 bad scenario.\n";
}

int dispatch(const Arguments& words) {
  if (words.empty()) {
    print_help(std::cerr);
    return exit_code(ErrorKind::usage);
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    print_help(std::cout);
    return 0;
  }
  if (words[0] == "--version") {
    std::cout << taktskifte::engine_mark() << ", model_results_version " << taktskifte::model_results_version
              << '\n';
    return 0;
  }
  for (const Verb& verb : verbs) {
    if (words[0] == verb.name) return verb.run(Arguments(words.begin() + 1, words.end()));
  }
  throw taktskifte::Error(ErrorKind::usage,
                          "'" + words[0] + "' is not a verb of taktskifte; see taktskifte --help");
}

// The number of a stream that the program was started without would go to the next file that is opened, and
// what is printed would be written into it. Standard output stays one that cannot be written.
bool take_numbers_of_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 &&
        ::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY) != stream)
      return false;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (!take_numbers_of_closed_streams()) return exit_code(ErrorKind::io);
  // A file above the size limit of the shell is a failed write with a message, not a sudden death.
  std::signal(SIGXFSZ, SIG_IGN);
  const taktskifte::commands::SafeOutput safe(std::cout);
  try {
    const int code = dispatch(Arguments(argv + 1, argv + argc));
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "taktskifte: standard output cannot be written\n";
      return exit_code(ErrorKind::io);
    }
    return code;
  } catch (const taktskifte::Error& error) {
    std::cerr << taktskifte::printable(error.what(), "\n") << '\n';
    return exit_code(error.kind());
  } catch (const std::bad_alloc&) {
    std::cerr << "taktskifte: " << taktskifte::out_of_memory << '\n';
    return exit_code(ErrorKind::internal);
  } catch (const std::exception& problem) {
    std::cerr << "taktskifte: internal error: " << taktskifte::printable(problem.what())
              << "; please report it\n";
    return exit_code(ErrorKind::internal);
  }
}
