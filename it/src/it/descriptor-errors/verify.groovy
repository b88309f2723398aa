def log = new File(basedir, 'build.log').text

[
  'src/experiments/misspelt.yaml:5:24: ',
  'src/experiments/misspelt.yaml:6:35: ',
  'src/experiments/misspelt.yaml:7:12: ',
  'src/experiments/out-of-range.json:7:13: ',
  'src/experiments/out-of-range.json:8:17: '
].each { assert log.contains(it) }
assert (log =~ /src\/experiments\/[a-z-]+\.(yaml|json):\d+:\d+: /).collect { it[0] }.unique().size() == 5

['activation', 'softmax', 'rmsprop'].each { assert log.contains("did you mean '$it'?") }

assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
