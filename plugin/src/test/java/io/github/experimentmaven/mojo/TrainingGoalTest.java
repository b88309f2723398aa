package io.github.experimentmaven.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;

/** A goal that trains. */
abstract class TrainingGoalTest extends GoalTest {

  @Inject MojoExecution execution;

  /** Makes this JVM's class path that of the plugin. */
  final void offerTrainers() {
    TestClassPath classPath = TestClassPath.ofThisJvm();
    execution.getMojoDescriptor().getPluginDescriptor().setArtifacts(classPath.artifacts());
    module().session().setWorkspaceReader(classPath);
  }
}
