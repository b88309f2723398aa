def site = new File(basedir, 'target/site')

assert new File(site, 'project-reports.html').text.contains('Experiments')
def page = site.listFiles().find { it.name.startsWith('experiment') && it.name.endsWith('.html') }
assert page
assert page.text.contains('shown')
assert page.text.contains('experiments/index.html')
assert new File(site, 'experiments/index.html').file
assert new File(site, 'experiments/shown.html').file
