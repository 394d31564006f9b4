package org.ibcsim.model.bed;

/** Something that goes wrong at an RLINK and is mended again, all within half a minute. */
public enum Trouble {
  NONE,
  /** Over before the heartbeat time-out: the connection survives. */
  SHORT_CUT,
  /** Long enough for a disconnection, and for copies of messages. */
  LONG_CUT,
  PRIMARY_CRASH,
  PRIMARY_RVG_STOP,
  SECONDARY_RVG_STOP;

  /** It happens now, and is mended when this returns. */
  public void strike(Bed bed, int rlink) {
    switch (this) {
      case NONE -> bed.milliseconds(1);
      case SHORT_CUT -> {
        bed.cut(rlink);
        bed.seconds(3);
        bed.heal(rlink);
      }
      case LONG_CUT -> {
        bed.cut(rlink);
        bed.seconds(12);
        bed.heal(rlink);
      }
      case PRIMARY_CRASH -> {
        bed.crash(0);
        bed.seconds(2);
        bed.boot(0);
      }
      case PRIMARY_RVG_STOP -> {
        bed.stopRvg(0);
        bed.seconds(2);
        bed.startRvg(0);
      }
      case SECONDARY_RVG_STOP -> {
        bed.stopRvg(rlink + 1);
        bed.seconds(12);
        bed.startRvg(rlink + 1);
      }
    }
    bed.seconds(5);
  }
}
