/* The scenario calls-by-role. All in one phase. */
#define GOT 1
#define FREED 2
#define ONE 3
#define SENT 4
#define TWO 5
#define OUTCOME \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unfreeze", ERROR_OF(FREED)) \
  TELL("send", ERROR_OF(SENT)) \
  TELL("status", truth(now.answer[ONE] == NONE && now.answer[TWO] == NONE)) \
  TELL("registered", truth(now.host[PRIMARY].registered[NIGHTLY] && now.host[SECONDARY].registered[NIGHTLY]))
#include "../ibc.pml"

active proctype workload() {
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(0, PRIMARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, PRIMARY, NIGHTLY, NO_WAIT);
  UNFREEZE(FREED, PRIMARY, NIGHTLY);
  STATUS(ONE, PRIMARY)
}

active proctype london() {
  REGISTER(0, SECONDARY, NIGHTLY, NO_LIMIT);
  SEND(SENT, SECONDARY, NIGHTLY, 1, NO_LIMIT);
  STATUS(TWO, SECONDARY)
}
