package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every command that a runbook may have, from the tables by which they are read.
 *
 * @param programs in the order in which mistakes list them
 */
public record CommandReference(List<Program> programs) {
  /**
   * A program.
   *
   * @param name the first word
   * @param synopses what may follow it, one for each of its keywords
   * @param source where that is documented, or that it is the simulator's own
   * @param notSimulated keywords that the product's program has besides, in alphabetical order
   */
  public record Program(
      String name, List<String> synopses, String source, List<String> notSimulated) {
    public Program {
      synopses = List.copyOf(synopses);
      notSimulated = List.copyOf(notSimulated);
    }
  }

  public CommandReference {
    programs = List.copyOf(programs);
  }

  private static final String OWN = "the simulator's own";

  /** All of them. */
  public static CommandReference ofTheParsers() {
    List<Program> all = new ArrayList<>();
    all.add(product("vxibc", Synopsis.VXIBC, "[D ibc S18, S19, S20, S22]"));
    all.add(product("vxrvg", Synopsis.VXRVG, "[D M-vxrvg]"));
    all.add(product("vxrlink", Synopsis.VXRLINK, "[D M-vxrlink]"));
    all.add(product("vxvol", Synopsis.VXVOL, "[D M-vxvol]"));
    all.add(product("vradmin", Synopsis.VRADMIN, "[D M-vradmin, M-vradmin41]"));
    all.add(product("vxedit", Synopsis.VXEDIT, "[D 50s-ch_setupreplication_vvr6]"));
    all.add(
        own(
            "vxprint",
            "[D 50-ag_ch_monitor_vvr14, 50-ag_ch_tshoot_vvr4]",
            "[-g diskgroup] -Pl [rlink ...]",
            "[-g diskgroup] -Vl [rvg ...]",
            "[-g diskgroup] -l name ...",
            "[-g diskgroup] -ht [name ...]"));
    all.add(own("vrstat", "[D M-vrstat]", "[-g diskgroup] [-V][-S][-R][-M] [-n number] [rvg ...]"));
    all.add(own("vrnotify", "[D M-vrnotify]", "[-g diskgroup] [-n number] [-t seconds] [rvg ...]"));
    all.add(
        own(
            "timeout",
            "GNU coreutils",
            "seconds vxrlink ... -i interval ...",
            "seconds vrstat ..."));
    all.add(own("at", OWN + ": waits until a time of the run", "time [.. time]"));
    all.add(own("sleep", OWN + ": waits for a length of time", "length [.. length]"));
    all.add(own("quiesce", OWN + ": the application stops writing", ""));
    all.add(own("unquiesce", OWN + ": the application writes again", ""));
    all.add(own("set", "a POSIX shell: whether a command that fails ends the script", "-e", "+e"));
    return new CommandReference(all);
  }

  private static Program product(String name, Map<String, Synopsis> keywords, String source) {
    List<String> synopses =
        keywords.values().stream().map(synopsis -> "[-g diskgroup] " + synopsis.text()).toList();
    Set<String> others = Synopsis.NOT_SIMULATED.getOrDefault(name, Set.of());
    return new Program(name, synopses, source, List.copyOf(new TreeSet<>(others)));
  }

  private static Program own(String name, String source, String... synopses) {
    return new Program(name, List.of(synopses), source, List.of());
  }
}
