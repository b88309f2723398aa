package io.github.experimentmaven.mojo;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** What Maven makes of {@code ${...}} in a project, whichever project is being built. */
final class Expressions {

  private final PluginParameterExpressionEvaluator evaluator;

  Expressions(MavenSession session, MavenProject project, MojoDescriptor goal) {
    MavenSession there = session.clone();
    there.setCurrentProject(project);
    this.evaluator = new PluginParameterExpressionEvaluator(there, new MojoExecution(goal));
  }

  /** The value of an expression, possibly empty; null if Maven does not know it. */
  @Nullable String evaluate(String expression) {
    try {
      Object value = evaluator.evaluate(expression, String.class);
      return value == null || isUnknown(expression, value) ? null : value.toString();
    } catch (ExpressionEvaluationException e) {
      return null;
    }
  }

  /** The value of a property; null if there is none. */
  @Nullable String property(String name) {
    return evaluate("${" + name + "}");
  }

  /** What Maven does not know it leaves as it is. */
  private static boolean isUnknown(String expression, Object value) {
    return expression.startsWith("${") && value.equals(expression);
  }
}
