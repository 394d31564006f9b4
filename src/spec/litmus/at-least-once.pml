/*
 * The scenario at-least-once. Phase 0 registers. Phase 1, in any order: both hosts crash and the network is cut, the
 * Primary when SEND has returned.
 */
#define LAST_PHASE 1
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("sent", truth(now.answer[SENT] == NONE)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  {
    REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
    at(1);
    SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
  } DIES(PRIMARY, 0)
}

active proctype london() {
  {
    REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
    RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
    UNFREEZE(0, SECONDARY, NIGHTLY)
  } DIES(SECONDARY, 0)
}

active proctype london_at_boot() {
  BOOTED(SECONDARY, 1);
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY);
  RECEIVE(4, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype seattle_fails() {
  answer[SENT] > RUNNING;
  CRASH_PRIMARY();
  BOOT_PRIMARY()
}

active proctype london_fails() {
  at(1);
  CRASH_SECONDARY();
  BOOT_SECONDARY()
}

active proctype network_fails() {
  at(1);
  CUT();
  HEAL()
}
