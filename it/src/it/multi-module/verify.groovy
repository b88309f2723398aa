['lines', 'blobs'].each {
  assert new File(basedir, "$it/target/experiments/$it/seed-1/result.json").file
  assert new File(basedir, "$it/target/site/experiments/${it}.html").file
}
assert !new File(basedir, 'target').exists()
assert !new File(basedir, 'library/target').exists()
assert !new File(basedir, 'build.log').text.contains('[WARNING]')
