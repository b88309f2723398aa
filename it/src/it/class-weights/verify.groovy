import groovy.json.JsonSlurper

def experiments = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments
def runs = { name -> experiments.find { it.name == name }.runs }
def recall = { name -> runs(name)*.test_recall.sum() / 2 }

// Most frauds are found, where many were not; that costs false alarms.
assert recall('balanced') > 0.6
assert recall('balanced') > recall('plain') + 0.2

// It is said in the result and on the page.
def result = new JsonSlurper().parse(new File(basedir, 'target/experiments/balanced/seed-1/result.json'))
assert result.provenance.identity.experiment.class_weight == 'balanced'
def plain = new JsonSlurper().parse(new File(basedir, 'target/experiments/plain/seed-1/result.json'))
assert !plain.provenance.identity.experiment.containsKey('class_weight')
def page = new File(basedir, 'target/site/experiments/balanced.html').text
assert page.contains('Class weights') && page.contains('balanced')
assert !new File(basedir, 'target/site/experiments/plain.html').text.contains('Class weights')
