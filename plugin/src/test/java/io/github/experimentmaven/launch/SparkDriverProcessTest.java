package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.remote.DriverRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkDriverProcessTest {

  private static ProcessBuilder driver(String behaviour) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Driver.class.getName(),
        behaviour);
  }

  @Test
  void tellsWhatItsDriverTellsAndNothingElseThatIsPrinted() throws Exception {
    try (Forks forks = new Forks();
        SparkDriverProcess driver = SparkDriverProcess.start(forks, driver("obedient"))) {
      driver.request(new DriverRequest(List.of("a file"), Map.of(), 5000, List.of()));
      assertThat(driver.next()).contains(new DriverMessage.Failed(0, "a file"));

      driver.beginNoMore();
      assertThat(driver.next()).contains(new DriverMessage.NotStarted(1));
      assertThat(driver.next()).isEmpty();
      assertThat(driver.exitCode()).isEqualTo(5);
    }
  }

  @Test
  void oneThatEndsBeforeItHasSaidAnythingSaysNothing() throws Exception {
    try (Forks forks = new Forks();
        SparkDriverProcess driver = SparkDriverProcess.start(forks, driver("broken"))) {
      driver.request(new DriverRequest(List.of(), Map.of(), 5000, List.of()));
      driver.beginNoMore();

      assertThat(driver.next()).isEmpty();
      assertThat(driver.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void endsWithItsInput() throws Exception {
    Forks forks = new Forks();
    SparkDriverProcess driver = SparkDriverProcess.start(forks, driver("obedient"));
    driver.request(new DriverRequest(List.of("a file"), Map.of(), 5000, List.of()));
    assertThat(driver.next()).isPresent();

    driver.close();

    // Of itself: who is destroyed ends with 137.
    assertThat(driver.exitCode()).isEqualTo(6);
    forks.close();
  }

  /** What the driver's JVM runs. */
  static final class Driver {

    private Driver() {}

    /** Does as the argument says. */
    public static void main(String[] arguments) throws IOException {
      System.out.print("\0ru\0Spark prints this");
      System.out.flush();
      if (arguments[0].equals("broken")) {
        System.exit(3);
      }
      DataOutputStream out = new DataOutputStream(System.out);
      out.writeBytes(DriverMessage.BEGINNING);
      DataInputStream in = new DataInputStream(System.in);
      DriverRequest request = DriverRequest.read(in);
      new DriverMessage.Failed(0, request.files().get(0)).write(out);
      out.flush();
      int told = in.read();
      if (told == DriverMessage.NO_MORE) {
        new DriverMessage.NotStarted(1).write(out);
        out.flush();
        System.exit(5);
      }
      System.exit(6);
    }
  }
}
