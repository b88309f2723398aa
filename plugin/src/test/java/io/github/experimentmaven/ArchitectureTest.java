package io.github.experimentmaven;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.ConditionEvent.createMessage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may import whom. The data goes one way through the packages, and so do the imports. */
@AnalyzeClasses(
    packages = ArchitectureTest.BASE,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  static final String BASE = "io.github.experimentmaven";

  private static final String JACKSON = "com.fasterxml.jackson..";

  private static final String COMMONS_MATH = "org.apache.commons.math3..";

  /** The help goal, which the build generates. */
  private static final String GENERATED = BASE + ".experiment_maven_plugin";

  @ArchTest static final ArchRule experimentsAreValuesThatDependOnNothing = only("experiment");

  @ArchTest static final ArchRule tasksAreKindsOfExperiments = only("task", ours("experiment"));

  @ArchTest
  static final ArchRule descriptorsBecomeExperiments =
      only(
          "descriptor",
          ours("experiment"),
          ours("keras"),
          ours("spelling"),
          // draws the points of a sweep
          ours("statistics"),
          ours("storage"),
          ours("task"),
          JACKSON,
          "org.yaml.snakeyaml.error..",
          "org.apache.commons.text..");

  @ArchTest
  static final ArchRule filesOfKerasAreReadInTheWordsOfTheLanguage =
      only("keras", ours("storage"), JACKSON, "io.jhdf..");

  @ArchTest
  static final ArchRule dataSetsAreReadWithoutMaven =
      only("dataset", ours("experiment"), ours("storage"), ours("task"), JACKSON);

  @ArchTest
  static final ArchRule ofExperimentsDataSetsKnowShapesAndPartsAlone =
      noClasses()
          .that()
          .resideInAPackage(ours("dataset"))
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of an experiment, shapes and parts excepted",
                  used ->
                      used.getPackageName().equals(BASE + ".experiment")
                          && !used.isEquivalentTo(Shape.class)
                          && !used.isEquivalentTo(Part.class)));

  @ArchTest
  static final ArchRule resolutionIsWhereMavenResolverIsUsed =
      only(
          "resolution",
          ours("dataset"),
          ours("experiment"),
          ours("platform"),
          ours("preparation"),
          ours("spelling"),
          ours("storage"),
          "javax.inject",
          "org.apache.maven..",
          "org.eclipse.aether..");

  @ArchTest
  static final ArchRule preparationMakesDataSetsWithoutMaven =
      only(
          "preparation",
          ours("dataset"),
          ours("experiment"),
          // what must not get into the JVMs of classes of projects, and what it has agreed with
          // them
          ours("platform"),
          ours("result"),
          ours("spelling"),
          ours("storage"),
          ours("task"),
          "com.fasterxml.jackson.core.io",
          "de.siegmar.fastcsv..",
          "java.awt.image",
          "javax.imageio..",
          "org.apache.commons.compress..",
          "org.apache.commons.io");

  @ArchTest
  static final ArchRule spellingKnowsNamesAlone = only("spelling", "org.apache.commons.text..");

  @ArchTest static final ArchRule numbersAreWrittenByAll = only("numbers");

  @ArchTest static final ArchRule failuresAreOfAllKinds = only("failure");

  @ArchTest
  static final ArchRule platformsAreOfTheMachineThatTrains =
      only("platform", ours("experiment"), ours("provenance"));

  @ArchTest static final ArchRule whatDriversOfClustersAreToldNeedsJavaAlone = only("remote");

  @ArchTest static final ArchRule storageKnowsNothingOfWhatIsKept = only("storage", JACKSON);

  @ArchTest static final ArchRule provenanceIsAValue = only("provenance", ours("storage"), JACKSON);

  @ArchTest
  static final ArchRule resultsAreValuesWithAJsonForm =
      only(
          "result", ours("experiment"), ours("provenance"), ours("storage"), ours("task"), JACKSON);

  @ArchTest
  static final ArchRule aCacheKnowsResultsByTheirFingerprint =
      only("cache", ours("result"), ours("storage"), JACKSON);

  @ArchTest
  static final ArchRule plansAreMadeFromVerifiedExperiments =
      only(
          "plan",
          ours("task"),
          ours("experiment"),
          ours("descriptor"),
          ours("dataset"),
          ours("provenance"),
          ours("result"),
          JACKSON);

  @ArchTest
  static final ArchRule launchingKnowsRunsAndTheirResults =
      only(
          "launch",
          ours("experiment"),
          ours("task"),
          ours("cache"),
          ours("platform"),
          ours("plan"),
          ours("provenance"),
          ours("remote"),
          ours("result"),
          ours("storage"),
          // how much memory the machine has
          "com.sun.management",
          "me.tongfei.progressbar..",
          "org.apache.commons.io",
          "org.jline..");

  /** SECURITY.md promises it. */
  @ArchTest
  static final ArchRule nothingListens =
      noClasses()
          .should()
          .dependOnClassesThat(
              areOneOf(
                  "java.net.ServerSocket",
                  "java.net.DatagramSocket",
                  "java.net.MulticastSocket",
                  "java.nio.channels.ServerSocketChannel",
                  "java.nio.channels.AsynchronousServerSocketChannel",
                  "java.nio.channels.DatagramChannel",
                  "javax.net.ServerSocketFactory",
                  "com.sun.net.httpserver.HttpServer",
                  "java.rmi.registry.LocateRegistry"));

  /** SECURITY.md promises it. */
  @ArchTest
  static final ArchRule nothingIsDeserialized =
      noClasses()
          .should()
          .dependOnClassesThat(areOneOf("java.io.ObjectInputStream", "java.beans.XMLDecoder"))
          .orShould()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "Deeplearning4j deserializes", ArchitectureTest::deserializes));

  @ArchTest static final ArchRule interfacesOfProjectsBringNothingWithThem = only("spi");

  @ArchTest
  static final ArchRule aTrainerSeesNothingOfMaven =
      only(
          "trainer",
          ours("spi"),
          ours("task"),
          ours("experiment"),
          ours("dataset"),
          ours("provenance"),
          ours("result"),
          ours("storage"),
          "org.deeplearning4j..",
          "org.nd4j..",
          "org.bytedeco..",
          JACKSON);

  @ArchTest
  static final ArchRule whatWasAcceptedIsAFileOfResults =
      only(
          "accepted",
          ours("task"),
          ours("descriptor"),
          ours("experiment"),
          ours("provenance"),
          ours("result"),
          ours("storage"),
          JACKSON);

  @ArchTest
  static final ArchRule agreementIsOfResultsWithAcceptedOnes =
      only(
          "agreement",
          ours("task"),
          ours("accepted"),
          ours("experiment"),
          ours("gate"),
          ours("provenance"),
          ours("result"),
          ours("statistics"));

  @ArchTest
  static final ArchRule gatesJudgeResultsByExperiments =
      only(
          "gate",
          ours("task"),
          ours("dataset"),
          ours("experiment"),
          ours("provenance"),
          ours("result"),
          ours("accepted"),
          ours("statistics"));

  @ArchTest
  static final ArchRule choosingKnowsResultsAlone =
      only(
          "choosing",
          ours("task"),
          ours("experiment"),
          ours("gate"),
          ours("provenance"),
          ours("result"),
          ours("statistics"));

  @ArchTest
  static final ArchRule statisticsAreNumbersInAndNumbersOut = only("statistics", COMMONS_MATH);

  @ArchTest
  static final ArchRule statisticsAreInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(ours("statistics"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(COMMONS_MATH);

  @ArchTest
  static final ArchRule reportsShowWhatIsThere =
      only(
          "report",
          ours("task"),
          ours("accepted"),
          ours("experiment"),
          ours("dataset"),
          ours("provenance"),
          ours("result"),
          ours("storage"),
          ours("gate"),
          ours("choosing"),
          ours("statistics"),
          "freemarker..",
          "javax.imageio..",
          "org.apache.maven.doxia..",
          "org.apache.maven.reporting..");

  @ArchTest
  static final ArchRule reportsAreMadeFromValuesThatKnowNoPage =
      only(
          "report.model",
          ours("task"),
          ours("gate"),
          ours("statistics"),
          ours("accepted"),
          ours("experiment"),
          ours("dataset"),
          ours("result"));

  @ArchTest
  static final ArchRule chartsKnowNumbersAndShapes =
      only("report.chart", ours("experiment"), ours("statistics"));

  @ArchTest
  static final ArchRule exportsTellWhatIsThereInOtherWords =
      only(
          "export",
          ours("task"),
          ours("experiment"),
          ours("gate"),
          ours("provenance"),
          ours("result"),
          ours("statistics"),
          ours("storage"),
          JACKSON,
          "javax.xml.stream..");

  /** What goals have done, by the job; each may use those before it. */
  private static final List<String> SERVICES =
      List.of(
          "module",
          "recording",
          "training",
          "reproduction",
          "acceptance",
          "adoption",
          "check",
          "publication",
          "reporting");

  @ArchTest
  static final ArchRule servicesKnowNothingOfGoals =
      noClasses()
          .that()
          .resideInAnyPackage(services())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ours("mojo"), ours("trainer"));

  @ArchTest
  static void servicesUseThoseBeforeThem(JavaClasses classes) {
    for (int i = 0; i < SERVICES.size(); i++) {
      String[] later =
          SERVICES.stream().skip(i + 1).map(ArchitectureTest::ours).toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(ours(SERVICES.get(i)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(classes);
      }
    }
  }

  @ArchTest
  static final ArchRule servicesKnowMavenByResolutionAlone =
      noClasses()
          .that()
          .resideInAnyPackage(services())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse..");

  @ArchTest static final ArchRule goalsNeverLoadATrainer = noneOf("mojo", "trainer");

  @ArchTest
  static final ArchRule onlyATrainerLoadsDeeplearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackage(ours("trainer"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyInheritsByAccident =
      classes().that().resideOutsideOfPackage(GENERATED).should(notBeOpenToInheritance());

  @ArchTest
  static final ArchRule theSameResultsGiveTheSamePagesAtAnyTime =
      noClasses()
          .that()
          .resideInAnyPackage(
              ours("result"), ours("report"), ours("gate"), ours("statistics"), ours("export"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Date.class)
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "the clock is read", call -> readsTheClock(call.getTarget())));

  @ArchTest
  static void packagesSayWhatMayBeNull(JavaClasses classes) {
    List<String> unmarked =
        ours(classes.getDefaultPackage())
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
  }

  @ArchTest
  static void everyPackageHasItsRule(JavaClasses classes) {
    List<String> packages =
        classes.getPackage(BASE).getSubpackages().stream()
            .map(each -> each.getName().substring(BASE.length() + 1))
            .sorted()
            .toList();

    assertThat(packages)
        .containsExactly(
            "acceptance",
            "accepted",
            "adoption",
            "agreement",
            "cache",
            "check",
            "choosing",
            "dataset",
            "descriptor",
            "experiment",
            "experiment_maven_plugin",
            "export",
            "failure",
            "gate",
            "keras",
            "launch",
            "module",
            "mojo",
            "numbers",
            "plan",
            "platform",
            "preparation",
            "provenance",
            "publication",
            "recording",
            "remote",
            "report",
            "reporting",
            "reproduction",
            "resolution",
            "result",
            "spelling",
            "spi",
            "statistics",
            "storage",
            "task",
            "trainer",
            "training");
  }

  /** Coordinates of a drawing are read by no person; all else is rounded the same way. */
  @Test
  void numbersAreRoundedInOnePlace() throws IOException {
    Pattern rounding =
        Pattern.compile(
            "%[-+, 0-9]*\\.|setScale\\(\\w+, |MathContext|RoundingMode|Math\\.round|DecimalFormat"
                + "|\\bNumberFormat\\b");
    List<String> rounders = new ArrayList<>();
    for (String module : List.of("core", "trainer", "plugin")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> code(file).anyMatch(line -> rounding.matcher(line).find()))
            .map(file -> String.valueOf(file.getFileName()))
            .forEach(rounders::add);
      }
    }

    assertThat(rounders).containsExactlyInAnyOrder("Decimal.java", "Svg.java");
    try (Stream<Path> files = Files.walk(Path.of("../reports-template/src/main/resources"))) {
      assertThat(files.filter(Files::isRegularFile).flatMap(ArchitectureTest::code))
          .noneMatch(line -> line.matches(".*\\?(string|round|floor|ceiling)\\b.*"));
    }
  }

  private static Stream<String> code(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.strip().matches("(\\*|//).*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JavaPackage> ours(JavaPackage root) {
    return root.getSubpackagesInTree().stream()
        .filter(each -> each.getName().startsWith(BASE) && !each.getName().equals(GENERATED))
        .filter(each -> !each.getClasses().isEmpty());
  }

  private static String[] services() {
    return SERVICES.stream().map(ArchitectureTest::ours).toArray(String[]::new);
  }

  /** One of our packages with all that is below it. */
  private static String ours(String name) {
    return BASE + "." + name + "..";
  }

  /** The package may import nothing but this, and what every package may. */
  private static ArchRule only(String name, String... others) {
    String[] allowed =
        Stream.concat(
                Stream.of(
                    ours(name),
                    ours("failure"),
                    ours("numbers"),
                    "java..",
                    "org.jspecify.annotations"),
                Stream.of(others))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .onlyDependOnClassesThat(
            are(
                DescribedPredicate.describe(
                    "of " + String.join(", ", allowed),
                    used -> isIn(used.getBaseComponentType(), allowed))));
  }

  /** The base type of an array counts; {@code int} is of no package. */
  private static boolean isIn(JavaClass used, String... packages) {
    return used.isPrimitive() || JavaClass.Predicates.resideInAnyPackage(packages).test(used);
  }

  private static ArchRule noneOf(String name, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(others).map(ArchitectureTest::ours).toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> areOneOf(String... names) {
    return DescribedPredicate.describe(
        "are one of " + String.join(", ", names), used -> List.of(names).contains(used.getName()));
  }

  private static boolean deserializes(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return (owner.equals("org.deeplearning4j.util.ModelSerializer")
            && (name.startsWith("restore")
                || name.startsWith("getObject")
                || name.startsWith("listObjects")))
        || (owner.startsWith("org.nd4j.linalg.dataset.api.preprocessor.serializer")
            && name.startsWith("restore"));
  }

  private static boolean readsTheClock(AccessTarget.CodeUnitCallTarget target) {
    return (target.getOwner().getPackageName().startsWith("java.time")
            && target.getName().equals("now"))
        || (target.getOwner().isEquivalentTo(System.class)
            && List.of("currentTimeMillis", "nanoTime").contains(target.getName()));
  }

  private static ArchCondition<JavaClass> notBeOpenToInheritance() {
    return new ArchCondition<>("be final, sealed, or abstract within their package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean closed =
            type.isInterface()
                || type.isAnonymousClass()
                || type.getModifiers().contains(FINAL)
                || type.reflect().isSealed()
                || (type.getModifiers().contains(ABSTRACT)
                    && !type.getModifiers().contains(PUBLIC));
        events.add(
            new SimpleConditionEvent(type, closed, createMessage(type, "is open to inheritance")));
      }
    };
  }
}
