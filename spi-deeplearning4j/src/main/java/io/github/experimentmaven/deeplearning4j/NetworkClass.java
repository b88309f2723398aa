package io.github.experimentmaven.deeplearning4j;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** A class of the project that describes a network, found by its name. */
final class NetworkClass {

  private static final String WHAT_IS_EXPECTED =
      "trainer.parameters.network names a public class that implements %s or %s, with a public constructor without arguments"
          .formatted(
              NetworkConfiguration.class.getName(), GraphConfiguration.class.getSimpleName());

  private NetworkClass() {}

  /**
   * Makes the network that it describes.
   *
   * @param name of the class
   * @throws IllegalArgumentException if it is no such class, or describes no network
   * @throws Exception what it throws itself
   */
  static Network network(String name, NetworkTask task) throws Exception {
    Object described = instance(name);
    if (described instanceof NetworkConfiguration layers) {
      MultiLayerConfiguration configuration = layers.configuration(task);
      requireSome(name, configuration);
      return new LayeredNetwork(configuration, task.seed());
    }
    ComputationGraphConfiguration configuration =
        ((GraphConfiguration) described).configuration(task);
    requireSome(name, configuration);
    return new GraphNetwork(name, configuration, task.seed());
  }

  @SuppressWarnings("ConstantValue") // the author's class is not checked for null
  private static void requireSome(String name, Object configuration) {
    if (configuration == null) {
      throw new IllegalArgumentException(
          name + " returned null; expected the configuration of a network");
    }
  }

  private static Object instance(String name) throws Exception {
    Class<?> type;
    try {
      type = Class.forName(name, false, NetworkClass.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "there is no class %s on the class path of the project; %s"
              .formatted(name, WHAT_IS_EXPECTED),
          e);
    }
    boolean isNetwork =
        NetworkConfiguration.class.isAssignableFrom(type)
            || GraphConfiguration.class.isAssignableFrom(type);
    if (!isNetwork) {
      throw new IllegalArgumentException(
          "%s describes no network; %s".formatted(name, WHAT_IS_EXPECTED));
    }
    if (type.isInterface()
        || Modifier.isAbstract(type.getModifiers())
        || !Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "%s is abstract or not public; %s".formatted(name, WHAT_IS_EXPECTED));
    }
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "%s has no public constructor without arguments; %s".formatted(name, WHAT_IS_EXPECTED),
          e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
