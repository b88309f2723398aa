def log = new File(basedir, 'build.log').text

// At the line: what is wrong, and where in the class it was.
assert log =~ /exit\.yaml:1:\d+: com\.acme\.Faults ended the JVM with System\.exit, at com\.acme\.Faults\.write\(Faults\.java:\d+\); a data set gives its samples and returns, or throws/
assert log =~ /throws\.yaml:1:\d+: com\.acme\.Faults failed: java\.lang\.IllegalStateException: the table is locked, at com\.acme\.Faults\.write\(Faults\.java:\d+\)/
assert log =~ /columns\.yaml:1:\d+: com\.acme\.Faults failed: java\.lang\.IllegalArgumentException: train sample 1 has 3 values; expected 2: a, b, at com\.acme\.Faults\.write\(Faults\.java:\d+\)/
assert log =~ /nan\.yaml:1:\d+: com\.acme\.Faults failed: java\.lang\.IllegalArgumentException: train sample 1 has NaN for 'b'; expected a finite number, at com\.acme\.Faults\.write/
assert log =~ /halt\.yaml:1:\d+: com\.acme\.Faults ended its JVM with exit code 9 before all samples were there/
assert log =~ /empty\.yaml:1:\d+: com\.acme\.Faults gave no sample to its test part; expected at least one/
assert log =~ /plain\.yaml:1:\d+: com\.acme\.Plain does not implement ExperimentDataset; a data set is a public class that implements io\.github\.experimentmaven\.spi\.ExperimentDataset, with a public constructor without arguments/
assert log.contains('misspelt.yaml:2:10: there is no class com.acme.Fauts on the class path of the project in scope test')
assert log.contains("did you mean 'com.acme.Faults'?")
assert log =~ /what it printed is in target\/experiments\/datasets\/com\.acme\.Faults-[0-9a-f]{8}\.log/
assert log.contains('there is no class com.acme.Fauts on the class path of the project in scope runtime')

// Nothing is left of any, and nothing was trained.
assert new File(basedir, 'target/data').listFiles().every { it.name == 'sources' || it.name.startsWith('.') || it.file }
assert !new File(basedir, 'target/experiments/throws').exists()
assert !log.contains('at io.github.experimentmaven.trainer')
