package org.ibcsim.model.world;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.SrlCondition;

/**
 * The disks of every host: which fail now, which volumes were detached because of it, and in what
 * condition each SRL is (dataflow 10).
 *
 * <p>A disk that fails is noticed by the next write to it, and not before: one that works again
 * until then was never missed (inferred). A volume that was detached stays so until an
 * administrator starts it, whatever its disk does.
 */
final class Media implements Stateful {
  private static final SrlCondition[] CONDITIONS = SrlCondition.values();

  private final int volumes;

  /** Of each volume of each host. */
  private final boolean[] failing;

  private final boolean[] detached;
  private final boolean[] srlFailing;
  private final boolean[] headerFailing;
  private final SrlCondition[] srl;

  /** RVGs that are FAIL until they are started. */
  private final boolean[] failed;

  /** Whether anything is not as it should be; asked at every write. */
  private boolean troubled;

  Media(RdsLayout layout) {
    int hosts = layout.hosts().size();
    volumes = layout.volumes().size();
    failing = new boolean[hosts * volumes];
    detached = new boolean[hosts * volumes];
    srlFailing = new boolean[hosts];
    headerFailing = new boolean[hosts];
    srl = new SrlCondition[hosts];
    failed = new boolean[hosts];
    Arrays.fill(srl, SrlCondition.ASSOCIATED);
  }

  boolean troubled() {
    return troubled;
  }

  /** Whether a write to a data volume of a host cannot succeed now. */
  boolean refuses(int host, int volume) {
    return troubled && (failing[host * volumes + volume] || detached[host * volumes + volume]);
  }

  /** Whether the disk of a data volume fails, whatever the volume is. */
  boolean failing(int host, int volume) {
    return failing[host * volumes + volume];
  }

  boolean detached(int host, int volume) {
    return troubled && detached[host * volumes + volume];
  }

  /** Whether any data volume of a host is detached. */
  boolean anyDetached(int host) {
    for (int volume = 0; troubled && volume < volumes; volume++) {
      if (detached[host * volumes + volume]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a write to the SRL of a host fails now. */
  boolean srlFailing(int host) {
    return troubled && srlFailing[host];
  }

  /** Whether it is the header that fails. */
  boolean headerFailing(int host) {
    return headerFailing[host];
  }

  SrlCondition srl(int host) {
    return srl[host];
  }

  /** The disk of a data volume fails, or works again. */
  void volume(int host, int volume, boolean fails) {
    failing[host * volumes + volume] = fails;
    count();
  }

  /** Whether the RVG of a host is FAIL (dataflow 9.1). */
  boolean failed(int host) {
    return troubled && failed[host];
  }

  /** The RVG of a host is FAIL, or is started and no longer so. */
  void fail(int host, boolean fails) {
    failed[host] = fails;
    count();
  }

  /** A data volume failed, and with it the RVG of its host [D G41-app_vol_states]. */
  void detach(int host, int volume) {
    failed[host] = true;
    detached[host * volumes + volume] = true;
    count();
  }

  void start(int host, int volume) {
    detached[host * volumes + volume] = false;
    count();
  }

  /** The disk of the SRL fails, in its data or in its header, or works again. */
  void srl(int host, boolean fails, boolean header) {
    srlFailing[host] = fails;
    headerFailing[host] = fails && header;
    count();
  }

  void srl(int host, SrlCondition condition) {
    srl[host] = condition;
    count();
  }

  private void count() {
    troubled = false;
    for (int host = 0; host < srl.length; host++) {
      troubled |=
          srlFailing[host]
              || headerFailing[host]
              || failed[host]
              || srl[host] != SrlCondition.ASSOCIATED;
      for (int volume = 0; volume < volumes; volume++) {
        troubled |= failing[host * volumes + volume] || detached[host * volumes + volume];
      }
    }
  }

  @Override
  public void write(StateWriter writer) {
    count();
    writer.flag(troubled);
    if (!troubled) {
      return;
    }
    for (int host = 0; host < srl.length; host++) {
      writer.flag(srlFailing[host]);
      writer.flag(headerFailing[host]);
      writer.flag(failed[host]);
      writer.choice(srl[host], CONDITIONS.length);
      for (int volume = 0; volume < volumes; volume++) {
        writer.flag(failing[host * volumes + volume]);
        writer.flag(detached[host * volumes + volume]);
      }
    }
  }

  @Override
  public void read(StateReader reader) {
    troubled = reader.flag();
    for (int host = 0; host < srl.length; host++) {
      srlFailing[host] = troubled && reader.flag();
      headerFailing[host] = troubled && reader.flag();
      failed[host] = troubled && reader.flag();
      srl[host] = troubled ? reader.choice(CONDITIONS) : SrlCondition.ASSOCIATED;
      for (int volume = 0; volume < volumes; volume++) {
        failing[host * volumes + volume] = troubled && reader.flag();
        detached[host * volumes + volume] = troubled && reader.flag();
      }
    }
  }
}
