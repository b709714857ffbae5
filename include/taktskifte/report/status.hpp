// What status says of a run's folder.
#pragma once

#include <string>

#include "taktskifte/jobs/job_status.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

/// How far the run in `folder` is, what failed or is damaged, and what to do next.
Document status_document(const std::string& folder, const JobStatus& job);

}  // namespace taktskifte::report
