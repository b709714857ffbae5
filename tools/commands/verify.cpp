// taktskifte verify: is a result file what its inputs give?
#include <filesystem>
#include <iostream>
#include <system_error>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/report/verification.hpp"
#include "taktskifte/verify/verify_folder.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

VerifyOptions options_of(const po::variables_map& values) {
  VerifyOptions options{.all = values["all"].as<bool>(),
                        .threads = in_range(values, "verify", "threads", 1, 1024)};
  constexpr int largest_sample = 10'000'000;  // as run.replicates
  options.sample = static_cast<std::size_t>(in_range(values, "verify", "sample", 1, largest_sample));
  const int ways = (values["sample"].defaulted() ? 0 : 1) + (options.all ? 1 : 0) +
                   static_cast<int>(values.count("replicates"));
  if (ways > 1) usage_error("verify: give one of --sample, --replicates and --all");
  if (values.count("replicates") != 0)
    options.replicates = numbers_of<int>(values, "verify", "replicates", "3,17");
  return options;
}

// The folder of a run under way: people are told of one that holds, programs of any.
void print_folder(const std::string& folder, const FolderVerification& run, report::Form form) {
  const auto shards = run.found.shards.size();
  const bool holds = run.found.damaged.empty();
  const report::Lines lines{{folder + ": a run under way"},
                            {"Record       of what the run began with: its checksum fits"},
                            {"Shards       " + std::to_string(shards) + " with " + std::to_string(run.there) +
                             " of " + std::to_string(run.of) +
                             " replicates: checksums fit, all are of this run, no replicate is there twice,"},
                            {"             every number is one that can be"},
                            {"Run again    nothing: verify the result file when it stands"}};
  const report::Document document{
      .data = report::object("folder", folder, "holds", holds, "shards", shards, "damaged",
                             run.found.damaged.size(), "replicates", run.there, "of", run.of),
      .blocks = {{lines}}};
  if (holds || form == report::Form::json) report::print(std::cout, document, form);
  refuse_damaged(run.found);
}

}  // namespace

int verify(const Arguments& arguments) {
  const std::string usage =
      "taktskifte verify FILE [--sample N | --replicates 3,17 | --all] [--threads N] [--json]";
  po::options_description options("Options");
  options.add_options()("sample", po::value<int>()->default_value(5),
                        "how many replicates to draw and run again")("replicates", po::value<std::string>(),
                                                                     "run these again, such as 3,17")(
      "all", po::bool_switch(), "run all again, and compare the sums per municipality")(
      "threads", threads_option(), "threads to use")("json", po::bool_switch(), "print JSON, for programs")(
      "quiet", po::bool_switch(), "print nothing but errors");
  const auto values = parse(
      arguments, usage,
      "Checks a result file with nothing but the file: its checksums, the rules its numbers keep to, what "
      "it\n"
      "says of its inputs; then runs some of its replicates again and compares every number, bit for bit.\n"
      "Exit code 0 if all holds, 65 if not, or if nothing could be run again.\n"
      "Of the folder of a run under way (results/mix.parts), every shard is checked.",
      options, "file");
  if (!values) return 0;
  const auto files = (*values)["file"].as<Words>();
  if (files.size() != 1)
    usage_error("verify: give one result file, not " + std::to_string(files.size()) + "\nUsage: " + usage);
  const VerifyOptions verify_options = options_of(*values);

  const auto form = form_of(*values, "verify");
  watch_for_interrupts();
  std::error_code astray;  // said by who reads it
  if (std::filesystem::is_directory(files.front(), astray)) {
    const auto folder = folder_of(files, "verify");
    print_folder(folder, verify_folder(folder), form);
    return 0;
  }
  const Verification result = verify_file(files.front(), verify_options, interrupted);
  if (form == report::Form::json || !(*values)["quiet"].as<bool>())
    report::print(std::cout, report::verification_document(result), form);
  if (!result.holds()) throw Error(ErrorKind::data, report::diagnostics(result));
  return 0;
}

}  // namespace taktskifte::commands
