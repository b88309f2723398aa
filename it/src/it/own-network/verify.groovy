import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text
def read = { new JsonSlurper().parse(new File(basedir, it)) }
def accepted = read('src/experiments/baselines/shapes.json')
def seed = 'target/experiments/shapes/seed-1'
def result = read("$seed/result.json")

// Two numbers and three colours, 8 hidden units, 3 classes.
assert result.parameters == (5 * 8 + 8) + (13 * 3 + 3)
assert result.test_accuracy > 0.9
assert result.train_loss > 0
def model = new ZipFile(new File(basedir, "$seed/kept/model.zip"))
assert model.entries()*.name.containsAll(['configuration.json', 'coefficients.bin', 'updaterState.bin'])
model.close()
def epochs = new File(basedir, "$seed/trainer.log").readLines().findAll { it =~ /^epoch \d+ of 30: loss \S+$/ }
assert epochs.size() == 30

// What decides the bits: the parameters, the class that describes the network, the trainer and its libraries.
def trainer = accepted.identity.experiment.trainer
assert trainer.parameters == [batch_size: 8, epochs: 30, learning_rate: 0.02, network: 'com.acme.ShapesNet', units: 8]
assert trainer.code['test-classes'] ==~ /[0-9a-f]{64}/
assert trainer.code['org.deeplearning4j:deeplearning4j-nn'].startsWith('1.0.0-M2.1 ')
assert trainer.code['io.github.experimentmaven:experiment-maven-deeplearning4j'] ==~ /\S+ [0-9a-f]{64}/
assert !trainer.code.containsKey('io.github.experimentmaven:experiment-maven-spi')

// Trained once, then known; trained again it is the same with its dropout, and another network is another.
assert log.count('shapes seed 1  cached') == 1
assert log.contains('shapes: bitwise equal')
assert log.contains('plain: bitwise equal')
assert log =~ /shapes seed 1  started: trainer\.code\.test-classes [0-9a-f]{12}\.\.\. -> [0-9a-f]{12}\.\.\./
assert log =~ /shapes differs from what was accepted in trainer\.code\.test-classes /
assert log.contains('[INFO] plain: PASS')

// What is wrong with a network is told of its class.
assert log.contains('java.lang.IllegalArgumentException: there is no class com.acme.PlainNett on the class path of the project; trainer.parameters.network names a public class that implements io.github.experimentmaven.deeplearning4j.NetworkConfiguration or GraphConfiguration, with a public constructor without arguments')
assert log =~ /java\.lang\.IllegalStateException: there is no such network, at com\.acme\.PlainNet\.configuration\(PlainNet\.java:\d+\)/
assert log.contains("did not ask for the parameter 'batchsize': is it misspelt?")
assert log.contains('2 of 3 runs did not complete')
assert !log.contains('at io.github.experimentmaven.deeplearning4j')
