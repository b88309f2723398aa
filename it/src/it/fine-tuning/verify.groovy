import groovy.json.JsonSlurper
import java.nio.ByteBuffer
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text
def folders = [sectors: 'target/experiments/sectors/seed-1', distances: 'target/tuned/distances/seed-1']
def result = { name -> new JsonSlurper().parse(new File(basedir, folders[name] + '/result.json')) }

// The parameters of a model, which are the last in its file of them: floats, big-endian.
def parameters = { name ->
  new ZipFile(new File(basedir, folders[name] + '/model.zip')).withCloseable { zip ->
    def bytes = zip.getInputStream(zip.getEntry('coefficients.bin')).bytes
    def floats = ByteBuffer.wrap(bytes).position(bytes.length - 4 * result(name).parameters).slice()
    (0..<result(name).parameters).collect { floats.getInt() }
  }
}

// A kernel and a bias of 2 and 16, and four vectors of the normalization, bit by bit.
int frozen = 2 * 16 + 16 + 4 * 16
def sectors = parameters('sectors')
def distances = parameters('distances')
assert sectors.size() == frozen + 16 * 3 + 3
assert distances.size() == frozen + 16 * 12 + 12 + 12 + 1
assert distances.take(frozen) == sectors.take(frozen)

def tuned = result('distances')
assert tuned.layers.collect { it.non_trainable_parameters } == [48, 64, 0, 0, 0]
assert tuned.initial_weights_sha256 != tuned.weights_sha256
assert tuned.epochs.last().train_loss < 0.7 * tuned.epochs.first().train_loss
assert log.contains('distances: PASS (1 check passed)')

def page = new File(basedir, 'target/tuned/site/distances.html').text
assert page.contains('units 16, trainable false')
assert page.contains('112')

// Without saying which layers, all of them would have to be those of the file.
assert log.contains("src/whole/distances.yaml:8:18: target/experiments/sectors/seed-1/model.keras: Dense 'dense_1': its kernel is [16, 3] in the file, but [16, 12] in the network")
assert log.contains("src/whole/distances.yaml:8:18: target/experiments/sectors/seed-1/model.keras: Dense 'dense_2': the file has no weights at dense_2/vars")
