package io.github.experimentmaven.resolution;

import java.nio.file.Path;

/**
 * An artifact on the trainer's class path.
 *
 * @param coordinates {@code groupId:artifactId:version} or {@code
 *     groupId:artifactId:version:classifier}
 * @param file a jar, or a folder of classes
 */
public record TrainerArtifact(String coordinates, Path file) {}
