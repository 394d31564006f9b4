/*
 * The scenario secondary-crash-in-the-drain. Phase 0 registers. Phase 2: UNFREEZE, crash and boot; phase 3: the RECEIVE
 * of the new life has waited long enough.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define FREED 3
#define AGAIN 4
#define OUTCOME \
  TELL("unfreeze", status_of(FREED)) \
  TELL("again", ERROR_OF(AGAIN)) \
  TELL("copies", copies_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1)) \
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
    at(2);
    UNFREEZE(FREED, SECONDARY, NIGHTLY)
  } DIES(SECONDARY, 0)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, 1);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
