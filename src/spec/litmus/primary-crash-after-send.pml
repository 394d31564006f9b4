/*
 * The scenario primary-crash-after-send. Phase 0 registers. Phase 1, in any order: the crash comes when SEND has
 * returned, with the message anywhere.
 */
#define LAST_PHASE 1
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1)) \
  TELL("registered", REGISTERED(PRIMARY, NIGHTLY)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
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
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  answer[SENT] > RUNNING;
  CRASH_PRIMARY();
  BOOT_PRIMARY()
}
