/*
 * The scenario ten-minutes-after-boot. Phase 0 registers. Counted from phase 1, in phases of 5 min: the crash is in 1,
 * the hold is 2, the registration comes in 2 to 4.
 */
#define LAST_PHASE 5
#define UNREG_HOLD 2
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("image", image_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  SLEEP(3, 5);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
