def log = new File(basedir, 'build.log').text
def jar = new File(basedir, 'target/part-of-a-dependency-1.jar')

assert log =~ /Left out by includes and excludes: \d+ constructors, \d+ methods/
println "part-of-a-dependency: the jar of the pruned API has ${jar.length()} bytes"
// The whole API has more than six million.
assert jar.length() < 300_000
return true
