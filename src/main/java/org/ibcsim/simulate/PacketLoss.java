package org.ibcsim.simulate;

import org.ibcsim.kernel.PortableMath;
import org.ibcsim.kernel.RandomStream;

/** Which packets of a link are lost: each with the same probability, whatever became of others. */
final class PacketLoss {
  private static final double BILLION = 1e9;

  private final double logarithmOfSurvival;
  private final RandomStream random;
  private long packetsUntilLoss;

  /**
   * @param partsPerBillion packets lost out of 10^9; more than 0
   */
  PacketLoss(long partsPerBillion, RandomStream random) {
    this.random = random;
    logarithmOfSurvival = PortableMath.log1p(-partsPerBillion / BILLION);
    packetsUntilLoss = draw();
  }

  /** How many packets are sent up to the next one that is lost, that one counted: geometric. */
  private long draw() {
    double packets = PortableMath.log(1 - random.uniform()) / logarithmOfSurvival;
    return packets >= Long.MAX_VALUE / 2 ? Long.MAX_VALUE / 2 : (long) packets + 1;
  }

  /** Sends so many packets; answers how many came through before the first that is lost. */
  long sendUntilLost(long packets) {
    if (packets < packetsUntilLoss) {
      packetsUntilLoss -= packets;
      return packets;
    }
    long through = packetsUntilLoss - 1;
    packetsUntilLoss = draw();
    return through;
  }
}
