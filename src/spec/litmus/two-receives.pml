/*
 * The scenario two-receives. Phase 0 registers and calls both RECEIVEs; phase 2: the message; phase 3: who still waits
 * has waited long enough.
 */
#define LAST_PHASE 3
#define SENT 1
#define ONE 2
#define TWO 3
#define OUTCOME \
  TELL("first", ERROR_OF(ONE)) \
  TELL("second", ERROR_OF(TWO)) \
  TELL("copies", copies_of(NIGHTLY, 1))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  at(2);
  SEND(SENT, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT)
}

active proctype london_first() {
  host[SECONDARY].registered[NIGHTLY];
  RECEIVE(ONE, SECONDARY, NIGHTLY, 3)
}

active proctype london_second() {
  host[SECONDARY].registered[NIGHTLY];
  RECEIVE(TWO, SECONDARY, NIGHTLY, 3)
}
