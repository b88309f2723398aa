assert new File(basedir, 'target/site/experiments.html').text.contains('This project has no recorded experiments.')
assert !new File(basedir, 'target/site/experiments').exists()
