def log = new File(basedir, 'build.log').text

assert log.contains('nothing recorded')
assert !log.contains('\tat ')
