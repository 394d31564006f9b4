/* The scenario receive-does-not-unfreeze. Phase 0 registers. Phase 2: writes behind the message. */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("receive", status_of(GOT)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
  TELL("frozen", FROZEN_AT_END) \
  TELL("connected", truth(now.connected)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE();
  at(2);
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(1);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT)
}
