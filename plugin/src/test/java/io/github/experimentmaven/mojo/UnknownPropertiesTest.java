package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest extends ReactorTest {

  @Test
  @InjectMojo(goal = "check")
  void aMisspeltParameterIsWarnedOfOnceInASession(CheckMojo check) throws Exception {
    Properties given = session.getUserProperties();
    given.setProperty("experiment.cach", "off");
    given.setProperty("experiment.fialOnMissingBaseline", "true");

    check.execute();
    check.execute();

    assertThat(log.lines())
        .containsExactly(
            "WARN -Dexperiment.cach is no parameter of this plugin; did you mean experiment.cache?",
            "WARN -Dexperiment.fialOnMissingBaseline is no parameter of this plugin; did you mean"
                + " experiment.failOnMissingBaseline?");
  }

  @Test
  @InjectMojo(goal = "check")
  void nothingIsSaidOfParametersAndOfWhatExperimentFilesMayUse(CheckMojo check) throws Exception {
    Properties given = session.getUserProperties();
    given.setProperty("experiment.cache", "off");
    given.setProperty("experiment.mlflow.trackingUri", "https://mlflow.example.org");
    given.setProperty("experiment.hidden.units", "64");
    given.setProperty("experiment.spark.conf.spark.executor.memory", "1g");
    given.setProperty("cach", "off");

    check.execute();

    assertThat(log.lines()).isEmpty();
  }
}
