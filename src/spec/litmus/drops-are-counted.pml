/*
 * The scenario drops-are-counted. Phase 0 registers. Counted from phase 1, in phases of 10 s: the time-out is 4 (never
 * as the script wakes); sends in 0, 6 and 12; the receiver comes in 3, 5 .. 21.
 */
#define LAST_PHASE 22
#define GOT 4
#define AGAIN 5
#define OUTCOME \
  TELL("first", ERROR_OF(GOT)) \
  TELL("dropped", DROPS_OF(GOT)) \
  TELL("second", ERROR_OF(AGAIN))
#include "../ibc.pml"

active proctype workload() {
  at(1);
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, 4);
  at(1);
  SEND(1, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  at(7);
  SEND(2, PRIMARY, NIGHTLY, 1, NO_LIMIT);
  at(13);
  SEND(3, PRIMARY, NIGHTLY, 1, NO_LIMIT)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  byte when;
  select(when : 1 .. 10);
  at(2 * when + 2);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT);
  RECEIVE(AGAIN, SECONDARY, NIGHTLY, NO_WAIT);
  UNFREEZE(0, SECONDARY, NIGHTLY)
}
