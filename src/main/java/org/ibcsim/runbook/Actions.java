package org.ibcsim.runbook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.CommandSwitches;
import org.ibcsim.model.CommandSwitches.RegrecvCommandFailure;
import org.ibcsim.model.CommandSwitches.RegrecvFailedReceive;
import org.ibcsim.model.CommandSwitches.RegrecvRefusedUnregister;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.Payload;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.RegisterArguments;
import org.ibcsim.model.ioctl.RvgFile;
import org.ibcsim.model.ioctl.RvgIoctl;
import org.ibcsim.model.ioctl.SendArguments;
import org.ibcsim.model.ioctl.StatusArguments;
import org.ibcsim.model.ioctl.StopReceiveArguments;
import org.ibcsim.model.ioctl.UnfreezeArguments;
import org.ibcsim.model.ioctl.UnregisterArguments;
import org.ibcsim.runbook.Execution.Phase;

/**
 * Carries out one command, one action at a time: an action is at most one call on the data set, an
 * ioctl of the RVG device where it is one of a companion application, and the search for a key by
 * name that {@code vxibc} needs before it (inferred, ibc 3).
 */
final class Actions {
  /** What the process does after an action. */
  enum Next {
    /** Another action. */
    AGAIN,
    /** Wait for the outcome of the call, then {@link Actions#take} it. */
    CALL,
    /** Wait for the time that the desk was asked for. */
    SLEEP,
    /** Carry out the inner command of {@code regrecv} first. */
    INNER
  }

  /** How long regrecv waits before it tries to unregister again; assumed. */
  private static final long UNREGISTER_RETRY_NANOS = 1_000_000_000L;

  private final Desk desk;
  private final DataSet data;
  private final RvgFile device;
  private final int process;
  private final int host;

  /**
   * The actions of one process.
   *
   * @param process its number, which is also the number of its calls: it has one blocked call at
   *     most
   */
  Actions(Desk desk, int process, Script script) {
    this.desk = desk;
    this.data = desk.dataSet();
    this.host = script.host();
    boolean onNode = data.layout().hosts().get(host).cluster().nodes().contains(script.process());
    this.device = new RvgFile(data, data.layout(), host, onNode ? script.process() : "");
    this.process = process;
  }

  /** The next action of a command that has not ended. */
  Next act(Execution run) {
    if (run.command instanceof DisplayCommand command) {
      return new DisplayActions(desk, process, host).act(run, command);
    }
    return switch (run.phase) {
      case BEGIN -> begin(run);
      case SEND -> sendNext(run);
      case RECEIVE -> receive(run, ((Command.RegisterAndReceive) run.command).receive());
      case RUN -> afterInner(run);
      case UNFREEZE -> {
        run.phase = Phase.UNREGISTER;
        done(run, "unfreeze", ioctl(new UnfreezeArguments(key(run))));
        yield Next.AGAIN;
      }
      case UNREGISTER -> unregisterLast(run);
      case WOKEN -> {
        run.phase = Phase.END;
        if (run.command instanceof Command.Snapshot snapshot) {
          data.finishSnapshot(host, snapshot.prefix());
        }
        yield Next.AGAIN;
      }
      case REPEAT, END -> throw new IllegalStateException("a command that has ended: " + run.text);
    };
  }

