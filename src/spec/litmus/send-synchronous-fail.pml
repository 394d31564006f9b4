/*
 * The scenario send-synchronous-fail. Phase 0 registers; phase 1: the network is cut before, in or behind the SEND;
 * phase 2: it heals, when all else is done.
 */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define SYNCHRONOUS FAIL
#define OUTCOME \
  TELL("send", ERROR_OF(SENT)) \
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
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype fault() {
  at(1);
  CUT();
  at(2);
  HEAL()
}
