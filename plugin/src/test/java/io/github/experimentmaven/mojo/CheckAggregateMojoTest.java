package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class CheckAggregateMojoTest extends ReactorTest {

  private static final String GATED = ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.5}}\n";

  @Test
  @InjectMojo(goal = "check-aggregate")
  void modulesThatAllPassHaveOneVerdict(CheckAggregateMojo check) throws Exception {
    build(recorded("one", 0.75), module("library"), recorded("two", 0.5));

    check.execute();

    assertThat(log.lines())
        .containsExactly(
            "one/small: PASS (1 check passed)",
            "  passed    test_accuracy 0.7500 is at least 0.5 (margin +0.2500)",
            "  measured  test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000,"
                + " train_loss 1.2500",
            "two/small: PASS (1 check passed)",
            "  passed    test_accuracy 0.5000 is at least 0.5 (margin 0)",
            "  measured  test_accuracy 0.5000, test_loss 1.1250, train_accuracy 0.5000,"
                + " train_loss 1.2500",
            "Both experiments pass in 2 modules");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void oneModuleThatFailsFailsAll(CheckAggregateMojo check) throws Exception {
    build(recorded("good", 0.75), recorded("bad", 0.25));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 2 experiments failed

            bad/small: FAIL (1 of 1 check failed)
              FAILED    test_accuracy 0.2500 is below the required 0.5 by 0.2500
              measured  test_accuracy 0.2500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500
              module    commands for it take -pl :bad""");
    assertThat(log.lines()).startsWith("good/small: PASS (1 check passed)").hasSize(3);
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void modulesWithoutExperimentsAreFine(CheckAggregateMojo check) throws Exception {
    build(module("library"), module("other"));

    check.execute();

    assertThat(log.lines()).containsExactly("No experiments in 3 modules");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void nothingRecordedFailsWhateverOtherModulesHave(CheckAggregateMojo check) throws Exception {
    ModuleFixture untrained = module("untrained");
    untrained.writeExperiment("small", GATED);
    build(recorded("good", 0.75), untrained);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageContaining(
            """
            untrained/small: FAIL (1 of 1 check failed)
              FAILED    nothing recorded: seed 7 is not trained yet; run 'mvn verify'
            """);
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void eachModuleIsJudgedByTheParametersOfItsOwnPom(CheckAggregateMojo check) throws Exception {
    ModuleFixture moved = recorded("moved", 0.75);
    Files.move(moved.file("src/experiments"), moved.file("trials"));
    Files.move(moved.file("target/experiments"), moved.file("out"));
    configure(moved, "<directory>trials</directory><outputDirectory>out</outputDirectory>");
    ModuleFixture skipped = recorded("skipped", 0.25);
    configure(skipped, "<skip>true</skip>");
    ModuleFixture strict = recorded("strict", 0.75);
    strict.writeExperiment("small", ModuleFixture.SMALL + "gate: {test_loss: {max_drop: 1}}\n");
    strict.record(0.75);
    configure(strict, "<failOnMissingBaseline>true</failOnMissingBaseline>");
    build(moved, skipped, strict);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith("1 of 2 experiments failed\n\nstrict/small: FAIL")
        .withMessageContaining("which experiment.failOnMissingBaseline forbids");
    assertThat(log.lines()).contains("moved/small: PASS (1 check passed)");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void propertiesAreThoseOfTheModule(CheckAggregateMojo check) throws Exception {
    ModuleFixture own = module("own");
    own.project().getProperties().setProperty("least", "0.7");
    own.writeExperiment("small", GATED.replace("0.5", "'${least}'"));
    own.record(0.75);
    build(own);

    check.execute();

    assertThat(log.lines())
        .contains("  passed    test_accuracy 0.7500 is at least 0.7 (margin +0.0500)");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  @MojoParameter(name = "names", value = "small")
  void aNameNeedNotBeInEveryModule(CheckAggregateMojo check) throws Exception {
    ModuleFixture other = module("other");
    other.writeExperiment("large", GATED);
    other.record(0.25);
    build(recorded("one", 0.75), other);

    check.execute();

    assertThat(log.lines()).endsWith("The experiment passes in 1 module");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  @MojoParameter(name = "names", value = "smal")
  void aNameThatNoModuleHasIsAnError(CheckAggregateMojo check) throws Exception {
    build(recorded("one", 0.75), recorded("two", 0.75));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage("there is no experiment 'smal' here; the modules have small");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void anErrorNamesItsModule(CheckAggregateMojo check) throws Exception {
    ModuleFixture damaged = recorded("damaged", 0.75);
    damaged.write("src/experiments/baselines/small.json", "{}");
    build(recorded("one", 0.75), damaged);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            "module damaged: src/experiments/baselines/small.json is damaged or was edited");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void runsOfAModuleThatDidNotCompleteAreAnError(CheckAggregateMojo check) throws Exception {
    ModuleFixture crashed = recorded("crashed", 0.75);
    build(recorded("bad", 0.25), crashed);
    new PostponedFailure(
            session, execution.getMojoDescriptor().getPluginDescriptor(), crashed.project())
        .leave("1 of 1 run did not complete\n\nsmall seed 7: killed by signal 9");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            """
            crashed: 1 of 1 run did not complete

            small seed 7: killed by signal 9

            bad/small: FAIL (1 of 1 check failed)
            """);
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  void boundBeforeItsModulesItSaysWhereToBindIt(CheckAggregateMojo check) throws Exception {
    ModuleFixture below = recorded("below", 0.75);
    build();
    session.setProjects(List.of(module().project(), below.project()));
    module().project().setCollectedProjects(List.of(below.project()));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            check-aggregate is bound to a phase of module, which Maven builds before its module below
              bind it in a module that depends on those with experiments, or call it by hand: \
            mvn verify experiment:check-aggregate""");
  }

  @Test
  @InjectMojo(goal = "check-aggregate")
  @MojoParameter(name = "skipCheck", value = "true")
  void itCanBeSkipped(CheckAggregateMojo check) throws Exception {
    build(recorded("bad", 0.25));

    check.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  private ModuleFixture recorded(String name, double accuracy) throws Exception {
    ModuleFixture module = module(name);
    module.writeExperiment("small", GATED);
    module.record(accuracy);
    return module;
  }

  private void configure(ModuleFixture module, String configuration) throws Exception {
    var descriptor = execution.getMojoDescriptor().getPluginDescriptor();
    Plugin plugin = new Plugin();
    plugin.setGroupId(descriptor.getGroupId());
    plugin.setArtifactId(descriptor.getArtifactId());
    plugin.setConfiguration(
        Xpp3DomBuilder.build(
            new StringReader("<configuration>" + configuration + "</configuration>")));
    module.project().getBuild().addPlugin(plugin);
  }
}
