package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.DriverMessage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What the driver tells, of whichever thread. */
final class DriverOutput {

  private final DataOutputStream out;

  DriverOutput(OutputStream stream) {
    out = new DataOutputStream(new BufferedOutputStream(stream));
  }

  synchronized void begin() {
    try {
      out.writeBytes(DriverMessage.BEGINNING);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells something.
   *
   * @throws UncheckedIOException if nobody listens any more
   */
  synchronized void send(DriverMessage message) {
    try {
      message.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
