/*
 * The scenario unfreeze-by-another. Phase 0 registers. Phase 2: the snapshot, and the UNFREEZE of the other application
 * before, in or behind it.
 */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define FOREIGN 3
#define OUTCOME \
  TELL("foreign", ERROR_OF(FOREIGN)) \
  TELL("frozen", truth(now.snapshotFrozen)) \
  TELL("equal", truth(now.snapshotEqual)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  at(2);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  at(2);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_weekly() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  at(2);
  UNFREEZE(FOREIGN, SECONDARY, WEEKLY)
}
