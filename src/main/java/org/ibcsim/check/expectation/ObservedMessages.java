package org.ibcsim.check.expectation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibcsim.check.expectation.Observations.Delivery;
import org.ibcsim.check.expectation.Observations.Message;
import org.ibcsim.check.expectation.Observations.Receipt;
import org.ibcsim.check.expectation.Observations.Snapshot;
import org.jspecify.annotations.Nullable;

/** Control messages and snapshots as expectations read them. */
final class ObservedMessages {
  static final String PENDING = "pending";
  static final String MIXED = "mixed";

  private final Observations observed;

  ObservedMessages(Observations observed) {
    this.observed = observed;
  }

  /** The n-th message of an application, 1 for the first. */
  ObservedStruct message(String application, long number) {
    List<Integer> own = numbersOf(application);
    if (number < 1 || number > own.size()) {
      String count =
          switch (own.size()) {
            case 0 -> "no message was";
            case 1 -> "only 1 message was";
            default -> "only " + own.size() + " messages were";
          };
      return new ObservedStruct(ObservedStruct.NOWHERE)
          .with("sent", false)
          .without(Shape.MESSAGE, count + " sent by '" + application + "'");
    }
    return message(own.get((int) number - 1));
  }

  List<ObservedStruct> messages(String application) {
    List<Integer> own = numbersOf(application);
    if (own.isEmpty()) {
      throw new AbsentValue("no message was sent by '" + application + "'");
    }
    return own.stream().map(this::message).toList();
  }

  private List<Integer> numbersOf(String application) {
    return IntStream.range(0, observed.messages().size())
        .filter(i -> observed.messages().get(i).application().equals(application))
        .boxed()
        .toList();
  }

  private ObservedStruct message(int number) {
    Message message = observed.messages().get(number);
    List<Delivery> deliveries = message.deliveries();
    return describe(number, message, deliveries, "it was sent to no Secondary");
  }

  /** The same message, as seen at one Secondary. */
  ObservedStruct on(ObservedStruct message, String host) {
    if (message.number() == ObservedStruct.NOWHERE) {
      return message;
    }
    Message whole = observed.messages().get(message.number());
    List<Delivery> there =
        whole.deliveries().stream().filter(delivery -> delivery.host().equals(host)).toList();
    return describe(message.number(), whole, there, "it was not sent to '" + host + "'");
  }

  private List<Receipt> receipts(int number, List<Delivery> deliveries) {
    List<String> hosts = deliveries.stream().map(Delivery::host).toList();
    return observed.secondaries().stream()
        .filter(secondary -> hosts.contains(secondary.host()))
        .flatMap(secondary -> secondary.receipts().stream())
        .filter(receipt -> receipt.message() == number)
        .toList();
  }

  private static @Nullable Boolean equalAtDelivery(List<Receipt> receipts) {
    return receipts.isEmpty() ? null : receipts.stream().allMatch(Receipt::equalsImageAtSend);
  }

  /** What RECEIVE returned at a Secondary, in order: {@code nightly 1, weekly 1, nightly 1}. */
  String delivered(List<Receipt> receipts) {
    return receipts.stream()
        .map(
            receipt -> {
              String application = observed.messages().get(receipt.message()).application();
              int number = numbersOf(application).indexOf(receipt.message()) + 1;
              return application + " " + number;
            })
        .collect(Collectors.joining(", "));
  }

  private ObservedStruct describe(
      int number, Message message, List<Delivery> deliveries, String reasonIfNone) {
    ObservedStruct struct =
        new ObservedStruct(number).with("sent", true).with("sent_at", message.sentAt());
    if (deliveries.isEmpty()) {
      return struct.without(Shape.MESSAGE, reasonIfNone);
    }
    return struct
        .with("arrivals", deliveries.stream().mapToLong(Delivery::arrivals).sum())
        .with("deliveries", (long) receipts(number, deliveries).size())
        .with(
            "equals_image_at_send",
            equalAtDelivery(receipts(number, deliveries)),
            "it was never received")
        .with("arrived_at", last(deliveries, Delivery::arrivedAt), missing("arrived", deliveries))
        .with(
            "received_at",
            last(deliveries, Delivery::receivedAt),
            missing("been received", deliveries))
        .with("ended_at", last(deliveries, Delivery::endedAt), missing("ended", deliveries))
        .with("fate", fate(deliveries));
  }

