def log = new File(basedir, 'build.log').text

// Packed anew, the library is the same code.
assert log.count('steady seed 1  cached') >= 2
assert log.contains('[INFO] steady: PASS')

// Trained again, the one is the same, and of the other it is said that it is not.
assert log.contains("bits      seed 1 gives the baseline's predictions and metrics") ||
    log.contains("seed 1 gives the baseline's predictions and metrics")
assert log.contains('unsteady: INCONCLUSIVE')
assert log.contains('seed 1 has the fingerprint of the baseline but other predictions or metrics: the class of the trainer does not give the same for the same seed')
assert log.contains('steady: bitwise equal')
assert log.contains('unsteady: same predictions')
assert log =~ /diverges     seed 1: train_loss \S+ -> \S+/
assert log =~ /inputs       the same/
assert !log.contains('\tat ')
