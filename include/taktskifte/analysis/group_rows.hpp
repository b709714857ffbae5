// What a group of municipalities did, as rows to compare.
#pragma once

#include <cstddef>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// Indices of years, both ends included.
struct GroupYears {
  YearRange chosen;
  std::size_t since = 0;  ///< reach counts projects from this year to the last chosen one
};

class GroupRows {
 public:
  /// `members`: positions among the municipalities.
  GroupRows(std::vector<std::size_t> members, const GroupYears& years, std::size_t scenarios,
            std::size_t replicates);

  /// Takes in what all municipalities did in a replicate of a scenario, each once.
  void add(std::size_t scenario, std::size_t replicate, const MunicipalityYears& counts,
           std::size_t municipalities);

  /// Of the group, a year: innovations, research_innovations, research_share, municipal_awards,
  /// participations; and share_ever_joined, the part of its municipalities that led or joined a project that
  /// began since `since`.
  [[nodiscard]] std::vector<IndicatorRow> of_group() const;
  /// Of each member a row, without a name: innovations with a researcher a year, grants led a year, and
  /// whether it was reached (0 or 1).
  [[nodiscard]] const std::vector<IndicatorRow>& research() const { return research_; }
  [[nodiscard]] const std::vector<IndicatorRow>& awards() const { return awards_; }
  [[nodiscard]] const std::vector<IndicatorRow>& reached() const { return reached_; }

  /// The part of the country's innovations that are of the group in the first scenario.
  [[nodiscard]] double part() const;
  /// The smallest difference of a row of of_group() that matters: the default margin of the country; of
  /// counts in proportion to part(). NaN if there is none.
  [[nodiscard]] double margin(const IndicatorRow& row) const;

 private:
  std::vector<std::size_t> members_;
  GroupYears years_;
  IndicatorRow innovations_, participations_;  ///< of the group
  std::vector<IndicatorRow> research_, awards_, reached_;
  double own_innovations_ = 0.0, all_innovations_ = 0.0;  ///< of the first scenario
};

}  // namespace taktskifte
