// The keys of run, data and population: how a run is made.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array<std::string_view, 3> municipality_years_words = {"auto", "yes", "no"};

constexpr std::array run_rows = {
    Key{.name = "run.title",
        .field = TextField{[](Scenario& s) -> std::string& { return s.title; }},
        .evidence = {Status::setting, Confidence::none},
        .doc = "One line that says what the scenario asks; shown beside its results. Not taken from a base; "
               "without one the name of the file stands."},
    Key{.name = "run.seed",
        .field = at<&Scenario::run, &RunParameters::seed>,
        .unit = "1",
        .range = {0.0, 9223372036854775807.0},
        .standard = "1",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Where all chance starts. Scenarios with the same seed share their random numbers."},
    Key{.name = "run.replicates",
        .field = at<&Scenario::run, &RunParameters::replicates>,
        .unit = "replicates",
        .range = {1.0, 10000000.0},
        .standard = "200",
        .evidence = {Status::setting, Confidence::none},
        .doc = "How many times the world is run, each time with other random numbers."},
    Key{.name = "run.precision",
        .field = at<&Scenario::run, &RunParameters::precision>,
        .evidence = {Status::setting, Confidence::none},
        .doc = "INDICATOR:HALF-WIDTH, such as research_share:0.002; several with blanks between. The run "
               "stops as soon as the 95 % interval of each scenario's difference from the first is no wider "
               "than that to either side, looked at after 30 replicates and whenever there are a quarter "
               "more, and neither skewed too much for it nor of what was not seen; run.replicates is the "
               "most. Empty = all of them."},
    Key{.name = "run.first_year",
        .field = at<&Scenario::run, &RunParameters::first_year>,
        .range = {1900.0, 2200.0},
        .standard = "2018",
        .evidence = {Status::setting, Confidence::none},
        .doc = "First year that is reported; the burn-in lies before it."},
    Key{.name = "run.years",
        .field = at<&Scenario::run, &RunParameters::years>,
        .unit = "years",
        .range = {1.0, 1000.0},
        .standard = "20",
        .evidence = {Status::setting, Confidence::none},
        .doc = "How many years are reported."},
    Key{.name = "run.burn_in_years",
        .field = at<&Scenario::run, &RunParameters::burn_in_years>,
        .unit = "years",
        .range = {10.0, 1000.0},
        .standard = "20",
        .study = {10.0, 40.0, Distribution::log_uniform},
        .doc = "Years before the first reported one, in which the model is calibrated; fewer than 10 cannot "
               "calibrate it."},
    Key{.name = "run.municipality_years",
        .field = one_of<&Scenario::run, &RunParameters::municipality_years>(municipality_years_words),
        .standard = "auto",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Whether the result file tells of every municipality in every year (municipality_year_*): "
               "auto = up to 10 000 municipalities."},
    Key{.name = "data.municipalities",
        .field = FileKey{at<&Scenario::data, &DataFiles::municipalities>},
        .standard = "data/municipalities_2018.csv",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Table of municipalities (csv). In a scenario file: a file inside that file's folder. With "
               "--set: any file, from the working directory."},
    Key{.name = "data.institutions",
        .field = FileKey{at<&Scenario::data, &DataFiles::institutions>},
        .standard = "data/research_institutions.csv",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Table of research institutions and their sites (csv). In a scenario file: a file inside that "
               "file's folder. With --set: any file, from the working directory."},
    Key{.name = "population.synthetic",
        .field = at<&Scenario::population, &PopulationParameters::synthetic>,
        .unit = "municipalities",
        .range = {0.0, 10000000.0},
        .standard = "0",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Size of a synthetic population: copies of the municipalities in data.municipalities, the "
               "last copy drawn from them; every key that is a total scales with the inhabitants. 0 = the "
               "data as they are."},
    Key{.name = "population.reference_inhabitants",
        .field = at<&Scenario::population, &PopulationParameters::reference_inhabitants>,
        .unit = "inhabitants",
        .range = {0.0, 1000000000.0},
        .standard = "0",
        .evidence = {Status::setting, Confidence::none},
        .doc = "Inhabitants of the whole country that the totals are written for, when data.municipalities "
               "is a part of it: every key that is a total scales with the inhabitants of the list over "
               "these (5295619 in 2018). 0 = the list's own: totals are of the list."}};

}  // namespace

std::span<const Key> run_keys() { return run_rows; }

}  // namespace taktskifte
