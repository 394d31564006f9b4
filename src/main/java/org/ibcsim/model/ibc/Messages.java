package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * The control messages that are not yet finished at every Secondary that they are for, in the order
 * of the log. They are few, so they stand in arrays: a search takes logarithmic time, a change in
 * the midst linear time.
 */
public final class Messages implements Stateful {
  private @Nullable Message[] ordered = new Message[4];

  /** Of each message, the RLINKs at whose Secondaries it is not finished, as bits. */
  private int[] open = new int[4];

  private int count;

  public void add(Message message) {
    put(message, message.targets());
  }

  /** Puts a message in its place; it may be there already. */
  private void put(Message message, int rlinks) {
    int index = indexOf(message.position());
    if (index < 0) {
      index = -1 - index;
      if (count == open.length) {
        ordered = Arrays.copyOf(ordered, 2 * count);
        open = Arrays.copyOf(open, 2 * count);
      }
      System.arraycopy(ordered, index, ordered, index + 1, count - index);
      System.arraycopy(open, index, open, index + 1, count - index);
      count++;
    }
    ordered[index] = message;
    open[index] = rlinks;
  }

  /** Where a position stands, or -1 less the place where it would stand. */
  private int indexOf(long position) {
    int from = 0;
    int to = count - 1;
    while (from <= to) {
      int middle = from + to >>> 1;
      long there = message(middle).position();
      if (there == position) {
        return middle;
      } else if (there < position) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1 - from;
  }

  private Message message(int index) {
    Message message = ordered[index];
    if (message == null) {
      throw new IllegalStateException("no open control message has number " + index);
    }
    return message;
  }

  /** The message at a position of the log. */
  public Message at(long position) {
    Message message = find(position);
    if (message == null) {
      throw new IllegalStateException("no open control message at position " + position);
    }
    return message;
  }

  /** The message at a position of the log, or null if none is open there. */
  @Nullable Message find(long position) {
    int index = indexOf(position);
    return index < 0 ? null : ordered[index];
  }

  /** Whether the message at a position is not yet finished everywhere. */
  public boolean isOpen(long position) {
    return indexOf(position) >= 0;
  }

  /** Whether the message at a position is not yet finished at the Secondary of an RLINK. */
  public boolean isOpen(int rlink, long position) {
    int index = indexOf(position);
    return index >= 0 && (open[index] >>> rlink & 1) != 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The message is finished at the Secondary of an RLINK. */
  public void finished(int rlink, long position) {
    int index = indexOf(position);
    if (index < 0) {
      return;
    }
    open[index] &= ~(1 << rlink);
    if (open[index] == 0) {
      count--;
      System.arraycopy(ordered, index + 1, ordered, index, count - index);
      System.arraycopy(open, index + 1, open, index, count - index);
      ordered[count] = null;
    }
  }

  /** A message that was finished at the Secondary of an RLINK stands in its stream once more. */
  public void reopen(Message message, int rlink) {
    int index = indexOf(message.position());
    put(message, (index < 0 ? 0 : open[index]) | 1 << rlink);
  }

  /** Open messages for an RLINK, oldest first, of which the position is larger. */
  public List<Message> openAfter(int rlink, long position) {
    if (count == 0) {
      return List.of();
    }
    List<Message> found = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Message message = message(index);
      if (message.position() > position && (open[index] >>> rlink & 1) != 0) {
        found.add(message);
      }
    }
    return found;
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(count);
    long before = 0;
    for (int index = 0; index < count; index++) {
      Message message = message(index);
      writer.count(message.position() - before);
      message.write(writer);
      boolean everywhere = open[index] == message.targets();
      writer.flag(everywhere);
      if (!everywhere) {
        writer.count(Integer.toUnsignedLong(open[index]));
      }
      before = message.position();
    }
  }

  @Override
  public void read(StateReader reader) {
    int countBefore = count;
    count = (int) reader.rare();
    if (count > open.length) {
      ordered = Arrays.copyOf(ordered, 2 * count);
      open = new int[2 * count];
    }
    long position = 0;
    for (int index = 0; index < count; index++) {
      position += reader.count();
      Message message = Message.read(reader, position, ordered[index]);
      ordered[index] = message;
      open[index] = reader.flag() ? message.targets() : (int) reader.count();
    }
    for (int index = count; index < countBefore; index++) {
      ordered[index] = null;
    }
  }

  /** Writes which message one keeps: briefly if it is an open one. */
  public void writeOne(StateWriter writer, Message message) {
    int index = indexOf(message.position());
    boolean isOpen = index >= 0 && message.equals(ordered[index]);
    writer.flag(isOpen);
    if (isOpen) {
      writer.count(index);
    } else {
      writer.count(message.position());
      message.write(writer);
    }
  }

  /** The message that {@link #writeOne} wrote. */
  public Message readOne(StateReader reader) {
    return reader.flag()
        ? message((int) reader.count())
        : Message.read(reader, reader.count(), null);
  }
}
