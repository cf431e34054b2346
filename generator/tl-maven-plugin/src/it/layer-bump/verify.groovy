def log = new File(basedir, 'build.log').text
def generated = new File(basedir, 'target/generated-sources/tl/org/example/api')

assert log.contains('Layer 214 to 228')
assert log =~ /Layer 214: \d+ definitions/
assert log =~ /Layer 228: \d+ definitions/
assert log =~ /\d+ files written, \d+ unchanged, [1-9]\d* deleted/
assert new File(basedir, 'src/main/tl/root.tl').text.startsWith('// LAYER 228\n')
assert new File(generated, 'ApiLayer.java').text.contains('LAYER = 228')
assert !new File(generated, 'method/channels/CreateForumTopic.java').exists()
assert new File(basedir, 'target/classes/org/example/api/method/messages/CreateForumTopic.class').exists()
return true