  private Next begin(Execution run) {
    run.phase = Phase.END;
    if (run.command instanceof Command.Register register) {
      done(run, "", register(register.application(), register.deliverTimeoutSeconds()));
    } else if (run.command instanceof Command.Unregister) {
      if (findKey(run)) {
        done(run, "", ioctl(new UnregisterArguments(key(run))));
      }
    } else if (run.command instanceof Command.Unfreeze) {
      if (findKey(run)) {
        done(run, "", ioctl(new UnfreezeArguments(key(run))));
      }
    } else if (run.command instanceof Command.StopReceive) {
      if (findKey(run)) {
        done(run, "", ioctl(new StopReceiveArguments(key(run))));
      }
    } else if (run.command instanceof Command.Status) {
      Outcome outcome = ioctl(new StatusArguments());
      if (outcome instanceof Outcome.Status status) {
        run.output.addAll(StatusText.registrations(status, layout().rvg()));
      } else {
        done(run, "", outcome);
      }
    } else if (run.command instanceof Command.Send) {
      return findKey(run) ? sendNext(run) : Next.AGAIN;
    } else if (run.command instanceof Command.Receive receive) {
      return findKey(run) ? receive(run, receive) : Next.AGAIN;
    } else if (run.command instanceof Command.RegisterAndSend both) {
      registerFirst(run, both.deliverTimeoutSeconds(), Phase.SEND);
    } else if (run.command instanceof Command.RegisterAndReceive) {
      registerFirst(run, Command.STANDARD_DELIVER_TIMEOUT_SECONDS, Phase.RECEIVE);
    } else {
      return beginOther(run);
    }
    return Next.AGAIN;
  }

  private Next beginOther(Execution run) {
    if (run.command instanceof Command.Snapshot snapshot) {
      return beginSnapshot(run, snapshot);
    } else if (run.command instanceof Command.RunRvg rvg) {
      if (rvg.starts()) {
        data.startRvg(host);
      } else {
        data.stopRvg(host);
      }
    } else if (run.command instanceof Command.RepairVolume repair) {
      VolumeRepair.carryOut(run, repair, data, host);
    } else if (run.command instanceof Command.FailbackSynchronize) {
      FailbackSync.start(run, data);
    } else if (run.command instanceof Command.Resynchronize resync) {
      Resync.start(run, data, host, resync);
      if (resync.waits() && run.status == 0) {
        return call(run, data.awaitResync(host, process));
      }
    } else if (run.command instanceof Command.SetAttributes set) {
      AttributeWork.set(run, data, host, set);
    } else if (run.command instanceof Command.DetachRlink detach) {
      if (host == layout().primary()) {
        data.detach(detach.rlink());
      } else {
        String primary = layout().primaryHost().name();
        run.fail(
            run.command.name()
                + ": only the RLINK of the Primary is simulated; try it on "
                + primary);
      }
    } else if (run.command instanceof Command.OrderCheckpoint order) {
      CheckpointWork.carryOut(run, data, host, order);
    } else if (run.command instanceof Command.ListCheckpoints list) {
      CheckpointWork.list(run, data, host, list.rlink());
    } else if (run.command instanceof Command.OrderRlink order) {
      RlinkWork.carryOut(run, data, host, order);
    } else if (run.command instanceof Command.ActivateBunker bunker) {
      refused(run, bunker.active() ? data.activateBunker(host) : data.deactivateBunker(host));
    } else if (run.command instanceof Command.StartReplay replay) {
      refused(run, data.startReplay(host, replay.rlink()));
    } else if (run.command instanceof Command.At at) {
      long timeNanos = desk.drawNanos(process, at.time());
      if (timeNanos > desk.nowNanos()) {
        return sleepUntil(run, timeNanos);
      } else if (timeNanos < desk.nowNanos()) {
        run.output.add("at: it is later already; going on at once");
      }
    } else if (run.command instanceof Command.Sleep sleep) {
      return sleepUntil(run, later(desk.drawNanos(process, sleep.length())));
    } else if (run.command instanceof Command.Migrate migrate) {
      return call(run, data.migrate(host, migrate.host(), process));
    } else if (run.command instanceof Command.Takeover takeover) {
      return call(run, data.takeover(host, takeover.failback(), process));
    } else if (isOfTheApplication(run.command) && host != layout().primary()) {
      run.fail(
          run.command.name()
              + ": the application runs on the Primary, which is "
              + layout().primaryHost().name()
              + " now; try it there");
    } else if (run.command instanceof Command.Quiesce) {
      return call(run, data.quiesce(process));
    } else if (run.command instanceof Command.Unquiesce) {
      done(run, "", data.unquiesce());
    }
    return Next.AGAIN;
  }

  private static boolean isOfTheApplication(Command command) {
    return command instanceof Command.Quiesce || command instanceof Command.Unquiesce;
  }

