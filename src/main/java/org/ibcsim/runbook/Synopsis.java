package org.ibcsim.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one keyword of a product's command takes.
 *
 * @param options letters of the options that it allows
 * @param operands how many words must follow the keyword
 * @param more whether further words may follow
 * @param text the synopsis, for messages
 */
record Synopsis(String options, int operands, boolean more, String text) {
  /** The keywords of {@code vxibc} [D ibc S18, S19, S20]. */
  static final Map<String, Synopsis> VXIBC = vxibc();

  private static Map<String, Synopsis> vxibc() {
    Map<String, Synopsis> all = new LinkedHashMap<>();
    all.put("register", new Synopsis("gD", 2, false, "[-D seconds] register application_name rvg"));
    all.put("unregister", new Synopsis("g", 2, false, "unregister application_name rvg"));
    all.put(
        "send",
        new Synopsis(
            "gNFfm",
            2,
            true,
            "[-N | -F seconds] [-f filename | -m message] send application_name rvg [rlink ...]"));
    all.put(
        "receive",
        new Synopsis(
            "gnRfl",
            2,
            false,
            "[-n | -R seconds] [-f filename] [-l bytes] receive application_name rvg"));
    all.put("unfreeze", new Synopsis("g", 2, false, "unfreeze application_name rvg"));
    all.put("status", new Synopsis("g", 1, false, "status rvg"));
    all.put("stoprecv", new Synopsis("g", 2, false, "stoprecv application_name rvg"));
    all.put(
        "regsend",
        new Synopsis(
            "gDNFfm",
            2,
            true,
            "[-D seconds] [-N | -F seconds] [-f filename | -m message] regsend application_name rvg"
                + " [rlink ...]"));
    all.put(
        "regrecv",
        new Synopsis(
            "gRfl",
            3,
            true,
            "[-R seconds] [-f filename] [-l bytes] regrecv application_name rvg command"
                + " [argument ...]"));
    return Collections.unmodifiableMap(all);
  }

  /** The keywords of {@code vxrvg} that are simulated [D M-vxrvg]. */
  static final Map<String, Synopsis> VXRVG = vxrvg();

  private static Map<String, Synopsis> vxrvg() {
    Map<String, Synopsis> all = new LinkedHashMap<>();
    all.put("snapshot", new Synopsis("gPFS", 1, false, "[-P prefix] [-F | -S] snapshot rvg"));
    all.put("resync", new Synopsis("g", 1, false, "resync rvg"));
    all.put("start", new Synopsis("g", 1, false, "start rvg"));
    all.put("stop", new Synopsis("g", 1, false, "stop rvg"));
    all.put("checkstart", new Synopsis("gcf", 1, false, "[-f] -c checkpoint checkstart rvg"));
    all.put("checkend", new Synopsis("gf", 1, false, "[-f] checkend rvg"));
    all.put("checkdelete", new Synopsis("gcf", 1, false, "[-f] -c checkpoint checkdelete rvg"));
    all.put("cplist", new Synopsis("g", 1, false, "cplist rvg"));
    return Collections.unmodifiableMap(all);
  }

  /** The keywords of {@code vxvol} that are simulated [D M-vxvol]. */
  static final Map<String, Synopsis> VXVOL = vxvol();

  private static Map<String, Synopsis> vxvol() {
    Map<String, Synopsis> all = new LinkedHashMap<>();
    all.put("start", new Synopsis("g", 1, false, "start volume"));
    all.put("dis", new Synopsis("g", 1, false, "dis srl"));
    all.put("aslog", new Synopsis("g", 2, false, "aslog rvg srl"));
    return Collections.unmodifiableMap(all);
  }

  /** The keywords of {@code vxrlink} that are simulated [D M-vxrlink]. */
  static final Map<String, Synopsis> VXRLINK = vxrlink();

