// it/src/data/fetch brings the tables.
return ['segment-challenge.arff', 'segment-test.arff', 'diabetes.arff', 'cars.json'].every {
  new File(basedir, "../../data/$it").exists()
}
