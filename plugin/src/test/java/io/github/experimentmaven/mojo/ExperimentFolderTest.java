package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import java.io.File;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ExperimentFolderTest extends ReactorTest {

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = "${basedir}/src/experimnts")
  void aMisspeltFolderFailsInsteadOfJudgingNothing(CheckMojo check) {
    session.getUserProperties().setProperty("experiment.directory", "src/experimnts");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage("experiment.directory: there is no folder src/experimnts in " + base);
  }

  /** Maven has made slashes of them where it fills in the folder. */
  @Test
  @InjectMojo(goal = "check")
  @DisabledOnOs(OS.WINDOWS)
  void aProjectWithABackslashInItsPathIsRefused(CheckMojo check) {
    module().project().setFile(new File(base.toFile(), "a\\b/pom.xml"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            base
                + "/a\\b has a backslash in its path, which Maven takes for a slash, so that results"
                + " would go to another folder\nmove the project into a folder without one");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = "${basedir}/trials")
  void aModuleMayBeWithoutTheFolderThatAnotherOneHas(CheckMojo check) throws Exception {
    session.getUserProperties().setProperty("experiment.directory", "trials");
    ModuleFixture other = module("other");
    other.write("trials/small.yaml", ModuleFixture.GATED);
    build(other);

    check.execute();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = "${basedir}/trials")
  void aFolderThatTheModuleItselfNamesMustBeThere(CheckMojo check) throws Exception {
    session.getUserProperties().setProperty("experiment.directory", "trials");
    ModuleFixture other = module("other");
    other.write("trials/small.yaml", ModuleFixture.GATED);
    build(other);
    Xpp3Dom folder = new Xpp3Dom("directory");
    folder.setValue("trials");
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(folder);
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.experimentmaven");
    plugin.setArtifactId("experiment-maven-plugin");
    plugin.setConfiguration(configuration);
    Model written = new Model();
    written.setBuild(new Build());
    written.getBuild().setPlugins(List.of(plugin));
    module().project().setOriginalModel(written);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage("experiment.directory: there is no folder trials in " + base);
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = "${basedir}/trials")
  void aParentThatIsBuiltAloneHandsTheFolderOn(CheckMojo check) throws Exception {
    module().project().getModel().setModules(List.of("child"));

    check.execute();

    assertThat(log.lines()).isEmpty();
  }
}
