/*
 * The scenario secondary-crash-while-frozen. Phase 0 registers. Phase 2: crash and boot, and writes; phase 3: the
 * RECEIVE of the new life has waited long enough.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define AGAIN 3
#define OUTCOME \
  TELL("before", ERROR_OF(GOT)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("images", image_of(NIGHTLY, 1)) \
  TELL("snapshot", truth(now.snapshotEqual)) \
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
  {
    REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
    RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
    at(4);
    UNFREEZE(0, SECONDARY, NIGHTLY)
  } DIES(SECONDARY, 0)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, 1);
  SNAPSHOT();
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
