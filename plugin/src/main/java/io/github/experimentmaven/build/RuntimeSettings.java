package io.github.experimentmaven.build;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of the user's settings may change the bits of a result, and is therefore part of its
 * identity.
 *
 * @param jvmArguments for the trainers' JVM, which win over ours
 * @param nativeClassifier of the native libraries; null for the one that fits this machine
 * @param environment added to the trainers' environment, over ours
 */
record RuntimeSettings(
    List<String> jvmArguments, @Nullable String nativeClassifier, Map<String, String> environment) {

  RuntimeSettings {
    jvmArguments = List.copyOf(jvmArguments);
    environment = Map.copyOf(environment);
  }
}
