package io.github.experimentmaven.remote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a driver tells. */
public sealed interface DriverMessage {

  /**
   * Comes before the first message; all that is printed before it is none of the driver's. In
   * ASCII.
   */
  String BEGINNING = "\0runs\0";

  /**
   * Tells a driver, after its {@link DriverRequest}, to begin no other run. The end of its input
   * tells it to end.
   */
  int NO_MORE = 'n';

  /**
   * A run begins to be trained, once more after it was lost.
   *
   * @param number of the run
   * @param host that trains it
   */
  record Started(int number, String host) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('s');
      out.writeInt(number);
      Wire.write(out, host);
    }
  }

  /**
   * The trainer of a run has written events.
   *
   * @param number of the run
   * @param bytes that were added to the file of events
   */
  record Events(int number, byte[] bytes) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('e');
      out.writeInt(number);
      Wire.write(out, bytes);
    }
  }

  /**
   * The machine that trained a run is gone, or is of no use; it is trained elsewhere if there is
   * another try.
   *
   * @param number of the run
   * @param reason why
   */
  record Lost(int number, String reason) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('l');
      out.writeInt(number);
      Wire.write(out, reason);
    }
  }

  /**
   * The trainer of a run has ended.
   *
   * @param number of the run
   * @param exitCode of its process
   * @param isTimedOut whether it was ended as its time was over
   * @param host where it was trained
   * @param folder on this machine that has the files that it left
   */
  record Ended(int number, int exitCode, boolean isTimedOut, String host, String folder)
      implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('x');
      out.writeInt(number);
      out.writeInt(exitCode);
      out.writeBoolean(isTimedOut);
      Wire.write(out, host);
      Wire.write(out, folder);
    }
  }

  /**
   * A run could not be trained.
   *
   * @param number of the run
   * @param reason why
   */
  record Failed(int number, String reason) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('f');
      out.writeInt(number);
      Wire.write(out, reason);
    }
  }

  /**
   * A run is not trained, as it was {@linkplain #NO_MORE told}.
   *
   * @param number of the run
   */
  record NotStarted(int number) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('n');
      out.writeInt(number);
    }
  }

  /**
   * Nothing can be trained any more.
   *
   * @param reason why
   */
  record GaveUp(String reason) implements DriverMessage {

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte('g');
      Wire.write(out, reason);
    }
  }

  /**
   * Writes it.
   *
   * @throws IOException if that fails
   */
  void write(DataOutput out) throws IOException;

  /**
   * Reads one that was written.
   *
   * @throws IOException if there is none
   */
  static DriverMessage read(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 's' -> new Started(in.readInt(), Wire.text(in));
      case 'e' -> new Events(in.readInt(), Wire.bytes(in));
      case 'l' -> new Lost(in.readInt(), Wire.text(in));
      case 'x' ->
          new Ended(in.readInt(), in.readInt(), in.readBoolean(), Wire.text(in), Wire.text(in));
      case 'f' -> new Failed(in.readInt(), Wire.text(in));
      case 'n' -> new NotStarted(in.readInt());
      case 'g' -> new GaveUp(Wire.text(in));
      default -> throw new IOException("a message of kind " + kind + " is none that was written");
    };
  }
}
