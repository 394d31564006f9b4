/*
 * The scenario reboot-before-a-registration. Phase 0 registers the sender. Phase 2: the reboot; phase 3: who registers.
 */
#define LAST_PHASE 3
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

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  at(3);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
