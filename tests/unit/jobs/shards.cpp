#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/exit_of.hpp"
#include "support/sample_shards.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

void merge(const std::string& folder, const std::string& output) {
  merge_shards(list_shards(folder, sharded_run()), sharded_run(), sample_header(size_of_sharded), output, "",
               2, [] {});
}

}  // namespace

TEST_CASE("shards of any size, order and mixture give the bytes of a file written at once") {
  const Scratch scratch;
  write_sample(scratch.file("whole.h5"), size_of_sharded);
  const std::vector<std::vector<std::vector<int>>> cuts = {
      {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}},
      {{11}, {10}, {9}, {8}, {7}, {6}, {5}, {4}, {3}, {2}, {1}, {0}},
      {{4, 5, 6, 7, 8}, {0, 1, 2, 3}, {9, 10, 11}},
      {{0, 2, 4, 6, 8, 10}, {1, 3, 5, 7, 9, 11}},
      {{3, 11}, {0, 7}, {1, 2, 9}, {4, 10}, {5, 6, 8}},
  };
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    INFO("cut " << c);
    const std::string folder = scratch.file("parts" + std::to_string(c));
    std::filesystem::create_directory(folder);
    for (const auto& replicates : cuts[c]) write_shard(folder, sharded_run(), finished(replicates));
    const ShardInventory found = list_shards(folder, sharded_run());
    CHECK(found.shards.size() == cuts[c].size());
    CHECK(found.missing.empty());
    merge(folder, scratch.file("merged.h5"));
    CHECK(content(scratch.file("merged.h5")) == content(scratch.file("whole.h5")));
  }
}

TEST_CASE("a survey says which replicates are missing, failed, or there") {
  const Scratch scratch;
  write_shard(scratch.file(""), sharded_run(), finished({2, 3}));
  Finished second = finished({7});
  second.failures = {{6, "Ås"}, {9, "no reason given"}};
  write_shard(scratch.file(""), sharded_run(), second);
  write_shard(scratch.file(""), sharded_run(), {.replicates = {}, .series = {}, .failures = {{11, "x"}}});
  const ShardInventory found = list_shards(scratch.file(""), sharded_run());
  CHECK(found.damaged.empty());
  CHECK(found.replicates() == std::vector{2, 3, 7});
  CHECK(found.missing == std::vector{0, 1, 4, 5, 8, 10});
  REQUIRE(found.failures().size() == 3);
  CHECK(found.failures()[0].reason == "Ås");
  CHECK(found.failures()[2].replicate == 11);
  const auto complaint = complaint_of([&] { merge(scratch.file(""), scratch.file("x.h5")); });
  CHECK(complaint.exit == ErrorKind::io);
  CHECK(complaint.says("only 6 of 12 replicates are there"));
  write_shard(scratch.file(""), sharded_run(), finished({0, 1, 4, 5, 8, 10}));
  merge(scratch.file(""), scratch.file("x.h5"));
  const ResultReader reader(scratch.file("x.h5"));
  CHECK(reader.replicate_numbers() == std::vector{0, 1, 2, 3, 4, 5, 7, 8, 10});
  CHECK(reader.failures().size() == 3);
}

TEST_CASE("a flipped bit anywhere in a shard is found, and its file named") {
  const Scratch scratch;
  const auto file = write_shard(scratch.file(""), sharded_run(), finished({0, 1, 2}));
  const auto whole = content(file);
  // A prime stride, so that all parts of the file are met; the checksum line itself is the end of it.
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    write_content(file, bytes);
    const ShardInventory found = list_shards(scratch.file(""), sharded_run());
    INFO("byte " << at << " of " << whole.size());
    REQUIRE(found.damaged.size() == 1);
    CHECK(found.damaged.front().file == file);
    CHECK_FALSE(found.damaged.front().foreign);
    CHECK(found.missing.size() == 12);
  }
  for (std::size_t at = whole.size() - 28; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write_content(file, bytes);
    INFO("byte " << at << " of " << whole.size());
    CHECK(list_shards(scratch.file(""), sharded_run()).damaged.size() == 1);
  }
}

TEST_CASE("a shard cut short, emptied or replaced by something else is found") {
  const Scratch scratch;
  const auto file = write_shard(scratch.file(""), sharded_run(), finished({0, 1, 2}));
  const auto whole = content(file);
  for (const std::size_t length : {std::size_t{0}, std::size_t{8}, whole.size() / 2, whole.size() - 28}) {
    write_content(file, whole.substr(0, length));
    CHECK(list_shards(scratch.file(""), sharded_run()).damaged.size() == 1);
  }
  std::filesystem::remove(file);
  REQUIRE(::mkfifo(file.c_str(), 0600) == 0);  // reading it would never end
  CHECK(list_shards(scratch.file(""), sharded_run()).damaged.at(0).why == "it is no plain file");
  std::filesystem::remove(file);
  write_sample(file, size_of_sharded);  // whole, with a checksum that fits, but no shard
  const ShardInventory found = list_shards(scratch.file(""), sharded_run());
  REQUIRE(found.damaged.size() == 1);
  CHECK(found.damaged.front().why == "it is no shard of Taktskifte");
}

