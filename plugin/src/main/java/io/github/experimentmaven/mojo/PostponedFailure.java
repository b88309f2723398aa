package io.github.experimentmaven.mojo;

import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * What is wrong with runs that did not complete, left by {@code run} for the goal that judges: as
 * with Failsafe, the goals in between come to tell of it first.
 */
final class PostponedFailure {

  private static final String KEY = PostponedFailure.class.getName();

  /** What this plugin's goals share in a project for the length of a build. */
  private final Map<String, Object> context;

  PostponedFailure(MavenSession session, PluginDescriptor plugin, MavenProject project) {
    this.context = session.getPluginContext(plugin, project);
  }

  /** Leaves the message. */
  void leave(String message) {
    context.put(KEY, message);
  }

  /** The message that was left in this build, if there is one. */
  Optional<String> message() {
    return Optional.ofNullable(context.get(KEY)).map(String::valueOf);
  }
}
