package org.ibcsim.runbook;

import java.util.List;
import java.util.stream.Collectors;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Command.Payload;

/**
 * Writes a command as an administrator of a host would type it, every option that is not its
 * product's default by documentation spelled out. Parsing the text again gives the same command.
 */
public final class CommandText {
  private static final String HARMLESS = "[A-Za-z0-9_./:=,@%+-]+";

  private final RdsLayout layout;
  private final int host;

  /** The commands of one host; RLINKs have the names that they have there. */
  public CommandText(RdsLayout layout, int host) {
    this.layout = layout;
    this.host = host;
  }

  /** One line of text, without its end. */
  public String of(Command command) {
    if (command instanceof Command.Register register) {
      return vxibc("-D " + register.deliverTimeoutSeconds(), "register", register.application());
    } else if (command instanceof Command.Unregister unregister) {
      return vxibc("", "unregister", unregister.application());
    } else if (command instanceof Command.Send send) {
      return vxibc(options(send), "send", send.application()) + rlinks(send);
    } else if (command instanceof Command.Receive receive) {
      return vxibc(options(receive), "receive", receive.application());
    } else if (command instanceof Command.Unfreeze unfreeze) {
      return vxibc("", "unfreeze", unfreeze.application());
    } else if (command instanceof Command.Status) {
      return "vxibc -g " + quoted(layout.diskGroup()) + " status " + quoted(layout.rvg());
    } else if (command instanceof Command.StopReceive stop) {
      return vxibc("", "stoprecv", stop.application());
    } else if (command instanceof Command.RegisterAndSend both) {
      String options = "-D " + both.deliverTimeoutSeconds() + " " + options(both.send());
      return vxibc(options, "regsend", both.send().application()) + rlinks(both.send());
    } else if (command instanceof Command.RegisterAndReceive both) {
      Command.Receive receive = both.receive();
      return vxibc(options(receive), "regrecv", receive.application()) + " " + of(both.command());
    }
    return ofOthers(command);
  }

  private String ofOthers(Command command) {
    String group = " -g " + quoted(layout.diskGroup()) + " ";
    String rvg = quoted(layout.rvg());
    if (command instanceof Command.Snapshot snapshot) {
      String kind =
          switch (snapshot.kind()) {
            case TRADITIONAL -> "";
            case FULL -> "-F ";
            case SPACE_OPTIMIZED -> "-S ";
          };
      return "vxrvg" + group + "-P " + quoted(snapshot.prefix()) + " " + kind + "snapshot " + rvg;
    } else if (command instanceof Command.RunRvg run) {
      return "vxrvg" + group + (run.starts() ? "start " : "stop ") + rvg;
    } else if (command instanceof Command.RepairVolume repair) {
      boolean srl = repair.volume() == Command.RepairVolume.SRL;
      String volume = srl ? layout.srl() : layout.volumes().get(repair.volume()).name();
      String before = repair.act() == Command.RepairVolume.Act.ASSOCIATE ? rvg + " " : "";
      return "vxvol" + group + repair.act().keyword() + " " + before + quoted(volume);
    } else if (command instanceof Command.FailbackSynchronize) {
      return "vradmin" + group + "fbsync " + rvg;
    } else if (command instanceof Command.Resynchronize resync) {
      return (resync.byVradmin() ? "vradmin" : "vxrvg")
          + group
          + (resync.waits() ? "-wait " : "")
          + "resync "
          + rvg
          + resync.cache().map(word -> " " + quoted(word)).orElse("");
    } else if (command instanceof Command.SetAttributes set) {
      String attributes = AttributeWords.text(set.change());
      return set.byVradmin()
          ? "vradmin" + group + "set " + rvg + target(set.rlink()) + attributes
          : "vxedit" + group + "set" + attributes + " " + quoted(rlinkName(set.rlink()));
    } else if (command instanceof Command.DetachRlink detach) {
      return "vxrlink" + group + "det " + quoted(rlinkName(detach.rlink()));
    } else if (command instanceof Command.OrderCheckpoint order) {
      return text(order, group, rvg);
    } else if (command instanceof Command.ListCheckpoints list) {
      return list.rlink() < 0
          ? "vxrvg" + group + "cplist " + rvg
          : "vxrlink" + group + "cplist " + quoted(rlinkName(list.rlink()));
    } else if (command instanceof Command.OrderRlink order) {
      return text(order, group, rvg);
    } else if (command instanceof DisplayCommand display) {
      return new DisplayCommandText(layout, this).of(display);
    } else if (command instanceof Command.ActivateBunker bunker) {
      return "vradmin" + group + (bunker.active() ? "activatebunker " : "deactivatebunker ") + rvg;
    } else if (command instanceof Command.StartReplay replay) {
      return "vradmin" + group + "-b startrep " + rvg + secondaries(List.of(replay.rlink()));
    } else if (command instanceof Command.RunIbcTask run) {
      boolean every = run.rlinks().size() == layout.secondaries();
      String task = "ibc " + rvg + " " + quoted(run.task().name());
      return "vradmin" + group + (every ? "-all " + task : task + secondaries(run.rlinks()));
    } else if (command instanceof Command.Migrate migrate) {
      return "vradmin" + group + "migrate " + rvg + " " + quoted(hostName(migrate.host()));
    } else if (command instanceof Command.Takeover takeover) {
      String failback =
          switch (takeover.failback()) {
            case FAST -> "";
            case AUTOMATIC -> "-autofb ";
            case NONE -> "-N ";
          };
      return "vradmin" + group + failback + "takeover " + rvg;
    } else if (command instanceof Command.At at) {
      return "at " + RangeText.of(at.time());
    } else if (command instanceof Command.Sleep sleep) {
      return "sleep " + RangeText.of(sleep.length());
    } else if (command instanceof Command.Quiesce) {
      return "quiesce";
    } else if (command instanceof Command.Unquiesce) {
      return "unquiesce";
    } else if (command instanceof Command.ErrorExit exit) {
      return exit.on() ? "set -e" : "set +e";
    }
    throw new IllegalArgumentException("a command without a text: " + command);
  }

