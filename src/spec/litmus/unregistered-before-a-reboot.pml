/*
 * The scenario unregistered-before-a-reboot. Phase 0 registers. Phase 2: the reboot; phase 3: the message; phase 4: who
 * registers again.
 */
#define LAST_PHASE 4
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  at(3);
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(3);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  UNREGISTER(0, SECONDARY, NIGHTLY)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  at(4);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(2);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}
