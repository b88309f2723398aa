import groovy.json.JsonSlurper

def weights = ['target/experiments', 'target/second'].collect {
  new JsonSlurper().parse(new File(basedir, "$it/twice/seed-1/result.json")).weights_sha256
}
assert weights[0] == weights[1]
