// What a list of municipalities is, in figures that show a mistake at a glance, and what is odd about it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taktskifte/scenario/scenario.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// Inhabitants of the list that scenarios take by default, data/municipalities_2018.csv: the published
/// national total of 1 January 2018 (Statistics Norway, table 07459).
inline constexpr double default_list_inhabitants = 5'295'619.0;

struct ListFacts {
  std::size_t municipalities = 0;
  double inhabitants = 0.0;
  double population_scale = 1.0;     ///< by which the scenario's totals were multiplied
  double units = 0.0;                ///< service units of all
  std::size_t raised_to_a_unit = 0;  ///< municipalities that would have less than half a unit and get one
  double least_expenditure = 0.0;    ///< NOK a head, stand-ins left out
  double most_expenditure = 0.0;
  std::size_t stand_ins_of_class = 0;  ///< rows without expenditure that take the median of their size class
  std::size_t stand_ins_of_all = 0;    ///< and of all, since their class has no figure
};

/// `scaled`: the scenario with its totals multiplied by `totals_factor`.
ListFacts list_facts(const MunicipalityTable& table, const Scenario& scaled, double population_scale);

/// "119345 inhabitants, 2.3 % of the default list's 5295619".
std::string part_text(double inhabitants);

/// How totals per inhabitant differ from those of the whole country, when they do by more than a quarter: the
/// list is a part and nothing is scaled, or is scaled by another part. Empty otherwise.
std::string scale_warning(double inhabitants, double population_scale);

/// The year that the list says, or else "2018 to 2019", "2024 or later", "2017 or earlier": the years in
/// which all numbers can have been in use, by county. Empty if there is none.
std::string number_years(const MunicipalityTable& table);

/// What is odd about a list, a sentence each, with the likely cause; scale_warning first.
std::vector<std::string> list_warnings(const MunicipalityTable& table, const Scenario& scaled,
                                       const ListFacts& facts);

/// A side whose part of the pot is in no reported year enough for its smallest grant, though it has one: a
/// sentence each. Empty if unused money is carried over or moved.
std::vector<std::string> pot_warnings(const Scenario& scaled);

/// Where the model departs from the keys because of the list, a sentence each: fewer peers than asked for,
/// municipalities raised to one service unit.
std::vector<std::string> list_remarks(const MunicipalityTable& table, const Scenario& scaled,
                                      const ListFacts& facts);

}  // namespace taktskifte
