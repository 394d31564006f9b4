package org.ibcsim.model.ibc;

import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/** The control messages that are not yet finished at every Secondary that they are for. */
public final class Messages implements Stateful {
  private final TreeMap<Long, Message> byPosition = new TreeMap<>();
  private final TreeMap<Long, Integer> open = new TreeMap<>();

  public void add(Message message) {
    byPosition.put(message.position(), message);
    open.put(message.position(), message.targets());
  }

  /** The message at a position of the log. */
  public Message at(long position) {
    Message message = byPosition.get(position);
    if (message == null) {
      throw new IllegalStateException("no open control message at position " + position);
    }
    return message;
  }

  /** The message at a position of the log, or null if none is open there. */
  @Nullable Message find(long position) {
    return byPosition.get(position);
  }

  /** Whether the message at a position is not yet finished everywhere. */
  public boolean isOpen(long position) {
    return byPosition.containsKey(position);
  }

  /** How many there are. */
  public int count() {
    return byPosition.size();
  }

  /** The message is finished at the Secondary of an RLINK. */
  public void finished(int rlink, long position) {
    Integer rest = open.get(position);
    if (rest == null) {
      return;
    }
    int left = rest & ~(1 << rlink);
    if (left == 0) {
      open.remove(position);
      byPosition.remove(position);
    } else {
      open.put(position, left);
    }
  }

  /** A message that was finished at the Secondary of an RLINK stands in its stream once more. */
  public void reopen(Message message, int rlink) {
    byPosition.put(message.position(), message);
    open.merge(message.position(), 1 << rlink, (one, other) -> one | other);
  }

  /** Open messages for an RLINK, oldest first, of which the position is larger. */
  public Iterable<Message> openAfter(int rlink, long position) {
    return byPosition.tailMap(position, false).values().stream()
        .filter(message -> (open.getOrDefault(message.position(), 0) >>> rlink & 1) != 0)
        .toList();
  }

  @Override
  public void write(StateWriter writer) {
    long before = 0;
    for (Map.Entry<Long, Message> entry : byPosition.entrySet()) {
      Message message = entry.getValue();
      writer.count(message.position() - before);
      message.write(writer);
      writer.count(Integer.toUnsignedLong(open.getOrDefault(entry.getKey(), 0)));
      before = message.position();
    }
    writer.count(0);
  }

  @Override
  public void read(StateReader reader) {
    byPosition.clear();
    open.clear();
    long position = 0;
    for (long distance = reader.count(); distance != 0; distance = reader.count()) {
      position += distance;
      byPosition.put(position, Message.read(reader, position));
      open.put(position, (int) reader.count());
    }
  }

  /** Writes which message one keeps: briefly if it is an open one. */
  public void writeOne(StateWriter writer, Message message) {
    boolean isOpen = message.equals(byPosition.get(message.position()));
    writer.flag(isOpen);
    writer.count(message.position());
    if (!isOpen) {
      message.write(writer);
    }
  }

  /** The message that {@link #writeOne} wrote. */
  public Message readOne(StateReader reader) {
    boolean isOpen = reader.flag();
    long position = reader.count();
    return isOpen ? at(position) : Message.read(reader, position);
  }
}
