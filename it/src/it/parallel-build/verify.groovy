import groovy.json.JsonSlurper

def results = ['left', 'right'].collect {
  new JsonSlurper().parse(new File(basedir, "$it/target/experiments/same-name/seed-1/result.json"))
}

// The same inputs give the same weights, whoever trains beside them.
assert results[0].weights_sha256 == results[1].weights_sha256
assert !new File(basedir, 'build.log').text.contains('not marked @threadSafe')

// Experiments of the same name are told apart by their modules.
def log = new File(basedir, 'build.log').readLines()
assert ['left', 'right'].every { module -> log.any { it.contains("[parallel-build-$module] same-name seed 1  done") } }
