#include "taktskifte/jobs/run_job.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

using namespace taktskifte;
using support::complaint_of;
using support::content;
using support::Scratch;

namespace {

constexpr int replicates = 12;

// A small run of today, as somebody asks for it.
struct Asked {
  explicit Asked(const std::string& output, const std::string& seed = "1") {
    order.scenario_files = {"scenarios/today.ini"};
    order.settings = {"run.years=2", "run.replicates=" + std::to_string(replicates), "run.seed=" + seed};
    order.output = output;
    study = prepare_experiment(read_scenarios(order.scenario_files, order.settings));
  }
  void run(const JobCallbacks& callbacks = {}, const WorkOptions& options = {}) const {
    run_job(study, order, options, Ranks(), callbacks);
  }
  void run_slice(int k, const JobCallbacks& callbacks = {}) {
    order.slice = ReplicateSlice{.k = k, .n = 3};
    run(callbacks);
  }

  Experiment study;
  RunOrder order;
};

// What a job has said.
struct Said {
  std::size_t found = 0, to_do = 0;
  std::atomic<std::size_t> finished = 0;
  std::vector<std::string> warnings, written;
  int starts = 0;

  JobCallbacks callbacks(std::size_t stop_after = replicates + 1) {
    return {.on_start = [this] { ++starts; },
            .on_found = [this](std::size_t count, const std::string&) { found = count; },
            .on_begin = [this](std::size_t count, std::size_t) { to_do = count; },
            .on_progress = [this](std::size_t count) { finished += count; },
            .on_warning = [this](const std::string& text) { warnings.push_back(text); },
            .on_written = [this](const std::string& file,
                                 const std::vector<Failure>&) { written.push_back(file); },
            .stop = [this, stop_after] { return finished >= stop_after; }};
  }
};

}  // namespace

TEST_CASE("a job tells its caller what it does, and works without being listened to") {
  const Scratch scratch;
  const std::string output = scratch.file("a.h5");
  Said said;
  Asked(output).run(said.callbacks(), {.threads = 2});
  CHECK(said.starts == 1);
  CHECK(said.found == 0);
  CHECK(said.to_do == replicates);
  CHECK(said.finished == replicates);
  CHECK(said.warnings.empty());
  CHECK(said.written == std::vector{output});
  CHECK_FALSE(std::filesystem::exists(scratch.file("a.parts")));

  Asked(scratch.file("b.h5")).run();
  CHECK(content(scratch.file("b.h5")) == content(output));
}

TEST_CASE("a job that its caller stops keeps what is finished, and resume ends in the same bytes") {
  const Scratch scratch;
  Asked(scratch.file("whole.h5")).run();

  const Asked asked(scratch.file("x.h5"));
  const std::string folder = scratch.file("x.parts");
  const WorkOptions small_shards{.threads = 1, .shard_size = 2};
  Said stopped;
  const auto complaint = complaint_of([&] { asked.run(stopped.callbacks(5), small_shards); });
  CHECK(complaint.exit == ErrorKind::stopped);
  CHECK(complaint.says("go on with: taktskifte resume " + folder));
  CHECK(stopped.written.empty());
  CHECK_FALSE(std::filesystem::exists(scratch.file("x.h5")));

  const StoredRun stored = stored_run(folder);
  const auto early = complaint_of([&] { merge_job(folder, stored, scratch.file("early.h5"), false, {}); });
  CHECK(early.exit == ErrorKind::stopped);
  CHECK(early.says("replicates are missing"));

  Said resumed;
  resume_job(folder, stored, small_shards, false, Ranks(), resumed.callbacks());
  CHECK(resumed.starts == 1);
  CHECK(resumed.found >= 5);
  CHECK(resumed.found + resumed.to_do == replicates);
  CHECK(resumed.finished == resumed.to_do);
  CHECK(resumed.warnings.empty());
  CHECK(content(scratch.file("x.h5")) == content(scratch.file("whole.h5")));
}

TEST_CASE("slices of a job are joined into the bytes of the whole") {
  const Scratch scratch;
  Asked(scratch.file("whole.h5")).run();
  Asked asked(scratch.file("x.h5"));
  for (const int k : {3, 1, 2}) {
    Said said;
    asked.run_slice(k, said.callbacks());
    CHECK(said.finished == replicates / 3);
    CHECK(said.written.empty());
  }
  const std::string folder = scratch.file("x.parts");
  merge_job(folder, stored_run(folder), scratch.file("x.h5"), false, {});
  CHECK(content(scratch.file("x.h5")) == content(scratch.file("whole.h5")));
}

TEST_CASE("a job starts in no folder of another run") {
  const Scratch scratch;
  Asked(scratch.file("x.h5")).run_slice(1);
  const auto complaint = complaint_of([&] { Asked(scratch.file("x.h5"), "2").run(); });
  CHECK(complaint.exit == ErrorKind::cannot_create);
  CHECK(complaint.says("an unfinished run lies here that is not this one"));
}
