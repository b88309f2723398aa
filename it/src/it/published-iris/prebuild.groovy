// The test rows, from 0, that Tribuo 4.3.1 chooses: new TrainTestSplitter<>(source, 0.7, 1L).
def test = [0, 7, 11, 13, 14, 26, 27, 30, 32, 34, 38, 41, 42, 44, 50, 55, 56, 57, 63, 67, 72, 74, 78, 84, 85, 89, 90, 95,
    96, 97, 104, 111, 113, 114, 115, 119, 124, 128, 131, 133, 135, 136, 141, 147, 148] as Set

def lines = new File(basedir, '../../../../experiments/iris/data/iris.csv').readLines()
def table = new File(basedir, 'data/iris.csv')
table.parentFile.mkdirs()
table.text = ([lines[0] + ',part'] + lines.drop(1).withIndex().collect { line, row ->
  line + (row in test ? ',test' : ',train')
}).join('\n') + '\n'

// The Invoker takes any other value for a failure.
return true
