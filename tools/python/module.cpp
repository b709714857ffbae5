// The module taktskifte._engine: what the package taktskifte is made from. Its types stand in _engine.pyi.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "python/background.hpp"
#include "python/comparison.hpp"
#include "python/dataset.hpp"
#include "python/errors.hpp"
#include "python/means.hpp"
#include "python/sweep.hpp"
#include "python/values.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/library/simulate_sweep.hpp"
#include "taktskifte/report/inputs.hpp"
#include "taktskifte/report/verification.hpp"
#include "taktskifte/scenario/shipped_file.hpp"
#include "taktskifte/scenario/text_file.hpp"
#include "taktskifte/taktskifte.hpp"
#include "taktskifte/verify/verify_file.hpp"

namespace taktskifte::python {
namespace {

namespace py = pybind11;
using Words = std::vector<std::string>;

bool is_file(const std::filesystem::path& path) {
  std::error_code astray;  // then it is none
  return std::filesystem::is_regular_file(path, astray);
}

// A file in hand; else the scenario of this name that comes with the program, if there is one.
ResolvedScenario read(const std::string& name, const Words& settings) {
  const std::string shipped = is_file(name) ? name : shipped_file(name);
  const std::string file = is_file(shipped) ? shipped : name;
  return read_scenario(file, settings, {file});
}

int number_in(int number, const std::string& argument, int least, int most) {
  if (number < least || number > most)
    throw Error(ErrorKind::usage, argument + " = " + std::to_string(number) + ": give a number from " +
                                      std::to_string(least) + " to " + std::to_string(most));
  return number;
}

int threads_or_all(std::optional<int> threads) {
  constexpr int most_threads = 1024;  // as --threads
  return threads ? number_in(*threads, "threads", 1, most_threads) : available_threads();
}

// Keys have dots, files dots and slashes: what a word means shall not depend on what else is given. Results
// keep the name.
void check_name(const std::string& name) {
  const bool plain = !name.empty() && name.find_first_of("./\\") == std::string::npos && name[0] != ' ' &&
                     name.back() != ' ' && printable(name) == name;
  if (plain) return;
  throw Error(ErrorKind::usage, "'" + shortened(printable(name)) +
                                    "': no name of a scenario; give one without dots, slashes and control "
                                    "characters, such as parity_2");
}

ResolvedScenario parse(const std::string& text, const std::string& name, const Words& settings) {
  check_name(name);
  return parse_scenario({name + ".ini", text}, settings);
}

ResolvedScenario renamed(ResolvedScenario scenario, const std::string& name) {
  check_name(name);
  scenario.scenario.name = name;
  return scenario;
}

py::dict entries_of(const ResolvedScenario& scenario) {
  py::dict entries;
  for (const auto& entry : scenario.entries)
    entries[py::str(entry.key->name)] = py::make_tuple(entry.text, entry.origin);
  return entries;
}

struct Prepared {
  PreparedExperiment ready;
  Words notes;  // what is odd about tables and scenarios, and what of them was read as what
};

Words notes_of(const Experiment& study) {
  auto told = report::input_notes(study.municipalities, study.scenarios, study.population_scale);
  Words notes = std::move(told.warnings);
  notes.insert(notes.end(), told.remarks.begin(), told.remarks.end());
  notes.insert(notes.end(), study.notes.begin(), study.notes.end());
  return notes;
}

// About what it keeps in memory, measured; the most may be how near each line of the list is to each site.
std::size_t bytes_of(const Prepared& prepared) {
  constexpr std::size_t of_scenario = std::size_t{1} << 20U, of_municipality = 128;
  const Experiment& study = prepared.ready.experiment();
  const std::size_t pairs = study.municipalities->number.size() * study.sites.size();
  return study.scenarios.size() *
         (of_scenario + sizeof(double) * pairs + of_municipality * study.municipalities->size());
}

Prepared prepared_of(const std::vector<ResolvedScenario>& scenarios, const Prepared* known) {
  if (scenarios.empty())
    throw Error(ErrorKind::usage, "no scenario given; {} is the one in which nothing is set");
  return in_background(
      [&](Watched& watched) {
        auto ready = known == nullptr ? prepare(scenarios, watched.stop())
                                      : prepare_again(scenarios, known->ready, watched.stop());
        Words notes = notes_of(ready.experiment());
        return Prepared{std::move(ready), std::move(notes)};
      },
      py::none());
}

Dataset run(const Prepared& prepared, std::optional<int> threads, const py::object& progress, Words& notes) {
  const int with = threads_or_all(threads);
  return in_background(
      [&](Watched& watched) {
        return simulate(prepared.ready, {.threads = with,
                                         .progress = watched.progress(),
                                         .stop = watched.stop(),
                                         .warning = [&](const std::string& text) { notes.push_back(text); }});
      },
      progress);
}

py::tuple simulated(const Prepared& prepared, std::optional<int> threads, const py::object& progress) {
  Words notes;
  auto results = run(prepared, threads, progress, notes);
  return py::make_tuple(to_python(std::move(results)), notes);
}

py::tuple swept(const std::vector<ResolvedScenario>& scenarios, const SweepChoice& choice,
                std::optional<int> threads, const py::object& progress) {
  const int with = threads_or_all(threads);
  Words notes;
  Dataset found = in_background(
      [&](Watched& watched) {
        const SweepExperiment experiment = make_experiment(scenarios, choice, with, watched.stop());
        notes = notes_of(experiment.study);
        return simulate(experiment,
                        {.threads = with, .progress = watched.progress(), .stop = watched.stop()});
      },
      progress);
  return py::make_tuple(to_python(std::move(found)), notes);
}

py::tuple means(const Prepared& prepared, const Words& measures, std::optional<int> threads) {
  Words notes;
  const Dataset results = run(prepared, threads, py::none(), notes);
  return py::make_tuple(means_of(results, measures), notes);
}

Family family_of(const std::string& word) {
  if (word == "fdr") return Family::false_discovery;
  if (word == "simultaneous") return Family::simultaneous;
  if (word == "each") return Family::each;
  throw Error(ErrorKind::usage, "family = " + word + ": give fdr, simultaneous or each");
}

py::list compared(const Measured& measured, const Labels& labels, const Words& scenarios,
                  const std::vector<StatedTexts>& keys, double population_scale, const GivenMargins& margins,
                  bool all, const std::string& family) {
  return compare_measured(measured, labels, scenarios,
                          {.margins = margins,
                           .population_scale = population_scale,
                           .all = all,
                           .family = family_of(family),
                           .doubts_known = doubts_are_known(keys)});
}

py::object verified(const std::string& file, std::optional<int> sample,
                    const std::optional<std::vector<int>>& replicates, bool all, std::optional<int> threads) {
  constexpr int largest_sample = 10'000'000;  // as run.replicates
  if ((sample ? 1 : 0) + (replicates ? 1 : 0) + (all ? 1 : 0) > 1)
    throw Error(ErrorKind::usage, "verify: give one of sample, replicates and all");
  if (replicates && replicates->empty())
    throw Error(ErrorKind::usage, "verify: replicates is empty; give at least one, such as [3, 17]");
  VerifyOptions options{.all = all, .threads = threads_or_all(threads)};
  if (sample) options.sample = static_cast<std::size_t>(number_in(*sample, "sample", 1, largest_sample));
  if (replicates) options.replicates = *replicates;
  return to_python(
      report::verification_document(
          in_background([&](Watched& watched) { return verify_file(file, options, watched.stop()); },
                        py::none()))
          .data);
}

py::object key_rows() { return to_python(report::keys_value({keys().begin(), keys().end()})); }

}  // namespace

PYBIND11_MODULE(_engine, module) {
  translate_errors();
  py::class_<ResolvedScenario>(module, "Scenario",
                               "A scenario, read: every key has a value. Made by scenario().")
      .def_property_readonly("name", [](const ResolvedScenario& one) { return one.scenario.name; })
      .def_property_readonly("title", [](const ResolvedScenario& one) { return one.scenario.title; })
      .def_property_readonly(
          "text", [](const ResolvedScenario& one) { return one.text; },
          "The file or text as given, followed by its bases.")
      .def_property_readonly(
          "notes", [](const ResolvedScenario& one) { return one.notes; },
          "What its author should change in time.")
      .def_property_readonly("entries", entries_of, "{key: (value as written, where it was set)}")
      .def("renamed", renamed, py::arg("name"), "The same under another name.")
      .def("__repr__",
           [](const ResolvedScenario& one) { return "<taktskifte.Scenario " + one.scenario.name + ">"; });
  py::class_<Prepared>(module, "Prepared")
      .def_readonly("notes", &Prepared::notes)
      .def_property_readonly("bytes", bytes_of);
  module.def("keys", key_rows);
  module.def("read", read, py::arg("file"), py::arg("settings"));
  module.def("parse", parse, py::arg("text"), py::arg("name"), py::arg("settings"));
  module.def("prepare", prepared_of, py::arg("scenarios"), py::arg("known") = nullptr);
  module.def("simulate", simulated, py::arg("prepared"), py::arg("threads"), py::arg("progress"));
  py::class_<SweepChoice>(module, "SweepChoice")
      .def(py::init<std::vector<Words>, std::optional<std::string>, std::optional<int>, std::optional<int>,
                    std::optional<int>, std::string, Words, Words>(),
           py::arg("lines"), py::arg("design"), py::arg("points"), py::arg("scramblings"),
           py::arg("design_seed"), py::arg("chance"), py::arg("series"), py::arg("indicators"));
  module.def("sweep", swept, py::arg("scenarios"), py::arg("choice"), py::arg("threads"),
             py::arg("progress"));
  module.def("means", means, py::arg("prepared"), py::arg("measures"), py::arg("threads"));
  module.def("indicators", indicators_of, py::arg("measured"), py::arg("labels"));
  module.def("compare", compared, py::arg("measured"), py::arg("labels"), py::arg("scenarios"),
             py::arg("keys"), py::arg("population_scale"), py::arg("margins"), py::arg("all"),
             py::arg("family"));
  module.def("verify", verified, py::arg("file"), py::arg("sample"), py::arg("replicates"), py::arg("all"),
             py::arg("threads"));
  module.def("available_threads", available_threads, "How many threads this machine offers.");
  module.attr("model_results_version") = model_results_version;
  module.attr("version") = std::string(engine_version());
}

}  // namespace taktskifte::python
