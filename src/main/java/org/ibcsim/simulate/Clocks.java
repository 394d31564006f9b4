package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.scenario.DeviceTiming;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Scenario;

/**
 * The clocks of a scenario's disks and links, each with random streams named after what it times.
 */
final class Clocks {
  private static final double PARTS_OF_A_WHOLE = 1e9;

  private Clocks() {}

  static VirtualAgenda agenda(
      Scenario scenario, RandomStreams streams, IntFunction<LinkCounters> counters) {
    List<LinkClock> links = new ArrayList<>();
    for (int rlink = 0; rlink < scenario.links().size(); rlink++) {
      int host = scenario.layout().rlinks().get(rlink).targetHost();
      links.add(
          link(
              scenario.links().get(rlink),
              "link/" + scenario.layout().hosts().get(host).name(),
              streams,
              counters.apply(rlink)));
    }
    List<DiskClock> srls = new ArrayList<>();
    List<DiskClock> volumes = new ArrayList<>();
    for (int host = 0; host < scenario.disks().size(); host++) {
      String name = "disk/" + scenario.layout().hosts().get(host).name();
      srls.add(disk(scenario.disks().get(host).srl(), streams.stream(name + "/srl")));
      volumes.add(disk(scenario.disks().get(host).data(), streams.stream(name + "/data")));
    }
    return new VirtualAgenda(
        links,
        srls,
        volumes,
        streams.stream("link/repeats"),
        scenario.repeatsPartsPerBillion() / PARTS_OF_A_WHOLE);
  }

  private static LinkClock link(
      LinkTiming timing, String name, RandomStreams streams, LinkCounters counters) {
    return new LinkClock(
        timing,
        new LinkClock.Streams(
            streams.stream(name + "/jitter"),
            streams.stream(name + "/acknowledgement"),
            streams.stream(name + "/loss"),
            streams.stream(name + "/heartbeat")),
        counters);
  }

  private static DiskClock disk(DeviceTiming timing, RandomStream random) {
    return new DiskClock(
        () -> timing.service().nextNanos(random), timing.bytesPerSecond(), timing.parallel());
  }
}
