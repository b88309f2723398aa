import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.nio.ByteBuffer
import java.nio.ByteOrder
import org.apache.commons.csv.CSVFormat

def json = new JsonSlurper()
def target = new File(basedir, 'target')
def exports = new File(target, 'experiments/exports')
def runs = json.parse(new File(target, 'experiments/results.json')).experiments[0].runs
def mean = { key -> runs*."$key".sum() / runs.size() }
def near = { one, other -> Math.abs(one - other) < 1e-6 }

def suite = new XmlSlurper().parse(new File(target, 'experiment-reports/TEST-two-seeds.xml'))
assert suite.@tests == 4
assert suite.@failures == 1
assert suite.testcase*.@name == ['test_accuracy', 'test_loss', 'run of seed 1', 'run of seed 2']
assert suite.testcase[1].failure.@message.text().contains('above the allowed 0.001')

def read = { name ->
  CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
      .parse(new StringReader(new File(exports, name).getText('UTF-8'))).records
}
assert read('runs.csv')*.get('test_loss')*.toDouble() == runs*.test_loss
assert read('epochs.csv')*.get('epoch') == ['1', '2', '1', '2']
assert read('classes.csv').size() == 6

def bencher = json.parse(new File(exports, 'bencher.json'))
assert near(bencher['two-seeds'].test_accuracy.value, mean('test_accuracy'))
assert bencher['two-seeds'].test_loss.with { lower_value < value && value < upper_value }

def benchmarks = json.parse(new File(exports, 'github-action-benchmark.json'))
assert benchmarks*.name == ['two-seeds: test error rate', 'two-seeds: test loss']
assert near(benchmarks[0].value, 100 * (1 - mean('test_accuracy')))

[1, 2].each { seed ->
  def folder = new File(target, "experiments/tensorboard/two-seeds/seed-$seed")
  assert folder.list().size() == 1 && folder.list()[0].startsWith('events.out.tfevents.0.')
  def events = ByteBuffer.wrap(folder.listFiles()[0].bytes)
      .order(ByteOrder.LITTLE_ENDIAN)
  int records = 0
  while (events.hasRemaining()) {
    long length = events.getLong()
    events.position(events.position() + 4 + (int) length + 4)
    records++
  }
  assert records == 3
}

assert new File(basedir, 'summary.md').getText('UTF-8').startsWith('## ci-formats: 1 FAIL\n')
def log = new File(basedir, 'build.log').getText('UTF-8')
// Annotations go past the log, and yet come where they belong.
def lines = log.readLines()
def reported = lines.findIndexOf { it.startsWith('[INFO] Report: ') }
def annotated = lines.findIndexOf { it.startsWith('::error file=src/experiments/two-seeds.yaml,line=14,col=') }
def checked = lines.findIndexOf { it =~ /^\[INFO\] --- .*:check / }
assert 0 <= reported && reported < annotated && annotated < checked
assert lines[annotated].contains('test_loss')
assert log =~ /Failed to execute goal .*experiment-maven-plugin:[^:]+:check/
