import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def results = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments
def names = ['mlp/units=16,optimizer=rmsprop', 'mlp/units=16,optimizer=sgd', 'mlp/units=8,optimizer=rmsprop']
def files = names*.replace('/', ',')

// Those that were not asked for in the end are still there.
assert results*.name == ['chosen'] + names
results = results.drop(1)
assert results.every { it.file == 'src/experiments/mlp.yaml' && it.cell.sweep == 'mlp' }
assert results[1].cell.values*.text == ['16', 'sgd']
assert results*.definition*.architecture.collect { it[1].Dense.units } == [16, 16, 8]

names.each { name ->
  [1, 2].each { seed ->
    assert log.count("${name} seed ${seed}  done") >= 1
    assert log.contains("${name} seed ${seed}  cached")
  }
}
assert log.contains('6 of 6 runs')
files.each {
  assert new File(basedir, "target/experiments/${it}/seed-1/model.zip").file
  assert new File(basedir, "src/experiments/baselines/${it}.json").file
  assert new File(basedir, "src/experiments/history/${it}.jsonl").file
  assert new File(basedir, "target/experiment-reports/TEST-${it}.xml").file
}
// The page of the sweep is gone with the last report, which was asked for what was adopted alone.
assert new File(basedir, 'target/site/experiments/chosen.html').file
def adopted = new File(basedir, 'src/experiments/chosen.yaml').text
assert adopted.contains(', adopted from the sweep mlp (src/experiments/mlp.yaml)\n# review\n')
assert adopted.contains('The best val_accuracy of 3 experiments')
names.each { assert adopted.contains(it) }
[1, 2].each { assert log.contains("chosen seed ${it}  cached") }
assert log.contains('[INFO] mlp/units=16,optimizer=sgd: bitwise equal')
assert !log.contains('mlp/units=8,optimizer=rmsprop: bitwise equal')
assert !log.contains('belongs to no experiment')
assert !log.contains('\tat ')
