// Bases, --set, precedence, origins and data files.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;
using support::complaint_of;
using support::Scratch;
using support::write_content;

// Changes the working directory for one test.
class WorkingIn {
 public:
  explicit WorkingIn(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~WorkingIn() { fs::current_path(before_); }
  WorkingIn(const WorkingIn&) = delete;
  WorkingIn& operator=(const WorkingIn&) = delete;

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("settings win over the file, the file over its base, the base over the default") {
  const Scratch scratch;
  write_content(scratch.file("bottom.ini"),
                "[run]\nyears = 3\nseed = 3\nreplicates = 3\n[apply]\nbelief = 3\n");
  write_content(scratch.file("today.ini"),
                "# a base\nbase = bottom.ini\n[run]\nyears = 4\nseed = 4\nreplicates = 4\n");
  write_content(scratch.file("parity.ini"), "[run]\nbase = today.ini\nyears = 5\nseed = 5\n");
  const auto resolved = read_scenario(scratch.file("parity.ini"), {"run.years=6", "run.years= 7 "});
  CHECK(resolved.scenario.run.years == 7);
  CHECK(resolved.scenario.run.seed == 5);
  CHECK(resolved.scenario.run.replicates == 4);
  CHECK(resolved.scenario.apply.belief == 3.0);
  CHECK(resolved.scenario.apply.elasticity == 0.33);
  CHECK(entry_of(resolved, "run.years").origin == "--set");
  CHECK(entry_of(resolved, "run.years").text == "7");
  CHECK(entry_of(resolved, "run.seed").origin == "parity.ini:4");
  CHECK(entry_of(resolved, "run.replicates").origin == "base today.ini:6");
  CHECK(entry_of(resolved, "apply.belief").origin == "base bottom.ini:6");
  CHECK(entry_of(resolved, "apply.elasticity").origin == "default");
  CHECK(resolved.scenario.name == "parity");
  CHECK(resolved.text ==
        "# ---- parity.ini ----\n[run]\nbase = today.ini\nyears = 5\nseed = 5\n"
        "# ---- today.ini ----\n# a base\nbase = bottom.ini\n[run]\nyears = 4\nseed = 4\nreplicates = 4\n"
        "# ---- bottom.ini ----\n[run]\nyears = 3\nseed = 3\nreplicates = 3\n[apply]\nbelief = 3\n");
}

TEST_CASE("a base is named relative to the file it stands in") {
  const Scratch scratch;
  fs::create_directories(scratch.file("a/b"));
  write_content(scratch.file("a/base.ini"), "base = b/deep.ini\n[run]\nyears = 4\n");
  write_content(scratch.file("a/b/deep.ini"), "[run]\nseed = 9\n");
  write_content(scratch.file("x.ini"), "base = a/base.ini\n");
  const auto resolved = read_scenario(scratch.file("x.ini"), {});
  CHECK(resolved.scenario.run.seed == 9);
  CHECK(entry_of(resolved, "run.seed").origin == "base deep.ini:2");
}

TEST_CASE("a missing scenario, folder or base is named with what to do") {
  const Scratch scratch;
  const auto missing = complaint_of([&] { (void)read_scenario(scratch.file("no.ini"), {}); });
  CHECK(missing.exit == ErrorKind::no_input);
  CHECK(missing.what == scratch.file("no.ini") + ": no such file; check its name");
  const auto folder = complaint_of([&] { (void)read_scenario(scratch.file(""), {}); });
  CHECK(folder.exit == ErrorKind::no_input);
  CHECK(folder.says("this is a folder; name a file in it"));

  write_content(scratch.file("x.ini"), "# top\nbase = tody.ini\n[run]\nyears = 0\n");
  const auto base = complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
  CHECK(base.exit == ErrorKind::no_input);
  CHECK(base.says(scratch.file("x.ini") + ":2: base = tody.ini: no such file; check its name (looked for " +
                  scratch.file("tody.ini") + ")"));
  CHECK(base.says(scratch.file("x.ini") + ":4: run.years = 0: the value lies in"));
}

TEST_CASE("mistakes in a base have the base's place") {
  const Scratch scratch;
  write_content(scratch.file("base.ini"), "[run]\nyears = 0\n");
  write_content(scratch.file("x.ini"), "base = base.ini\n[run]\nyears = 4\nseed = -1\n");
  const auto complaint = complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says(scratch.file("base.ini") + ":2: run.years = 0: "));
  CHECK(complaint.says(scratch.file("x.ini") + ":4: run.seed = -1: "));
}

TEST_CASE("the base stands once, before or in the first section") {
  CHECK(test::complaint_about("[run]\nyears = 2\n[apply]\nbase = y.ini\n").what ==
        "x.ini:4: base = y.ini: the base stands before or in the first section; move it up");
  CHECK(test::complaint_about("base = x.ini\nbase = y.ini\n")
            .says("x.ini:2: base = y.ini: the base stands in line 1 already; keep one of the two"));
  CHECK(test::complaint_about("base =\n").what ==
        "x.ini:1: base: the name of the file is missing; write for example base = today.ini");
  CHECK(test::complaint_about("", {"base=today.ini"}).what ==
        "--set: base = today.ini: the base stands in the scenario file; write base = ... there");
}

TEST_CASE("bases in a loop are refused, whatever the files are called") {
  const Scratch scratch;
  fs::create_directory(scratch.file("sub"));
  write_content(scratch.file("a.ini"), "base = b.ini\n");
  write_content(scratch.file("b.ini"), "\nbase = sub/../a.ini\n");
  const auto complaint = complaint_of([&] { (void)read_scenario(scratch.file("a.ini"), {}); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.what ==
        scratch.file("b.ini") +
            ":2: base = sub/../a.ini: the bases go round in a loop (a.ini -> b.ini -> a.ini); "
            "take this line out");
  write_content(scratch.file("self.ini"), "base = self.ini\n");
  CHECK(complaint_of([&] {
          (void)read_scenario(scratch.file("self.ini"), {});
        }).says("(self.ini -> self.ini)"));
}

TEST_CASE("sixteen bases are allowed, seventeen are not") {
  const Scratch scratch;
  for (int i = 0; i < 17; ++i)
    write_content(scratch.file(std::to_string(i) + ".ini"), "base = " + std::to_string(i + 1) + ".ini\n");
  write_content(scratch.file("17.ini"), "[run]\nyears = 3\n");
  CHECK(read_scenario(scratch.file("1.ini"), {}).scenario.run.years == 3);
  const auto complaint = complaint_of([&] { (void)read_scenario(scratch.file("0.ini"), {}); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.what ==
        scratch.file("16.ini") +
            ":1: base = 17.ini: more than 16 bases on top of each other; join some of them");
}

TEST_CASE("a setting without '=' is a mistake of the command line") {
  const auto complaint = test::complaint_about("", {"run.years", "=3"});
  CHECK(complaint.exit == ErrorKind::usage);
  CHECK(complaint.what ==
        "--set run.years: write --set key=value, for example --set run.years=10\n"
        "--set =3: write --set key=value, for example --set run.years=10");
  CHECK(complaint_of([] { (void)default_scenario({"run.years"}); }).exit == ErrorKind::usage);
}

TEST_CASE("a setting is one line of text") {
  for (const auto* environment : {"run.title=a\nb", "run.title=a\r", "run.title=\xE5", "run.title=\x1B[1m"}) {
    const auto complaint = test::complaint_about("", {environment});
    CHECK(complaint.exit == ErrorKind::usage);
    CHECK(complaint.what ==
          "--set: not one line of UTF-8 text; write --set key=value without control characters");
  }
  CHECK(test::complaint_about("", {"run.title=Ø"}).exit == std::nullopt);
}

TEST_CASE("a bad value on the command line is a bad scenario") {
  const auto complaint = test::complaint_about("", {"apply.elasticity=0,5"});
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.what == "--set: apply.elasticity = 0,5: the decimal mark is a point; write 0.5");
  CHECK(test::complaint_about("", {"pot_mnok=5"})
            .says("--set: pot_mnok = 5: a key needs its section; write funding.pot_mnok"));
  // A '#' is no comment here, and no number either.
  CHECK(test::complaint_about("", {"run.years=3 # x"}).exit == ErrorKind::scenario);
}

TEST_CASE("a data file belongs to the file that names it") {
  const Scratch scratch;
  fs::create_directory(scratch.file("sub"));
  write_content(scratch.file("sub/base.ini"), "[data]\nmunicipalities = m.csv\ninstitutions = d/../i.csv\n");
  write_content(scratch.file("x.ini"), "base = sub/base.ini\n");
  const auto resolved = read_scenario(scratch.file("x.ini"), {});
  CHECK(resolved.scenario.data.municipalities == scratch.file("sub/m.csv"));
  CHECK(resolved.scenario.data.institutions == scratch.file("sub/i.csv"));
  CHECK(entry_of(resolved, "data.municipalities").text == "m.csv");
  const auto set =
      read_scenario(scratch.file("x.ini"), {"data.municipalities=here.csv", "data.institutions=/abs/i.csv"});
  CHECK(set.scenario.data.municipalities == "here.csv");
  CHECK(set.scenario.data.institutions == "/abs/i.csv");
}

TEST_CASE("a scenario file names no data outside its own folder") {
  const Scratch scratch;
  fs::create_directories(scratch.file("mine/data"));
  write_content(scratch.file("secret.csv"), "");
  write_content(scratch.file("mine/m.csv"), "");
  fs::create_symlink("../secret.csv", scratch.file("mine/link.csv"));
  fs::create_symlink("m.csv", scratch.file("mine/fine.csv"));
  fs::create_directory_symlink("mine", scratch.file("also_mine"));
  const auto complaint = [&](const std::string& name) {
    write_content(scratch.file("mine/x.ini"), "[data]\nmunicipalities = " + name + "\n");
    return support::complaint_of([&] { (void)read_scenario(scratch.file("also_mine/x.ini"), {}); });
  };
  for (const auto& name : {std::string("m.csv"), std::string("data/../m.csv"), std::string("fine.csv"),
                           std::string("not/there.csv"), std::string("..m.csv")}) {
    INFO(name);
    CHECK(complaint(name).what.empty());
  }
  for (const auto& [name, why] :
       {std::pair(scratch.file("mine/m.csv"), "the name does not start at the folder of the scenario"),
        std::pair(std::string("/etc/passwd"), "the name does not start at the folder of the scenario"),
        std::pair(std::string("../secret.csv"), "the file lies outside the folder of the scenario"),
        std::pair(std::string("data/../../mine/m.csv"), "the file lies outside the folder of the scenario"),
        std::pair(std::string("link.csv"), "a symbolic link leads out of the folder of the scenario")}) {
    INFO(name);
    const auto refused = complaint(name);
    CHECK(refused.exit == ErrorKind::scenario);
    CHECK(refused.says("x.ini:2: data.municipalities = " + name + ": " + why));
    CHECK(
        refused.says("copy the file into the scenario's folder, or give it on the command line: --set "
                     "data.municipalities=PATH"));
  }
}

TEST_CASE("default data is not looked for through a link out of the scenario's folder either") {
  const Scratch scratch;
  fs::create_directories(scratch.file("mine"));
  fs::create_directories(scratch.file("theirs/data"));
  write_content(scratch.file("theirs/data/municipalities_2018.csv"), "");
  write_content(scratch.file("mine/x.ini"), "");
  fs::create_directory_symlink("../theirs/data", scratch.file("mine/data"));
  const auto refused = support::complaint_of([&] { (void)read_scenario(scratch.file("mine/x.ini"), {}); });
  CHECK(refused.exit == ErrorKind::scenario);
  CHECK(refused.says("mine/data/municipalities_2018.csv: a symbolic link leads out"));
}

TEST_CASE("bases that cannot be looked at are named: folders, pipes, links to themselves, endless names") {
  const Scratch scratch;
  fs::create_symlink("self.ini", scratch.file("self.ini"));
  fs::create_directory(scratch.file("folder.ini"));
  for (const auto& name : {std::string("self.ini"), std::string("folder.ini"), std::string(5000, 'a'),
                           std::string("none/x.ini")}) {
    INFO(name);
    write_content(scratch.file("x.ini"), "base = " + name + "\n");
    const auto refused = support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
    CHECK(refused.exit == ErrorKind::no_input);
    CHECK(refused.says("x.ini:1: base = "));
    CHECK(support::complaint_of([&] { (void)read_scenario(scratch.file(name), {}); }).exit ==
          ErrorKind::no_input);
  }
}

TEST_CASE("bases in a loop through links are refused") {
  const Scratch scratch;
  write_content(scratch.file("x.ini"), "base = link.ini\n");
  fs::create_symlink("x.ini", scratch.file("link.ini"));
  const auto refused = support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
  CHECK(refused.exit == ErrorKind::scenario);
  CHECK(refused.says("x.ini -> link.ini"));
}

TEST_CASE("default data is found beside the scenario, its base, in ./scenarios, where the program is from") {
  const Scratch scratch;
  for (const auto* folder : {"mine", "theirs/data", "work/scenarios/data", "mine/data"})
    fs::create_directories(scratch.file(folder));
  write_content(scratch.file("theirs/base.ini"), "");
  write_content(scratch.file("mine/x.ini"), "base = ../theirs/base.ini\n");
  const WorkingIn work(scratch.file("work"));
  const auto found = [&] {
    return read_scenario(scratch.file("mine/x.ini"), {}, {scratch.file("theirs/base.ini")})
        .scenario.data.municipalities;
  };
  const std::string name = "data/municipalities_2018.csv";

  CHECK(found() == std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/" + name);
  write_content(scratch.file("work/scenarios/" + name), "");
  CHECK(found() == "scenarios/" + name);
  write_content(scratch.file("theirs/" + name), "");
  CHECK(found() == scratch.file("theirs/" + name));
  write_content(scratch.file("mine/" + name), "");
  CHECK(found() == scratch.file("mine/" + name));
}

TEST_CASE("the default scenario looks for its data in ./scenarios") {
  const auto resolved = default_scenario({"run.years=3"});
  CHECK(resolved.scenario.data.municipalities == "scenarios/data/municipalities_2018.csv");
  CHECK(resolved.scenario.data.institutions == "scenarios/data/research_institutions.csv");
  CHECK(resolved.scenario.run.years == 3);
  CHECK(resolved.scenario.name == "default");
}

}  // namespace taktskifte
