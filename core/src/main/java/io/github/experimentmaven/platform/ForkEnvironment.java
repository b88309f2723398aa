package io.github.experimentmaven.platform;

import java.util.Map;
import java.util.Set;

/** The environment variables of a fork. */
public final class ForkEnvironment {

  // They would put foreign arguments into the fork: _JAVA_OPTIONS even overrides the command line,
  // and each of the three makes the JVM print a line that looks like trouble. Meant for the JVM
  // that launches, they are often debuggers, coverage agents or heap sizes that one trainer must
  // not take.
  private static final Set<String> OF_JAVA =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private ForkEnvironment() {}

  /** Whether a variable gives arguments to every Java. */
  public static boolean isOfJava(String name) {
    return OF_JAVA.contains(name);
  }

  /** Takes away what would change how a fork starts or computes. */
  public static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> isOfJava(name) || KernelVariables.contains(name));
  }
}
