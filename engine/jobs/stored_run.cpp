#include "taktskifte/jobs/stored_run.hpp"

#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/run_identity.hpp"

namespace taktskifte {

ReplicateModel StoredRun::model(int threads) const {
  return sweep ? sweep_model(*sweep, threads) : replicate_model(study);
}

std::size_t StoredRun::in_flight(int threads) const {
  return sweep ? rows_in_flight(*sweep, threads) : replicates_in_flight(study, threads);
}

StoredRun stored_run(const std::string& folder) {
  StoredRun stored;
  stored.record = read_record(folder);
  stored.study = prepare_experiment(stored.record.study.scenarios, stored.record.study.data);
  if (stored.record.sweep) {
    stored.sweep = SweepExperiment{
        .study = stored.study, .bases = stored.record.study.scenarios, .sweep = *stored.record.sweep};
    stored.header = header_of(*stored.sweep);
  } else {
    stored.header = header_of(stored.study);
  }
  stored.identity = identity_of(stored.header);
  if (stored.identity.id != stored.record.id)
    throw Error(ErrorKind::data,
                folder +
                    ": the study in study.h5 is not the one its study_id names: the record was "
                    "altered; begin anew with: rm -r " +
                    folder);
  return stored;
}

}  // namespace taktskifte
