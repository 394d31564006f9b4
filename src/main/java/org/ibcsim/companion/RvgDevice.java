package org.ibcsim.companion;

import java.util.List;
import java.util.function.BiFunction;
import org.ibcsim.model.Outcome;
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

/**
 * An open file descriptor of the RVG device on one host, and the ioctls that a companion
 * application issues on it [D S2].
 *
 * <p>Opened by {@link Rehearsal#open}, as often as one likes: descriptors share the registrations
 * of their host. Ioctls take no time but SEND and RECEIVE, which block; while they do, virtual time
 * advances, and with it everything else. {@link #beginSend} and {@link #beginReceive} do not wait.
 * A command of a runbook goes the same way, so a script and a test may share a key's name.
 *
 * <p>A rejected ioctl throws {@link IbcException}. Where the documentation names no error the name
 * is the simulator's and begins with {@code IBC_}; {@code ibcsim help errors} lists them all. Where
 * the RVG is stopped or its host is down, every ioctl is IBC_RVG_STOPPED.
 */
public final class RvgDevice {
  private final RvgFile file;
  private final String host;
  private final Waits waits;

  RvgDevice(RvgFile file, String host, Waits waits) {
    this.file = file;
    this.host = host;
    this.waits = waits;
  }

  /** The name of the host that the device is on. */
  public String host() {
    return host;
  }

  /**
   * RV_IBC_REGISTER [D S3]: makes an application's name known on this host. At most 32 names an
   * RVG; lost at a reboot of the host.
   *
   * @return the key, for every other ioctl of the application on this host
   * @throws IbcException IBC_BAD_NAME, IBC_TOO_MANY_NAMES, IBC_DUPLICATE_NAME (switch {@code
   *     register_duplicate})
   */
  public ApplicationId register(RegisterArguments arguments) {
    return begin(
            arguments,
            (outcome, returned) -> new ApplicationId(((Outcome.Registered) outcome).key()))
        .await();
  }

  /** The same, from the fields of the structure: a name and a time-out in seconds, 0 for never. */
  public ApplicationId register(String applicationName, int deliverTimeoutSeconds) {
    return register(new RegisterArguments(applicationName, deliverTimeoutSeconds));
  }

  /**
   * RV_IBC_UNREGISTER [D S6]: forgets a name on this host. On the Primary, messages that are in the
   * update stream are unaffected; on a Secondary, messages that arrive for the name later are
   * discarded (switch {@code discard_after_unregister}).
   *
   * @throws IbcException EIBC_NO_APPLICATION; EIBC_IBC_PENDING if a message waits for receive or
   *     unfreeze; EBUSY while a call with the key has not returned
   */
  public void unregister(ApplicationId applicationId) {
    begin(new UnregisterArguments(applicationId), (outcome, returned) -> returned).await();
  }

  /**
   * RV_IBC_SEND [D S4], on the Primary: puts a message into the update stream and waits as a write
   * would, until it is in the Primary's SRL and has been transferred to every synchronous RLINK. It
   * does not wait for the message's delivery. Where the application is not quiesced, how its writes
   * and the message are ordered is an accident.
   *
   * @return when it was made and when it returned
   * @throws IbcException EIBC_NO_APPLICATION, IBC_WRONG_ROLE; IBC_NO_RLINK if no RLINK that it is
   *     for is attached; IBC_MESSAGE_TOO_LONG; EIO where a write would fail
   * @throws WaitedInVainException if it cannot return before the end of the scenario
   */
  public Returned send(SendArguments arguments) {
    return beginSend(arguments).await();
  }

  /** RV_IBC_SEND without waiting for its return; errors come from {@link Call#await}. */
  public Call<Returned> beginSend(SendArguments arguments) {
    return begin(arguments, (outcome, returned) -> returned);
  }

  /**
   * RV_IBC_RECEIVE [D S5], on a Secondary: takes the message that waits for the application; where
   * none does, waits for one if IBC_BLOCK is set. From the arrival of a message sent with
   * IBC_FREEZE the data volumes stand still, at the Primary's contents of the moment of SEND, until
   * unfreeze or the freeze time-out. Delivery is at least once [D S18]: after an outage or a crash
   * the same message may come again.
   *
   * @throws IbcException EIBC_NO_APPLICATION, IBC_WRONG_ROLE; IBC_DROPPED, with {@link
   *     IbcException#dropCount}, before anything else if messages were dropped by their deliver
   *     time-out; IBC_NO_MESSAGE without IBC_BLOCK; IBC_TIMED_OUT, IBC_STOPPED with it;
   *     IBC_SHORT_BUFFER (switch {@code recv_short_buffer}); EBUSY (switch {@code second_receive})
   * @throws WaitedInVainException if no message can come before the end of the scenario
   */
  public ReceivedMessage receive(ReceiveArguments arguments) {
    return beginReceive(arguments).await();
  }

  /** RV_IBC_RECEIVE without waiting for its return; errors come from {@link Call#await}. */
  public Call<ReceivedMessage> beginReceive(ReceiveArguments arguments) {
    return begin(
        arguments,
        (outcome, returned) -> {
          Outcome.Received received = (Outcome.Received) outcome;
          return new ReceivedMessage(
              received.message(),
              new Payload(received.payload()),
              received.lengthBytes(),
              received.frozen());
        });
  }

  /**
   * RV_IBC_UNFREEZE [D S7], on a Secondary: the data volumes take updates again, those first that
   * were stored meanwhile.
   *
   * @throws IbcException EIBC_NO_APPLICATION, IBC_WRONG_ROLE; EBUSY while a call with the key has
   *     not returned; IBC_NOT_OWNER, IBC_NOT_FROZEN (switches {@code unfreeze_by_other_app}, {@code
   *     unfreeze_before_receive}, {@code unfreeze_not_frozen})
   */
  public void unfreeze(ApplicationId applicationId) {
    begin(new UnfreezeArguments(applicationId), (outcome, returned) -> returned).await();
  }

  /**
   * RV_IBC_STATUS [D S8]: what is registered on this host, in order of registration; or nothing.
   */
  public List<IbcStatus> status() {
    return begin(
            new StatusArguments(),
            (outcome, returned) ->
                ((Outcome.Status) outcome)
                    .registrations().stream()
                        .map(row -> new IbcStatus(row.name(), new ApplicationId(row.key())))
                        .toList())
        .await();
  }

  /**
   * What {@code vxibc stoprecv} does, on a Secondary (inferred, ibc 3): every RECEIVE that waits
   * with the key returns IBC_STOPPED.
   *
   * @throws IbcException EIBC_NO_APPLICATION, IBC_WRONG_ROLE; IBC_NOT_RECEIVING (switch {@code
   *     stoprecv_idle})
   */
  public void stopReceive(ApplicationId applicationId) {
    begin(new StopReceiveArguments(applicationId), (outcome, returned) -> returned).await();
  }

  private <T> Call<T> begin(RvgIoctl arguments, BiFunction<Outcome, Returned, T> read) {
    return waits.call(
        arguments.command() + " on " + host,
        file.host(),
        call -> file.ioctl(arguments, call),
        read);
  }
}
