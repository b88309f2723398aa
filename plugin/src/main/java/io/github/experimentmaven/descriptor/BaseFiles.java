package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Completes files that take others as their base: {@code extends} names a file, relative to the one
 * that it stands in, of which everything holds that the file does not say otherwise; {@link
 * Overlay} says how, and {@code set} what is changed within its lists. Its name is its own, and
 * {@code null} leaves out a key of it. A base that many files share is read once.
 */
final class BaseFiles {

  private static final String NAME = "name";

  private final Function<Path, Path> shown;
  private final Function<String, @Nullable String> properties;
  private final Map<Path, Base> known = new HashMap<>();

  /**
   * @param shown a file's path in problems
   * @param properties gives the value of a property, or null if there is none of that name
   */
  BaseFiles(Function<Path, Path> shown, Function<String, @Nullable String> properties) {
    this.shown = shown;
    this.properties = properties;
  }

  /**
   * A base with all that it extends itself.
   *
   * @param root null if it has mistakes
   */
  private record Base(@Nullable Node root, List<Problem> problems) {}

  /**
   * A file's tree, properties filled in, with what it extends.
   *
   * @param problems takes what is wrong with the file and with what it extends
   * @throws DescriptorException if the file's text cannot be parsed
   */
  Node read(Path file, Syntax syntax, Problems problems) throws DescriptorException {
    return completed(file, tree(syntax, problems), problems, List.of(normal(file)));
  }

  private Node tree(Syntax syntax, Problems problems) throws DescriptorException {
    return new PropertyFiller(properties, problems).fill(TreeBuilder.build(syntax, problems));
  }

  private Node completed(Path file, Node root, Problems problems, List<Path> chain) {
    if (!(root instanceof Node.Mapping mapping)) {
      return root;
    }
    if (mapping.entry(FileKeys.EXTENDS).isEmpty()) {
      mapping
          .entry(FileKeys.SET)
          .ifPresent(
              set ->
                  problems.add(
                      set.keyAt(),
                      "set changes what is extended, and nothing is",
                      "write the values where they belong"));
      return without(mapping, FileKeys.SET);
    }
    Node value = mapping.entry(FileKeys.EXTENDS).get().value();
    Object name = new TextType().read(value, FileKeys.EXTENDS, problems);
    if (name == null) {
      return new Node.Broken(root.at());
    }
    Path base = normal(file.resolveSibling(String.valueOf(name)));
    Node below = base(base, value, problems, chain);
    if (!(below instanceof Node.Mapping all)) {
      return new Node.Broken(root.at());
    }
    Node merged =
        new Overlay(problems)
            .merged(
                without(all, NAME),
                without(without(mapping, FileKeys.EXTENDS), FileKeys.SET),
                Optional.of(ExperimentDecoder.LANGUAGE));
    return changed(merged, mapping, problems);
  }

  /** With what the file changes within what it extends. */
  private static Node changed(Node merged, Node.Mapping file, Problems problems) {
    Optional<Node.Entry> set = file.entry(FileKeys.SET);
    if (set.isEmpty()) {
      return merged;
    }
    Object changes = new ChangesType().read(set.get().value(), FileKeys.SET, problems);
    Node changed = changes == null ? null : merged;
    if (changes instanceof Changes known) {
      for (SweepReader.Setting setting : known.settings()) {
        changed =
            changed == null
                ? null
                : setting.path().set(changed, setting.value(), setting.at(), problems);
      }
    }
    return changed == null ? new Node.Broken(file.at()) : changed;
  }

  /** The tree of a base; null if there is a problem with it. */
  private @Nullable Node base(Path base, Node named, Problems problems, List<Path> chain) {
    if (chain.contains(base)) {
      List<Path> circle = new ArrayList<>(chain.subList(chain.indexOf(base), chain.size()));
      circle.add(base);
      problems.add(
          named.at(),
          "files extend each other in a circle: "
              + String.join(" extends ", circle.stream().map(this::text).toList()),
          "leave extends out of one of them");
      return null;
    }
    if (Syntax.of(base).isEmpty()) {
      problems.add(named.at(), "an experiment file ends in .yaml, .yml or .json");
      return null;
    }
    if (!Files.exists(base)) {
      problems.add(
          named.at(),
          "there is no file " + text(base),
          "the path is relative to the folder of the file that extends it");
      return null;
    }
    Base read = known.get(base);
    if (read == null) {
      List<Path> longer = new ArrayList<>(chain);
      longer.add(base);
      read = read(base, longer);
      if (read.root() != null) {
        known.put(base, read);
      }
    }
    read.problems().forEach(problems::add);
    return read.root();
  }

  private Base read(Path base, List<Path> chain) {
    try {
      SourceText source = new SourceFile(base, shown.apply(base)).read();
      Problems own = new Problems(source);
      Syntax syntax = Syntax.of(base).orElseThrow();
      Node root = completed(base, tree(syntax, own), own, chain);
      ExperimentDecoder.requireMap(root, own);
      return new Base(own.found().isEmpty() ? root : null, own.found());
    } catch (DescriptorException e) {
      return new Base(null, e.problems());
    }
  }

  private static Node.Mapping without(Node.Mapping mapping, String key) {
    return mapping.only(each -> !each.equals(key));
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private String text(Path file) {
    return shown.apply(file).toString().replace('\\', '/');
  }
}
