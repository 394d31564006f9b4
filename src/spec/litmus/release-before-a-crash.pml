/*
 * The scenario release-before-a-crash. Phase 0 registers; phase 1: the writes; phase 2: SEND and RECEIVE; phase 3:
 * UNFREEZE; phase 4: crash and boot; phase 5: the RECEIVE of the new life has waited long enough.
 */
#define LAST_PHASE 5
#define SENT 1
#define GOT 2
#define AGAIN 3
#define OUTCOME \
  TELL("before", ERROR_OF(GOT)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("images", image_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(2);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  {
    REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
    RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
    at(3);
    UNFREEZE(0, SECONDARY, NIGHTLY)
  } DIES(SECONDARY, 0)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(4);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