  private static Map<String, Synopsis> vxrlink() {
    Map<String, Synopsis> all = new LinkedHashMap<>();
    all.put("status", new Synopsis("girtT", 1, false, "[-i interval [-t freq]] [-T] status rlink"));
    all.put("stats", new Synopsis("girte", 1, false, "[-e] [-i interval [-t freq]] stats rlink"));
    all.put("updates", new Synopsis("grT", 1, false, "[-T] updates rlink"));
    all.put("det", new Synopsis("g", 1, false, "det rlink"));
    all.put("att", new Synopsis("gacf", 1, false, "{-a | -c checkpoint | -f} att rlink"));
    all.put("pause", new Synopsis("gcw", 1, false, "[-c checkpoint | -w] pause rlink"));
    all.put("recover", new Synopsis("g", 1, false, "recover rlink"));
    all.put("restore", new Synopsis("gc", 1, false, "-c checkpoint restore rlink"));
    all.put("cplist", new Synopsis("g", 1, false, "cplist rlink"));
    all.put("checkdelete", new Synopsis("gc", 1, false, "-c checkpoint checkdelete rlink"));
    all.put("resume", new Synopsis("g", 1, false, "resume rlink"));
    all.put("assoc", new Synopsis("g", 2, false, "assoc rvg rlink"));
    all.put("dis", new Synopsis("g", 1, false, "dis rlink"));
    return Collections.unmodifiableMap(all);
  }

  /** The keywords of {@code vradmin} that are simulated [D M-vradmin, M-vradmin41]. */
  static final Map<String, Synopsis> VRADMIN = vradmin();

  private static Map<String, Synopsis> vradmin() {
    Map<String, Synopsis> all = new LinkedHashMap<>();
    all.put("repstatus", new Synopsis("gl", 1, false, "[-l] repstatus rvg"));
    all.put("printrvg", new Synopsis("gl", 0, true, "[-l] printrvg [rvg ...]"));
    all.put("printvol", new Synopsis("g", 0, true, "printvol [rvg ...]"));
    all.put("migrate", new Synopsis("gs", 1, true, "[-s] migrate rvg [sechost]"));
    all.put("fbsync", new Synopsis("g", 1, false, "fbsync rvg"));
    all.put("takeover", new Synopsis("gN", 1, false, "[-autofb | -N] takeover rvg"));
    all.put(
        "resync",
        new Synopsis("g", 1, true, "[-wait] resync rvg [cache=cache-object | cachesize=size]"));
    all.put("set", new Synopsis("g", 1, true, "set rvg [sechost] attribute=value ..."));
    all.put("activatebunker", new Synopsis("g", 1, false, "activatebunker rvg"));
    all.put(
        "startrep",
        new Synopsis("gabcf", 1, true, "{-a | -c checkpoint | -f | -b} startrep rvg [sechost]"));
    all.put("stoprep", new Synopsis("gfs", 1, true, "[-f] [-s] stoprep rvg [sechost]"));
    all.put("pauserep", new Synopsis("g", 1, true, "pauserep rvg [sechost]"));
    all.put("resumerep", new Synopsis("g", 1, true, "resumerep rvg [sechost]"));
    all.put("deactivatebunker", new Synopsis("g", 1, false, "deactivatebunker rvg"));
    all.put("ibc", new Synopsis("g", 2, true, "[-all] ibc rvg taskname [sechost ...]"));
    return Collections.unmodifiableMap(all);
  }

  /** The keyword of {@code vxedit} that is simulated [D 50s-ch_setupreplication_vvr6]. */
  static final Map<String, Synopsis> VXEDIT =
      Map.of("set", new Synopsis("g", 2, true, "set attribute=value ... rlink"));

  /** Keywords that the product's commands have and the simulator has not yet, by command. */
  static final Map<String, Set<String>> NOT_SIMULATED =
      Map.of(
          "vxrvg",
          Set.of(
              "makeprimary",
              "makesecondary",
              "switchpri",
              "recover",
              "snapback",
              "snaprestore",
              "snaprefresh",
              "snapdestroy",
              "snapprint",
              "getdatavols",
              "getrlinks",
              "stats",
              "upgrade",
              "getfailedvols"),
          "vxvol",
          Set.of("assoc", "stop", "startall", "stopall", "set", "resync", "init", "maint"),
          "vxrlink",
          Set.of("verify"),
          "vradmin",
          Set.of(
              "addbunker",
              "addsec",
              "addvol",
              "changeip",
              "createpri",
              "delbunker",
              "delpri",
              "delsec",
              "delvol",
              "makesec",
              "resizesrl",
              "resizevol",
              "syncrvg",
              "syncvol",
              "verifydata",
              "help"));
}
