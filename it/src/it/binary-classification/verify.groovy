import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def baseline = new JsonSlurper().parse(new File(basedir, 'src/experiments/baselines/churn.json'))
def accepted = baseline.runs[0]

// Trained by the loss that goes with the sigmoid, well enough, and accepted.
assert log.contains('churn: NEW (1 check passed)')
assert log =~ /Accepted: src\/experiments\/baselines\/churn.json/
assert baseline.identity.experiment.loss == 'binary_crossentropy'
assert baseline.runs*.seed == [1, 2, 3]
assert accepted.metrics.test_accuracy > 0.85
assert accepted.metrics.test_roc_auc > 0.9 && accepted.metrics.test_pr_auc > 0.85
assert accepted.metrics.test_brier_score < 0.15
assert new File(basedir, 'src/experiments/baselines/churn.predictions.gz').length() < 2000

// The same seeds give the same bits.
assert log.contains('seeds 1, 2, 3 give the baseline\'s bits')

// A worse recipe fails, and its rows are counted.
assert log =~ /FAILED    test_roc_auc 0\.\d+ \(mean of 3 seeds\) is 0\.\d+ below the baseline's/
assert log =~ /rows      newly wrong: [1-9]/
assert !log.contains('\tat ')

// The pages have what the task has to show, and call a row a row.
def page = new File(basedir, 'target/site/experiments/churn.html').text
['ROC curve, AUC', 'Precision and recall, average precision', 'Calibration, Brier score', 'Confusion', 'city=Bonn', '200 test rows'].each {
  assert page.contains(it) : it
}
def seen = page.replaceAll(/(?s)<[^>]*>/, ' ')
assert !(seen =~ /(?i)\bimages?\b/)

// Every format has its figures.
def exports = new File(basedir, 'target/experiments/exports')
def runs = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments[0].runs
def mean = { key -> runs*."$key".sum() / runs.size() }
def near = { one, other -> Math.abs(one - other) < 1e-6 }
def bencher = new JsonSlurper().parse(new File(exports, 'bencher.json')).churn
['test_accuracy', 'test_roc_auc', 'test_pr_auc', 'test_brier_score', 'test_f1'].each {
  assert near(bencher[it].value, mean(it)) : it
  assert new File(exports, 'runs.csv').readLines()[0].split(',').contains(it)
}
assert new JsonSlurper().parse(new File(exports, 'github-action-benchmark.json'))*.name.contains('churn: test brier_score')
assert new File(basedir, 'target/experiments/tensorboard/churn/seed-1').list().size() == 1
assert new File(basedir, 'target/experiment-reports/TEST-churn.xml').text.contains('test_roc_auc vs baseline')
