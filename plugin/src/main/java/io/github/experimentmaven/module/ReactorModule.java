package io.github.experimentmaven.module;

import java.util.Set;

/**
 * A module among several.
 *
 * @param name unique among them
 * @param folder where it is, relative to the project that looks at all of them; empty for its own
 * @param module its experiments
 */
public record ReactorModule(String name, String folder, ExperimentModule module) {

  /** What selects it in commands: {@code -pl :name}. */
  public String selector() {
    return name.contains(":") ? name : ":" + name;
  }

  /** The same with some of its experiments only. */
  public ReactorModule with(Set<String> experiments) {
    return new ReactorModule(name, folder, module.with(experiments, module.outputDirectory()));
  }

  /** A file of the module, which the module itself calls by this name. */
  public String shown(String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }
}
