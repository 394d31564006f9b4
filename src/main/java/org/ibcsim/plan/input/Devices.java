package org.ibcsim.plan.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ibcsim.workload.sample.Sample;
import org.ibcsim.workload.sample.SampleReader;
import org.jspecify.annotations.Nullable;

/**
 * Which of the devices in a file are added up, so that no write counts twice.
 *
 * <p>A partition lies on its disk, and a mapped or mirrored device (dm-, md) on others. Unless the
 * user names devices, partitions whose disk is there too and devices that lie on others are left
 * out.
 */
final class Devices {
  private static final int REPORTS_LOOKED_AT = 2;
  private static final Pattern ON_OTHERS = Pattern.compile("(dm-|md)\\d+.*");

  final Predicate<String> wanted;
  private final @Nullable Pattern named;
  private final List<String> partitions = new ArrayList<>();
  private final List<String> onOthers = new ArrayList<>();

  private Devices(Set<String> names, @Nullable Pattern named) {
    this.named = named;
    if (named != null) {
      wanted = name -> named.matcher(name).matches();
      return;
    }
    Set<String> leftOut = new HashSet<>();
    boolean disks = names.stream().anyMatch(name -> !ON_OTHERS.matcher(name).matches());
    for (String name : names) {
      if (names.stream().anyMatch(disk -> isPartition(name, disk))) {
        partitions.add(name);
        leftOut.add(name);
      } else if (disks && ON_OTHERS.matcher(name).matches()) {
        onOthers.add(name);
        leftOut.add(name);
      }
    }
    wanted = name -> !leftOut.contains(name);
  }

  /** Looks at the first reports of a file. */
  static Devices of(SampleReader reader, @Nullable Pattern named) {
    Set<String> names = new HashSet<>();
    if (named == null) {
      Sample sample = new Sample();
      while (reader.read(sample) && sample.report < REPORTS_LOOKED_AT) {
        names.add(sample.device);
      }
    }
    return new Devices(names, named);
  }

  /** sda1 of sda; nvme0n1p1 of nvme0n1. */
  private static boolean isPartition(String name, String disk) {
    if (!name.startsWith(disk) || name.length() == disk.length()) {
      return false;
    }
    String rest = name.substring(disk.length());
    boolean endsInDigit = Character.isDigit(disk.charAt(disk.length() - 1));
    return endsInDigit ? rest.matches("p\\d+") : rest.matches("\\d+");
  }

  /** What was left out, and why. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (named != null) {
      findings.add(
          new Finding(
              Finding.Weight.NOTE,
              "devices",
              "Only devices that match " + named + " are added up."));
    }
    partitions.sort(null);
    onOthers.sort(null);
    if (!partitions.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Weight.NOTE,
              "partitions",
              (partitions.size() == 1
                      ? "Left out, as its disk is there too: "
                      : "Left out, as their disks are there too: ")
                  + String.join(", ", partitions)
                  + "."));
    }
    if (!onOthers.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Weight.WARNING,
              "stacked devices",
              (onOthers.size() == 1
                      ? "Left out, as it may lie on the other devices: "
                      : "Left out, as they may lie on the other devices: ")
                  + String.join(", ", onOthers)
                  + ". Choose what the application writes to with --device."));
    }
    return findings;
  }
}
