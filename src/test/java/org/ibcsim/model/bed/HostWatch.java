package org.ibcsim.model.bed;

import static org.ibcsim.model.bed.Ledger.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeStart;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.world.World;

/** What must hold at one Secondary, judged at each of its steps. */
final class HostWatch {
  private final int host;
  private final int rlink;
  private final Ledger ledger;
  private final long[] contents;
  private final Map<Long, Long> imageAtArrival = new TreeMap<>();
  private final Map<Long, List<Fact.Fate>> fates = new TreeMap<>();
  private final Map<Long, Integer> arrivals = new TreeMap<>();
  private final Set<Long> delivered = new TreeSet<>();
  private final boolean neverHolds;
  private final boolean freezesAtReceive;
  private long appliedTo;
  private long receivedTo;
  private long stableTo;

  /** What stands no later has come as contents of volumes, and its messages not at all. */
  private long wentOnBehind;

  private long frozenBy;
  private long frozenImage;
  private boolean full;

  /** Regions have been written, and the end of the replay is not reached. */
  private boolean inconsistent;

  /** Its RLINK was attached though its volumes were not the Primary's, and they still are not. */
  private boolean diverged;

  private int stored;
  private int storedAndTaken;
  private int taken;
  private int straightUnderWay;
  private int takenAndDone;

  HostWatch(int rlink, Ledger ledger, Semantics semantics) {
    freezesAtReceive = semantics.get(FreezeSwitches.FREEZE_START) == FreezeStart.RECEIVE;
    neverHolds = semantics.get(FreezeSwitches.NOFREEZE_MODE) == NofreezeMode.NEVER_HOLD;
    this.rlink = rlink;
    this.host = rlink + 1;
    this.ledger = ledger;
    contents = ledger.blank();
  }

  long appliedTo() {
    return appliedTo;
  }

  long receivedTo() {
    return receivedTo;
  }

  long stableTo() {
    return stableTo;
  }

  /** What became of the newest copy of a message; null as long as nothing has. */
  Fact.Fate fate(long message) {
    List<Fact.Fate> all = fates.get(message);
    return all == null ? null : all.get(all.size() - 1);
  }

  /**
   * The host crashes: what waits at its disks is lost, and what is on none of them. A message that
   * holds the stream is back in the SRL.
   */
  private void crashed() {
    if (frozenBy != 0 && !loose(frozenBy)) {
      untake();
    }
    int durable = straightUnderWay > 0 ? takenAndDone : taken + stored - storedAndTaken;
    taken = takenAndDone;
    straightUnderWay = 0;
    storedAndTaken = 0;
    stored = durable - takenAndDone;
    receivedTo = ledger.positionOf(rlink, durable);
  }

  private void untake() {
    taken--;
    takenAndDone--;
    storedAndTaken--;
  }

  private void take() {
    taken++;
    takenAndDone++;
    require(stored > storedAndTaken, "a message arrives at host " + host + " and was never stored");
    storedAndTaken++;
  }

  /** A disk of this host was given something. */
  void diskIssued(Disk disk) {
    if (disk == Disk.DATA) {
      taken++;
      if (stored > storedAndTaken) {
        storedAndTaken++;
      } else {
        straightUnderWay++;
      }
    }
  }

  /** A disk of this host is done with its oldest work. */
  void diskDone(Disk disk) {
    if (disk == Disk.SRL) {
      stored++;
    } else {
      takenAndDone++;
      straightUnderWay = Math.max(0, straightUnderWay - 1);
    }
  }

  void arrived(long position, boolean duplicate) {
    require(
        duplicate == (position <= receivedTo),
        "host "
            + host
            + " has "
            + receivedTo
            + " and calls "
            + position
            + " duplicate="
            + duplicate);
    if (!duplicate) {
      require(
          ledger.carried(rlink, position) == ledger.carried(rlink, receivedTo) + 1,
          "host " + host + " receives " + position + " directly after " + receivedTo);
      receivedTo = position;
    }
  }

  void stable(long position) {
    require(position > stableTo, "stable goes from " + stableTo + " to " + position);
    int durable = straightUnderWay > 0 ? takenAndDone : taken + stored - storedAndTaken;
    require(
        ledger.carried(rlink, position) <= durable,
        "host " + host + " claims " + position + " though only " + durable + " are on its disks");
    require(
        position <= receivedTo
            || ledger.carried(rlink, position) == ledger.carried(rlink, receivedTo),
        "stable before received");
    stableTo = position;
  }

