def site = new File(basedir, 'target/site')

assert new File(site, 'project-reports.html').text.contains('href="experiments.html"')
def page = new File(site, 'experiments.html').text
assert page.contains('href="experiments/index.html"')
assert page.contains('href="experiments/shown.html"')
assert new File(site, 'experiments/index.html').file
assert new File(site, 'experiments/shown.html').file
