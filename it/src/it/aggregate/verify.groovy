import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def file = { new File(basedir, it) }
def failed = { goal, module -> log =~ /Failed to execute goal [^\n]*:$goal \([^)]*\) on project $module: / }

// One verdict, with the module at its experiment, each module by its own parameters.
assert failed('check-aggregate', 'overview')
assert log.contains('steady/shapes: PASS (1 check passed)')
assert log.contains('on project overview: 1 of 2 experiments failed\n[ERROR] \n' +
    '[ERROR] worse/shapes: FAIL (1 of 1 check failed)\n' +
    '[ERROR]   FAILED    test_loss ')
assert log.contains('[ERROR]   module    commands for it take -pl :worse\n')
assert log.contains('[INFO] Both experiments pass in 2 modules\n')
assert log.contains('there is no experiment \'shape\' here; the modules have shapes')

// One report: from the last module, and by hand at the root.
['overview/target', 'target'].each {
  def pages = file("$it/site/experiments-aggregate")
  assert pages.list().findAll { it.endsWith('.html') }.sort()*.replaceAll('-[0-9a-f]{8}', '') ==
      ['index.html', 'steady_shapes.html', 'worse_shapes.html']
  def index = new File(pages, 'index.html').getText('UTF-8')
  pages.list().findAll { it =~ /shapes.*html/ }.each { assert index.contains("href=\"$it\"") }
  assert index.contains('<bdi>steady/shapes</bdi>') && index.contains('<bdi>worse/shapes</bdi>')
}
assert new JsonSlurper().parse(file('target/experiments-aggregate/bencher.json')).keySet() ==
    ['steady/shapes', 'worse/shapes'] as Set
assert file('target/experiments-aggregate/runs.csv').text.readLines()*.tokenize(',')*.first() ==
    ['experiment', 'steady/shapes', 'worse/shapes']
assert !file('library/target/experiments').exists()

// Maven builds the root first.
assert log.contains('on project aggregate: check-aggregate is bound to a phase of aggregate, which Maven builds before its module')

// The crash is shown by the reports of its module and of all, and fails the build in the end.
assert failed('check-aggregate', 'overview').size() == 2
assert log.contains('on project overview: worse: 1 of 1 run did not complete\n[ERROR] \n[ERROR] shapes seed 1: ')
def suite = new XmlSlurper().parse(file('worse/target/experiment-reports/TEST-shapes.xml'))
assert suite.@errors == 1
assert suite.@name == 'experiments.worse.shapes' && suite.testcase.every { it.@classname == suite.@name }
assert file('overview/target/site/experiments-aggregate/index.html').text.contains('mvn verify -pl :worse -Dexperiment.names=shapes'.replace(' ', '</span> <span class="xr-word">'))

// Sites of projects that others are about as well have a page for all of them; the others do not.
['target', 'overview/target'].each {
  def page = file("$it/site/experiments-aggregate.html").getText('UTF-8')
  assert page.contains('href="experiments-aggregate/index.html"')
  assert page.contains('>steady/shapes</a>') && page.contains('>worse/shapes</a>')
  assert file("$it/site/project-reports.html").text.contains('href="experiments-aggregate.html"')
}
assert file('steady/target/site/experiments.html').file
assert !file('steady/target/site/experiments-aggregate.html').exists()
assert !log.contains('\tat ')
