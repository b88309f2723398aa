package io.github.experimentmaven.mojo;

import io.github.experimentmaven.module.ModuleFixture;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.doxia.sink.impl.Xhtml5BaseSink;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.io.TempDir;

/** A goal in a module of its own, configured and injected as by Maven. */
@MojoTest
abstract class GoalTest {

  @TempDir Path base;

  final RecordingLog log = new RecordingLog();

  private ModuleFixture module;

  /** The module; empty at first. */
  final ModuleFixture module() {
    if (module == null) {
      module = new ModuleFixture(base);
    }
    return module;
  }

  /** The page that a report adds to a site in this language, as HTML. */
  static String sitePage(MavenReport report, Locale locale) throws MavenReportException {
    StringWriter html = new StringWriter();
    Xhtml5BaseSink sink = new Xhtml5BaseSink(html) {};
    report.generate(sink, locale);
    sink.close();
    return html.toString();
  }

  /** Adds environment variables, as {@code env.NAME}; none by default. */
  void addEnvironment(Properties system) {}

  @Provides
  @SuppressWarnings("unused") // by the harness
  MavenProject project() {
    return module().project();
  }

  @Provides
  @SuppressWarnings("unused") // by the harness
  Log log() {
    return log;
  }

  @Provides
  @SuppressWarnings({"unused", "deprecation"}) // Maven itself has no other constructor
  MavenSession session() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setInteractiveMode(false);
    request.setBaseDirectory(base.toFile());
    request.setLocalRepositoryPath(base.resolve("repository").toFile());
    Properties system = new Properties();
    system.setProperty("user.home", base.resolve("home").toString());
    addEnvironment(system);
    request.setSystemProperties(system);
    MavenSession session =
        new MavenSession(null, module().session(), request, new DefaultMavenExecutionResult());
    session.setProjects(List.of(module().project()));
    session.setCurrentProject(module().project());
    return session;
  }
}
