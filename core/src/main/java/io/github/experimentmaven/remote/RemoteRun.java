package io.github.experimentmaven.remote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run for another machine. Files are named as they were shipped, and are found there by that.
 *
 * @param number of the run among those of a launch, from 0
 * @param label the run's name for people
 * @param command how its trainer is started
 * @param job the content of its {@code job.json}
 * @param dataKey names the folder of its data, which runs of the same data share
 * @param data the files in that folder, by the names that they have there: what was shipped, or
 *     paths that all machines see
 * @param initialWeights the file of them; empty if they are drawn
 * @param checkpoint the file that the training goes on from; empty if there is none
 * @param sharedCheckpoint where, on each machine, a folder that all see has the checkpoint of the
 *     run; empty if there is no such folder
 * @param timeLimitMillis from the start of the trainer; 0 for none
 * @param platform the native libraries that a machine must choose by itself; empty if any will do
 */
public record RemoteRun(
    int number,
    String label,
    RemoteCommand command,
    byte[] job,
    String dataKey,
    Map<String, String> data,
    String initialWeights,
    String checkpoint,
    String sharedCheckpoint,
    long timeLimitMillis,
    String platform)
    implements Serializable {

  private static final long serialVersionUID = 1;

  public RemoteRun {
    // One that is serializable, as every map of records here.
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * Writes it.
   *
   * @throws IOException if that fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(number);
    Wire.write(out, label);
    command.write(out);
    Wire.write(out, job);
    Wire.write(out, dataKey);
    Wire.write(out, data);
    Wire.write(out, initialWeights);
    Wire.write(out, checkpoint);
    Wire.write(out, sharedCheckpoint);
    out.writeLong(timeLimitMillis);
    Wire.write(out, platform);
  }

  /**
   * Reads one that was written.
   *
   * @throws IOException if there is none
   */
  public static RemoteRun read(DataInput in) throws IOException {
    return new RemoteRun(
        in.readInt(),
        Wire.text(in),
        RemoteCommand.read(in),
        Wire.bytes(in),
        Wire.text(in),
        Wire.map(in),
        Wire.text(in),
        Wire.text(in),
        Wire.text(in),
        in.readLong(),
        Wire.text(in));
  }
}
