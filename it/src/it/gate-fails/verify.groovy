import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def results = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json'))
def loss = results.experiments[0].runs[0].test_loss

assert results.experiments*.name == ['ambitious', 'modest']
assert results.experiments*.verdict*.outcome == ['FAIL', 'PASS']

assert log.contains('ambitious: FAIL (1 of 1 check failed)')
assert log.contains("FAILED    test_loss ${String.format(Locale.ROOT, '%.4f', loss)} is above the allowed 0.001 by ")
assert log.contains('modest: PASS (1 check passed)')
assert log.contains('passed    test_accuracy ')
assert log =~ /Failed to execute goal .*experiment-maven-plugin:[^:]+:check/

['index', 'ambitious', 'modest'].each {
  assert new File(basedir, "target/site/experiments/${it}.html").file
}
assert !log.contains('\tat ')
