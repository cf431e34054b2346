@NullMarked
package dev.mtproto4j.core.session;

import org.jspecify.annotations.NullMarked;
