def log = new File(basedir, 'build.log').getText('UTF-8')

new java.util.zip.ZipFile(new File(basedir, 'release/target/baseline-artifact-release-1.jar')).withCloseable {
  assert it.getEntry('baselines/shapes.json')
  assert it.getEntry('baselines/shapes.predictions.gz')
}

// Other seeds of the same recipe pass, a worse one fails.
assert log =~ /passed    test_accuracy [0-9.]+ \(mean of 3 seeds\) is .* the baseline's [0-9.]+ \(mean of 3 seeds\); the true difference lies between/
assert log =~ /FAILED    test_accuracy 0\.\d+ \(mean of 3 seeds\) is 0\.\d+ below the baseline's/
assert log.contains('; if it is intended, accept it where io.github.experimentmaven.it:baseline-artifact-release:1 is built, and name the version that has it')

// What is not to be had is an error at its line, before anything is trained.
assert log =~ /src\/experiments\/shapes\.yaml:14:22: io\.github\.experimentmaven\.it:baseline-artifact-release:jar:2 cannot be resolved: [^\n]*\n\[ERROR\]   \| baseline: /
assert log.contains("[ERROR]   check its name and version, or build it: declare it as a dependency if it is a module of this build, else run 'mvn install' in its project\n")
assert log =~ /src\/experiments\/shapes\.yaml:14:22: \S+:mnist-dataset:\S+ has no baselines\/shapes\.json; an artifact of baselines has them in that folder/
assert !log.contains('\tat ')
