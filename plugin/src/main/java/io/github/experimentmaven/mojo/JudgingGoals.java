package io.github.experimentmaven.mojo;

import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Looks ahead in the build: whether what a goal leaves is judged later on. */
@Named
@Singleton
final class JudgingGoals {

  private static final Set<String> HERE = Set.of("check", "check-aggregate");
  private static final Set<String> DOWNSTREAM = Set.of("check-aggregate");

  private final LifecycleExecutor lifecycles;

  @Inject
  JudgingGoals(LifecycleExecutor lifecycles) {
    this.lifecycles = lifecycles;
  }

  /**
   * Whether this build will judge the results of the current project, after this goal in the
   * project itself, or in one that is built after it because it depends on it.
   *
   * @param current the goal that is being executed
   */
  boolean follow(MavenSession session, MojoExecution current) {
    List<MojoExecution> plan = plan(session);
    for (int i = 0; i < plan.size(); i++) {
      if (isOf(current, plan.get(i)) && plan.get(i).getGoal().equals(current.getGoal())) {
        List<MojoExecution> rest = plan.subList(i + 1, plan.size());
        return (has(rest, current, HERE)
                && !isSkipped(session, session.getCurrentProject(), current))
            || isFollowedDownstream(session, current);
      }
    }
    return false;
  }

  private boolean isFollowedDownstream(MavenSession session, MojoExecution current) {
    for (MavenProject project :
        session
            .getProjectDependencyGraph()
            .getDownstreamProjects(session.getCurrentProject(), true)) {
      MavenSession there = session.clone();
      there.setCurrentProject(project);
      if (has(plan(there), current, DOWNSTREAM) && !isSkipped(session, project, current)) {
        return true;
      }
    }
    return false;
  }

  /** A goal that is skipped judges nothing. */
  private static boolean isSkipped(
      MavenSession session, MavenProject project, MojoExecution current) {
    ModuleParameters parameters =
        new ModuleParameters(session, project, current.getMojoDescriptor().getPluginDescriptor());
    return parameters.isOn("skip") || parameters.isOn("skipCheck");
  }

  private static boolean has(List<MojoExecution> plan, MojoExecution current, Set<String> goals) {
    return plan.stream().anyMatch(each -> isOf(current, each) && goals.contains(each.getGoal()));
  }

  private static boolean isOf(MojoExecution current, MojoExecution each) {
    return each.getGroupId().equals(current.getGroupId())
        && each.getArtifactId().equals(current.getArtifactId());
  }

  /**
   * Of the session's current project. Nothing is set up for it, as it is only looked at; a plan
   * that Maven cannot make is one that it will not come to judge by.
   */
  private List<MojoExecution> plan(MavenSession session) {
    String[] goals = goals(session);
    try {
      return goals.length == 0
          ? List.of()
          : lifecycles.calculateExecutionPlan(session, false, goals).getMojoExecutions();
    } catch (Exception e) {
      return List.of();
    }
  }

  private static String[] goals(MavenSession session) {
    if (!session.getGoals().isEmpty()) {
      return session.getGoals().toArray(String[]::new);
    }
    String usual = session.getTopLevelProject().getDefaultGoal();
    return usual == null ? new String[0] : usual.strip().split("\\s+");
  }
}
