package io.github.experimentmaven.mojo;

import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.resolution.ClasspathScope;
import io.github.experimentmaven.resolution.ResolutionContext;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters that all goals share say of a project.
 *
 * @param directory where the experiment files are
 * @param outputDirectory where runs and results go
 * @param baselineDirectory where what was accepted is; null for the usual place
 * @param failOnMissingBaseline whether an experiment fails that needs a baseline and has none yet
 * @param dataCache where data is kept from build to build
 * @param scope which class path of the project its own classes run with
 * @param names only experiments of these names; all if empty
 */
record ModuleSettings(
    Path directory,
    Path outputDirectory,
    @Nullable Path baselineDirectory,
    boolean failOnMissingBaseline,
    Path dataCache,
    ClasspathScope scope,
    Set<String> names) {

  /** The project as a module with experiments. */
  ExperimentModule of(MavenSession session, MavenProject project, MojoDescriptor goal) {
    return new ExperimentModule(
        project.getBasedir().toPath(),
        directory,
        outputDirectory,
        baselineDirectory == null ? directory.resolve("baselines") : baselineDirectory,
        failOnMissingBaseline,
        names,
        new Expressions(session, project, goal)::property,
        new ResolutionContext(
            session.getRepositorySession(),
            project,
            goal.getPluginDescriptor(),
            outputDirectory.resolve(ExperimentModule.DATASETS),
            dataCache,
            scope));
  }
}
