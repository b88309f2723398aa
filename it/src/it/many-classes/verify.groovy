import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def result = new JsonSlurper().parse(new File(basedir, 'target/experiments/circle/seed-1/result.json'))

assert result.dataset.targets.class_names.size() == 1000
assert result.confusion_matrix.size() == 1000
assert result.classes*.class_name == (0..<1000).collect { String.format('p%04d', it) }
assert log =~ /classes +1000 \(p0000, /

// What the network said is kept, compared and shown.
assert new File(basedir, 'src/experiments/baselines/circle.predictions.gz').length() > 0
assert new File(basedir, 'target/site/experiments/circle.html').text.contains('p0999')
assert !log.contains('\tat ')
assert !log.contains('Exception')
