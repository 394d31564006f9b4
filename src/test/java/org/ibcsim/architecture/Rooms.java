package org.ibcsim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;

/**
 * Which room may import which: kernel ← model ← journal, runbook, check ← scenario ← simulate,
 * explore, plan ← report, sweep ← cli; workload stands beside model, companion above simulate.
 *
 * @param root the package that holds the rooms; another one than the project's in the tests of
 *     these rules
 */
record Rooms(String root) {
  /** The rooms from the lowest up, with the rooms that each may import. */
  private static final List<Room> ROOMS = rooms();

  private static final List<String> IOCTLS =
      List.of("register", "unregister", "send", "receive", "unfreeze", "status", "stopReceive");

  private record Room(String name, List<String> below) {}

  private static List<Room> rooms() {
    List<Room> rooms = new ArrayList<>();
    rooms.add(new Room("kernel", List.of()));
    rooms.add(new Room("model", List.of("kernel")));
    rooms.add(new Room("workload", List.of("kernel")));
    rooms.add(new Room("journal", List.of("kernel", "model")));
    rooms.add(new Room("runbook", List.of("kernel", "model")));
    // The one import between neighbours: an expectation is a statement over a journal.
    rooms.add(new Room("check", List.of("kernel", "model", "journal")));
    rooms.add(new Room("scenario", names(rooms)));
    List<String> belowTheDrivers = names(rooms);
    rooms.add(new Room("simulate", belowTheDrivers));
    rooms.add(new Room("explore", belowTheDrivers));
    rooms.add(new Room("plan", belowTheDrivers));
    List<String> drivers = names(rooms);
    rooms.add(new Room("report", drivers));
    // Runs simulate and plan many times, of which neither may know the other.
    rooms.add(new Room("sweep", drivers));
    // For the tests of others: nothing of the simulator knows it.
    rooms.add(new Room("companion", and(belowTheDrivers, "simulate")));
    rooms.add(new Room("cli", and(and(drivers, "report"), "sweep")));
    return rooms;
  }

  private static List<String> and(List<String> rooms, String another) {
    List<String> all = new ArrayList<>(rooms);
    all.add(another);
    return all;
  }

  private static List<String> names(List<Room> rooms) {
    return rooms.stream().map(Room::name).toList();
  }

  private String inside(String room) {
    return root + "." + room + "..";
  }

  ArchRule importsRunDownwards() {
    // Optional: rooms of later issues are drawn here before they have a class.
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (Room room : ROOMS) {
      layers = layers.layer(room.name()).definedBy(inside(room.name()));
    }
    for (Room room : ROOMS) {
      layers =
          room.below().isEmpty()
              ? layers.whereLayer(room.name()).mayNotAccessAnyLayer()
              : layers
                  .whereLayer(room.name())
                  .mayOnlyAccessLayers(room.below().toArray(String[]::new));
    }
    return layers;
  }

  /** Without it, a class in a new package would escape every other rule. */
  ArchRule everyClassHasARoom() {
    return classes()
        .should()
        .resideInAnyPackage(ROOMS.stream().map(room -> inside(room.name())).toArray(String[]::new));
  }

  ArchRule reportsComeFromJournalsAndPlansAlone() {
    return noClasses()
        .that()
        .resideInAPackage(inside("report"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            inside("workload"),
            inside("runbook"),
            inside("scenario"),
            inside("simulate"),
            inside("explore"),
            inside("sweep"))
        .because("every chart must be made again from a saved journal")
        .allowEmptyShould(true);
  }

  /** One door: scripts and companion applications issue ioctls through {@code RvgFile} alone. */
  ArchRule ioctlsComeThroughOneDoor() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(inside("model.ioctl"), inside("model.world"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "methods of InBandControl",
                call ->
                    call.getTargetOwner().isAssignableTo(root + ".model.InBandControl")
                        && IOCTLS.contains(call.getName())))
        .because("argument structures, limits and names must stand in one place");
  }

  ArchRule roomsFormNoCycle() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** Between the inner rooms of one room; the room itself holds the words that they share. */
  ArchRule innerRoomsFormNoCycle() {
    return slices().matching(root + ".(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }
}
