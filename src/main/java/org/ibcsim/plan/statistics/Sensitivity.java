package org.ibcsim.plan.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parameter matters: the share of the variance of a result, over the points of a design, that
 * the values of one parameter explain (the correlation ratio). 1: the parameter alone decides; 0:
 * it makes no difference by itself.
 *
 * @param parameter its name
 * @param share from 0 to 1
 */
public record Sensitivity(String parameter, double share) {
  /** Numbers with more values than these are put into classes of equal size. */
  private static final int MOST_CLASSES = 5;

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
    double mean = Estimate.mean(results);
    double all = 0;
    for (double result : results) {
      all += (result - mean) * (result - mean);
    }
    for (String parameter : points.get(0).keySet()) {
      double between = 0;
      for (List<Integer> members : classes(points, parameter)) {
        double sum = 0;
        for (int member : members) {
          sum += results[member];
        }
        double distance = sum / members.size() - mean;
        between += members.size() * distance * distance;
      }
      ranking.add(new Sensitivity(parameter, all == 0 ? 0 : Math.min(1, between / all)));
    }
    ranking.sort(
        Comparator.comparingDouble(Sensitivity::share)
            .reversed()
            .thenComparing(Sensitivity::parameter));
    return ranking;
  }

  private static List<List<Integer>> classes(List<Map<String, String>> points, String parameter) {
    Map<String, List<Integer>> byValue = new LinkedHashMap<>();
    for (int point = 0; point < points.size(); point++) {
      byValue
          .computeIfAbsent(points.get(point).get(parameter), value -> new ArrayList<>())
          .add(point);
    }
    if (byValue.size() <= MOST_CLASSES || byValue.size() * 2 <= points.size()) {
      return new ArrayList<>(byValue.values());
    }
    // Values are in the order in which a design lists them: those of a Latin hypercube are numbers.
    List<List<Integer>> sorted = new ArrayList<>(byValue.values());
    sorted.sort(
        Comparator.comparingDouble(members -> number(points.get(members.get(0)), parameter)));
    List<Integer> order = new ArrayList<>();
    sorted.forEach(order::addAll);
    List<List<Integer>> classes = new ArrayList<>();
    for (int each = 0; each < MOST_CLASSES; each++) {
      int from = order.size() * each / MOST_CLASSES;
      int to = order.size() * (each + 1) / MOST_CLASSES;
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
