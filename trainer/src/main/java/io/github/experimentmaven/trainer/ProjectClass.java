package io.github.experimentmaven.trainer;

import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** A class of a project, found by its name and called. */
final class ProjectClass {

  private static final String WHAT_IS_EXPECTED =
      "a trainer is a public class that implements "
          + ExperimentTrainer.class.getName()
          + ", with a public constructor without arguments";

  private final String name;
  private final ClassLoader loader;

  /**
   * @param name of the class
   * @param loader has the class path of the project
   */
  ProjectClass(String name, ClassLoader loader) {
    this.name = name;
    this.loader = loader;
  }

  /**
   * Has it train.
   *
   * @throws ClassFailure if it is no trainer, or does not come to an end
   */
  TrainingOutcome train(TrainingTask task) throws ClassFailure {
    Class<? extends ExperimentTrainer> type = type();
    try {
      TrainingOutcome outcome = type.getConstructor().newInstance().train(task);
      if (outcome == null) {
        throw new ClassFailure(name + " returned null; expected a TrainingOutcome");
      }
      return outcome;
    } catch (ClassFailure e) {
      throw e;
    } catch (NoSuchMethodException e) {
      throw new ClassFailure(
          name + " has no public constructor without arguments; " + WHAT_IS_EXPECTED);
    } catch (InvocationTargetException e) {
      throw thrown("the constructor of " + name, e.getCause() == null ? e : e.getCause());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // whatever somebody else's code throws is a failure of its run
      throw thrown(name, e);
    }
  }

  private Class<? extends ExperimentTrainer> type() throws ClassFailure {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new ClassFailure(
          "there is no class %s on the class path of the project; %s"
              .formatted(name, WHAT_IS_EXPECTED));
    } catch (LinkageError e) {
      throw thrown(name, e);
    }
    if (!ExperimentTrainer.class.isAssignableFrom(type)) {
      throw new ClassFailure(
          "%s does not implement %s; %s"
              .formatted(name, ExperimentTrainer.class.getSimpleName(), WHAT_IS_EXPECTED));
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new ClassFailure("%s is abstract; %s".formatted(name, WHAT_IS_EXPECTED));
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new ClassFailure("%s is not public; %s".formatted(name, WHAT_IS_EXPECTED));
    }
    return type.asSubclass(ExperimentTrainer.class);
  }

  private static ClassFailure thrown(String who, Throwable cause) {
    UserFrames.cut(cause);
    String advice =
        cause instanceof NoClassDefFoundError
            ? "; experiment.classpathScope chooses the class path of the project"
            : "";
    return new ClassFailure(
        "%s failed: %s%s".formatted(who, UserFrames.line(cause), advice), cause);
  }
}
