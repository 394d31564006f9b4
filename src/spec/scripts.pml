/* Commands that are made of several calls (3), and the snapshot that a script takes of the Secondary's volumes. */

byte snapshotImage;
byte snapshotFreeze;
bit snapshotTaken;
bit snapshotFrozen;             /* one freeze lasted from its begin to its end */
bit snapshotEqual;              /* it is the image of the message that had arrived last, from begin to end */

inline SNAPSHOT() {
  atomic { snapshotImage = volumes; snapshotFreeze = (HELD -> freezes : 0) }
  atomic {
    snapshotTaken = 1;
    snapshotFrozen = (snapshotFreeze != 0 && HELD && snapshotFreeze == freezes);
    snapshotEqual = (snapshotImage == volumes && lastArrived != 0 && EQUALS_IMAGE(volumes, lastArrived));
    snapshotImage = 0;
    snapshotFreeze = 0
  }
}

/* register, send, unregister. The number belongs to the SEND. */
inline REGSEND(call, app, limit, withFreeze, freezeLimit) {
  REGISTER(0, PRIMARY, app, limit);
  SEND(call, PRIMARY, app, withFreeze, freezeLimit);
  UNREGISTER(0, PRIMARY, app)
}

/* register, receive, snapshot, unfreeze, unregister; without the middle if the receive fails (14, regrecv_failed_receive). */
inline REGRECV(call, app, limit, wait) {
  REGISTER(0, SECONDARY, app, limit);
  RECEIVE(call, SECONDARY, app, wait);
  if
  :: answer[call] == NONE -> SNAPSHOT(); UNFREEZE(0, SECONDARY, app)
  :: else
  fi;
  UNREGISTER(0, SECONDARY, app)
}
