/*
 * What the hosts do of themselves: each step is a call of a script or a step of the Secondary's replication, and what
 * follows from it at once.
 */

active proctype kernel() {
  mtype kind;
  byte call, here, app, argument, limit, ending;
  bit mayBeLate;
  bit picks = (RECEIVE_PICKUP == SAME_STEP);
end:
  do
  :: atomic {
       if
       :: request ? kind, call, here, app, argument -> DO_CALL()
       :: host[SECONDARY].up && stored < received -> STORE()
       /* DRAIN, and RUN, which is DRAIN with little behind it */
       :: host[SECONDARY].up && state == DRAIN && head < stored && log[head] == 0 ->
          flying = flying | (1 << head);
          head++
       :: host[SECONDARY].up && state == DRAIN && head < stored && log[head] != 0 -> state = FLUSH
       :: flying & 1 -> LAND(0)
       :: flying & 2 -> LAND(1)
       :: flying & 4 -> LAND(2)
       :: flying & 8 -> LAND(3)
       :: flying & 16 -> LAND(4)
       :: flying & 32 -> LAND(5)
       :: host[SECONDARY].up && state == FLUSH && flying == 0 -> ARRIVE()
       /* the timers Th, Td and Tf */
       :: host[SECONDARY].up && state == WAIT_REG && due(timer) -> ending = DISCARDED
       :: state == WAIT_RECV && due(timer) -> app = OWNER; drops[app]++; ending = DROPPED_IN_TIME
       :: state == FROZEN && due(timer) -> ending = FREEZE_TIMED_OUT
       /* receive_pickup = delayed */
       :: state == WAIT_RECV && len(waiting[OWNER]) > 0 -> picks = 1
       fi;
       if
       :: state == WAIT_RECV && ending == 0 && len(waiting[OWNER]) > 0 && picks ->
          app = OWNER;
          waiting[app] ? call;
          host[SECONDARY].calling[app]--;
          ANSWER_RECEIVE(call, app)
       :: else
       fi;
       if
       :: ending != 0 -> FINISH(ending)
       :: else
       fi;
       kind = 0; call = 0; here = 0; app = 0; argument = 0; ending = 0; mayBeLate = 0;
       picks = (RECEIVE_PICKUP == SAME_STEP)
     }
  od
}
