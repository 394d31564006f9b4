package org.ibcsim.model.world;

import java.util.Optional;
import org.ibcsim.model.Fact;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.VolumeRefusal;

/**
 * {@code vxvol}: what an administrator does about a disk that has failed (dataflow 10, admin 11.1).
 *
 * <p>A data volume is started; an SRL is dissociated, started and associated again. That the disk
 * itself is repaired is no command: the scenario says when its fault is over.
 */
final class DiskRepairs {
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final Media media;
  private final Primary primary;
  private final Secondary[] secondaryOfHost;

  DiskRepairs(
      Surroundings surroundings, Hosts hosts, Primary primary, Secondary[] secondaryOfHost) {
    this.secondaryOfHost = secondaryOfHost;
    this.surroundings = surroundings;
    this.hosts = hosts;
    media = hosts.media();
    this.primary = primary;
  }

  Optional<VolumeRefusal> startVolume(int host, int volume) {
    Optional<VolumeRefusal> refusal = host(host);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (!media.detached(host, volume)) {
      return Optional.of(VolumeRefusal.WORKS);
    }
    if (media.failing(host, volume)) {
      return Optional.of(VolumeRefusal.STILL_FAILS);
    }
    media.start(host, volume);
    if (host == surroundings.layout().primary()) {
      primary.startVolume(volume);
    } else {
      surroundings.observer().fact(new Fact.VolumeStarted(host, volume, 0));
      secondaryOfHost[host].repaired();
    }
    return Optional.empty();
  }

  Optional<VolumeRefusal> dissociateSrl(int host) {
    Optional<VolumeRefusal> refusal = host(host);
    if (refusal.isPresent()) {
      return refusal;
    }
    SrlCondition now = media.srl(host);
    if (now != SrlCondition.FAILED && now != SrlCondition.HEADER_FAILED) {
      return Optional.of(
          now == SrlCondition.ASSOCIATED ? VolumeRefusal.WORKS : VolumeRefusal.DISSOCIATED);
    }
    if (now == SrlCondition.HEADER_FAILED
        && host == surroundings.layout().primary()
        && hosts.started(host)) {
      return Optional.of(VolumeRefusal.RVG_STARTED);
    }
    media.srl(host, SrlCondition.DISSOCIATED);
    surroundings.observer().fact(new Fact.SrlDissociated(host));
    return Optional.empty();
  }

  Optional<VolumeRefusal> startSrl(int host) {
    Optional<VolumeRefusal> refusal = host(host);
    if (refusal.isPresent()) {
      return refusal;
    }
    return switch (media.srl(host)) {
      case ASSOCIATED, STARTED -> Optional.of(VolumeRefusal.WORKS);
      case FAILED, HEADER_FAILED -> Optional.of(VolumeRefusal.ASSOCIATED);
      case DISSOCIATED -> {
        if (media.srlFailing(host)) {
          yield Optional.of(VolumeRefusal.STILL_FAILS);
        }
        media.srl(host, SrlCondition.STARTED);
        yield Optional.empty();
      }
    };
  }

  Optional<VolumeRefusal> associateSrl(int host) {
    Optional<VolumeRefusal> refusal = host(host);
    if (refusal.isPresent()) {
      return refusal;
    }
    return switch (media.srl(host)) {
      case ASSOCIATED -> Optional.of(VolumeRefusal.WORKS);
      case FAILED, HEADER_FAILED -> Optional.of(VolumeRefusal.ASSOCIATED);
      case DISSOCIATED -> Optional.of(VolumeRefusal.NOT_STARTED);
      case STARTED -> {
        media.srl(host, SrlCondition.ASSOCIATED);
        surroundings.observer().fact(new Fact.SrlAssociated(host));
        if (host == surroundings.layout().primary()) {
          surroundings.observer().fact(new Fact.Passthru(false));
        } else {
          secondaryOfHost[host].repaired();
        }
        yield Optional.empty();
      }
    };
  }

  private Optional<VolumeRefusal> host(int host) {
    if (surroundings.layout().isBunker(host) || hosts.superseded(host)) {
      return Optional.of(VolumeRefusal.NOT_SIMULATED);
    }
    return hosts.up(host) ? Optional.empty() : Optional.of(VolumeRefusal.HOST_DOWN);
  }
}
