import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def json = new JsonSlurper()
def target = new File(basedir, 'target')
def runs = [
  'shapes-cnn/seed-1': 299,
  'shapes-cnn/seed-2': 299,
  'shapes-mlp/seed-1': 1091
]

runs.each { path, parameters ->
  def folder = new File(target, "experiments/$path")
  assert folder.list().sort() ==
      ['events.jsonl', 'job.json', 'model.zip', 'predictions.bin', 'result.json', 'trainer.log']

  def result = json.parse(new File(folder, 'result.json'))
  assert result.experiment == path.split('/')[0]
  assert result.parameters == parameters
  assert result.epochs*.epoch == [1, 2, 3]
  assert result.test_accuracy == result.epochs.last().test_accuracy
  assert result.test_accuracy >= 0.9
  assert result.dataset.train_images == 600
  assert result.confusion_matrix.flatten().sum() == 150
  assert result.weights_sha256 ==~ /[0-9a-f]{64}/

  assert new ZipFile(new File(folder, 'model.zip')).withCloseable { it.getEntry('configuration.json') != null }
  assert new File(folder, 'predictions.bin').length() > 0
}

def results = json.parse(new File(target, 'experiments/results.json'))
assert results.experiments*.name == ['shapes-cnn', 'shapes-mlp']
assert results.experiments*.verdict*.outcome == ['PASS', 'PASS']
assert results.experiments*.failures == [[], []]
assert results.experiments[0].runs*.seed == [1, 2]

def pages = new File(target, 'site/experiments')
assert new File(pages, 'index.html').text.contains('shapes-cnn')
['shapes-cnn', 'shapes-mlp'].each {
  def page = new File(pages, "${it}.html").text
  assert page.contains('Perceptron, in YAML') == (it == 'shapes-mlp')
  assert !page.contains('<script')
  assert !(page =~ /(src|href)="(https?:)?\/\//)
}

// What passes is shown with its figures too.
def log = new File(basedir, 'build.log').text
assert log.contains('test_accuracy')
assert !log.contains('[WARNING]')

// Nothing of the build is left behind: no process, no half-written file.
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
target.eachFileRecurse { assert !it.name.endsWith('.tmp') }
