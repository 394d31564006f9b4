/*
 * The scenario unfreeze-of-a-foreign-arrival. Phase 0 registers. Phase 2: the foreign UNFREEZE; phase 3: RECEIVE.
 */
#define LAST_PHASE 3
#define SENT 1
#define GOT 2
#define FOREIGN 3
#define OUTCOME \
  TELL("foreign", ERROR_OF(FOREIGN)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("image", image_of(NIGHTLY, 1)) \
  TELL("fate", fate_of(NIGHTLY, 1)) \
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
  at(3);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_weekly() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  at(2);
  UNFREEZE(FOREIGN, SECONDARY, WEEKLY)
}
