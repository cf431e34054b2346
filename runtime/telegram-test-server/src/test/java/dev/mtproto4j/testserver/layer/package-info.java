@NullMarked
package dev.mtproto4j.testserver.layer;

import org.jspecify.annotations.NullMarked;