  private static void refused(Execution run, Optional<BunkerRefusal> refusal) {
    refusal.ifPresent(
        why ->
            run.fail(
                run.command.name()
                    + ": "
                    + why.name()
                    + ": "
                    + why.text()
                    + "; try: "
                    + why.cure()
                    + " (the product's message for this is not documented)"));
  }

  private Next beginSnapshot(Execution run, Command.Snapshot snapshot) {
    if (!data.consistent(host)) {
      run.fail(
          run.command.name()
              + ": the data volumes are inconsistent while a resynchronization is under way; try it"
              + " when vradmin repstatus says consistent");
      return Next.AGAIN;
    }
    if (!data.beginSnapshot(host, snapshot.prefix())) {
      run.fail(
          run.command.name()
              + ": volumes "
              + snapshot.prefix()
              + "-* exist already; try another prefix after -P");
      return Next.AGAIN;
    }
    return sleepUntil(run, later(desk.snapshotNanos()));
  }

  private void registerFirst(Execution run, int deliverTimeoutSeconds, Phase next) {
    Outcome outcome = register(application(run), deliverTimeoutSeconds);
    if (outcome instanceof Outcome.Registered registered) {
      run.key = registered.key();
      run.phase = next;
    } else {
      done(run, "register", outcome);
    }
  }

  /** The end of regsend and of regrecv; only the latter can meet a message that is pending. */
  private Next unregisterLast(Execution run) {
    Outcome outcome = ioctl(new UnregisterArguments(key(run)));
    if (outcome instanceof Outcome.Failed failed
        && failed.error() == IbcError.EIBC_IBC_PENDING
        && layout().semantics().get(CommandSwitches.REGRECV_REFUSED_UNREGISTER)
            == RegrecvRefusedUnregister.RETRY) {
      desk.wakeAt(process, later(UNREGISTER_RETRY_NANOS));
      return Next.SLEEP;
    }
    run.phase = Phase.END;
    done(run, "unregister", outcome);
    return Next.AGAIN;
  }

  private Next sendNext(Execution run) {
    Command.Send send = sendOf(run.command);
    String replica =
        send.rlinks().isEmpty()
            ? SendArguments.EVERY_RLINK
            : layout().rlinkName(send.rlinks().get(run.sent), host);
    run.sent++;
    run.phase =
        run.sent < send.rlinks().size()
            ? Phase.SEND
            : run.command instanceof Command.RegisterAndSend ? Phase.UNREGISTER : Phase.END;
    return call(
        run,
        ioctl(
            new SendArguments(
                key(run),
                replica,
                send.freeze(),
                send.freezeTimeoutSeconds(),
                new Payload(send.payload().octets()))));
  }

  private Next receive(Execution run, Command.Receive receive) {
    run.phase = run.command instanceof Command.Receive ? Phase.END : Phase.RUN;
    return call(
        run,
        ioctl(
            new ReceiveArguments(
                key(run),
                receive.block(),
                receive.receiveTimeoutSeconds(),
                receive.bufferBytes())));
  }

  /** As the roles are now. */
  private RdsLayout layout() {
    return data.layout();
  }

  private Outcome ioctl(RvgIoctl arguments) {
    return device.ioctl(arguments, process);
  }

  private Outcome register(String application, int deliverTimeoutSeconds) {
    return ioctl(new RegisterArguments(application, deliverTimeoutSeconds));
  }

  private static ApplicationId key(Execution run) {
    return new ApplicationId(run.key);
  }

  private Next call(Execution run, Outcome outcome) {
    if (outcome instanceof Outcome.Blocked) {
      return Next.CALL;
    }
    return take(run, outcome);
  }

