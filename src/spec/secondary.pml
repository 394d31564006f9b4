/*
 * Secondary, replication (11.3): records go into its SRL and from there to the volumes, in order; a message waits until
 * all before it is on the volumes, then holds the stream until it is received and released, or given up.
 */

/* The message that holds the stream is finished: a copy behind it is met next, else the backlog. */
inline FINISH(what) {
  message[CURRENT].fate = what;
  if
  :: freezes == 1 -> firstRelease = what
  :: else
  fi;
  timer = NO_LIMIT;
  if
  :: message[CURRENT].copies > 0 -> message[CURRENT].copies--; message[CURRENT].fate = STILL_PENDING; state = FLUSH
  :: else -> releasedAt = head; head++; state = DRAIN
  fi
}

/* WAIT_RECV -> FROZEN, or on for a message without a freeze. */
inline DELIVER(call) {
  got[call] = CURRENT;
  delivery[deliveries] = CURRENT;
  deliveries++;
  message[CURRENT].deliveries++;
  if
  :: EQUALS_IMAGE(volumes, CURRENT)
  :: else -> message[CURRENT].otherImage = 1
  fi;
  if
  :: !message[CURRENT].freezes -> ending = RECEIVED
  :: else ->
     state = FROZEN;
     if
     :: message[CURRENT].freezeTimeout == NO_LIMIT -> timer = (FREEZE_TIMEOUT_ZERO == IMMEDIATE -> phase : NO_LIMIT)
     :: else -> timer = message[CURRENT].freezeTimeout +
                        (FREEZE_TIMER_START == ARRIVAL -> message[CURRENT].arrivedAt : phase)
     fi
  fi;
  ANSWER(call, NONE)
}

/* A RECEIVE gets what there is for it: a report of drops first. */
inline ANSWER_RECEIVE(call, name) {
  if
  :: drops[name] > 0 ->
     dropCount[call] = drops[name];
     drops[name] = (DROP_REPORT_RESETS == YES -> 0 : drops[name]);
     ANSWER(call, DROPPED)
  :: else -> DELIVER(call)
  fi
}

#define DELIVER_LIMIT(name) \
  (DELIVER_TIMEOUT_SOURCE == PRIMARY_REGISTRATION -> message[CURRENT].deliverTimeout : \
   (DELIVER_TIMEOUT_SOURCE == SECONDARY_REGISTRATION -> host[SECONDARY].deliverTimeout[name] : \
    (message[CURRENT].deliverTimeout < host[SECONDARY].deliverTimeout[name] -> \
     message[CURRENT].deliverTimeout : host[SECONDARY].deliverTimeout[name])))

/* WAIT_RECV. If the time-out has run out by then, which in the phase of the deadline may be or not, the message is dropped
   and, if `counts`, counted. */
inline WAIT_FOR_RECEIVE(name, counts) {
  state = WAIT_RECV;
  limit = DELIVER_LIMIT(name);
  timer = since(message[CURRENT].arrivedAt, limit);
  limit = 0;
  if
  :: mayBeLate && due(timer) -> drops[name] = drops[name] + counts; ending = DROPPED_IN_TIME
  :: !(mayBeLate && timer != NO_LIMIT && phase > timer)
  fi
}

/* FLUSH -> WAIT_RECV, WAIT_REG or away with it. Waiting behind another message may have used up the time (arrival_means). */
inline ARRIVE() {
  app = OWNER;
  freezes++;
  lastArrived = CURRENT;
  message[CURRENT].arrivedAt = (ARRIVAL_MEANS == REACHED_HEAD_AND_FLUSHED -> phase : message[CURRENT].arrivedAt);
  if
  :: host[SECONDARY].registered[app] ->
     mayBeLate = (ARRIVAL_MEANS == STORED_IN_SECONDARY_SRL);
     WAIT_FOR_RECEIVE(app, 1)
  :: else ->
     if
     :: host[SECONDARY].unregistered[app] && DISCARD_AFTER_UNREGISTER == IMMEDIATE -> ending = DISCARDED
     :: else -> state = WAIT_REG; timer = after(UNREG_HOLD)
     fi
  fi
}

/* Staging: the record is on the Secondary's disk. */
inline STORE() {
  if
  :: log[stored] != 0 -> message[log[stored]].arrivedAt = phase
  :: else
  fi;
  stored++
}

inline LAND(record) { flying = flying & ~(1 << record); volumes = volumes | (1 << record) }
