package io.github.experimentmaven.remote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a driver is to do.
 *
 * @param files to ship to every machine that trains, by their paths on this one; their names tell
 *     them apart
 * @param shared files that are to be where all machines see them, by their addresses there: those
 *     on this one
 * @param startTimeoutMillis how long there may be no machine to train on
 * @param runs to train
 */
public record DriverRequest(
    List<String> files, Map<String, String> shared, long startTimeoutMillis, List<RemoteRun> runs) {

  public DriverRequest {
    files = List.copyOf(files);
    shared = Collections.unmodifiableMap(new LinkedHashMap<>(shared));
    runs = List.copyOf(runs);
  }

  /**
   * Writes it.
   *
   * @throws IOException if that fails
   */
  public void write(DataOutput out) throws IOException {
    Wire.write(out, files);
    Wire.write(out, shared);
    out.writeLong(startTimeoutMillis);
    out.writeInt(runs.size());
    for (RemoteRun run : runs) {
      run.write(out);
    }
  }

  /**
   * Reads one that was written.
   *
   * @throws IOException if there is none
   */
  public static DriverRequest read(DataInput in) throws IOException {
    List<String> files = Wire.texts(in);
    Map<String, String> shared = Wire.map(in);
    long startTimeoutMillis = in.readLong();
    RemoteRun[] runs = new RemoteRun[in.readInt()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = RemoteRun.read(in);
    }
    return new DriverRequest(files, shared, startTimeoutMillis, List.of(runs));
  }
}