  /** The latest time at any Secondary; null as long as it is missing at one. */
  private static @Nullable Duration last(
      List<Delivery> deliveries, Function<Delivery, @Nullable Duration> time) {
    Duration last = Duration.ZERO;
    for (Delivery delivery : deliveries) {
      Duration here = time.apply(delivery);
      if (here == null) {
        return null;
      }
      last = here.compareTo(last) > 0 ? here : last;
    }
    return last;
  }

  private static String missing(String step, List<Delivery> deliveries) {
    List<String> hosts = deliveries.stream().map(Delivery::host).toList();
    return "it had not "
        + step
        + (hosts.size() == 1 ? " at " + hosts.get(0) : " at each of " + String.join(", ", hosts))
        + " when the run ended";
  }

  private static String fate(List<Delivery> deliveries) {
    List<String> fates = deliveries.stream().map(ObservedMessages::fate).distinct().toList();
    return fates.size() == 1 ? fates.get(0) : MIXED;
  }

  private static String fate(Delivery delivery) {
    return delivery.fate() == null ? PENDING : delivery.fate().name().toLowerCase(Locale.ROOT);
  }

  /** The last snapshot with a prefix on a host. */
  ObservedStruct snapshot(String host, String prefix) {
    for (int i = observed.snapshots().size() - 1; i >= 0; i--) {
      Snapshot snapshot = observed.snapshots().get(i);
      if (snapshot.host().equals(host) && snapshot.prefix().equals(prefix)) {
        return new ObservedStruct(i)
            .with("taken", true)
            .with("at", snapshot.at())
            .with("frozen", snapshot.frozen());
      }
    }
    return new ObservedStruct(ObservedStruct.NOWHERE)
        .with("taken", false)
        .without(
            Shape.SNAPSHOT,
            "no snapshot '" + prefix + "' was finished at " + host + " when the run ended");
  }

  /** Whether a snapshot shows the Primary's volumes as they were when a message was sent. */
  boolean equalsImageAtSend(ObservedStruct struct, String application) {
    if (struct.number() == ObservedStruct.NOWHERE) {
      throw new AbsentValue(struct.reason("at"));
    }
    Snapshot snapshot = observed.snapshots().get(struct.number());
    Message message =
        newestBefore(snapshot, application)
            .orElseThrow(
                () ->
                    new AbsentValue(
                        "no message of '%s' had come to %s when snapshot '%s' was finished"
                            .formatted(application, snapshot.host(), snapshot.prefix())));
    return snapshot.begunImage() == message.image() && snapshot.image() == message.image();
  }

  /**
   * The message that came last to the snapshot's host (on the Primary: was sent last) before its
   * end.
   */
  private Optional<Message> newestBefore(Snapshot snapshot, String application) {
    List<Message> candidates = new ArrayList<>();
    for (Message message : observed.messages()) {
      Duration came = cameTo(message, snapshot.host());
      if (message.application().equals(application)
          && came != null
          && came.compareTo(snapshot.at()) <= 0) {
        candidates.add(message);
      }
    }
    return candidates.stream().max(Comparator.comparing(Message::sentAt));
  }

  private @Nullable Duration cameTo(Message message, String host) {
    if (observed.secondaries().stream().noneMatch(secondary -> secondary.host().equals(host))) {
      return message.sentAt();
    }
    for (Delivery delivery : message.deliveries()) {
      if (delivery.host().equals(host)) {
        return delivery.arrivedAt();
      }
    }
    return null;
  }
}
