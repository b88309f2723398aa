package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.LifecyclePhaseNotFoundException;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.lifecycle.internal.ExecutionPlanItem;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class JudgingGoalsTest {

  private final MavenProject own = project("own");
  private final MavenProject downstream = project("downstream");

  /** What Maven would do in each project, as {@code plugin:goal}. */
  private final Map<MavenProject, List<String>> plans = new HashMap<>();

  @Test
  void checkMayComeLater() throws Exception {
    assertThat(follow("other:compile", "experiment:run", "experiment:report", "experiment:check"))
        .isTrue();
  }

  @Test
  void aBuildMayEndBeforeItJudges() throws Exception {
    assertThat(follow("experiment:run", "experiment:report")).isFalse();
  }

  @Test
  void whatCameBeforeDoesNotCount() throws Exception {
    assertThat(follow("experiment:check", "experiment:run")).isFalse();
  }

  @Test
  void theCheckOfAnotherPluginJudgesSomethingElse() throws Exception {
    assertThat(follow("experiment:run", "other:check")).isFalse();
  }

  @Test
  void allModulesMayBeJudgedByHandInTheEnd() throws Exception {
    assertThat(follow("experiment:run", "experiment:check-aggregate")).isTrue();
  }

  @Test
  void aModuleThatIsBuiltLaterMayJudgeThisOne() throws Exception {
    plans.put(downstream, List.of("experiment:run", "experiment:check-aggregate"));

    assertThat(follow("experiment:run")).isTrue();
  }

  @Test
  void aModuleThatIsBuiltLaterAndJudgesItselfAloneDoesNotCount() throws Exception {
    plans.put(downstream, List.of("experiment:run", "experiment:check"));

    assertThat(follow("experiment:run")).isFalse();
  }

  @Test
  void aCheckThatIsSkippedJudgesNothing() throws Exception {
    configure(own, "<skipCheck>true</skipCheck>");

    assertThat(follow("experiment:run", "experiment:check")).isFalse();
  }

  @Test
  void aModuleThatIsBuiltLaterMaySkipItToo() throws Exception {
    configure(downstream, "<skip>true</skip>");
    plans.put(downstream, List.of("experiment:check-aggregate"));

    assertThat(follow("experiment:run")).isFalse();
  }

  @Test
  void whatMavenCannotPlanJudgesNothing() throws Exception {
    plans.put(own, List.of("experiment:run"));
    plans.put(downstream, List.of("unknown"));

    assertThat(new JudgingGoals(executor()).follow(session(), execution("experiment:run")))
        .isFalse();
  }

  @Test
  void withoutGoalsTheDefaultGoalOfTheProjectIsPlanned() throws Exception {
    own.getBuild().setDefaultGoal("verify");
    plans.put(own, List.of("experiment:run", "experiment:check"));
    MavenSession session = session();
    session.getRequest().setGoals(List.of());

    assertThat(new JudgingGoals(executor()).follow(session, execution("experiment:run"))).isTrue();
  }

  private boolean follow(String... plan) throws Exception {
    plans.put(own, List.of(plan));
    return new JudgingGoals(executor()).follow(session(), execution("experiment:run"));
  }

  private LifecycleExecutor executor() {
    return (LifecycleExecutor)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {LifecycleExecutor.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("calculateExecutionPlan");
              assertThat((String[]) arguments[2]).containsExactly("verify");
              MavenProject project = ((MavenSession) arguments[0]).getCurrentProject();
              if (plans.getOrDefault(project, List.of()).contains("unknown")) {
                throw new LifecyclePhaseNotFoundException("for the test", "unknown");
              }
              List<ExecutionPlanItem> items = new ArrayList<>();
              for (String goal : plans.getOrDefault(project, List.of())) {
                items.add(new ExecutionPlanItem(execution(goal)));
              }
              return new MavenExecutionPlan(items, null);
            });
  }

  @SuppressWarnings("deprecation") // Maven itself has no other constructor
  private MavenSession session() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setGoals(List.of("verify"));
    MavenSession session =
        new MavenSession(
            null,
            MavenRepositorySystemUtils.newSession(),
            request,
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(own, downstream));
    session.setProjectDependencyGraph(
        (ProjectDependencyGraph)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProjectDependencyGraph.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("getDownstreamProjects");
                  assertThat(arguments).containsExactly(own, true);
                  return List.of(downstream);
                }));
    session.setCurrentProject(own);
    return session;
  }

  private static MojoExecution execution(String goal) throws Exception {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("org.example");
    plugin.setArtifactId(goal.split(":")[0]);
    plugin.setPlugin(plugin(goal.split(":")[0]));
    DefaultPlexusConfiguration parameters = new DefaultPlexusConfiguration("configuration");
    parameters.addChild("skip", "${experiment.skip}");
    parameters.addChild("skipCheck", "${experiment.check.skip}");
    MojoDescriptor check = mojo(plugin, "check");
    check.setMojoConfiguration(parameters);
    plugin.addMojo(check);
    String name = goal.split(":")[1];
    return new MojoExecution(name.equals("check") ? check : mojo(plugin, name), "default");
  }

  private static MojoDescriptor mojo(PluginDescriptor plugin, String goal) {
    MojoDescriptor mojo = new MojoDescriptor();
    mojo.setPluginDescriptor(plugin);
    mojo.setGoal(goal);
    return mojo;
  }

  private static Plugin plugin(String artifactId) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("org.example");
    plugin.setArtifactId(artifactId);
    return plugin;
  }

  private static void configure(MavenProject project, String configuration) throws Exception {
    Plugin plugin = plugin("experiment");
    plugin.setConfiguration(
        Xpp3DomBuilder.build(
            new StringReader("<configuration>" + configuration + "</configuration>")));
    project.getBuild().addPlugin(plugin);
  }

  private static MavenProject project(String name) {
    Model model = new Model();
    model.setGroupId("org.example");
    model.setArtifactId(name);
    model.setVersion("1");
    return new MavenProject(model);
  }
}
