import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def baseline = new JsonSlurper().parse(new File(basedir, 'src/experiments/baselines/price.json'))
def accepted = baseline.runs[0]

// Trained by the squared error, well enough, and accepted without a side file.
assert log.contains('price: NEW (1 check passed)')
assert log =~ /Accepted: src\/experiments\/baselines\/price.json/
assert baseline.identity.experiment.loss == 'mean_squared_error'
assert baseline.runs*.seed == [1, 2, 3]
assert accepted.metrics.test_r2 > 0.7
assert accepted.metrics.test_root_mean_squared_error >= accepted.metrics.test_mean_absolute_error
assert baseline.predictions == null
assert !new File(basedir, 'src/experiments/baselines/price.predictions.gz').exists()

// The same seeds give the same bits.
assert log.contains('seeds 1, 2, 3 give the baseline\'s bits')

// A worse recipe fails by both figures, of which one is better if it is greater, the other if less.
assert log =~ /FAILED    test_r2 -?\d+\.\d+ \(mean of 3 seeds\) is \d+\.\d+ below the baseline's/
assert log =~ /FAILED    test_mean_absolute_error \d+\.\d+ \(mean of 3 seeds\) is \d+\.\d+ above the baseline's/
assert !log.contains('\tat ')

// The pages have what the task has to show, and call a row a row.
def page = new File(basedir, 'target/site/experiments/price.html').text
['price, predicted against true', 'price, predicted minus true', 'Greatest errors', 'city=Bonn', 'Predictions for the test rows are off by'].each {
  assert page.contains(it) : it
}
def seen = page.replaceAll(/(?s)<[^>]*>/, ' ')
assert !(seen =~ /(?i)\bimages?\b/)

// Every format has its figures.
def exports = new File(basedir, 'target/experiments/exports')
def runs = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments[0].runs
def mean = { key -> runs*."$key".sum() / runs.size() }
def near = { one, other -> Math.abs(one - other) < 1e-6 }
def bencher = new JsonSlurper().parse(new File(exports, 'bencher.json')).price
['test_r2', 'test_mean_absolute_error', 'test_root_mean_squared_error'].each {
  assert near(bencher[it].value, mean(it)) : it
  assert new File(exports, 'runs.csv').readLines()[0].split(',').contains(it)
}
assert new JsonSlurper().parse(new File(exports, 'github-action-benchmark.json'))*.name.contains('price: test mean_absolute_error')
assert new File(basedir, 'target/experiments/tensorboard/price/seed-1').list().size() == 1
assert new File(basedir, 'target/experiment-reports/TEST-price.xml').text.contains('test_r2 vs baseline')
