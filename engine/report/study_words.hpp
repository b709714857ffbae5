// What reports of studies of assumptions share: sentences that claim no more than a study shows, and numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/report/sensitivity.hpp"

namespace taktskifte::report {

/// What may be said of any share, index or box of a design.
std::string box_caveat();

/// How outcomes of a unit are shown: shares as percentage points.
format::Scale scale_of(RowUnit unit);

/// Three digits of a value, without a sign; never more than six decimals.
Cell three_digits(double value, double factor = 1.0);

/// Both ends of a range, three digits each.
Cell ends_cell(double low, double high, double factor = 1.0);

/// A value of a key: whole numbers whole.
Cell key_cell(const SweptKey& key, double value);

/// "research_share, percentage points", "parity less today", and both.
std::string measure_title(const StudiedOutcome& outcome);
std::string choice_title(const StudiedOutcome& outcome);
std::string title_of(const StudiedOutcome& outcome);

/// Design, points without results, replicates and chance of a file.
Block about_file(const SweepOutcomes& outcomes);
Value about_file_value(const SweepOutcomes& outcomes);

/// Key, status and confidence of an assumption.
Value key_value_of(const SweptKey& key);

/// A heading and what it is about.
void add_section(Document& document, const std::string& heading, const std::string& text);

/// A table below what has been said already.
void add_untitled(Document& document, Table table);

/// A table of which people see the first rows and spreadsheets and pages all.
void add_long_table(Document& document, const std::string& lead, const Table& table, std::size_t shown);

}  // namespace taktskifte::report
