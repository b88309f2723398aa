import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def baseline = new JsonSlurper().parse(new File(basedir, 'src/experiments/baselines/iris.json'))

// One run a seed and fold, each with a folder of its own.
assert log.contains('iris: NEW (2 checks passed)')
assert log =~ /test_accuracy 0\.9\d+ is at least 0\.9 \(margin \+0\.\d+, mean of 5 folds x 2 seeds\)/
assert baseline.runs*.seed == [1, 2].collectMany { seed -> (1..5).collect { [seed: seed, fold: it] } }
assert (1..5).every { new File(basedir, "target/experiments/iris/seed-2-fold-$it/result.json").isFile() }

// What was said of all irises, by the network of each seed that has not learned from it.
assert baseline.train_samples == 120
assert baseline.test_samples == 150
assert baseline.predictions.file == 'iris.predictions.gz'

// The same gives the same bits.
assert log.contains('seeds 1, 2 with folds 1, 2, 3, 4, 5 give the baseline\'s bits')
assert log =~ /test_accuracy [0-9.]+ \(mean of 5 folds x 2 seeds\) is the baseline's, bit for bit/
assert log.contains('iris: bitwise equal')

// Another seed is compared fold by fold; other folds are not.
assert log =~ /passed    test_accuracy [0-9.]+ \(mean of 5 folds\) is .* the baseline's [0-9.]+ \(mean of the same folds\); the true difference lies between .* corrected resampled t test\), which is within the allowed 0\.1/
assert log.contains("src/experiments/baselines/iris.json is of folds {count: 5, seed: 1}, those of 'iris' now are folds {count: 4, seed: 1}")

// A worse network fails by its figures, and what is newly wrong is counted over all folds.
assert log =~ /FAILED    test_accuracy 0\.\d+ \(mean of 5 folds\) is 0\.\d+ below the baseline's/
assert log =~ /rows      newly wrong: [1-9]\d*; newly right: \d+/

def page = new File(basedir, 'target/site/experiments/iris.html').text
assert page.contains('5 folds x 1 seed; folds share training samples, so the spread is not that of independent runs.')
assert page.contains('1, fold 5')
assert new File(basedir, 'target/experiments/exports/runs.csv').text.startsWith('experiment,seed,fold,')
assert !log.contains('\tat ')
