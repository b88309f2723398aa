def log = new File(basedir, 'build.log').text

// In its run: the message, where in the class it was, and nothing of the plugin.
assert log =~ /exit seed 1: trainer failed \(exit code 6\): com\.acme\.Faults ended the JVM with System\.exit, at com\.acme\.Faults\.exit\(Faults\.java:\d+\); a trainer returns its outcome or throws/
assert log =~ /throws seed 1: trainer failed \(exit code 6\): com\.acme\.Faults failed: java\.lang\.IllegalStateException: the matrix is singular, at com\.acme\.Faults\.train\(Faults\.java:\d+\)/
assert log.contains('com.acme.Faults predicted NaN for test sample 7; expected finite numbers')
assert log.contains('com.acme.Faults gave predictions for 29 samples; expected one for each of the 30 test samples')
assert log.contains("com.acme.Faults told of a metric 'test_acuracy', which multi-class classification does not have; it has test_accuracy, test_loss, train_accuracy, train_loss")
assert log.contains('com.acme.Plain does not implement ExperimentTrainer; a trainer is a public class that implements io.github.experimentmaven.spi.ExperimentTrainer, with a public constructor without arguments')
assert log.contains('com.acme.WithArguments has no public constructor without arguments')
assert !log.contains('at io.github.experimentmaven.trainer')
assert log.contains('7 of 8 runs did not complete')

// One that is right is right all the same, and a parameter nobody asks for is told.
assert new File(basedir, 'target/experiments/fine/seed-1/result.json').file
assert log.contains("com.acme.Faults did not ask for the parameter 'unused': is it misspelt?")

// Before anything is trained, at the line.
assert log.contains('src/missing/misspelt.yaml:3:10: there is no class com.acme.Fauts on the class path of the project in scope test')
assert log.contains("did you mean 'com.acme.Faults'?")
assert log.contains('there is no class com.acme.Fauts on the class path of the project in scope runtime')
assert log.contains("the project has no compiled classes")
assert log.contains('src/mixed/mixed.yaml:3:1: epochs does not apply where trainer is given')
assert log.contains('src/mixed/mixed.yaml:4:1: optimizer does not apply where trainer is given')
