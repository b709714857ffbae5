// The scenarios of result files compared with one of them, and what is to be said of them.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/family.hpp"
#include "taktskifte/analysis/trade.hpp"
#include "taktskifte/analysis/verdict.hpp"
#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/how_sure.hpp"
#include "taktskifte/verify/rerun_replicates.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::report {

struct ComparisonOptions {
  std::string years{};                      ///< "2028:2037" or "2030"; all years of the file if empty
  std::map<std::string, double> margins{};  ///< by row or, without its label, by measure; in the row's unit
  bool all = false;                         ///< rows by region and size class, too
  std::string baseline{};  ///< scenario to compare with; the first of the first file if empty
  Family family = Family::false_discovery;
  bool every_year = false;                 ///< the path of each difference in every year, not in three alone
  std::string study{};                     ///< file of the study of assumptions; the kept one if empty
  std::optional<KeptStudy> known_study{};  ///< instead of a file
  bool equal_grants = false;  ///< also inequality at equal numbers of grants: runs the replicates again
  RerunOptions rerun{};
};

struct ComparedFile {
  std::string file;                  ///< its name, or those of several
  std::vector<std::string> files;    ///< all names
  std::string seed;                  ///< of the replicates
  std::vector<std::string> engines;  ///< version and commit of what made each file
  std::vector<std::string> notes;    ///< what of the files is left out, a sentence each
  int replicates = 0;
  std::vector<Failure> failures;  ///< replicates left out of all numbers
  Compared compared;
  ListFacts list{};  ///< municipalities, inhabitants, factor of the totals and stand-ins; nothing else of it
  int drifted = 0;   ///< runs of a scenario and replicate that still moved at the end of their burn-in
  std::vector<StatedKeys> keys;  ///< of each scenario, printable
  std::vector<ComparedRow> rows;
  Family family = Family::each;
  std::size_t family_size = 0;               ///< differences that are judged together
  std::vector<ComparedRow> groups{};         ///< innovations with a researcher, by region and size class
  std::vector<std::vector<Trade>> trades{};  ///< of each scenario after the first
  KeptStudy study{};
  std::vector<StudyFit> fits{};  ///< of each scenario after the first
};

/// Errors: ErrorKind::usage for years that are none or not in the file, for margins of no row and for a
/// baseline that is none; ErrorKind::data for a file without results or of another shape and for files that
/// do not go together; those of ResultReader, and with equal_grants those of rerun_replicates.
ComparedFile compare_files(const std::vector<std::string>& files, const ComparisonOptions& options);

using ResultViews = std::vector<std::unique_ptr<const ResultView>>;

/// The same of results at hand, for which options.equal_grants and options.rerun are nothing. Opens no file
/// if the study is known.
ComparedFile compare_results(ResultViews results, const ComparisonOptions& options);

/// One table per scenario after the first, then their verdicts in words; beyond `most_tables` scenarios after
/// the first one table with a row for each. With a single scenario: its means. For programs all numbers in
/// full; money is in MNOK, as in the table.
Document comparison_document(const ComparedFile& result);
inline constexpr std::size_t most_tables = 6;

}  // namespace taktskifte::report
