package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * State classes against delays that are simply tried: a random net of things that take time, each
 * of which starts others when it ends.
 */
class ZoneProperties {
  private static final int STEPS = 5;
  private static final int MOST = 3;

  /** A thing that takes time, and what starts when it ends. */
  private record Thing(int least, int most, List<Integer> starts) {}

  private static List<Thing> net(long seed) {
    Random random = new Random(seed);
    int size = 3 + random.nextInt(3);
    List<Thing> things = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      int least = random.nextInt(MOST);
      List<Integer> starts = new ArrayList<>();
      for (int later = number + 1; later < size; later++) {
        if (random.nextInt(3) == 0) {
          starts.add(later);
        }
      }
      things.add(new Thing(least, least + random.nextInt(MOST), starts));
    }
    return things;
  }

  private static boolean[] atStart(List<Thing> net) {
    boolean[] started = new boolean[net.size()];
    for (int number = 0; number < net.size(); number++) {
      int thing = number;
      started[number] = net.stream().noneMatch(other -> other.starts().contains(thing));
    }
    return started;
  }

  /** Every order that some whole numbers of nanoseconds give, ties in every order. */
  private static void tried(
      List<Thing> net, int[] left, boolean[] once, String order, Set<String> orders) {
    orders.add(order);
    if (order.length() == STEPS) {
      return;
    }
    int soonest = Integer.MAX_VALUE;
    for (int thing = 0; thing < left.length; thing++) {
      soonest = left[thing] < 0 ? soonest : Math.min(soonest, left[thing]);
    }
    for (int thing = 0; thing < left.length; thing++) {
      if (left[thing] == soonest) {
        int[] after = left.clone();
        for (int other = 0; other < left.length; other++) {
          after[other] -= left[other] < 0 ? 0 : soonest;
        }
        after[thing] = -1;
        startedThen(net, after, once, net.get(thing).starts(), 0, order + thing, orders);
      }
    }
  }

  private static void startedThen(
      List<Thing> net,
      int[] left,
      boolean[] once,
      List<Integer> starts,
      int from,
      String order,
      Set<String> orders) {
    if (from == starts.size()) {
      tried(net, left, once, order, orders);
      return;
    }
    int thing = starts.get(from);
    if (once[thing]) {
      startedThen(net, left, once, starts, from + 1, order, orders);
      return;
    }
    boolean[] then = once.clone();
    then[thing] = true;
    for (int time = net.get(thing).least(); time <= net.get(thing).most(); time++) {
      int[] with = left.clone();
      with[thing] = time;
      startedThen(net, with, then, starts, from + 1, order, orders);
    }
  }

  /** Every order that the classes allow; each class is copied by way of its bytes. */
  private static void allowed(
      List<Thing> net, List<Integer> choices, boolean[] initially, Set<String> orders) {
    Zone zone = new Zone();
    int[] clocks = new int[net.size()];
    boolean[] once = initially.clone();
    java.util.Arrays.fill(clocks, Zone.IDLE);
    for (int thing = 0; thing < net.size(); thing++) {
      if (initially[thing]) {
        clocks[thing] = zone.start(net.get(thing).least(), net.get(thing).most());
      }
    }
    for (int choice : choices) {
      runOut(zone, clocks, choice);
      for (int next : net.get(choice).starts()) {
        if (!once[next]) {
          once[next] = true;
          clocks[next] = zone.start(net.get(next).least(), net.get(next).most());
        }
      }
    }
    StringBuilder order = new StringBuilder();
    choices.forEach(order::append);
    orders.add(order.toString());
    if (choices.size() == STEPS) {
      return;
    }
    for (int thing = 0; thing < net.size(); thing++) {
      if (may(zone, clocks, thing)) {
        List<Integer> longer = new ArrayList<>(choices);
        longer.add(thing);
        allowed(net, longer, initially, orders);
      }
    }
  }

  private static boolean anyDue(int[] clocks) {
    for (int clock : clocks) {
      if (clock == Zone.DUE) {
        return true;
      }
    }
    return false;
  }

  private static boolean may(Zone zone, int[] clocks, int thing) {
    if (clocks[thing] == Zone.IDLE) {
      return false;
    }
    if (clocks[thing] == Zone.DUE) {
      return true;
    }
    return anyDue(clocks) ? zone.mayBeDue(clocks[thing]) : zone.mayRunOut(clocks[thing]);
  }

  private static void runOut(Zone zone, int[] clocks, int thing) {
    int clock = clocks[thing];
    boolean due = anyDue(clocks);
    clocks[thing] = Zone.IDLE;
    if (clock >= 0) {
      if (due) {
        zone.runOutNow(clock);
      } else {
        zone.runOut(clock);
      }
    }
    for (int other = 0; other < clocks.length; other++) {
      clocks[other] = zone.simplified(clocks[other]);
    }
  }

  @Property(tries = 300)
  void classesAllowTheOrdersThatSomeDelaysGiveAndNoOthers(@ForAll long seed) {
    List<Thing> net = net(seed);
    boolean[] initially = atStart(net);
    Set<String> tried = new TreeSet<>();
    List<Integer> first = new ArrayList<>();
    for (int thing = 0; thing < net.size(); thing++) {
      if (initially[thing]) {
        first.add(thing);
      }
    }
    int[] left = new int[net.size()];
    java.util.Arrays.fill(left, -1);
    startedThen(net, left, new boolean[net.size()], first, 0, "", tried);
    Set<String> allowed = new TreeSet<>();
    allowed(net, List.of(), initially, allowed);

    // Limits are whole numbers, so whole numbers of nanoseconds show every order.
    assertThat(allowed).isEqualTo(tried);
  }
}
