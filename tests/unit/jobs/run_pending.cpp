#include "jobs/run_pending.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <new>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "jobs/complete.hpp"
#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "support/worlds.hpp"
#include "taktskifte/jobs/run_identity.hpp"

using namespace taktskifte;
using support::complaint_of;
using support::Scratch;

namespace {

constexpr int pending_replicates = 9;

Experiment small_study() {
  ResolvedScenario resolved =
      default_scenario({"run.years=2", "run.replicates=" + std::to_string(pending_replicates)});
  resolved.scenario.name = "today";
  return {.scenarios = {resolved},
          .municipalities = support::made_up_table(8),
          .sites = support::made_up_sites(),
          .data = {.municipalities = {"m.csv", "m"}, .institutions = {"i.csv", "i"}}};
}

// The model of a study in which some replicates fail.
ReplicateModel failing(const Experiment& study, std::vector<int> bad) {
  return [model = replicate_model(study), bad = std::move(bad)](int replicate, const StopRequest& stop) {
    if (std::find(bad.begin(), bad.end(), replicate) != bad.end())
      throw std::runtime_error("the ledger of " + std::to_string(replicate) + " does not balance");
    return model(replicate, stop);
  };
}

// A run in its folder, as run and resume carry it out.
struct Run {
  explicit Run(const Experiment& of) : study(of), header(header_of(study)), identity(identity_of(header)) {
    std::filesystem::create_directory(folder());
  }
  [[nodiscard]] std::string folder() const { return scratch.file("x.parts"); }
  [[nodiscard]] ShardInventory found() const { return list_shards(folder(), identity); }

  void work(const ReplicateModel& model, const WorkOptions& options, bool fresh = true) {
    keeping_parts({.folder = folder(), .fresh = fresh, .go_on = "more"}, identity, [&] {
      run_pending(found().missing, {model, folder(), identity, options}, callbacks);
    });
  }
  std::string result() {
    join_shards(folder(), found(), identity_of(header), header,
                Destination(scratch.file("x.h5"), {}, header, false), 2, callbacks);
    return support::content(scratch.file("x.h5"));
  }

  Scratch scratch;
  JobCallbacks callbacks{};
  Experiment study;
  ResultHeader header;
  RunIdentity identity;
};

}  // namespace

TEST_CASE("threads, shard sizes and replicates in flight give the same file") {
  Run plain(small_study());
  plain.work(replicate_model(plain.study), {.threads = 1, .in_flight = 64});
  const auto expected = plain.result();
  for (const WorkOptions& options : {WorkOptions{.threads = 2, .in_flight = 4, .shard_size = 1},
                                     WorkOptions{.threads = 7, .in_flight = 2, .shard_size = 5},
                                     WorkOptions{.threads = 2, .in_flight = 6, .in_turn = 2, .shard_size = 3},
                                     WorkOptions{.threads = 7, .in_flight = 9, .in_turn = 5},
                                     WorkOptions{.threads = 2, .in_flight = 64, .shard_size = 2}}) {
    Run run(small_study());
    run.work(replicate_model(run.study), options);
    CHECK(run.result() == expected);
  }
}

TEST_CASE("replicates of the next shard begin while one of the last is at work") {
  Run run(small_study());
  std::atomic<bool> later_begun = false;
  bool met = false;
  const ReplicateModel model = [&, plain = replicate_model(run.study)](int replicate,
                                                                       const StopRequest& stop) {
    constexpr int shard = 2;
    if (replicate > shard) later_begun = true;
    for (int look = 0; replicate == 0 && !later_begun && look < 5000; ++look)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (replicate == 0) met = later_begun;
    return plain(replicate, stop);
  };
  run.work(model, {.threads = 2, .in_flight = 8, .shard_size = 2});
  CHECK(met);
  CHECK(run.found().missing.empty());
}

TEST_CASE("a replicate that fails ends the run, and what was finished is kept") {
  Run run(small_study());
  const auto model = failing(run.study, {4});
  const auto complaint = complaint_of([&] { run.work(model, {.threads = 1, .in_flight = 3}); });
  CHECK(complaint.exit == ErrorKind::internal);
  CHECK(complaint.says("replicate 4 failed: the ledger of 4 does not balance; --on-error continue"));
  const auto kept = run.found().replicates();
  CHECK(complaint.says(std::to_string(kept.size()) + " of 9 replicates are kept in " + run.folder()));
  CHECK(kept.size() >= 3);
  CHECK(std::find(kept.begin(), kept.end(), 4) == kept.end());
  CHECK(run.found().failures().empty());
}

