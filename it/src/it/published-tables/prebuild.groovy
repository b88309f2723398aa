import groovy.json.JsonSlurper

def fetched = new File(basedir, '../../data')
def data = new File(basedir, 'data')
data.mkdirs()
def write = { name, rows -> new File(data, name).text = rows.collect { it.join(',') }.join('\n') + '\n' }

['segment-challenge.arff', 'segment-test.arff'].each {
  new File(data, it).bytes = new File(fetched, it).bytes
}

// Every fourth row is tested with, as in scripts/diabetes.py.
def lines = new File(fetched, 'diabetes.arff').readLines()*.trim()
def names = lines.findAll { it.toLowerCase().startsWith('@attribute') }.collect { it.split(/\s+/)[1].replace("'", '') }
def people = lines.findAll { it && !(it[0] in ['@', '%']) }.collect { it.split(',') as List }
write('diabetes.csv', [names + 'part'] + people.withIndex().collect { row, i -> row + (i % 4 == 0 ? 'test' : 'train') })

// Of the rows with horsepower, from 0, those that the tutorial tests with: what is left by pandas'
// dataset.sample(frac=0.8, random_state=0), numpy.random.RandomState(0).permutation(392)[314:].
def test = [9, 25, 28, 31, 32, 38, 39, 42, 47, 53, 57, 70, 72, 82, 84, 87, 88, 91, 99, 105, 115, 117, 119, 121, 127, 128,
    131, 147, 151, 163, 165, 172, 174, 177, 183, 185, 192, 193, 195, 197, 202, 203, 211, 242, 243, 244, 251, 257, 262,
    265, 267, 273, 277, 285, 288, 290, 291, 292, 314, 321, 323, 333, 335, 337, 338, 339, 345, 347, 349, 354, 358, 359,
    362, 364, 369, 376, 378, 390] as Set
def known = 0
def cars = new JsonSlurper().parse(new File(fetched, 'cars.json')).findAll { it.Miles_per_Gallon != null }.collect {
  def part = it.Horsepower != null && known++ in test ? 'test' : 'train'
  [it.Miles_per_Gallon, it.Cylinders, it.Displacement, it.Horsepower ?: '', it.Weight_in_lbs, it.Acceleration,
      it.Year.take(4), it.Origin, part]
}
write('auto-mpg.csv', [['mpg', 'cylinders', 'displacement', 'horsepower', 'weight', 'acceleration', 'model_year', 'origin',
    'part']] + cars)

// The Invoker takes any other value for a failure.
return true
