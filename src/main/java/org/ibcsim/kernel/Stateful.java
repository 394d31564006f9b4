package org.ibcsim.kernel;

/**
 * Something whose state can be written as bytes and read back into it.
 *
 * <p>This pair of methods is the one list of what the state of a class is: copies, fingerprints and
 * the explorer's stored states are made of it and of nothing else. How to give a class its pair:
 *
 * <pre>
 *   public void write(StateWriter writer) {      public void read(StateReader reader) {
 *     writer.flag(attached);                       attached = reader.flag();
 *     writer.count(log.last() - arrivedTo);        arrivedTo = log.last() - reader.count();
 *     writer.rare(stalledBytes);                   stalledBytes = reader.rare();
 *     writer.text(application);                    application = reader.text();
 *     inner.write(writer);                         inner.read(reader);
 *   }                                            }
 * </pre>
 *
 * <ul>
 *   <li>The two methods name the same values by the same kinds in the same order. A value that one
 *       of them calculates with, such as {@code log.last()} above, must have been read before.
 *   <li>Equal states give equal bytes: nothing is written in the order of a hash table, and nothing
 *       that no later step can ask for. What follows from other state is not written; {@code read}
 *       makes it anew.
 *   <li>{@code read} overwrites <em>all</em> of the state, into the objects that are there,
 *       whatever they held before. It tells no observer and asks no agenda.
 *   <li>Small numbers are short: a position is written as its distance from another one, a quantity
 *       that is nearly always zero by {@link StateWriter#rare}, which takes one bit then.
 *   <li>Values that never change once they are made (records) have a method {@code write} and a
 *       static {@code read}, without this interface.
 * </ul>
 *
 * <p>Tests walk over everything that is reachable from a world and name a class that has fields
 * which change and no such pair, and a field that changes without the bytes changing.
 */
public interface Stateful {
  /** Writes the state. */
  void write(StateWriter writer);

  /**
   * Becomes what was written, by an object that was set up in the same way.
   *
   * @throws IllegalStateException if the bytes end too early
   */
  void read(StateReader reader);
}
