// The simulator for programs, continued: what works on result files and on folders of runs that can be
// killed. Needs HDF5 and libdeflate, so it is no part of a build with TAKTSKIFTE_FILES=OFF.
//
//   taktskifte::run_job(prepared.experiment(), {.scenario_files = {"mine.ini"}, .output = "mine.h5"},
//                       {.threads = 2}, taktskifte::Ranks(), {});
//   taktskifte::job_status("mine.parts"), resume_job(), merge_job(): from the folder that a killed one left
//   taktskifte::verify_file("mine.h5", {}, {}), reproduce(), compare_files()
#pragma once

#include "taktskifte/jobs/job_status.hpp"
#include "taktskifte/jobs/run_job.hpp"
#include "taktskifte/report/comparison.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/taktskifte.hpp"
#include "taktskifte/verify/reproduce.hpp"
#include "taktskifte/verify/verify_file.hpp"
