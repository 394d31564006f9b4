package org.ibcsim.explore;

import java.util.List;

/** Who is told of the commands of a path, as they begin and end; commands nest. */
interface CommandListener {
  /** Nobody. */
  CommandListener NOBODY =
      new CommandListener() {
        @Override
        public void started(int process) {}

        @Override
        public void ended(
            int process, int host, int line, String text, int status, List<String> output) {}
      };

  /** A command of a process, or of a part of one, begins. */
  void started(int process);

  /**
   * The command that a process began last, and that had not ended, has ended.
   *
   * @param host on which it ran
   * @param line of the scenario's file
   * @param text as written
   * @param status 0 for success
   * @param output what it printed, by lines
   */
  void ended(int process, int host, int line, String text, int status, List<String> output);
}