  /** The outcome of a call, at once or after it blocked. */
  Next take(Execution run, Outcome outcome) {
    if (outcome instanceof Outcome.Received received) {
      Command.Receive receive =
          run.command instanceof Command.RegisterAndReceive both
              ? both.receive()
              : (Command.Receive) run.command;
      deliver(run, receive, received);
      run.frozen = received.frozen();
      return run.command instanceof Command.RegisterAndReceive ? Next.INNER : Next.AGAIN;
    }
    if (run.command instanceof Command.RegisterAndReceive) {
      done(run, "receive", outcome);
      boolean stays =
          layout().semantics().get(CommandSwitches.REGRECV_FAILED_RECEIVE)
              == RegrecvFailedReceive.STAY_REGISTERED;
      run.phase = stays ? Phase.END : Phase.UNREGISTER;
      return Next.AGAIN;
    }
    String part = "";
    if (run.command instanceof Command.RegisterAndSend || run.command instanceof Command.Send) {
      part = partOf(run);
    }
    done(run, part, outcome);
    return Next.AGAIN;
  }

  private Next afterInner(Execution run) {
    if (run.childStatus != 0) {
      run.fail(
          run.command.name()
              + " "
              + application(run)
              + ": its command failed with status "
              + run.childStatus);
      run.status = run.childStatus;
      if (layout().semantics().get(CommandSwitches.REGRECV_COMMAND_FAILURE)
          == RegrecvCommandFailure.LEAVE_FROZEN) {
        run.phase = Phase.END;
        return Next.AGAIN;
      }
    }
    run.phase = run.frozen ? Phase.UNFREEZE : Phase.UNREGISTER;
    return Next.AGAIN;
  }

  /** A payload has a character a byte, see {@link Command.Payload#octets}. */
  private void deliver(Execution run, Command.Receive receive, Outcome.Received received) {
    byte[] bytes = received.payload().getBytes(StandardCharsets.ISO_8859_1);
    if (receive.file().isPresent()) {
      desk.writeFile(host, receive.file().get(), bytes);
    } else if (bytes.length > 0) {
      run.output.addAll(StatusText.payload(bytes));
    }
    if (bytes.length < received.lengthBytes()) {
      run.output.add(
          run.command.name()
              + ": the message has "
              + received.lengthBytes()
              + " bytes, "
              + bytes.length
              + " fitted into the buffer; try a larger -l");
    }
  }

  /** Prints a failure; a success prints nothing. */
  private void done(Execution run, String part, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      String application = application(run);
      String doing = run.command.name() + (application.isEmpty() ? "" : " " + application);
      String where = part.isEmpty() ? doing : doing + " (" + part + ")";
      run.fail(FailureText.of(where, application, failed, layout()));
    } else if (outcome instanceof Outcome.Refused refused) {
      run.fail(FailureText.of(run.command.name(), refused));
    }
  }

  /** Which of several sends failed. */
  private String partOf(Execution run) {
    Command.Send send = sendOf(run.command);
    String rlink =
        send.rlinks().isEmpty() ? "" : layout().rlinkName(send.rlinks().get(run.sent - 1), host);
    boolean alone = run.command instanceof Command.Send;
    return alone ? rlink : rlink.isEmpty() ? "send" : "send to " + rlink;
  }

  /**
   * Finds the key of the application by name, as {@code vxibc} must; if there is none, the command
   * has failed.
   */
  private boolean findKey(Execution run) {
    String application = application(run);
    Outcome outcome = ioctl(new StatusArguments());
    if (outcome instanceof Outcome.Status status) {
      OptionalLong key =
          status.registrations().stream()
              .filter(row -> row.name().equals(application))
              .mapToLong(Outcome.Status.Registration::key)
              .findFirst();
      if (key.isPresent()) {
        run.key = key.getAsLong();
        return true;
      }
      outcome = new Outcome.Failed(IbcError.EIBC_NO_APPLICATION);
    }
    done(run, "", outcome);
    return false;
  }

  private Next sleepUntil(Execution run, long timeNanos) {
    run.phase = Phase.WOKEN;
    desk.wakeAt(process, timeNanos);
    return Next.SLEEP;
  }

  private long later(long nanos) {
    long now = desk.nowNanos();
    return now > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : now + nanos;
  }

  private static Command.Send sendOf(Command command) {
    return command instanceof Command.RegisterAndSend both ? both.send() : (Command.Send) command;
  }

  private static String application(Execution run) {
    return run.command instanceof Command.OfApplication command ? command.application() : "";
  }
}
