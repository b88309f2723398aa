import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text
def run = new File(basedir, 'target/experiments/shapes/seed-1')
def result = new JsonSlurper().parse(new File(run, 'result.json'))

// Numbers and categories in the order of the file, what was learned of them beside them.
assert result.dataset.features.columns*.name == ['width', 'height', 'colour=blue', 'colour=green', 'colour=red', 'unit=cm']
assert result.dataset.features.columns*.scale.collect { it != 1 } == [true, true, false, false, false, false]
assert result.dataset.targets.class_names == ['a', 'b', 'c']
assert [result.dataset.train_images, result.dataset.test_images] == [90, 30]

// The model takes raw numbers.
new ZipFile(new File(run, 'model.zip')).withCloseable { assert it.getEntry('normalizer.bin') != null }

// Described, trained by the first build, and by no other; prepared once.
assert log.contains('training rows    90')
assert log =~ /columns          width \(less [0-9.]+, divided by [0-9.]+\)/
assert log.count('shapes seed 1  done') == 1
assert log.count('shapes seed 1  cached') == 1
assert new File(basedir, 'target/data').listFiles().count { new File(it, 'dataset.json').exists() } == 1

// What tells nothing is warned of where the data is described and by what trains, in each of two builds.
assert log.count("[WARNING] src/experiments/shapes.yaml:3:3: column 'unit=cm', the same in all rows that are trained on, " +
    'tells nothing; ignore leaves out columns of a table') == 4
assert log =~ /constant +unit=cm/
def page = new File(basedir, 'target/site/experiments/shapes.html').text
assert page.contains('Constant columns')

// The page has the classes of both parts.
assert log =~ /classes +3 \(a, b, c\), the largest 1.00 times the smallest/
assert page.contains('Class balance')

// What is wrong is told where the experiment names its data, with the line of the file.
assert log.contains("src/broken/broken.yaml:3:3: data/broken.csv:42: column 'width' has '2.34', which is not a number")
assert !log.contains('\tat ')
