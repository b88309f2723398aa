import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def baseline = new JsonSlurper().parse(new File(basedir, 'src/experiments/baselines/shapes.json'))

// First nothing is there to compare with, which fails only where that is asked for.
assert log.contains('shapes: NEW (0 checks passed)')
assert log.contains('there is no baseline to compare with: src/experiments/baselines/shapes.json does not exist')
assert log.contains('which experiment.failOnMissingBaseline forbids')
assert log =~ /Accepted: src\/experiments\/baselines\/shapes.json/

// The same seeds give the same bits, others are compared.
assert log.contains('seeds 1, 2, 3 give the baseline\'s bits')
assert log =~ /test_accuracy [0-9.]+ \(mean of 3 seeds\) is the baseline's, bit for bit/
assert log =~ /passed    test_accuracy [0-9.]+ \(mean of 3 seeds\) is .* the baseline's [0-9.]+ \(mean of 3 seeds\); the true difference lies between/

// A worse recipe fails by its figures, and what is newly wrong is counted.
assert log =~ /FAILED    test_accuracy 0\.\d+ \(mean of 3 seeds\) is 0\.\d+ below the baseline's/
assert log.contains('if it is intended, accept it: mvn experiment:accept -Dexperiment.names=shapes -Dexperiment.reason="..."')
assert log =~ /images    newly wrong: [1-9]\d*(\.\d, of which \d+ with every seed before and now)?; newly right: \d+/
assert !log.contains('\tat ')

// It was accepted in the end.
assert baseline.experiment == 'shapes'
assert baseline.reason == 'slower'
assert baseline.runs*.seed == [1, 2, 3]
assert new File(basedir, 'src/experiments/baselines/shapes.predictions.gz').length() < 2000
assert log =~ /baseline: changed/
