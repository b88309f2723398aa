def log = new File(basedir, 'build.log').text

assert !log.contains('broken.yaml')
assert !new File(basedir, 'target').exists()
