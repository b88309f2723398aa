import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def result = new JsonSlurper().parse(new File(basedir, 'target/experiments/circle/seed-1/result.json'))

assert result.dataset.targets.class_names.size() == 1000
assert result.confusion_matrix.size() == 1000
assert result.classes*.name == (0..<1000).collect { String.format('p%04d', it) }
assert log =~ /classes +1,?000 \(p0000, /

// What the network said is kept, compared and shown.
assert new File(basedir, 'src/experiments/baselines/circle.predictions.gz').length() > 0
def page = new File(basedir, 'target/site/experiments/circle.html').text
assert page =~ /(?s)Classes.{1,200}?1\D{1,8}000, the largest 1\.00 times the smallest/
assert !log.contains('\tat ')
assert !log.contains('Exception')
