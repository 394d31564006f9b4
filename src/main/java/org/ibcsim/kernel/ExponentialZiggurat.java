package org.ibcsim.kernel;

/**
 * Exponential variates of mean 1 by the ziggurat method [1], in its 64-bit form.
 *
 * <p>The area under e^-x is covered by {@value #LAYERS} layers of equal area: rectangles stacked
 * from the x axis, of which the lowest includes the tail. A layer is drawn with 8 bits and a place
 * in it with 53 other bits of the same number [2]; mostly it lies under the curve. Otherwise the
 * height decides, and in the tail the exponential starts anew (it has no memory). The distribution
 * is exact to the rounding of doubles.
 *
 * <p>[1] G. Marsaglia, W. W. Tsang, The ziggurat method for generating random variables, Journal of
 * Statistical Software 5(8), 2000. [2] J. A. Doornik, An improved ziggurat method to generate
 * normal random samples, 2005: why the bits of layer and place must not overlap.
 */
final class ExponentialZiggurat {
  private static final int LAYERS = 256;

  /** Where the tail starts, and the area of each layer: constants of [1] for 256 layers. */
  static final double TAIL = 7.69711747013104972;

  private static final double AREA = 3.9496598225815571993e-3;

  /** Right edges of the layers, from the lowest up; EDGE[0] is as if the lowest had no tail. */
  private static final double[] EDGE = new double[LAYERS + 1];

  /** The height of the curve at each edge. */
  private static final double[] HEIGHT = new double[LAYERS + 1];

  static {
    EDGE[0] = AREA / PortableMath.exp(-TAIL);
    EDGE[1] = TAIL;
    HEIGHT[1] = PortableMath.exp(-TAIL);
    for (int i = 2; i < LAYERS; i++) {
      HEIGHT[i] = HEIGHT[i - 1] + AREA / EDGE[i - 1];
      EDGE[i] = -PortableMath.log(HEIGHT[i]);
    }
    HEIGHT[LAYERS] = 1;
    EDGE[LAYERS] = 0;
  }

  private ExponentialZiggurat() {}

  /** Where the layers end when all have the same area: at 1, if tail and area fit each other. */
  static double stackedHeight() {
    return HEIGHT[LAYERS - 1] + AREA / EDGE[LAYERS - 1];
  }

  static double next(RandomStream random) {
    long bits = random.nextLong();
    int layer = (int) bits & (LAYERS - 1);
    double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
    return x < EDGE[layer + 1] ? x : outsideCore(random, layer, x);
  }

  private static double outsideCore(RandomStream random, int layer, double x) {
    if (layer == 0) {
      return TAIL + next(random);
    }
    double height = HEIGHT[layer] + random.uniform() * (HEIGHT[layer + 1] - HEIGHT[layer]);
    return height < PortableMath.exp(-x) ? x : next(random);
  }
}
