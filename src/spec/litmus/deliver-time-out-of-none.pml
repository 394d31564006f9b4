/* The scenario deliver-time-out-of-none. Phase 0 registers. Phase 2: days later. */
#define LAST_PHASE 2
#define SENT 1
#define GOT 2
#define OUTCOME \
  TELL("fate", fate_of(NIGHTLY, 1)) \
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
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  at(2);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}
