def log = new File(basedir, 'build.log').text

assert log =~ /broken\.tl:2:11: .*Pointt/
assert log.contains('Did you mean Point?')

assert log.contains('The generated sources are not what the schema gives.')
assert log.contains('src/main/java/org/example/api/MethodRegistry.java: the file is missing')
assert log.contains('To regenerate them, run: mvn dev.mtproto4j:tl-maven-plugin:generate')
assert !new File(basedir, 'src/main/java/org/example/api/MethodRegistry.java').exists()

assert log.contains('field x is long, was int')
assert log.contains('1 change breaks the wire or Java sources')
assert new File(basedir, 'target/diff.html').text.contains('field x is long')
assert new File(basedir, 'target/diff.md').text.contains('**breaks wire and Java**')

assert log =~ /wrong-id\.tl:1:6: the id of point is written as 00000001/
assert new File(basedir, 'good.tl').text == 'point x:int = Point;\n'

assert log.contains('failOn is never, breaking, wire or java, not "everything"')
assert log.contains("The parameter 'input' is missing: what is to be merged")
// A user's mistake is no reason to show a stack.
assert !log.contains('at dev.mtproto4j')
return true