TEST_CASE("a shard that changes between survey and merge is named, and nothing is written") {
  const Scratch scratch;
  const auto file =
      write_shard(scratch.file(""), sharded_run(), finished({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
  const ShardInventory found = list_shards(scratch.file(""), sharded_run());
  auto bytes = content(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_content(file, bytes);
  const auto complaint = complaint_of([&] {
    merge_shards(found, sharded_run(), sample_header(size_of_sharded), scratch.file("x.h5"), "", 2, [] {});
  });
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.says(file + ": this shard is damaged"));
  CHECK(scratch.count() == 1);
}

namespace {

void flip(const std::string& file, std::size_t at) {
  auto bytes = content(file);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  write_content(file, bytes);
}

}  // namespace

TEST_CASE("a survey of replicates alone leaves checksums to the merge, but for shards with failures") {
  const Scratch scratch;
  const auto look = [&] { return list_shards(scratch.file(""), sharded_run(), Depth::replicates); };
  const auto numbers = write_shard(scratch.file(""), sharded_run(), finished({0, 1, 2}));
  flip(numbers, content(numbers).size() / 2);
  CHECK(look().replicates() == std::vector{0, 1, 2});
  CHECK(look().damaged.empty());
  auto failed = finished({3, 4});
  failed.failures = {{.replicate = 5, .reason = std::string(1000, 'x')}};
  const auto with_failure = write_shard(scratch.file(""), sharded_run(), failed);
  CHECK(look().damaged.empty());
  flip(with_failure, content(with_failure).size() / 2);
  CHECK(look().damaged.size() == 2);
}

TEST_CASE("a survey of replicates alone takes no damaged shard for one of another run, and blames no other") {
  const std::string why = "its content does not fit its checksum";
  const auto looked_at = [](const Scratch& scratch) {
    return list_shards(scratch.file(""), sharded_run(), Depth::replicates);
  };
  const Scratch of_id;
  const auto other = write_shard(of_id.file(""), sharded_run(), finished({7}));
  flip(other, content(other).find(sharded_run().id));
  REQUIRE(looked_at(of_id).damaged.size() == 1);
  CHECK(looked_at(of_id).damaged.front().why == why);
  CHECK_FALSE(looked_at(of_id).damaged.front().foreign);
  const Scratch of_claim;
  const auto claims_more = write_shard(of_claim.file(""), sharded_run(), finished({0, 1, 3}));
  flip(claims_more, content(claims_more).size() / 2);
  write_shard(of_claim.file(""), sharded_run(), finished({3, 4}));
  const ShardInventory found = looked_at(of_claim);
  REQUIRE(found.damaged.size() == 1);
  CHECK(found.damaged.front().file == claims_more);
  CHECK(found.damaged.front().why == why);
  CHECK(found.replicates() == std::vector{3, 4});
}

TEST_CASE("a replicate in two shards counts once, and a shard of another run not at all") {
  const Scratch scratch;
  write_shard(scratch.file(""), sharded_run(), finished({0, 5}));
  write_shard(scratch.file(""), sharded_run(), finished({3, 5}));
  auto other = sharded_run();
  other.id = "another";
  write_shard(scratch.file(""), other, finished({8}));
  const ShardInventory found = list_shards(scratch.file(""), sharded_run());
  REQUIRE(found.damaged.size() == 2);
  CHECK(found.damaged[0].why == "replicate 5 is in shard-00000000.h5 too");
  CHECK_FALSE(found.damaged[0].foreign);
  CHECK(found.damaged[1].foreign);
  CHECK(found.replicates() == std::vector{0, 5});
}

TEST_CASE("the id of a study changes with everything that its result is made from") {
  const auto header = sample_header(size_of_sharded);
  const auto id = study_id(header);
  CHECK(id == study_id(sample_header(size_of_sharded)));
  auto other = header;
  other.data.municipalities.text += '\n';
  CHECK(study_id(other) != id);
  other = header;
  other.scenarios[1].text += "# a comment\n";
  CHECK(study_id(other) != id);
  other = header;
  other.scenarios[1].entries[1].text = "2";  // run.seed
  CHECK(study_id(other) != id);
  other = header;
  other.scenarios[1].scenario.name = "equality";
  CHECK(study_id(other) != id);
  other = header;
  other.scenarios.pop_back();
  CHECK(study_id(other) != id);
}
