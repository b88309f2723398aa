// A hundred rows, of which each second one weighs two; the same rows, of which each second one is
// there twice; and rows to test with.
def random = new Random(1)
def row = {
  double x = random.nextGaussian()
  double y = random.nextGaussian()
  String.format(Locale.ROOT, '%.3f,%.3f,%s', x, y, x * y + random.nextGaussian() / 2 > 0 ? 'yes' : 'no')
}
def rows = (1..100).collect { row() }
def write = { name, lines -> new File(basedir, name).text = (['x,y,same,weight'] + lines).join('\n') + '\n' }
write('weighted.csv', rows.withIndex().collect { line, i -> "$line,${i % 2 + 1}" })
write('twice.csv', rows.withIndex().collectMany { line, i -> ["$line,1"] * (i % 2 + 1) })
write('test.csv', (1..100).collect { row() + ',1' })

// The Invoker takes any other value for a failure.
return true
