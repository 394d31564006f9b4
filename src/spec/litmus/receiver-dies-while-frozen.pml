/*
 * The scenario receiver-dies-while-frozen. Phase 0 registers. Counted from phase 1, in phases of 10 s: the receiver
 * dies in 1, the operator comes in 2 to 6, the freeze time-out is 3.
 */
#define LAST_PHASE 7
#define SENT 1
#define GOT 2
#define FREED 3
#define OUTCOME \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("registered", REGISTERED(SECONDARY, NIGHTLY)) \
  TELL("operator", ERROR_OF(FREED)) \
  TELL("release", RELEASE) \
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
  SEND(SENT, PRIMARY, NIGHTLY, 1, 3)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  SLEEP(3, 7);
  UNFREEZE(FREED, SECONDARY, NIGHTLY)
}

bit killed;

active proctype london_receiver() {
  {
    host[SECONDARY].registered[NIGHTLY];
    RECEIVE(GOT, SECONDARY, NIGHTLY, NO_LIMIT);
    at(3);
    UNFREEZE(0, SECONDARY, NIGHTLY)
  } unless { killed }
}

active proctype fault() {
  at(2);
  killed = 1
}
