package org.ibcsim.plan.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parameter matters: the share of the variance of a result, over the points of a design, that
 * the values of one parameter explain (the correlation ratio). 1: the parameter alone decides; 0:
 * it makes no difference by itself.
 *
 * <p>Numbers with many values are put into classes of equal size. Of few points that is worth
 * little: the means of k classes of n points differ by chance, too, and explain (k - 1) / (n - 1)
 * of the variance on average where the parameter has no influence at all. Only where every value of
 * each parameter meets every value of all others (a grid) does nothing of it come from the others.
 *
 * @param parameter its name
 * @param share from 0 to 1
 * @param byChance what a parameter without influence would have on average; 0 in a grid
 */
public record Sensitivity(String parameter, double share, double byChance) {
  private static final int MOST_CLASSES = 5;
  private static final int LEAST_CLASSES = 2;
  private static final int POINTS_IN_CLASS = 4;

  /** Fewer points than these, or than three times the parameters, tell nothing but in a grid. */
  private static final int LEAST_POINTS = 8;

  private static final int POINTS_FOR_PARAMETER = 3;

  /** Whether so many points tell what matters. */
  public static boolean isTold(List<Map<String, String>> points) {
    return isGrid(points)
        ? points.size() > 1
        : points.size() >= neededPoints(points.isEmpty() ? 0 : points.get(0).size());
  }

  /** How many points tell something about so many parameters, where they are no grid. */
  public static int neededPoints(int parameters) {
    return Math.max(LEAST_POINTS, POINTS_FOR_PARAMETER * parameters);
  }

  private static boolean isGrid(List<Map<String, String>> points) {
    long product = 1;
    for (String parameter : points.isEmpty() ? Set.<String>of() : points.get(0).keySet()) {
      product *= points.stream().map(point -> point.get(parameter)).distinct().count();
      if (product > points.size()) {
        return false;
      }
    }
    return product == points.size() && points.stream().distinct().count() == product;
  }

  /**
   * The parameters, that which matters most first; equal ones in the order of their names.
   *
   * @param points the value of each parameter at each point, as text
   * @param results the mean at each point
   */
  public static List<Sensitivity> ranking(List<Map<String, String>> points, double[] results) {
    if (points.size() != results.length) {
      throw new IllegalArgumentException(
          points.size() + " points and " + results.length + " results, expected as many");
    }
    List<Sensitivity> ranking = new ArrayList<>();
    if (points.isEmpty()) {
      return ranking;
    }
    boolean grid = isGrid(points);
    double mean = Estimate.mean(results);
    double all = 0;
    for (double result : results) {
      all += (result - mean) * (result - mean);
    }
    for (String parameter : points.get(0).keySet()) {
      double between = 0;
      List<List<Integer>> classes = classes(points, parameter, grid);
      for (List<Integer> members : classes) {
        double sum = 0;
        for (int member : members) {
          sum += results[member];
        }
        double distance = sum / members.size() - mean;
        between += members.size() * distance * distance;
      }
      double byChance =
          grid || results.length < 2 ? 0 : (classes.size() - 1.0) / (results.length - 1);
      ranking.add(new Sensitivity(parameter, all == 0 ? 0 : Math.min(1, between / all), byChance));
    }
    ranking.sort(
        Comparator.comparingDouble(Sensitivity::share)
            .reversed()
            .thenComparing(Sensitivity::parameter));
    return ranking;
  }

  private static List<List<Integer>> classes(
      List<Map<String, String>> points, String parameter, boolean grid) {
    Map<String, List<Integer>> byValue = new LinkedHashMap<>();
    for (int point = 0; point < points.size(); point++) {
      byValue
          .computeIfAbsent(points.get(point).get(parameter), value -> new ArrayList<>())
          .add(point);
    }
    if (grid || byValue.size() <= MOST_CLASSES || byValue.size() * 2 <= points.size()) {
      return new ArrayList<>(byValue.values());
    }
    // Values are in the order in which a design lists them: those of a Latin hypercube are numbers.
    List<List<Integer>> sorted = new ArrayList<>(byValue.values());
    sorted.sort(
        Comparator.comparingDouble(members -> number(points.get(members.get(0)), parameter)));
    List<Integer> order = new ArrayList<>();
    sorted.forEach(order::addAll);
    List<List<Integer>> classes = new ArrayList<>();
    int wanted = order.size() / POINTS_IN_CLASS;
    int count = Math.max(LEAST_CLASSES, Math.min(MOST_CLASSES, wanted));
    for (int each = 0; each < count; each++) {
      int from = order.size() * each / count;
      int to = order.size() * (each + 1) / count;
      classes.add(order.subList(from, to));
    }
    return classes;
  }

  /** The number at the beginning of a value; NaN for a word, which all sort alike. */
  private static double number(Map<String, String> point, String parameter) {
    String text = String.valueOf(point.get(parameter));
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end == 0 ? Double.NaN : Double.parseDouble(text.substring(0, end));
  }
}
