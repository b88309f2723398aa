package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

class HelpMojoTest extends GoalTest {

  @Test
  @InjectMojo(goal = "help")
  @MojoParameter(name = "detail", value = "true")
  void everyGoalIsExplainedWithItsParameters(Mojo help) throws Exception {
    help.execute();

    assertThat(String.join("\n", log.lines()))
        .contains(
            "experiment:accept\n",
            "experiment:check\n",
            "experiment:describe\n",
            "experiment:help\n",
            "experiment:report\n",
            "experiment:reproduce\n",
            "experiment:run\n",
            "experiment:schema\n",
            "User property: experiment.maxHeap",
            "Maximum Java heap of a trainer");
  }
}
