import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def experiments = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments
def runs = { name -> experiments.find { it.runs[0].experiment == name }.runs }

// Every gate passed, on the rows that the figures are published for.
assert log.contains('auto-mpg: PASS (2 checks passed)')
assert log.contains('diabetes: PASS (2 checks passed)')
assert log.contains('segment: PASS (1 check passed)')
def rows = { name -> runs(name).collect { [it.dataset.train_images, it.dataset.test_images] }.unique() }
assert rows('auto-mpg') == [[314, 78]]
assert rows('diabetes') == [[576, 192]]
assert rows('segment') == [[1500, 810]]

// Missing values are left out, origins are three numbers.
assert runs('auto-mpg')[0].dataset.features.columns*.name.drop(6) == ['origin=Europe', 'origin=Japan', 'origin=USA']
