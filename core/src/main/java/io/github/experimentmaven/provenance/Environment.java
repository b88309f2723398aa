package io.github.experimentmaven.provenance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a run was computed. It should have no influence on the result; where results differ all the
 * same, it is the first thing to look at.
 *
 * @param processor the processor's model, or the architecture where the system does not tell
 * @param instructionSets those of its instruction sets that numeric libraries choose kernels by
 * @param jvm name and version of the Java virtual machine
 * @param operatingSystem name and version
 * @param processors how many there are for the trainer, which computes on one, or on those of them
 *     that were idle, at most one for each part of a batch
 * @param plugin the version of this plugin
 * @param libraries {@link Libraries#others()}: the versions of what is on the trainer's class path
 *     and does not calculate
 */
public record Environment(
    String processor,
    List<String> instructionSets,
    String jvm,
    String operatingSystem,
    int processors,
    String plugin,
    Map<String, String> libraries) {

  public Environment {
    instructionSets = List.copyOf(instructionSets);
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }
}
