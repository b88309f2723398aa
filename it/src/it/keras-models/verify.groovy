import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def result = { name ->
  new JsonSlurper().parse(new File(basedir, "target/experiments/$name/seed-1/result.json"))
}

// What PyTorch makes of the same weights: keras_models.py prints it.
def evaluated = result('evaluated')
assert Math.abs(evaluated.test_loss - 0.392789816) < 1e-5
assert Math.abs(evaluated.test_accuracy - 49 / 60) < 1e-9
assert evaluated.epochs == []
assert evaluated.weights_sha256 == evaluated.initial_weights_sha256
assert evaluated.provenance.identity.data.initial_weights == evaluated.weights_sha256
assert log.contains('evaluated: PASS (1 check passed)')

// Of both files the weights are the same, and training starts from them.
def tuned = result('tuned')
assert tuned.initial_weights_sha256 == evaluated.weights_sha256
assert tuned.weights_sha256 != tuned.initial_weights_sha256
assert tuned.epochs.size() == 2
assert Math.abs(tuned.test_loss - evaluated.test_loss) < 0.1

// Once, and not again by the second build.
assert log.count('evaluated seed 1  done') == 1
assert log.count('evaluated seed 1  cached') == 1
def page = new File(basedir, 'target/site/experiments/evaluated.html').text
assert page.contains('0 epochs')

// Exported and read again, the network that was trained is the same.
def exported = new JsonSlurper().parse(new File(basedir, 'target/again/exported/seed-1/result.json'))
assert exported.weights_sha256 == tuned.weights_sha256
assert exported.test_loss == tuned.test_loss
assert exported.predictions_sha256 == tuned.predictions_sha256

def converted = new File(basedir, 'target/blobs.yaml').text
assert converted.contains('- Dense: {units: 8, activation: relu}')

assert log.contains("src/broken/other.yaml:5:18: models/blobs.keras: Dense 'dense': its kernel is [2, 8] in the file, but [2, 9] in the network")

// What is read and written is no news.
assert !log.contains('HDF5 file')
