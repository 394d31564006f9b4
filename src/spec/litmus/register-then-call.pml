/* The scenario register-then-call. All in one phase. */
#define ONE 1
#define TWO 2
#define SENT 3
#define GOT 4
#define GONE_IS 5
#define OUTCOME \
  TELL("register", truth(now.answer[ONE] == NONE && now.answer[TWO] == NONE)[0] == 't' ? "0" : "1") \
  TELL("send", ERROR_OF(SENT)) \
  TELL("receive", ERROR_OF(GOT)) \
  TELL("unregister", ERROR_OF(GONE_IS))
#include "../ibc.pml"

active proctype workload() {
  WRITE();
  WRITE()
}

active proctype seattle() {
  REGISTER(ONE, PRIMARY, NIGHTLY, NO_LIMIT);
  SEND(SENT, PRIMARY, NIGHTLY, 0, NO_LIMIT);
  UNREGISTER(GONE_IS, PRIMARY, NIGHTLY)
}

active proctype london() {
  REGISTER(TWO, SECONDARY, NIGHTLY, NO_LIMIT);
  RECEIVE(GOT, SECONDARY, NIGHTLY, NO_WAIT)
}
