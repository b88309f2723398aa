package io.github.experimentmaven.mojo;

import io.github.experimentmaven.acceptance.InterruptedAcceptance;
import io.github.experimentmaven.export.github.AnnotationLimit;
import io.github.experimentmaven.export.github.GithubActions;
import io.github.experimentmaven.export.github.WorkflowCommands;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.UnknownNameException;
import io.github.experimentmaven.module.AskedFor;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.module.ReactorModule;
import io.github.experimentmaven.reporting.GithubAnnotations;
import io.github.experimentmaven.storage.FileFailure;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: the module's folders, skipping, and what our exceptions mean to Maven. */
abstract class ExperimentMojo extends AbstractMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Skips every goal of this plugin. */
  @Parameter(property = "experiment.skip", defaultValue = "false")
  private boolean skip;

  /** Folder of the experiment files: {@code *.yaml}, {@code *.yml} and {@code *.json}. */
  @Parameter(property = "experiment.directory", defaultValue = "${project.basedir}/src/experiments")
  private File directory;

  /** Output folder of runs and results. */
  @Parameter(
      property = "experiment.outputDirectory",
      defaultValue = "${project.build.directory}/experiments")
  private File outputDirectory;

  /**
   * Folder of baselines, to be committed with the experiment files. Default: {@code baselines} in
   * the folder of the experiment files.
   */
  @Parameter(property = "experiment.baselineDirectory")
  private @Nullable File baselineDirectory;

  /**
   * Whether an experiment that needs a baseline fails if there is none yet. Otherwise it is
   * reported as new.
   */
  @Parameter(property = "experiment.failOnMissingBaseline", defaultValue = "false")
  private boolean failOnMissingBaseline;

  /**
   * Folder for data that had to be prepared before it can be trained with, such as tables, pictures
   * and downloads: made once for all builds.
   */
  @Parameter(
      property = "experiment.dataCache",
      defaultValue = "${user.home}/.cache/experiment-maven-plugin/data")
  private File dataCache;

  /**
   * The class path of the project that its own classes run with: {@code test}, {@code runtime} or
   * {@code compile}.
   */
  @Parameter(property = "experiment.classpathScope", defaultValue = "test")
  private String classpathScope;

  /**
   * Names of the experiments to use, separated by commas; that of a sweep stands for all its
   * experiments, and {@code *} and {@code ?} for any text and any character: {@code
   * mlp/*units=64*}. Default: all.
   */
  @Parameter(property = "experiment.names")
  private @Nullable List<String> names;

  private Consumer<String> commands = new WorkflowCommands();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || isGoalSkipped()) {
      getLog().info("Skipped");
      return;
    }
    guarded(
        () -> {
          UnknownProperties.warnings(session, plugin()).forEach(getLog()::warn);
          requireDirectory();
          Optional<ExperimentModule> selected = selected();
          if (selected.isEmpty()) {
            getLog().info("No experiment that is asked for is in this module");
            return;
          }
          InterruptedAcceptance.settle(selected.get()).ifPresent(getLog()::warn);
          perform(selected.get());
        });
  }

  /** Whether this goal alone is skipped. */
  abstract boolean isGoalSkipped();

  /** What the goal does. */
  abstract void perform(ExperimentModule module) throws Exception;

  /** Work that may fail in every way our services do. */
  interface Work {
    void run() throws Exception;
  }

  /** Runs some work, and says of its exceptions what they mean to a build. */
  @SuppressWarnings("InterruptedExceptionSwallowed") // told apart below
  final void guarded(Work work) throws MojoExecutionException, MojoFailureException {
    try {
      work.run();
    } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("the build was interrupted; no trainer is left running", e);
    } catch (DescriptorException e) {
      annotate(e);
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    } catch (ExperimentException e) {
      // The message says it all; with the cause, Maven -e shows where it came from.
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new MojoExecutionException(FileFailure.text(e), e);
    } catch (Exception e) {
      throw new MojoExecutionException("unexpected: " + e, e);
    }
  }

  /** Shows mistakes where GitHub, if it runs this build, shows them. */
  private void annotate(DescriptorException mistakes) {
    GithubActions github = GithubActions.of(this::environment);
    if (github.annotates()) {
      AnnotationLimit.marked(
              new GithubAnnotations(github, project.getBasedir().toPath()).of(mistakes))
          .forEach(annotation -> commands.accept(annotation.command()));
    }
  }

  /** Takes lines for the server that runs the build. */
  final Consumer<String> commands() {
    return commands;
  }

  /** Has lines for the server go elsewhere than to standard output. */
  final void sendCommandsTo(Consumer<String> other) {
    commands = other;
  }

  /** A parameter's value; what is wrong with it is said with the parameter's name. */
  static <T> T parsed(String parameter, Supplier<T> value) throws MojoExecutionException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(parameter + ": " + e.getMessage(), e);
    }
  }

  /** A variable of the environment that Maven was started in, or null. */
  final @Nullable String environment(String name) {
    return session.getSystemProperties().getProperty("env." + name);
  }

  final boolean isSkipped() {
    return skip || isGoalSkipped();
  }

  final MavenSession session() {
    return session;
  }

  final MavenProject project() {
    return project;
  }

  final MojoExecution execution() {
    return execution;
  }

  /** What {@code run} may leave in a module for the goal that judges. */
  final PostponedFailure postponed(MavenProject module) {
    return new PostponedFailure(session, plugin(), module);
  }

  /**
   * The module with those of the experiments that are asked for by name which it has; nothing if
   * they all are in other modules of the build.
   *
   * @throws UnknownNameException if an experiment is nowhere
   */
  Optional<ExperimentModule> selected() throws MojoExecutionException, UnknownNameException {
    ExperimentModule own = module();
    return own.names().isEmpty() || !reactor().isShared()
        ? Optional.of(own)
        : AskedFor.of(own, reactor().all().stream().map(ReactorModule::module).toList());
  }

  /** What selects this module in a build of several; null in a build of its own. */
  final @Nullable String selector() {
    return reactor().isShared() ? reactor().selector() : null;
  }

  final ReactorModules reactor() {
    return new ReactorModules(session, project, execution);
  }

  private PluginDescriptor plugin() {
    return execution.getMojoDescriptor().getPluginDescriptor();
  }

  /** With a folder that is misspelt no experiment would be found, and none judged. */
  private void requireDirectory() throws MojoExecutionException {
    String base = project.getBasedir().getPath();
    if (File.separatorChar == '/' && base.indexOf('\\') >= 0) {
      throw new MojoExecutionException(
          base
              + " has a backslash in its path, which Maven takes for a slash, so that results would"
              + " go to another folder\nmove the project into a folder without one");
    }
    if (new ExperimentFolder(session, project, execution).isMissing(directory.toPath())) {
      throw new MojoExecutionException(
          "experiment.directory: there is no folder "
              + module().shown(directory.toPath())
              + " in "
              + project.getBasedir());
    }
  }

  final ExperimentModule module() throws MojoExecutionException {
    return new ModuleSettings(
            directory.toPath(),
            outputDirectory.toPath(),
            baselineDirectory == null ? null : baselineDirectory.toPath(),
            failOnMissingBaseline,
            HomeFolder.require("experiment.dataCache", dataCache),
            parsed("experiment.classpathScope", () -> ModuleParameters.scope(classpathScope)),
            Set.copyOf(NameList.of(names)))
        .of(session, project, execution.getMojoDescriptor());
  }
}
