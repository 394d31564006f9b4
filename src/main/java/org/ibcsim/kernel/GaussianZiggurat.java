package org.ibcsim.kernel;

/**
 * Normal variates of mean 0 and standard deviation 1 by the ziggurat method.
 *
 * <p>As {@link ExponentialZiggurat}, on one half of the bell curve e^(-x^2/2), with one more bit
 * for the sign; the tail is drawn from two exponentials [1]. The distribution is exact to the
 * rounding of doubles.
 *
 * <p>[1] G. Marsaglia, Generating a variable from the tail of the normal distribution,
 * Technometrics 6(1), 1964.
 */
final class GaussianZiggurat {
  private static final int LAYERS = 256;
  private static final int SIGN_BIT = 1 << 8;

  /** Where the tail starts, and the area of each layer, for 256 layers. */
  static final double TAIL = 3.6541528853610088;

  private static final double AREA = 0.00492867323399;

  private static final double[] EDGE = new double[LAYERS + 1];
  private static final double[] HEIGHT = new double[LAYERS + 1];

  static {
    EDGE[0] = AREA / bell(TAIL);
    EDGE[1] = TAIL;
    HEIGHT[1] = bell(TAIL);
    for (int i = 2; i < LAYERS; i++) {
      HEIGHT[i] = HEIGHT[i - 1] + AREA / EDGE[i - 1];
      EDGE[i] = Math.sqrt(-2 * PortableMath.log(HEIGHT[i]));
    }
    HEIGHT[LAYERS] = 1;
    EDGE[LAYERS] = 0;
  }

  private GaussianZiggurat() {}

  /** Where the layers end when all have the same area: at 1, if tail and area fit each other. */
  static double stackedHeight() {
    return HEIGHT[LAYERS - 1] + AREA / EDGE[LAYERS - 1];
  }

  static double next(RandomStream random) {
    long bits = random.nextLong();
    int layer = (int) bits & (LAYERS - 1);
    double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
    if (x >= EDGE[layer + 1]) {
      if (layer == 0) {
        x = tail(random);
      } else {
        double height = HEIGHT[layer] + random.uniform() * (HEIGHT[layer + 1] - HEIGHT[layer]);
        if (height >= bell(x)) {
          return next(random);
        }
      }
    }
    return (bits & SIGN_BIT) == 0 ? x : -x;
  }

  private static double tail(RandomStream random) {
    double beyond;
    double other;
    do {
      beyond = ExponentialZiggurat.next(random) / TAIL;
      other = ExponentialZiggurat.next(random);
    } while (2 * other <= beyond * beyond);
    return TAIL + beyond;
  }

  private static double bell(double x) {
    return PortableMath.exp(-0.5 * x * x);
  }
}
