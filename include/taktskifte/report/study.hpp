// The study of assumptions: from the files of its parts to a summary, which is kept and read again.
#pragma once

#include <string>

#include "taktskifte/analysis/study_parts.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/sensitivity/study_numbers.hpp"

namespace taktskifte::report {

/// A part from the file of its sweep. Errors: ErrorKind::data if it is none of a study.
PartNumbers read_part(const ResultReader& reader);

/// The file of a part in the folder of a study.
std::string part_file(const std::string& folder, const std::string& part);

/// The summary of a whole study in `folder`. Errors: those of ResultReader and of read_part.
StudySummary summary_of(const std::string& folder, const StudyRequest& order);

/// What it says, for people; as JSON the summary itself, all numbers to six digits.
Document study_document(const StudySummary& summary);

/// The summary that comes with the program.
std::string kept_study();

/// How it is renewed, as a command.
std::string study_command();

/// Whether a file is a summary of a study, of whatever model and format.
bool is_study(const std::string& file);

/// Reads a summary. Errors: ErrorKind::no_input without such a file; ErrorKind::data if it is none, is
/// damaged, or is of another version of the model; each with the command that makes it anew.
StudySummary read_study(const std::string& file);

/// The same of its text; `file` is what messages call it.
StudySummary parse_study(const std::string& text, const std::string& file);

}  // namespace taktskifte::report
