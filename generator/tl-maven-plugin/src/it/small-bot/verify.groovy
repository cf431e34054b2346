def log = new File(basedir, 'build.log').text
def jar = new File(basedir, 'target/small-bot-1.jar')

assert log =~ /60 definitions/
assert log =~ /Kept as bytes, without a class: \d+ constructors/
assert log =~ /Tests run: 3, Failures: 0, Errors: 0/
println "small-bot: the jar of thirty methods and thirty constructors has ${jar.length()} bytes"
assert jar.length() < 100_000
return true
