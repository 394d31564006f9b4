/*
 * The scenario unregister-behind-a-freeze. Phase 0 registers. Phase 2: UNREGISTER of the second message's name; phase
 * 3: the first is released.
 */
#define LAST_PHASE 3
#define REFUSAL 4
#define GOT 5
#define OUTCOME \
  TELL("unregister", ERROR_OF(REFUSAL)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("weekly", fate_of(WEEKLY, 1)) \
  TELL("nightly", fate_of(NIGHTLY, 1)) \
  TELL("converged", CONVERGED)
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  REGISTER(0, PRIMARY, WEEKLY, NO_LIMIT);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  SEND(2, PRIMARY, WEEKLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(3, SECONDARY, NIGHTLY, NO_LIMIT);
  at(3);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}

active proctype london_weekly() {
  REGISTER(0, SECONDARY, WEEKLY, NO_LIMIT);
  at(2);
  UNREGISTER(REFUSAL, SECONDARY, WEEKLY);
  RECEIVE(GOT, SECONDARY, WEEKLY, NO_LIMIT);
  UNFREEZE(0, SECONDARY, WEEKLY)
}
