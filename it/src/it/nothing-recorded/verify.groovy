def log = new File(basedir, 'build.log').text

assert log.contains('FAILED    nothing recorded: seed 1 is not trained yet')
assert !log.contains('\tat ')
