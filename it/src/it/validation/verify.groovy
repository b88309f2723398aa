import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def baseline = new JsonSlurper().parse(new File(basedir, 'src/experiments/baselines/iris.json'))

// Epochs are about the validation rows, the result about the test rows, too.
assert log =~ /iris seed 1  epoch 30\/30  loss 0\.\d+  accuracy 0\.\d+  val_loss 0\.\d+  val_accuracy [01]\.\d+/
assert log =~ /iris seed 1  done  test_loss 0\.\d+  test_accuracy [01]\.\d+/
assert baseline.runs[0].metrics.keySet() == ['test_accuracy', 'test_loss', 'train_accuracy', 'train_loss', 'val_accuracy', 'val_loss'] as Set

// The same split gives the same bits.
assert log.contains("gives the baseline's bits")
assert log.contains("seeds 1, 5 give the baseline's bits")

assert log =~ /training rows +94/
assert log =~ /validation rows +11/
assert log =~ /test rows +45/

// Another split is another training, and said to be.
assert log.contains('iris seed 1  started: validation.split 0.1 -> 0.2, other training features and labels, ')
assert log.contains('the samples to train on, or their targets, are not those of the baseline; if it is intended, accept it')

// The file is in the order of its classes: the last half has all of one.
assert log =~ /iris\.yaml:8:13: the last 53 of 105 training rows are all there are of class '.*virginica', so that none is left to train on/

// The network of the other experiment stops, each seed in its time, and is that of its best epoch.
def stopped = [1, 5].collect { new JsonSlurper().parse(new File(basedir, "target/experiments/stopped/seed-$it/result.json")) }
stopped.each {
    assert it.course.ending == 'EARLY_STOPPING'
    assert it.epochs.size() < 200
    assert it.weights_sha256 == it.epochs[it.course.kept_epoch - 1].weights_sha256
    assert it.val_loss == it.epochs*.val_loss.min()
    assert it.val_loss == it.epochs[it.course.kept_epoch - 1].val_loss
    assert log.contains("stopped seed $it.seed  stopped early after epoch ${it.epochs.size()} of 200")
    assert log.contains("stopped seed $it.seed  weights of epoch $it.course.kept_epoch restored")
}
assert stopped[0].epochs.size() != stopped[1].epochs.size()
def courses = new File(basedir, 'target/site/experiments/stopped.html').text
assert courses.contains("Seed 1 stopped early, after epoch ${stopped[0].epochs.size()} of 200")
assert courses.contains('its learning rate was reduced to')
assert courses.contains('Where some have ended, what follows is that of the others.')

def page = new File(basedir, 'target/site/experiments/iris.html').text
assert page.contains('validation figures are measured after it. The test set is evaluated once, after the training.')
assert page.contains('Validation accuracy')
def epochs = new File(basedir, 'target/experiments/exports/epochs.csv').text
assert epochs.startsWith('experiment,seed,epoch,val_loss,val_accuracy,')
assert !log.contains('\tat ')
