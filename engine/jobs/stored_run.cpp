#include "taktskifte/jobs/stored_run.hpp"

#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/run_identity.hpp"

namespace taktskifte {

StoredRun stored_run(const std::string& folder) {
  StoredRun stored;
  stored.record = read_record(folder);
  stored.study = prepare_experiment(stored.record.study.scenarios, stored.record.study.data);
  stored.header = header_of(stored.study);
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
