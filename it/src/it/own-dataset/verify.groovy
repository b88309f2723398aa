import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def read = { new JsonSlurper().parse(new File(basedir, it)) }

// Trained by ordinary networks: rows of classes and images with a number.
def homes = read('target/experiments/homes/seed-1/result.json')
assert homes.dataset.name == 'Homes'
assert homes.confusion_matrix*.sum().sum() == 50
assert homes.classes == null || homes.classes.size() == 2
assert homes.test_accuracy > 0.95
assert read('target/experiments/squares/seed-1/result.json').dataset.name == 'Squares'

// Given once for three experiments, known to the second build, and given again by other code.
assert new File(basedir, 'target/given.txt').readLines() == ['first', 'changed']
assert log.count('homes seed 1  done') == 2
assert log.count('homes seed 1  cached') == 1
assert log.count('fewer seed 1  done') == 2
// The code has changed, but not what it gives.
assert log.count('squares seed 1  done') == 1
assert log.count('squares seed 1  cached') == 2

// Folds are dealt of what is trained on.
def first = read('target/experiments/folded/seed-1-fold-1/result.json')
assert first.confusion_matrix*.sum().sum() == 50

// In a JVM of its own, whose words are kept.
def printed = new File(basedir, 'target/experiments/datasets').listFiles().find { it.name ==~ /com\.acme\.Homes-[0-9a-f]{8}\.log/ }.text
assert printed.contains('given by io.github.experimentmaven.spi.launch.Bootstrap')
assert !log.contains('given by')
assert log =~ /Homes/
assert !log.contains('\tat ')
