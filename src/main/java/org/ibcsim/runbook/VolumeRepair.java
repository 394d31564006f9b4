package org.ibcsim.runbook;

import java.util.Optional;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.VolumeRefusal;

/** {@code vxvol}: what becomes of a volume of a host whose disk has failed (admin 11.1). */
final class VolumeRepair {
  private VolumeRepair() {}

  static void carryOut(Execution run, Command.RepairVolume command, DataSet data, int host) {
    Optional<VolumeRefusal> refusal =
        switch (command.act()) {
          case START ->
              command.volume() == Command.RepairVolume.SRL
                  ? data.startSrl(host)
                  : data.startVolume(host, command.volume());
          case DISSOCIATE -> data.dissociateSrl(host);
          case ASSOCIATE -> data.associateSrl(host);
        };
    refusal.ifPresent(
        why -> run.fail(command.name() + ": " + why + ": " + why.text() + "; try: " + why.cure()));
  }
}
