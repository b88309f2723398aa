package io.github.experimentmaven.report.page;

import io.github.experimentmaven.storage.Sha256;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a report. An experiment's page is called like the experiment, unless that name is
 * taken by the index, differs from another only in case, or is no file name on some system; then it
 * gets a short hash behind it.
 */
public final class PageNames {

  /** The page that lists all experiments. */
  public static final String INDEX = "index.html";

  /** The style sheet. */
  public static final String STYLE_SHEET = "report.css";

  private static final int LONGEST = 100;
  private static final int HASH_DIGITS = 8;

  private final Map<String, String> stems;
  private final Map<String, String> sweeps = new LinkedHashMap<>();

  /**
   * @param experiments the names of all experiments of the report
   * @param sweeps the names of all sweeps; their pages take what names the experiments leave
   */
  public PageNames(Collection<String> experiments, Collection<String> sweeps) {
    this(experiments);
    PageNames own = new PageNames(sweeps);
    Set<String> taken = stems.values().stream().map(PageNames::key).collect(Collectors.toSet());
    own.stems.forEach(
        (name, stem) ->
            this.sweeps.put(
                name, taken.contains(key(stem)) ? disambiguated("sweep " + name) : stem));
  }

  /**
   * @param experiments the names of all experiments of the report
   */
  public PageNames(Collection<String> experiments) {
    Map<String, Long> uses =
        experiments.stream().collect(Collectors.groupingBy(PageNames::key, Collectors.counting()));
    this.stems = new LinkedHashMap<>();
    for (String name : experiments) {
      boolean plain =
          name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}")
              && !key(name).equals("index")
              && uses.getOrDefault(key(name), 0L) == 1;
      stems.put(name, plain ? name : disambiguated(name));
    }
  }

  /** The page of an experiment. */
  public String page(String experiment) {
    return stem(experiment) + ".html";
  }

  /**
   * The file of a sample image on an experiment's page.
   *
   * @param number from 0
   */
  public String sample(String experiment, int number) {
    return stem(experiment) + "-sample-" + (number + 1) + ".png";
  }

  /**
   * The file of a training image, as it is or augmented, on an experiment's page.
   *
   * @param number from 0
   */
  public String augmented(String experiment, int number) {
    return stem(experiment) + "-augmented-" + (number + 1) + ".png";
  }

  /**
   * The file of a test image that an experiment's page shows because it was mistaken.
   *
   * @param number from 0
   */
  public String mistake(String experiment, int number) {
    return stem(experiment) + "-mistake-" + (number + 1) + ".png";
  }

  /**
   * The file of a test image that an experiment's page shows because its prediction flipped.
   *
   * @param number from 0
   */
  public String flip(String experiment, int number) {
    return stem(experiment) + "-flip-" + (number + 1) + ".png";
  }

  /** The page of a sweep. */
  public String sweep(String sweep) {
    return stem(sweeps, sweep) + ".html";
  }

  /**
   * The page that has the table of a sweep in another order. No name of an experiment has a comma.
   *
   * @param number of the order, from 0
   */
  public String order(String sweep, int number) {
    return stem(sweeps, sweep) + "," + number + ".html";
  }

  private String stem(String experiment) {
    return stem(stems, experiment);
  }

  private static String stem(Map<String, String> stems, String name) {
    String stem = stems.get(name);
    if (stem == null) {
      throw new IllegalArgumentException("the report has no experiment " + name);
    }
    return stem;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String disambiguated(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]+", "_");
    return safe.substring(0, Math.min(LONGEST, safe.length()))
        + "-"
        + Sha256.of(name).substring(0, HASH_DIGITS);
  }
}
