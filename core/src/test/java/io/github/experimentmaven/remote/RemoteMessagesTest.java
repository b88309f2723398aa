package io.github.experimentmaven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.remote.RemoteCommand.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteMessagesTest {

  private static final RemoteCommand COMMAND =
      new RemoteCommand(
          List.of("1-trainer.jar", "2-core.jar"),
          List.of("-cp", Place.CLASS_PATH.mark(), "-DErrorFile=" + Place.RUN.mark() + "/hs", "ö"),
          Map.of("--new", 22, "--newer", 25),
          Map.of("OMP_NUM_THREADS", "1"),
          Map.of("MALLOC", "32"));

  private static final RemoteRun RUN =
      new RemoteRun(
          3,
          "cnn seed 1",
          COMMAND,
          new byte[] {1, 0, -1},
          "ab12",
          Map.of("train.gz", "5-train.gz"),
          "6-weights.h5",
          "7-checkpoint.bin",
          "/shared/ab12.bin",
          60_000,
          "linux-x86_64-onednn-avx2");

  static Stream<DriverMessage> messages() {
    return Stream.of(
        new DriverMessage.Started(0, "host"),
        new DriverMessage.Events(1, new byte[] {'{', '}', '\n'}),
        new DriverMessage.Lost(2, "the executor is gone"),
        new DriverMessage.Ended(3, 137, true, "host", "/somewhere/3"),
        new DriverMessage.Failed(4, "größer"),
        new DriverMessage.NotStarted(5),
        new DriverMessage.GaveUp(""));
  }

  @Test
  void everyMessageIsTried() {
    assertThat(messages().map(Object::getClass))
        .containsExactlyInAnyOrder(DriverMessage.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsReadAsItWasWritten(DriverMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    message.write(out);
    message.write(out);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(DriverMessage.read(in)).usingRecursiveComparison().isEqualTo(message);
    assertThat(DriverMessage.read(in)).usingRecursiveComparison().isEqualTo(message);
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> DriverMessage.read(in));
  }

  @Test
  void aRequestIsReadAsItWasWritten() throws IOException {
    DriverRequest request =
        new DriverRequest(
            List.of("/files/5-train.gz"),
            Map.of("/shared/ab12-test.gz", "/data/test.gz"),
            5000,
            List.of(RUN, RUN));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.write(new DataOutputStream(bytes));

    assertThat(
            DriverRequest.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .usingRecursiveComparison()
        .isEqualTo(request);
  }

  @Test
  void whatWasNotWrittenIsNotRead() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DriverMessage.read(input('?', 0, 0, 0, 0)))
        .withMessage("a message of kind 63 is none that was written");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DriverMessage.read(input('g', 127, 0, 0, 0)))
        .withMessageStartingWith("a length of ");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DriverMessage.read(input('g', -1, 0, 0, 0)))
        .withMessageStartingWith("a length of -");
  }

  private static DataInputStream input(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return new DataInputStream(new ByteArrayInputStream(all));
  }

  @Test
  void argumentsHaveThePlacesOfTheMachineAndWhatItsJavaKnows() {
    Map<Place, String> places = Map.of(Place.CLASS_PATH, "/a:/b", Place.RUN, "/run");

    assertThat(COMMAND.arguments(17, places::get))
        .containsExactly("-cp", "/a:/b", "-DErrorFile=/run/hs", "ö");
    assertThat(COMMAND.arguments(24, places::get)).startsWith("--new", "-cp");
    assertThat(COMMAND.arguments(25, places::get)).startsWith("--new", "--newer", "-cp");
  }
}
