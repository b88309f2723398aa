import groovy.json.JsonSlurper

def result = { name -> new JsonSlurper().parse(new File(basedir, "target/experiments/$name/seed-1/result.json")) }

// The weight is no feature, and tells what the same row does that is there twice.
assert result('weighted').dataset.features.columns*.name == ['x', 'y']
assert result('weighted').initial_weights_sha256 == result('twice').initial_weights_sha256
assert Math.abs(result('weighted').test_loss - result('twice').test_loss) < 1e-5
assert Math.abs(result('weighted').test_loss - result('plain').test_loss) > 1e-4

// The losses are summed and divided by the number of rows, 100 and 150.
assert Math.abs(result('weighted').train_loss / result('twice').train_loss - 1.5) < 1e-4

// It is part of the data.
assert result('weighted').provenance.identity.data.keySet().contains('train_weights')
assert !result('plain').provenance.identity.data.keySet().contains('train_weights')
assert new File(basedir, 'target/site/experiments/weighted.html').text.contains('one for each training row')
