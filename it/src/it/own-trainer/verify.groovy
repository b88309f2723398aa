import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def read = { new JsonSlurper().parse(new File(basedir, it)) }
def accepted = read('src/experiments/baselines/shapes.json')
def result = read('target/experiments/shapes/seed-1/result.json')

// Weights and epochs are the class's own affair: nothing pretends to know them.
assert result.parameters == 75
assert result.layers == [] && result.epochs == []
assert result.initial_weights_sha256 == null && result.weights_sha256 == null
assert result.images_per_second == null
assert result.test_accuracy > 0.9
assert result.train_loss > 0
assert result.confusion_matrix*.sum().sum() == 30
assert new File(basedir, 'target/experiments/shapes/seed-1/predictions.bin').file
assert new File(basedir, 'target/experiments/shapes/seed-1/kept/model.zip').file
assert new File(basedir, 'target/experiments/shapes/seed-1/trainer.log').text.contains('trained by the project itself')

// Where it comes from: the parameters, the project's own classes, its libraries, and not the interfaces.
def trainer = accepted.identity.experiment.trainer
assert trainer.parameters == [epochs: 60, learning_rate: 0.1, units: 8]
assert trainer.code['test-classes'] ==~ /[0-9a-f]{64}/
assert trainer.code['org.deeplearning4j:deeplearning4j-nn'].startsWith('1.0.0-M2.1 ')
assert !trainer.code.keySet().any { it.contains('experiment-maven') }
assert accepted.runs[0].weights_sha256 == []

// Trained once, then known; trained again it is the same, and other code is named.
assert log.count('shapes seed 1  done') == 3
assert log.count('shapes seed 1  cached') == 1
assert log.contains('shapes: bitwise equal')
assert log =~ /shapes seed 1  started: trainer\.code\.test-classes [0-9a-f]{12}\.\.\. -> [0-9a-f]{12}\.\.\./
assert log =~ /shapes differs from what was accepted in trainer\.code\.test-classes /

// Described without a network.
assert log.contains('Trainer: com.acme.ShapesTrainer')
assert log =~ /units +8\R/
assert !log.contains('Total params')

def page = new File(basedir, 'target/site/experiments/shapes.html').text
assert page.contains('com.acme.ShapesTrainer')
assert page.contains('learning_rate')
assert new File(basedir, 'target/site/experiments/index.html').text.contains('ShapesTrainer')
assert !log.contains('\tat ')
