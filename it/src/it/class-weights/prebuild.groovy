// Transactions of thirty numbers, of which one in fifty is a fraud: in ten of the numbers it is
// somewhat greater than others are.
def random = new Random(1)
def names = (['time'] + (1..28).collect { 'v' + it } + ['amount', 'fraud']).join(',')
new File(basedir, 'transactions.csv').withWriter('utf-8') { out ->
  out << names << '\n'
  12000.times {
    boolean fraud = random.nextInt(50) == 0
    30.times { column ->
      double value = random.nextGaussian() + (fraud && column < 10 ? 0.7 : 0)
      out << String.format(Locale.ROOT, '%.3f,', value)
    }
    out << (fraud ? 'yes' : 'no') << '\n'
  }
}

// The Invoker takes any other value for a failure.
return true
