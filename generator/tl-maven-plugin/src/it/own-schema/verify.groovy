def log = new File(basedir, 'build.log').text
def sources = new File(basedir, 'target/generated-sources/tl/org/example')

assert log.contains('Tests run: 1, Failures: 0')
// First run, with two schemas in one folder.
assert log =~ /Layer 3: 3 definitions .* from 1 files/
assert log =~ /target\/generated-sources\/tl: 3 definitions, \d+ files written, 0 unchanged, 0 deleted, in /
// Second run.
assert (log =~ /target\/generated-sources\/tl: up to date, \d+ files, checked in \d+ ms/).count == 3
// Third run: the square, its interface and the errors are gone, the other schema is left alone.
assert log =~ /2 definitions, \d+ files written, \d+ unchanged, [1-9]\d* deleted/
assert !new File(sources, 'shapes/type/Square.java').exists()
assert !new File(sources, 'shapes/type/Shape.java').exists()
assert new File(sources, 'shapes/type/Circle.java').text.contains('\n  public ')
assert new File(sources, 'second/type/Note.java').exists()
assert !new File(sources, 'second/type/Note.java').text.contains('/**')
return true
