/*
 * The scenario primary-lost-after-send-asynchronous. Phase 0 registers. Phase 1, in any order: the Primary goes for
 * good, at any point behind its registration.
 */
#define LAST_PHASE 1
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("send", status_of(SENT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("image", image_of(NIGHTLY, 1))
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
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(1);
  CRASH_PRIMARY()
}
