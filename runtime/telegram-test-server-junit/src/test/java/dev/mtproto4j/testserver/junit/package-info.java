@NullMarked
package dev.mtproto4j.testserver.junit;

import org.jspecify.annotations.NullMarked;
