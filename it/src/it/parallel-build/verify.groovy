import groovy.json.JsonSlurper

def results = ['left', 'right'].collect {
  new JsonSlurper().parse(new File(basedir, "$it/target/experiments/same-name/seed-1/result.json"))
}

// The same inputs give the same weights, whoever trains beside them.
assert results[0].weights_sha256 == results[1].weights_sha256
assert !new File(basedir, 'build.log').text.contains('not marked @threadSafe')
