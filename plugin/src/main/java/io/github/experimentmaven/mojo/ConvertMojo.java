package io.github.experimentmaven.mojo;

import io.github.experimentmaven.descriptor.KerasConversion;
import io.github.experimentmaven.keras.KerasException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints or writes the experiment file for a model that Keras has saved: the JSON of {@code
 * to_json}, a {@code .keras} archive or an {@code .h5} file. What cannot be carried over is named.
 * Needs no project.
 */
@Mojo(name = "convert", requiresProject = false, threadSafe = true)
public final class ConvertMojo extends AbstractMojo {

  /** The file that Keras has saved. */
  @Parameter(property = "experiment.keras", required = true)
  private File keras;

  /** The experiment file to write. It must not exist yet. Default: the file is printed. */
  @Parameter(property = "experiment.convertTo")
  private @Nullable File convertTo;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      KerasConversion conversion = KerasConversion.of(keras.toPath());
      conversion.findings().forEach(finding -> getLog().warn("Not carried over: " + finding));
      if (convertTo == null) {
        conversion.text().lines().forEach(getLog()::info);
        return;
      }
      if (Files.exists(convertTo.toPath())) {
        throw new MojoExecutionException(
            "experiment.convertTo: " + convertTo + " is there already; name another file");
      }
      AtomicFile.write(convertTo.toPath(), file -> Files.writeString(file, conversion.text()));
      getLog().info("Experiment: " + convertTo);
    } catch (KerasException e) {
      throw new MojoExecutionException(keras + ": " + String.join("\n", e.findings()), e);
    } catch (IOException e) {
      throw new MojoExecutionException(FileFailure.text(e), e);
    }
  }
}