TEST_CASE("what the keys make impossible ends as a bad scenario, and no resume is advised") {
  Run run(small_study());
  const ReplicateModel model = [plain = replicate_model(run.study)](int replicate, const StopRequest& stop) {
    if (replicate == 4) throw Error(ErrorKind::scenario, "too many applications; raise apply.effort");
    return plain(replicate, stop);
  };
  const auto complaint = complaint_of([&] { run.work(model, {.threads = 1, .in_flight = 3}); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("replicate 4 failed: too many applications; raise apply.effort"));
  CHECK(complaint.says("begin anew with other keys after: rm -r " + run.folder()));
  CHECK_FALSE(complaint.says("go on with"));
}

TEST_CASE("a run can go on after replicates that fail, and its result counts them") {
  Run run(small_study());
  const auto model = failing(run.study, {4, 7});
  CHECK(complaint_of([&] { run.work(model, {.threads = 2, .in_flight = 3}); }).exit == ErrorKind::internal);
  run.work(model, {.threads = 2, .in_flight = 3, .go_on_after_failure = true});
  run.result();
  const ResultReader reader(run.scratch.file("x.h5"));
  CHECK(reader.replicate_numbers() == std::vector{0, 1, 2, 3, 5, 6, 8});
  REQUIRE(reader.failures().size() == 2);
  CHECK(reader.failures()[1].replicate == 7);
  CHECK(reader.failures()[1].reason == "the ledger of 7 does not balance");
}

TEST_CASE("replicates that are left out change no other") {
  Run whole(small_study());
  whole.work(replicate_model(whole.study), {.threads = 1, .in_flight = 64});
  whole.result();
  Run holed(small_study());
  holed.work(failing(holed.study, {0, 8}), {.threads = 1, .in_flight = 64, .go_on_after_failure = true});
  holed.result();
  const auto all = ResultReader(whole.scratch.file("x.h5")).read("innovations");
  const auto some = ResultReader(holed.scratch.file("x.h5")).read("innovations");
  const std::size_t years = 2;
  CHECK(some.values == std::vector(all.values.begin() + years, all.values.end() - years));
}

TEST_CASE("a run of which every replicate fails has no result") {
  Run run(small_study());
  std::vector<int> all(pending_replicates);
  std::iota(all.begin(), all.end(), 0);
  run.work(failing(run.study, all), {.threads = 1, .in_flight = 4, .go_on_after_failure = true});
  CHECK(complaint_of([&] { run.result(); }).says("not one replicate to write"));
  CHECK_FALSE(std::filesystem::exists(run.scratch.file("x.h5")));
}

TEST_CASE("want of memory is no property of a replicate: the run ends and keeps what is finished") {
  Run run(small_study());
  const ReplicateModel model = [plain = replicate_model(run.study)](int replicate, const StopRequest& stop) {
    if (replicate == 6) throw std::bad_alloc();
    return plain(replicate, stop);
  };
  const auto complaint =
      complaint_of([&] { run.work(model, {.threads = 1, .in_flight = 3, .go_on_after_failure = true}); });
  CHECK(complaint.exit == ErrorKind::internal);
  CHECK(complaint.says("out of memory"));
  CHECK(complaint.says("6 of 9 replicates are kept"));
  CHECK(run.found().failures().empty());
}

TEST_CASE("want of memory of one replicate loses none that others have finished") {
  Run run(small_study());
  std::atomic<int> finished = 0;  // of those before it
  const ReplicateModel model = [&, plain = replicate_model(run.study)](int replicate,
                                                                       const StopRequest& stop) {
    if (replicate == 6) {
      for (int look = 0; finished < 6 && look < 5000; ++look)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      throw std::bad_alloc();
    }
    auto series = plain(replicate, stop);
    if (replicate < 6) ++finished;
    return series;
  };
  const auto complaint = complaint_of([&] { run.work(model, {.threads = 3, .in_flight = 64}); });
  CHECK(complaint.exit == ErrorKind::internal);
  CHECK(complaint.says("out of memory"));
  const auto kept = run.found().replicates();
  REQUIRE(kept.size() >= 6);
  CHECK(std::equal(kept.begin(), kept.begin() + 6, std::vector{0, 1, 2, 3, 4, 5}.begin()));
  CHECK(std::find(kept.begin(), kept.end(), 6) == kept.end());
}

TEST_CASE("a shard that cannot be written ends the run, and those before it are kept") {
  Run run(small_study());
  std::filesystem::create_directory(run.folder() + "/shard-00000004.h5");  // in its place
  const auto complaint = complaint_of(
      [&] { run.work(replicate_model(run.study), {.threads = 3, .in_flight = 64, .shard_size = 2}); });
  CHECK(complaint.exit == ErrorKind::cannot_create);
  CHECK(complaint.says("shard-00000004.h5"));
  std::filesystem::remove(run.folder() + "/shard-00000004.h5");
  CHECK(run.found().replicates() == std::vector{0, 1, 2, 3});
}

TEST_CASE("a run that fails before anything is finished leaves a folder that was there, and no other") {
  Run older(small_study());
  CHECK(complaint_of([&] {
          older.work(failing(older.study, {0}), {.threads = 1, .in_flight = 1}, false);
        }).exit == ErrorKind::internal);
  CHECK(std::filesystem::exists(older.folder()));
  Run run(small_study());
  CHECK(complaint_of([&] { run.work(failing(run.study, {0}), {.threads = 1, .in_flight = 1}); }).exit ==
        ErrorKind::internal);
  CHECK_FALSE(std::filesystem::exists(run.folder()));
}