  void applied(World world, long position) {
    Ledger.Update update = ledger.at(position);
    require(
        frozenBy == 0, "host " + host + " applies " + position + " while frozen by " + frozenBy);
    require(!update.message(), "a message is applied to volumes");
    long from = appliedTo;
    for (long between = from + 1; between < position; between++) {
      Ledger.Update skipped = ledger.at(between);
      require(
          !skipped.concerns(rlink) || (skipped.message() && imageAtArrival.containsKey(between)),
          "host " + host + " applies " + position + " and skips " + between);
    }
    require(position > from, "host " + host + " applies " + position + " after " + from);
    require(position <= receivedTo, "host " + host + " applies what it has not received");
    appliedTo = position;
    ledger.apply(update, contents);
    if (inconsistent || diverged && world.image(host) != update.image()) {
      return;
    }
    if (diverged) {
      diverged = false;
      long[] equal = ledger.contentsOf(world.image(host));
      System.arraycopy(equal, 0, contents, 0, equal.length);
    }
    require(
        world.image(host) == update.image(),
        "image of host " + host + " is not that of the writes up to " + position);
    require(
        Arrays.equals(ledger.contentsOf(world.image(host)), contents),
        "contents of host " + host + " after " + position);
  }

  void told(World world, Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed && crashed.host() == host) {
      crashed();
    } else if (fact instanceof Fact.MessageArrived arrived && arrived.host() == host) {
      arrived(world, arrived);
    } else if (fact instanceof Fact.MessageReceived received && received.host() == host) {
      require(imageAtArrival.containsKey(received.message()), "received and never arrived");
      require(delivered.add(received.message()), "received twice: " + received);
      require(
          loose(received.message()) || received.image() == imageAtArrival.get(received.message()),
          "image moved between arrival and receipt of " + received.message());
    } else if (fact instanceof Fact.Frozen frozen && frozen.host() == host) {
      require(frozenBy == 0, "host " + host + " freezes twice");
      frozenBy = frozen.message();
      frozenImage = world.image(host);
    } else if (fact instanceof Fact.Unfrozen unfrozen && unfrozen.host() == host) {
      require(frozenBy == unfrozen.message(), "host " + host + " unfreezes another message");
      require(frozenImage == world.image(host), "host " + host + " changed while frozen");
      frozenBy = 0;
    } else if (fact instanceof Fact.MessageEnded ended && ended.host() == host) {
      ended(ended);
    } else if (fact instanceof Fact.SecondarySrlFull filled && filled.host() == host) {
      require(!full, "the SRL of host " + host + " is full twice");
      full = true;
    } else if (fact instanceof Fact.SecondarySrlRoom room && room.host() == host) {
      require(full, "the SRL of host " + host + " has room and was not full");
      full = false;
    } else {
      replayed(world, fact);
    }
  }

  private void replayed(World world, Fact fact) {
    if (fact instanceof Fact.Inconsistent begun && begun.host() == host) {
      require(!inconsistent && frozenBy == 0, "regions are written at host " + host);
      require(
          ledger.carried(rlink, appliedOrMet()) == ledger.carried(rlink, receivedTo),
          "regions before what host " + host + " has received");
      inconsistent = true;
    } else if (fact instanceof Fact.RegionsReplayed replayed && replayed.host() == host) {
      goesOnBehind(replayed.position());
    } else if (fact instanceof Fact.Attached attached && attached.rlink() == rlink) {
      goesOnBehind(attached.position());
      inconsistent = attached.how() == Fact.Attachment.AUTOSYNC;
      diverged = world.image(host) != world.imageAfter(attached.position());
      require(diverged != attached.equal(), "host " + host + " is not as " + attached + " says");
      diverged &= !inconsistent;
      if (inconsistent) {
        return;
      }
      if (!diverged) {
        long[] equal = ledger.contentsOf(world.image(host));
        System.arraycopy(equal, 0, contents, 0, equal.length);
      }
    } else if (fact instanceof Fact.Consistent ended && ended.host() == host) {
      require(inconsistent, "host " + host + " is consistent twice");
      inconsistent = false;
      diverged &= world.image(host) != world.imageAfter(ended.position());
      require(
          diverged || world.image(host) == world.imageAfter(ended.position()),
          "host " + host + " is no image of the Primary at " + ended.position());
      if (!diverged) {
        long[] equal = ledger.contentsOf(world.image(host));
        System.arraycopy(equal, 0, contents, 0, equal.length);
      }
    }
    boolean failed = world.rlinkStatus(rlink).state() == RlinkState.FAIL;
    require(failed || world.consistent(host) != inconsistent, "consistent is told of host " + host);
  }

  private void goesOnBehind(long position) {
    appliedTo = position;
    receivedTo = position;
    stableTo = position;
    wentOnBehind = position;
    taken = ledger.carried(rlink, position);
    takenAndDone = taken;
    stored = 0;
    storedAndTaken = 0;
    straightUnderWay = 0;
  }

  /**
   * Updates were lost that the SRL had not yet; an RLINK that was attached by force before that was
   * taken to have them.
   */
  void updatesLost() {
    int never = Math.max(0, taken - ledger.carried(rlink, ledger.last()));
    taken -= never;
    takenAndDone -= never;
  }

  private final Map<Long, Boolean> freezes = new TreeMap<>();

  void submitted(Fact.MessageSubmitted message) {
    freezes.put(message.message(), message.freeze());
  }

  /** Whether a message does not hold the stream when it arrives. */
  private boolean loose(long message) {
    return ledgerFreezes(message) ? freezesAtReceive : neverHolds;
  }

  private boolean ledgerFreezes(long message) {
    return freezes.get(message);
  }

  private void arrived(World world, Fact.MessageArrived arrived) {
    long message = arrived.message();
    require(!inconsistent || loose(message), "a message arrives at an inconsistent Secondary");
    Ledger.Update update = ledger.at(message);
    require(update.concerns(rlink), "host " + host + " meets a message for others");
    require(arrived.image() == world.image(host), "arrival with another image than the volumes'");
    require(
        arrived.repeated() == arrivals.containsKey(message),
        "message " + message + " is called repeated=" + arrived.repeated() + " at host " + host);
    delivered.remove(message);
    int before = arrivals.merge(message, 1, Integer::sum);
    if (before > 1 && loose(message)) {
      return;
    }
    require(
        diverged || arrived.image() == update.image(),
        "message " + message + " arrives at host " + host + " with another image than at SEND");
    require(
        diverged || Arrays.equals(ledger.contentsOf(arrived.image()), contents),
        "contents at the arrival");
    imageAtArrival.put(message, arrived.image());
    if (before > 1) {
      require(
          met == message && appliedTo < message,
          "message " + message + " arrives once more at host " + host + " after " + met);
      if (ledger.carried(rlink, message) > taken) {
        take();
      }
      return;
    }
    require(
        ledger.carried(rlink, message) == ledger.carried(rlink, appliedOrMet()) + 1,
        "message " + message + " arrives before what precedes it");
    met = message;
    take();
  }

  private long met;

  private long appliedOrMet() {
    return Math.max(appliedTo, met);
  }

  private void ended(Fact.MessageEnded ended) {
    long message = ended.message();
    require(ledger.at(message).concerns(rlink), "a message for others ends at host " + host);
    fates.computeIfAbsent(message, none -> new ArrayList<>()).add(ended.fate());
    require(
        fates.get(message).size() <= Math.max(1, arrivals.getOrDefault(message, 0)),
        "message " + message + " ends more often than it arrived at host " + host);
    if (ended.fate() == Fact.Fate.ENDED_BY_CRASH && !loose(message)) {
      take();
    }
    require(
        imageAtArrival.containsKey(message)
            == (ended.fate() != Fact.Fate.LOST && ended.fate() != Fact.Fate.SENT_AGAIN),
        "message " + message + " is " + ended.fate() + " at host " + host);
    boolean reachedItsApplication =
        ended.fate() == Fact.Fate.RECEIVED
            || ended.fate() == Fact.Fate.FREEZE_TIMED_OUT
            || ended.fate() == Fact.Fate.FREEZE_BROKEN
            || ended.fate() == Fact.Fate.ENDED_BY_CRASH;
    require(
        reachedItsApplication == delivered.contains(message),
        "message " + message + " is called " + ended.fate() + " at host " + host);
    require(
        ended.fate() != Fact.Fate.LOST || message > receivedTo || message <= wentOnBehind,
        "message " + message + " is called lost though host " + host + " has it");
  }

  boolean frozen() {
    return frozenBy != 0;
  }

  boolean srlFull() {
    return full;
  }
}