  private String text(Command.OrderCheckpoint command, String group, String rvg) {
    CheckpointOrder order = command.order();
    String[] words = command.name().split(" ");
    String name = order.name().isEmpty() ? "" : "-c " + quoted(order.name()) + " ";
    String end =
        command.byVradmin()
            ? rvg + secondaries(List.of(order.rlink()))
            : order.rlink() == CheckpointOrder.OF_RVG ? rvg : quoted(rlinkName(order.rlink()));
    return words[0] + group + name + words[1] + " " + end;
  }

  private String text(Command.OrderRlink order, String group, String rvg) {
    RlinkVerb verb = order.verb();
    String begin =
        verb.program()
            + group
            + (verb.option().isEmpty() ? "" : verb.option() + " ")
            + verb.keyword()
            + " ";
    if (verb.ofVradmin()) {
      return begin + rvg + secondaries(List.of(order.rlink()));
    }
    String before = verb == RlinkVerb.ASSOCIATE ? rvg + " " : "";
    return begin + before + quoted(rlinkName(order.rlink()));
  }

  /** The name of an RLINK on this host. */
  String rlinkName(int rlink) {
    boolean bunker = layout.isBunker(host) && rlink < layout.secondaries();
    return layout.rlinkName(rlink, bunker ? RdsLayout.FIRST_PRIMARY : host);
  }

  private String hostName(int number) {
    return layout.hosts().get(number).name();
  }

  /** The host at the end of an RLINK, a Secondary or the bunker, a blank before it. */
  private String target(int rlink) {
    return secondaries(List.of(rlink));
  }

  private String secondaries(List<Integer> rlinks) {
    return rlinks.stream()
        .map(rlink -> layout.hosts().get(layout.rlinks().get(rlink).targetHost()).name())
        .map(name -> " " + quoted(name))
        .collect(Collectors.joining());
  }

  private String vxibc(String options, String keyword, String application) {
    return "vxibc -g "
        + quoted(layout.diskGroup())
        + " "
        + (options.isEmpty() ? "" : options + " ")
        + keyword
        + " "
        + quoted(application)
        + " "
        + quoted(layout.rvg());
  }

  private static String options(Command.Send send) {
    String freeze = send.freeze() ? "-F " + send.freezeTimeoutSeconds() : "-N";
    if (send.payload() instanceof Payload.File file) {
      return freeze + " -f " + quoted(file.name());
    }
    String text = ((Payload.Message) send.payload()).text();
    return text.isEmpty() ? freeze : freeze + " -m " + quoted(text);
  }

  private static String options(Command.Receive receive) {
    String wait = receive.block() ? "-R " + receive.receiveTimeoutSeconds() : "-n";
    String file = receive.file().map(name -> " -f " + quoted(name)).orElse("");
    return wait + file + " -l " + receive.bufferBytes();
  }

  private String rlinks(Command.Send send) {
    List<Integer> rlinks = send.rlinks();
    return rlinks.stream()
        .map(rlink -> " " + quoted(rlinkName(rlink)))
        .collect(Collectors.joining());
  }

  /** A word in single quotes where the lexer would not leave it as it is. */
  static String quoted(String word) {
    return word.matches(HARMLESS) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
